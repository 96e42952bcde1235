"""Builds the guides as a small self-contained site: `python tools/make_docs.py [FOLDER]`, or build/docs."""

import re
import shutil
import sys
from collections.abc import Iterator, Sequence
from html import escape
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

from markdown_it import MarkdownIt
from markdown_it.token import Token
from paper.words import spaced

from codeweek.blocks.block_signs import COLOURS

ROOT = Path(__file__).parent.parent
DOCS, OUT, SITE = ROOT / "docs", ROOT / "build" / "docs", ROOT / "docs" / "site"
DECISIONS = DOCS / "decisions"
FONTS = ROOT / "codeweek" / "desktop" / "fonts"
MONO = "DejaVuSansMono.ttf"
OWN = {
    "Andika-Regular.ttf": "sans-regular.ttf",
    "Andika-Bold.ttf": "sans-bold.ttf",
    MONO: "mono.ttf",
}  # the page's


class Page(NamedTuple):
    """A page of the site: its word in the menu, and what the cover says of it; it may be in neither."""

    menu: str
    who: str
    says: str
    picture: str = ""
    language: str = "fr"
    source: Path = DOCS  # the folder that its text is in


PAGES = {  # in the order of the menu
    "jouer": Page(
        "Jouer", "Enfants", "Des blocs, un robot, des défis : comment on commence.", "guide-win.png"
    ),
    "guide-animateur": Page(
        "Animer",
        "Animateurs",
        "Une séance de 45 minutes, minute par minute, sans rien savoir d'avance.",
        "guide-map.png",
    ),
    "guide-enseignant": Page(
        "Écrire un niveau",
        "Enseignants",
        "Un niveau à vous en dix minutes, à la souris : le prouver, l'essayer, le donner.",
        "guide-workshop.png",
    ),
    "fiche-technique": Page(
        "Installer",
        "Service informatique",
        "Deux pages à imprimer : ports, fichiers, disque, données, accessibilité, licences.",
        "page-tablet.png",
    ),
    "contributing": Page(
        "Développer",
        "Développeurs",
        "Ajouter un bloc, un monde, une langue (en anglais).",
        "guide-report.png",
        "en",
        ROOT,
    ),
    "guide-niveaux": Page(
        "",
        "Les niveaux écrits",
        "Tout ce qu'un niveau peut dire, en texte, avec des exemples.",
    ),
    "guide-programmes": Page(
        "",
        "Les programmes",
        "Ce que le cours travaille, classe par classe ; ce que chacun sait faire.",
    ),
    "reference": Page(
        "Les blocs",
        "Les blocs",
        "Ce qu'ils font, leur Python, leur nom dans un fichier.",
        "level.png",
    ),
    "a-imprimer": Page(
        "Imprimer", "À imprimer", "Une semaine du code, les cartes, les affiches, les diplômes, les fiches."
    ),
    "accessibilite": Page("Accessibilité", "Accessibilité", "Ce qui a été essayé, et ce qui manque."),
    "english": Page("English", "English", "What codeweek is, on one page.", language="en"),
    "teachers": Page("", "For teachers", "A challenge of your own in ten minutes, by mouse.", language="en"),
    "decisions": Page("", "", "", language="en"),  # the foot of each page leads to it
    "security": Page("", "", "", source=ROOT),
    "code_of_conduct": Page("", "", "", source=ROOT),
    **{  # the one for developers leads to these
        name: Page("", "", "", language="en", source=DOCS / "developers")
        for name in ("recipes", "architecture", "tests", "measures", "solver", "room", "web-api", "renamed")
    },
}
REACHED = {  # what scrolls, by the keyboard too
    "<pre>": '<pre tabindex="0">',
    "<table>": '<div class="table" tabindex="0"><table>',
    "</table>": "</table></div>",
    "<picture>": '<figure class="film"><picture>',  # what moves by itself can be stopped
    "</picture>": '</picture><img class="still" src="pictures/level.png" alt="Le même niveau, immobile">'
    '<label><input type="checkbox"> sans mouvement</label></figure>',
}
COVER = "codeweek"
PROMISE = "Une heure de programmation, avec des blocs qui sont du vrai Python."
FOR_WHOM = (
    "Pour les enfants de 6 à 14 ans, sur de vieux ordinateurs partagés, sans compte et sans Internet, "
    "à côté d'un adulte qui n'a jamais programmé."
)
CARD = '<a class="card" href="{}.html"{}>{}<strong>{}</strong><span>{}</span></a>'
LANGUAGE = {"fr": "", "en": ' hreflang="en"'}
MADE_LINK = re.compile(r"\[([^]]+)\]<!-- papier: ([\w/-]+) -->")  # to a page that only the site has
PAPER = "papier"  # the folder of what is printed
TROUBLE = (
    "Que faire quand…",
    "Qui est bloqué, et que dire",
)  # parts of the guide that are printed by themselves


def main(out: Path = OUT, fonts: str = "") -> None:
    """Rebuild the site; `fonts`: where the page has its own letters, "" to bring the whole ones along."""
    from paper.site import write as write_paper  # brings pygame, which paints the blocks

    shutil.rmtree(out, ignore_errors=True)
    out.mkdir(parents=True)
    write_paper(out / PAPER, [_part(title) for title in TROUBLE], lambda name: _title(text_of(name)))
    for name, page in PAGES.items():
        source = text_of(name)
        whole = _page(_title(source), _body(source, page.language), name, page.language)
        (out / f"{name}.html").write_text(whole, encoding="utf-8")
    (out / "index.html").write_text(_page(COVER, _cover(), "", "fr"), encoding="utf-8")
    (out / "style.css").write_text(_style(fonts), encoding="utf-8")
    for folder in ("pictures", "schema"):
        shutil.copytree(DOCS / folder, out / folder)
    for font in () if fonts else (*FONTS.glob("Andika-*.ttf"), FONTS / MONO, *FONTS.glob("LICENSE-*")):
        shutil.copy(font, out)


