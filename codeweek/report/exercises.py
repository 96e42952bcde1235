"""Levels that are like a level, as exercises to print: pictures, lines to write on, then the answers."""

from collections.abc import Iterator, Sequence
from html import escape

from codeweek import data
from codeweek.authoring.another.written_level import numbers
from codeweek.levels.level import Level
from codeweek.levels.programs import allowed, catalogue_of, count, kind_of, palette, python_text, solution
from codeweek.report.html import image, page
from codeweek.report.svg_picture import svg
from codeweek.text import Text

STYLE = (__package__, "exercises.css")
SPARE = 2  # lines to write on, over those of the answer


def exercises(like: Level, levels: Sequence[Level], text: Text) -> str:
    """A page of exercises, then one of their answers."""
    title = text("another.sheet.title", title=text.pick(like.title))
    asked = "".join(_exercise(number, level, text) for number, level in enumerate(levels, 1))
    answers = "".join(_answer(number, level, text) for number, level in enumerate(levels, 1))
    body = (
        f"<h1>{escape(title)}</h1>\n<p>{escape(text('another.sheet.name'))}</p>\n"
        f"<p>{escape(_blocks(levels[0], text))}</p>\n<main>{asked}</main>\n"
        f'<section class="answers"><h1>{escape(text("another.sheet.answers"))}</h1>\n'
        f"<div>{answers}</div></section>\n"
    )
    return page(title, STYLE, body, text)


def _exercise(number: int, level: Level, text: Text) -> str:
    pictures = "".join(_pictures(level))
    own = python_text(level, solution(level).script, text.language).source
    lines = "<i></i>" * (len(own.splitlines()) + SPARE)
    told = [numbers(level, text), text("another.sheet.limit", n=level.limit) if level.limit else ""]
    words = "".join(f"<p>{escape(each)}</p>" for each in told if each)
    return f'<article><h2>{number}</h2>{words}<div class="maps">{pictures}</div>{lines}</article>\n'


def _pictures(level: Level) -> Iterator[str]:
    kind = kind_of(level)
    for start in level.maps:
        yield image(svg(kind.picture(start.world, level.look), data.sprite).encode(), kind.show(start.world))


def _answer(number: int, level: Level, text: Text) -> str:
    own = solution(level).script
    source = python_text(level, own, text.language).source.rstrip()
    size = text("another.sheet.size", n=count(level, own))
    return f"<article><h2>{number}</h2><p>{escape(size)}</p><pre>{escape(source)}</pre></article>\n"


def _blocks(level: Level, text: Text) -> str:
    """The blocks that one may use, in words."""
    names = palette(level) or sorted(allowed(level) - catalogue_of(level).always)
    words = catalogue_of(level).words
    labels = [
        " ".join(part.words or "…" for part in words.label(name, text.language)).strip() for name in names
    ]
    seconds = [text.find(f"blocks.{name}.label_otherwise") for name in names]
    whole = [f"{label} … {end}" if end else label for label, end in zip(labels, seconds, strict=True)]
    return text("another.sheet.blocks", blocks=" · ".join(whole))
