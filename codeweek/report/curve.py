"""The difficulty of a pack's levels as an SVG curve."""

from collections.abc import Sequence
from html import escape
from itertools import groupby

from codeweek.report.facts import Facts
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
