"""What is measured of a drawing: whether a child sees in it how it is drawn, and whether it is as large."""

import math
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations

from codeweek.worlds.turtle.ink import HAIR, merged
from codeweek.worlds.turtle.state import Point, Stroke, Strokes

SIZES = (0.4, 2.5)  # of another drawing
FLAT, FINE = 0.25, 0.06  # of its size: the least height of a drawing, and its smallest detail
FLATTER, FINER = 0.65, 0.5  # of the height and the detail of another drawing, where those are less themselves
WAYS = range(0, 180, 15)  # degrees: how a drawing is turned to be measured
FEWEST, MOST = 3, 12  # lines that there may be, whatever another drawing has
MORE = 2  # times as many lines
TANGLED = 6  # times as many crossings


@dataclass(frozen=True)
class Look:
    """A drawing.

    Its lines and its size in steps; as parts of that: its smallest detail, its height. How many lines cross,
    how many strokes are partly on another one.
    """

    lines: int
    size: float
    detail: float
    height: float
    crossings: int
    overlaps: int

    def like(self, own: "Look") -> bool:
        """Whether it is about as large as another one, and as clear."""
        least, most = (own.size * scale for scale in SIZES)
        return (
            least <= self.size <= most
            and min(FEWEST, own.lines) <= self.lines <= max(MORE * own.lines, MOST)
            and self.height >= min(FLAT, FLATTER * own.height)
            and self.detail >= min(FINE, FINER * own.detail)
            and self.crossings <= TANGLED * own.crossings
            and self.overlaps <= own.overlaps
        )


def look(strokes: Strokes) -> Look:
    """What is measured of strokes, of which there are some."""
    lines = merged(strokes)
    widths = [_width(lines, math.radians(way)) for way in WAYS]
    crossed = [point for one, other in combinations(lines, 2) if (point := _crossing(one, other))]
    return Look(
        len(lines),
        max(widths),
        min(_gaps(lines, crossed)) / max(widths),
        min(widths) / max(widths),
        len(crossed),
        sum(_overlap(one, other) for one, other in combinations(strokes, 2)),
    )


def _width(lines: Strokes, way: float) -> float:
    """How far lines reach in a direction."""
    x, y = math.cos(way), math.sin(way)
    ends = [end[0] * x + end[1] * y for line in lines for end in (line.start, line.end)]
    return max(ends) - min(ends)


def _gaps(lines: Strokes, crossed: list[Point]) -> Iterator[float]:
    """How far apart the places are where something begins, ends or crosses, and are not one place."""
    corners = [*crossed, *(end for line in lines for end in (line.start, line.end))]
    yield from (gap for one, other in combinations(corners, 2) if (gap := math.dist(one, other)) > HAIR)


def _crossing(one: Stroke, other: Stroke) -> Point | None:
    """Where two lines cross; None when they only touch, or do not meet."""
    if not (_parts(one, other) and _parts(other, one)):
        return None
    before, after = (_along(one, end)[1] for end in (other.start, other.end))
    part = before / (before - after)
    return other.x1 + part * (other.x2 - other.x1), other.y1 + part * (other.y2 - other.y1)


def _parts(line: Stroke, other: Stroke) -> bool:
    """Whether the ends of another line are on the two sides of a line."""
    away = [_along(line, end)[1] for end in (other.start, other.end)]
    return min(away) < -HAIR and max(away) > HAIR


def _overlap(one: Stroke, other: Stroke) -> bool:
    """Whether two strokes are on one line and have a part of each in common, and not all of one."""
    ends = [_along(one, end) for end in (other.start, other.end)]
    if any(abs(away) > HAIR for _, away in ends):
        return False
    length, (start, end) = math.dist(one.start, one.end), sorted(along for along, _ in ends)
    common = min(length, end) - max(0.0, start)
    return HAIR < common < min(length, end - start) - HAIR


def _along(line: Stroke, point: Point) -> Point:
    """How far along a line a point is, and how far away from it, to the left."""
    length = math.dist(line.start, line.end)
    x, y = (line.x2 - line.x1) / length, (line.y2 - line.y1) / length
    dx, dy = point[0] - line.x1, point[1] - line.y1
    return dx * x + dy * y, dy * x - dx * y
