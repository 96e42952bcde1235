"""A report as one self-contained HTML page, with pictures, numbers and the curve of difficulty."""

from collections.abc import Iterator, Mapping, Sequence
from html import escape
from itertools import groupby

from codeweek import data
from codeweek.diagnostic import Diagnostic
from codeweek.report.facts import Facts, Report
from codeweek.report.told import concept, minimum, need, summary
from codeweek.report.where import place, short
from codeweek.text import Text

HEIGHT, LEFT, TOP, FOOT = 160, 36, 18, 26
MANY = 60  # levels from which points are drawn closer, so that a whole course is visible
LINES = 10  # a line across for each so many points


def curve(levels: Sequence[Facts], text: Text) -> str:
    """The curve as SVG, a point for each level; high steps are marked and named."""
    values = [facts.difficulty for facts in levels]
    step = 10 if len(levels) > MANY else 24
    top, width = max([*values, LINES]), LEFT + step * (len(levels) + 1)
    told = text("report.page.curve_told", n=len(levels), least=min(values), most=max(values))
    points = [(LEFT + step * (n + 0.5), _height(value, top)) for n, value in enumerate(values)]
    parts = [
        *_bands(levels, step),
        *_across(top, width - step),
        f'<polyline points="{" ".join(f"{x:.1f},{y:.1f}" for x, y in points)}"/>',
        *(_point(facts, x, y, text) for facts, (x, y) in zip(levels, points, strict=True)),
    ]
    size = f'viewBox="0 0 {width} {TOP + HEIGHT + FOOT}" style="min-width:{width}px;max-width:{2 * width}px"'
    return f'<svg role="img" aria-label="{escape(told)}" {size}>{"".join(parts)}</svg>'


def _height(value: float, top: float) -> float:
    return TOP + HEIGHT * (1 - value / top)


def _bands(levels: Sequence[Facts], step: int) -> list[str]:
    """A band and a number for each chapter."""
    found, x = [], LEFT
    for number, (chapter, own) in enumerate(groupby(levels, key=lambda facts: facts.chapter), 1):
        wide = step * len(list(own))
        tint = "odd" if number % 2 else "even"
        found.append(f'<rect class="{tint}" x="{x}" y="{TOP}" width="{wide}" height="{HEIGHT}"/>')
        place = f'x="{x + wide / 2}" y="{TOP + HEIGHT + 18}"'
        found.append(f'<text class="chapter" {place}><title>{escape(chapter)}</title>{number}</text>')
        x += wide
    return found


def _across(top: float, right: int) -> list[str]:
    """Horizontal grid lines at round numbers of points."""
    found = []
    for value in range(0, int(top) + 1, LINES):
        y = _height(value, top)
        found.append(f'<line x1="{LEFT}" x2="{right}" y1="{y:.1f}" y2="{y:.1f}"/>')
        found.append(f'<text class="value" x="{LEFT - 6}" y="{y + 4:.1f}">{value}</text>')
    return found


def _point(facts: Facts, x: float, y: float, text: Text) -> str:
    """A level of the curve: a dot, or a triangle where the step is high."""
    words = text("report.page.point", title=facts.title, difficulty=facts.difficulty)
    words += f" ({text('report.page.jump')})" if facts.jump else ""
    mark = f'<circle cx="{x:.1f}" cy="{y:.1f}" r="3.5"/>'
    if facts.jump:
        mark = f'<path class="jump" d="M{x:.1f} {y - 9:.1f}l7 12h-14z"/>'
    return f'<a href="#{anchor(facts)}"><title>{escape(words)}</title>{mark}</a>'


def anchor(facts: Facts) -> str:
    """The anchor (id) of a level in the page."""
    return escape(facts.level.id.replace("/", "-").replace(" ", "-"))


Pictures = Mapping[str, Sequence[str]]  # for each level, by file, its maps as addresses of images
STYLE = "report/report_page.css"


