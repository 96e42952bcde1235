"""The guides as a small site that needs no other host: `python tools/make_docs.py` writes build/docs."""

import re
import shutil
from collections.abc import Iterator, Sequence
from html import escape
from itertools import pairwise
from pathlib import Path

from markdown_it import MarkdownIt
from markdown_it.token import Token

from codeweek.blocks.colours import COLOURS

ROOT = Path(__file__).parent.parent
DOCS, OUT, SITE = ROOT / "docs", ROOT / "build" / "docs", ROOT / "docs" / "site"
FONTS = ROOT / "codeweek" / "desktop" / "fonts"
PAGES = {  # in the order of the menu, with what the cover says of each
    "guide-animateur": "Une séance de 45 minutes, minute par minute, sans rien savoir d'avance.",
    "guide-enseignant": "Écrire un niveau en dix minutes, en faire un paquet, le prouver.",
    "reference": "Tous les blocs : ce qu'ils font, leur Python, leur nom dans un fichier.",
    "a-imprimer": "Les cartes à découper, la fiche de séance, la feuille de groupe.",
}
SCROLLED = {  # by the keyboard too
    "<pre>": '<pre tabindex="0">',
    "<table>": '<div class="table" tabindex="0"><table>',
    "</table>": "</table></div>",
}
COVER = "Les guides de codeweek"
CARD = '<a class="card" href="{}.html"><strong>{}</strong><span>{}</span></a>'
PICTURE = '<img src="pictures/level.png" alt="Un niveau : les blocs, le programme, le monde et le Python">'


def main(out: Path = OUT) -> None:
    """Build the site anew."""
    shutil.rmtree(out, ignore_errors=True)
    out.mkdir(parents=True)
    titles = {name: _title((DOCS / f"{name}.md").read_text(encoding="utf-8")) for name in PAGES}
    for name in PAGES:
        body = _body((DOCS / f"{name}.md").read_text(encoding="utf-8"))
        (out / f"{name}.html").write_text(_page(titles[name], body, titles, name), encoding="utf-8")
    (out / "index.html").write_text(_page(COVER, _cover(titles), titles, ""), encoding="utf-8")
    (out / "style.css").write_text(
        (SITE / "style.css").read_text(encoding="utf-8") + _colours(), encoding="utf-8"
    )
    for folder in ("pictures", "schema"):
        shutil.copytree(DOCS / folder, out / folder)
    for font in (*FONTS.glob("Andika-*.ttf"), *FONTS.glob("DejaVuSansMono.ttf"), *FONTS.glob("LICENSE-*")):
        shutil.copy(font, out)


def _title(source: str) -> str:
    return source.partition("\n")[0].removeprefix("# ")


def _body(source: str) -> str:
    """A guide as HTML: headings with a name to link to, tables that scroll, French spaces."""
    reader = MarkdownIt("commonmark", {"html": True}).enable("table")
    tokens = reader.parse(re.sub(r"^```(\w+) \S+$", r"```\1", source, flags=re.MULTILINE))
    for before, token in pairwise(tokens):
        if before.type == "heading_open" and token.children:
            before.attrSet("id", anchor("".join(child.content for child in token.children)))
    for token in tokens:
        _dress(token)
    html = str(reader.renderer.render(tokens, reader.options, {}))
    for plain, scrolled in SCROLLED.items():
        html = html.replace(plain, scrolled)
    return html


def _dress(token: Token) -> None:
    """French spaces in what is read; links to other guides lead to their pages."""
    for child in token.children or ():
        if child.type == "text":
            child.content = spaced(child.content)
        if child.type == "link_open":
            child.attrSet("href", re.sub(r"\.md\b", ".html", str(child.attrGet("href"))))


def spaced(words: str) -> str:
    """Words with spaces that do not break around the signs that want them, nor in « 12 à 35 »."""
    return re.sub(r" (?=[:;!?»])|(?<=«) |(?<=\d) (?=à \d)|(?<=\d à) (?=\d)", "\u00a0", words)


def anchor(title: str) -> str:
    """The name of a heading in a link, as the sites that show Markdown make it."""
    return re.sub(r"[^\w\s-]", "", title.strip().lower()).replace(" ", "-")


def _page(title: str, body: str, titles: dict[str, str], here: str) -> str:
    """A whole page around a guide."""
    return (
        (SITE / "page.html")
        .read_text(encoding="utf-8")
        .format(
            title=escape(spaced(title)), body=body, menu="\n".join(_menu(titles, here)), name=here or "index"
        )
    )


def _menu(titles: dict[str, str], here: str) -> Iterator[str]:
    for name, title in titles.items():
        current = ' aria-current="page"' if name == here else ""
        yield f'<a href="{name}.html"{current}>{escape(title)}</a>'


def _cover(titles: dict[str, str]) -> str:
    """What each guide is for."""
    cards = "\n".join(
        CARD.format(name, escape(title), escape(spaced(PAGES[name]))) for name, title in titles.items()
    )
    return f'<h1>{escape(COVER)}</h1>\n{PICTURE}\n<div class="cards">\n{cards}\n</div>'


def _colours() -> str:
    """The blocks in their own colours."""
    rules: Sequence[str] = [
        f".bloc.{name} {{ background: {fill}; color: {ink}; border-color: {border}; }}"
        for name, (fill, ink, border) in COLOURS.items()
    ]
    return "\n".join(rules) + "\n"


if __name__ == "__main__":
    main()
