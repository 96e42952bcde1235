"""The start page of the USB stick: what to double-click, without a network."""

import re
from collections.abc import Iterator
from html import escape
from pathlib import Path

from build_windows import ADDRESS, ZIP
from licences import PACKAGING
from markdown_it import MarkdownIt
from paper.words import spaced

SOURCE = PACKAGING / "stick" / "LISEZ-MOI.md"
MORE = PACKAGING / "stick" / "style.css"
ONLY = re.compile(r"<!-- (\w+) -->\n?(.*?)<!-- end -->\n?", re.DOTALL)
WHOLE, LACKING, NONE = "windows", "python", "nothing"  # for Windows: all, all but Python, nothing
ENGLISH = '<div lang="en">'  # where it begins
# Guides in the order of those who read them; of the others the last one tells.
GUIDES = (
    "jouer",
    "guide-animateur",
    "a-imprimer",
    "papier/fr/index",
    "guide-enseignant",
    "guide-niveaux",
    "guide-programmes",
    "reference",
    "fiche-technique",
    "index",
)
FOLDER = "page/guides"
TITLE = re.compile(r"<title>(.*?)( · codeweek)?</title>")
CARD = '<a class="card" href="{}"><strong>{}</strong></a>'
PAGE = """<!doctype html>
<html lang="fr">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Codeweek sur une clé</title>
<style>
{style}</style>
</head>
<body>
<main>
{body}
</main>
</body>
</html>
"""


def start_page(stick: Path, version: str) -> str:
    """The start page of this folder."""
    source = only(SOURCE.read_text(encoding="utf-8"), state(stick))
    told = {"version": version, "zip": ZIP, "address": ADDRESS, "guides": "\n".join(cards(stick))}
    for name, value in told.items():
        source = source.replace(f"{{{name}}}", value)
    french, mark, english = source.partition(ENGLISH)
    body = MarkdownIt("commonmark", {"html": True}).render(spaced(french) + mark + english)
    return PAGE.format(style=style(stick), body=body)


def state(stick: Path) -> str:
    """What the stick has for Windows."""
    folder = stick / "windows"
    if not folder.is_dir():
        return NONE
    return WHOLE if (folder / "python").is_dir() else LACKING


def only(source: str, there: str) -> str:
    """The text without the parts about another state."""
    return ONLY.sub(lambda found: found[2] if found[1] == there else "", source)


def cards(stick: Path) -> Iterator[str]:
    """A link to each guide, and to the catalogue of the course."""
    for path in (stick / FOLDER / f"{name}.html" for name in GUIDES):
        if path.is_file() and (title := TITLE.search(path.read_text(encoding="utf-8"))):
            told = title[1] if path.parent.name != "guides" or path.stem != "index" else "Tous les guides"
            yield CARD.format(path.relative_to(stick).as_posix(), told)
    if (stick / "packs" / "cours.html").is_file():
        yield CARD.format("packs/cours.html", escape(spaced("Le cours : tous les niveaux, en images")))


def style(stick: Path) -> str:
    """The look of the guides, with the fonts that they have."""
    rules = (stick / FOLDER / "style.css").read_text(encoding="utf-8")
    return re.sub(r"url\((?!data:)", f"url({FOLDER}/", rules) + MORE.read_text(encoding="utf-8")