def page(report: Report, pictures: Pictures, text: Text) -> str:
    """The HTML page. Every text of a level is escaped, as anybody can write a pack."""
    title = escape(text("report.page.title", pack=text.pick(report.pack.title)))
    style = (data.inside(STYLE) or b"").decode("utf-8")
    return "\n".join(
        [
            f'<!doctype html>\n<html lang="{text.language}">\n<head>\n<meta charset="utf-8">',
            '<meta name="viewport" content="width=device-width, initial-scale=1">',
            f"<title>{title}</title>\n<style>\n{style}</style>\n</head>\n<body>\n<h1>{title}</h1>",
            f'<p class="lead">{escape(summary(report, text))}</p>',
            *_problems(report.problems, text),
            *_curve(report, text),
            *_chapters(report, pictures, text),
            "</body>\n</html>\n",
        ]
    )


def _curve(report: Report, text: Text) -> Iterator[str]:
    if report.levels:
        yield f"<h2>{escape(text('report.page.curve'))}</h2>"
        yield f'<div class="curve" tabindex="0">{curve(report.levels, text)}</div>'
        yield f'<p class="how">{escape(text("report.page.how"))}</p>'


def _chapters(report: Report, pictures: Pictures, text: Text) -> Iterator[str]:
    for number, (chapter, own) in enumerate(groupby(report.levels, key=lambda facts: facts.chapter), 1):
        yield f"<h2>{number}. {escape(chapter)}</h2>"
        yield from (_level(facts, pictures.get(facts.level.file, ()), text) for facts in own)


def _level(facts: Facts, pictures: Sequence[str], text: Text) -> str:
    alt = escape(text("report.page.picture", title=facts.title))
    images = "".join(f'<img src="{address}" alt="{alt}" loading="lazy">' for address in pictures)
    parts = [
        f'<article id="{anchor(facts)}"><div class="maps">{images}</div><div>',
        f"<h3>{escape(facts.title)}</h3>",
        _badges(facts, text),
        _table(facts, text),
        *_programs(facts, text),
        *_problems(facts.problems, text),
        "</div></article>",
    ]
    return "\n".join(parts)


def _badges(facts: Facts, text: Text) -> str:
    """The minimum, the difficulty, and whether the step to it is high."""
    badges = [("proven" if facts.proof.best.proven else "known", minimum(facts, text))]
    badges.append(("", text("report.page.difficulty", difficulty=facts.difficulty)))
    badges += [("jump", f"▲ {text('report.jump')}")] if facts.jump else []
    items = "".join(f'<li class="{kind}">{escape(words)}</li>' for kind, words in badges)
    return f'<ul class="badges">{items}</ul>'


def _table(facts: Facts, text: Text) -> str:
    """The facts on a level, one row each; missing ones are left out."""
    level, proof = facts.level, facts.proof
    told = {
        "limit": level.limit,
        "needed": ", ".join(need(each, text) for each in facts.needs),
        "concept": concept(facts, text),
        "new": ", ".join(text("report.quoted", what=each) for each in facts.new),
        "moves": proof.moves,
        "maps": len(level.maps) if len(level.maps) > 1 else None,
        "reading": text("report.page.seconds", n=round(facts.seconds)),
        "file": short(level.file),
    }
    rows = (
        f"<dt>{escape(text(f'report.page.{name}'))}</dt><dd>{escape(str(value))}</dd>"
        for name, value in told.items()
        if value is not None and value != ""
    )
    return f"<dl>{''.join(rows)}</dl>"


def _programs(facts: Facts, text: Text) -> Iterator[str]:
    if facts.programs:
        first, *others = (f"<pre>{escape(program)}</pre>" for program in facts.programs)
        yield f"<p>{escape(text('report.page.shortest'))}</p>{first}"
        if others:
            title = escape(text("report.page.others", n=len(others)))
            yield f"<details><summary>{title}</summary>{''.join(others)}</details>"


def _problems(problems: Sequence[Diagnostic], text: Text) -> Iterator[str]:
    if problems:
        yield f'<ul class="problems">{"".join(_problem(problem, text) for problem in problems)}</ul>'


def _problem(problem: Diagnostic, text: Text) -> str:
    words, there = escape(text.tell(problem, "adult")), escape(short(place(problem)))
    return f'<li class="{problem.severity}"><span class="place">{there}</span> {words}</li>'
