"""What is to be drawn, as the search sees it: straight lines by direction, and the headings along them."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import combinations

from codeweek.solver.drawing.lines import CLEAR, CLEAR_ANGLE, NEAR, SAME, Line, apart, clear, clusters, pieces
from codeweek.worlds.turtle.ink import merged
from codeweek.worlds.turtle.state import Point, Stroke, Strokes

BLUR = 1e-4  # degrees that parallel lines of a drawing may differ by, as their ends are rounded


@dataclass(frozen=True)
class Heading:
    """A heading in which something can be drawn: its angle, its unit vector, its direction by number."""

    angle: float
    x: float
    y: float
    direction: int


@dataclass(frozen=True)
class Target:
    """A drawing, and where and how a program starts; `along`: its lines by direction."""

    along: tuple[tuple[Line, ...], ...]
    headings: tuple[Heading, ...]
    start: Point
    heading: float
    free: bool

    @cached_property
    def lines(self) -> tuple[Line, ...]:
        """All its lines."""
        return tuple(line for lines in self.along for line in lines)

    @cached_property
    def pieces(self) -> int:
        """How many parts it has that do not touch."""
        return pieces(self.lines)

    @property
    def ahead(self) -> bool:
        """Whether something can be drawn without a turn."""
        return any(apart(each.angle - self.heading) <= SAME for each in self.headings)


def target(strokes: Strokes, start: Point, heading: float, free: bool) -> Target | None:
    """The target that strokes make; None when parts of it are too near to be told apart."""
    measured = [(_angle(stroke), stroke) for stroke in merged(strokes)]
    groups = clusters([angle for angle, _stroke in measured], SAME)
    if not groups or any(group[-1] - group[0] > BLUR for group in groups):
        return None
    middles = [_whole(sum(group) / len(group)) for group in groups]
    if any(apart(2 * (one - other)) < 2 * CLEAR_ANGLE for one, other in combinations(middles, 2)):
        return None
    along: list[tuple[Line, ...]] = []
    for group, angle in zip(groups, middles, strict=True):
        parallel = [stroke for at, stroke in measured if at in group]
        along.append(_lines(parallel, _heading(angle, len(along)), sum(map(len, along))))
    headings = [_heading(angle + half, n) for n, angle in enumerate(middles) for half in (0, 180)]
    found = Target(tuple(along), tuple(headings), start, heading, free)
    return found if _clear(found) else None


def _clear(found: Target) -> bool:
    """Whether nothing at the start is nearly on the drawing, and no part of that nearly on another."""
    turns = [apart(each.angle - found.heading) for each in found.headings]
    gaps = [line.distance(found.start) for line in found.lines if not found.free]
    nearly = any(SAME < each < CLEAR_ANGLE for each in turns) or any(NEAR < gap < CLEAR for gap in gaps)
    return not nearly and clear(found.lines)


def _heading(angle: float, direction: int) -> Heading:
    return Heading(angle, math.cos(math.radians(angle)), math.sin(math.radians(angle)), direction)


def _lines(parallel: Sequence[Stroke], way: Heading, first: int) -> tuple[Line, ...]:
    """Parallel strokes as lines, numbered from `first`."""
    spans = sorted(_span(stroke, way) for stroke in parallel)
    rails = clusters([across for across, _start, _end in spans], NEAR)
    rail = {across: first + n for n, group in enumerate(rails) for across in group}
    return tuple(Line(first + n, way.x, way.y, rail[span[0]], *span) for n, span in enumerate(spans))


def _span(stroke: Stroke, way: Heading) -> tuple[float, float, float]:
    start, end = sorted(x * way.x + y * way.y for x, y in (stroke.start, stroke.end))
    return (stroke.x1 + stroke.x2) / 2 * way.y - (stroke.y1 + stroke.y2) / 2 * way.x, start, end


def _angle(stroke: Stroke) -> float:
    """The direction of a stroke, the same from both ends: from 0 to 180 degrees."""
    angle = math.degrees(math.atan2(stroke.y2 - stroke.y1, stroke.x2 - stroke.x1)) % 180
    return angle - 180 if angle > 180 - SAME else angle


def _whole(angle: float) -> float:
    """A whole number of degrees where one is meant."""
    return float(round(angle)) if abs(angle - round(angle)) < BLUR else angle
