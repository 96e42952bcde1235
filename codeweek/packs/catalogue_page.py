"""The catalogue of a pack: one self-contained HTML page to read or print."""

from base64 import b64encode
from collections.abc import Iterator, Mapping
from html import escape

from codeweek import __version__, data
from codeweek.levels.level import Level, Translated
from codeweek.packs.pack import Chapter, Pack
from codeweek.text import Text

STYLE = "catalogue.css"
POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src data:"


def catalogue_page(pack: Pack, pictures: Mapping[str, bytes], text: Text) -> str:
    """The page of a pack in a language; `pictures` has a PNG of each level by its id."""
    title = _said(pack.title, text)
    many = len(pack.chapters) > 1
    parts = [
        _chapter(chapter, number if many else 0, pictures, text)
        for number, chapter in enumerate(pack.chapters, 1)
    ]
    style = (data.inside(STYLE) or b"").decode("utf-8")
    return (
        f'<!doctype html>\n<html lang="{text.language}">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{POLICY}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{title}</title>\n<style>\n{style}</style>\n</head>\n<body>\n"
        f"<header>\n<h1>{title}</h1>\n<p>{_about(pack, text)}</p>\n</header>\n"
        f"<main>\n{''.join(parts)}</main>\n"
        f"<footer><p>{escape(text('packing.page.made', version=__version__))}</p></footer>\n"
        "</body>\n</html>\n"
    )


def _said(words: Translated, text: Text) -> str:
    return escape(text.pick(words))


def _about(pack: Pack, text: Text) -> str:
    """The number of levels, author, classes, version and licence, as far as they are given."""
    facts = [
        text("packing.page.levels", n=len(pack.levels)),
        text("packing.page.author", author=pack.author) if pack.author else "",
        ", ".join(pack.classes),
        text("packing.page.version", version=pack.version) if pack.version else "",
        pack.licence,
    ]
    return " · ".join(escape(fact) for fact in facts if fact)


def _chapter(chapter: Chapter, number: int, pictures: Mapping[str, bytes], text: Text) -> str:
    head = f"<h2>{f'{number} · ' if number else ''}{_said(chapter.title, text)}</h2>\n" if number else ""
    idea = f'<p class="idea">{_said(chapter.idea, text)}</p>\n' if chapter.idea else ""
    cards = "".join(
        _level(level, f"{number}.{place}" if number else str(place), pictures, text)
        for place, level in enumerate(chapter.levels, 1)
    )
    head = f'<div class="head">\n{head}{idea}</div>\n' if head or idea else ""
    return f"<section>\n{head}<ol>\n{cards}</ol>\n</section>\n" if cards else ""


def _level(level: Level, number: str, pictures: Mapping[str, bytes], text: Text) -> str:
    """One card: picture, number and title, story, then class, way to play and blocks."""
    picture = b64encode(pictures[level.id]).decode() if level.id in pictures else ""
    image = f'<img alt="" src="data:image/png;base64,{picture}">\n' if picture else ""
    story = f"<p>{_said(level.story, text)}</p>\n" if level.story else ""
    facts = [level.grade, text(f"packing.mode.{level.mode}")]
    if level.minimum is not None:
        facts.append(text("packing.page.minimum", n=level.minimum))
    tags = "".join(f"<li>{escape(fact)}</li>" for fact in facts if fact)
    blocks = "".join(f"<li>{escape(label)}</li>" for label in _blocks(level, text))
    blocks = f'<ul class="blocks">{blocks}</ul>\n' if blocks else ""
    return (
        f'<li class="level">\n{image}'
        f"<h3><span>{escape(number)}</span> {_said(level.title, text)}</h3>\n"
        f'{story}<ul class="facts">{tags}</ul>\n{blocks}</li>\n'
    )


def _blocks(level: Level, text: Text) -> Iterator[str]:
    """The labels of a level's blocks, without those that have no words."""
    for type in level.toolbox:
        label = text(f"blocks.{type}.label") if text.find(f"blocks.{type}.label") else ""
        if any(letter.isalnum() for letter in label):
            yield label