def _style(fonts: str) -> str:
    style = (SITE / "style.css").read_text(encoding="utf-8") + _colours()
    if not fonts:
        return style
    return re.sub(r"url\(([\w-]+\.ttf)\)", lambda found: f"url({fonts}{OWN[found[1]]})", style)


def text_of(name: str) -> str:
    """The Markdown of a page, with links to what is made."""
    if name == DECISIONS.name:
        return _decisions()
    folder = PAGES[name].source
    text = (folder / f"{name.upper() if folder == ROOT else name}.md").read_text(encoding="utf-8")
    return MADE_LINK.sub(rf"[\1]({PAPER}/\2.html)", text)


def _decisions() -> str:
    """The index of the decisions and, under it, each of them: one page on the site."""
    index = (DECISIONS / "README.md").read_text(encoding="utf-8")
    files = sorted(DECISIONS.glob("[0-9]*.md"))
    each = [path.read_text(encoding="utf-8") for path in files]
    places = {path.name: "#" + anchor(_title(text)) for path, text in zip(files, each, strict=True)}
    parts = [re.sub(r"(?m)^## (.+)$", r"**\1**", text) for text in each]
    whole = "\n".join([index, *("#" + text for text in parts)])
    return re.sub(r"\]\((\d{4}[\w-]*\.md)\)", lambda found: f"]({places[found[1]]})", whole)


def _part(title: str) -> tuple[str, str]:
    """A part of the animateur's guide: its title, and what is under it, without pictures and links."""
    _, _, after = text_of("guide-animateur").partition(f"\n## {title}\n")
    part = re.sub(r"^!\[.*\]\(.*\)$", "", after.partition("\n## ")[0], flags=re.MULTILINE)
    return spaced(title), _body(re.sub(r"\[([^]]*)\]\([^)]*\)", r"\1", part), "fr")


def _title(source: str) -> str:
    return source.partition("\n")[0].removeprefix("# ")


def _body(source: str, language: str) -> str:
    """A guide as HTML: headings with a name to link to, tables that scroll, French spaces."""
    reader = MarkdownIt("commonmark", {"html": True}).enable("table")
    tokens = reader.parse(re.sub(r"^```(\w+) \S+$", r"```\1", source, flags=re.MULTILINE))
    for before, token in pairwise(tokens):
        if before.type == "heading_open" and token.children:
            before.attrSet("id", anchor("".join(child.content for child in token.children)))
    for token in tokens:
        _dress(token, language)
    html = str(reader.renderer.render(tokens, reader.options, {}))
    for plain, scrolled in REACHED.items():
        html = html.replace(plain, scrolled)
    return html


def _dress(token: Token, language: str) -> None:
    """Add French spaces to text, and point links to other guides to their pages."""
    for child in token.children or ():
        if child.type == "text" and language == "fr":
            child.content = spaced(child.content)
        if child.type == "link_open":
            child.attrSet("href", _on_site(str(child.attrGet("href"))))


def _on_site(link: str) -> str:
    """Where a link to another text leads on the site."""
    there, _, name = link.partition("#")
    if not there.endswith(".md"):
        return link
    page = "decisions" if there.endswith("decisions/README.md") else Path(there).stem.lower()
    return f"{page}.html#{name}" if name else f"{page}.html"


def anchor(title: str) -> str:
    """The name of a heading in a link, as the sites that show Markdown make it."""
    return re.sub(r"[^\w\s-]", "", title.strip().lower()).replace(" ", "-")


def _page(title: str, body: str, here: str, language: str) -> str:
    """A whole page around a guide."""
    return (
        (SITE / "page.html")
        .read_text(encoding="utf-8")
        .format(
            title=escape(title if title == COVER else f"{spaced(title)} · {COVER}"),
            body=body,
            menu="\n".join(_menu(here)),
            name=here or "index",
            language=language,
        )
    )


def _menu(here: str) -> Iterator[str]:
    for name, page in PAGES.items():
        if not page.menu:
            continue
        current = ' aria-current="page"' if name == here else ""
        yield f'<a href="{name}.html"{LANGUAGE[page.language]}{current}>{escape(page.menu)}</a>'


def _cover() -> str:
    """What it is, the film, and a door for each reader."""
    film = re.search(r"<figure.*?</figure>", _body(text_of("jouer"), "fr"), re.DOTALL)
    assert film
    doors = "\n".join(_card(name, page) for name, page in PAGES.items() if page.picture)
    others = "\n".join(_card(name, page) for name, page in PAGES.items() if page.who and not page.picture)
    words = f'<h1>{COVER}</h1>\n<p class="promise">{PROMISE}</p>\n<p>{spaced(FOR_WHOM)}</p>'
    return f'{words}\n{film[0]}\n<div class="cards">\n{doors}\n</div>\n<div class="cards">\n{others}\n</div>'


def _card(name: str, page: Page) -> str:
    picture = f'<img src="pictures/{page.picture}" alt="">' if page.picture else ""
    return CARD.format(name, LANGUAGE[page.language], picture, escape(page.who), escape(spaced(page.says)))


def _colours() -> str:
    """The blocks in their own colours."""
    rules: Sequence[str] = [
        f".bloc.{name} {{ background: {fill}; color: {ink}; border-color: {border}; }}"
        for name, (fill, ink, border) in COLOURS.items()
    ]
    return "\n".join(rules) + "\n"


if __name__ == "__main__":
    main(*map(Path, sys.argv[1:]))
