"""The way on a map or through a chapter: where its stops stand, and how it bends from one to the next."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

Point = tuple[float, float]
Bend = tuple[Point, Point, Point, Point]  # a Bézier curve: its start, two handles, its end

WIDE, HIGH = 0.94, 0.82  # parts of a stop's room that its box takes; in the rest it sways
SWAY = 0.9  # how much of that rest
ALONE = 1.5  # how much larger a stop may be that is the only one
ROUND = 5.0  # the higher, the straighter the way


@dataclass(frozen=True)
class Stop:
    """How large the box of a stop may be; `foot`: where the way meets it, in parts of its height."""

    least: Point
    most: Point
    foot: float


LAND = Stop((164.0, 142.0), (400.0, 290.0), 0.6)  # a chapter on the map
LEVEL = Stop((150.0, 208.0), (250.0, 260.0), 0.36)  # a level in its chapter


@dataclass(frozen=True)
class Way:
    """Boxes of `size` around their `middles`, the `feet` where the way meets them, and its bends."""

    width: float
    height: float
    size: Point
    middles: tuple[Point, ...]
    feet: tuple[Point, ...]
    bends: tuple[Bend, ...]
    corners: tuple[Point, ...]  # between the rooms of four stops, where scenery may stand


def way(count: int, width: float, height: float, stop: Stop) -> Way:
    """The way through so many stops in a room: there and back again, higher than the room if it must."""
    columns = _columns(count, width, height, stop)
    rows = max(1, -(-count // columns))
    wide, high = width / columns, max(height / rows, stop.least[1])
    grown = ALONE if count == 1 else 1.0
    size = min(wide * WIDE, stop.most[0] * grown), min(high * HIGH, stop.most[1] * grown)
    middles = tuple(_middle(i, columns, wide, high, size) for i in range(count))
    if count == 1:
        middles = ((width / 2, high / 2),)
    feet = tuple((x, y + (stop.foot - 0.5) * size[1]) for x, y in middles)
    room = width, high * rows
    corners = tuple((c * wide, r * high) for r in range(1, rows) for c in range(1, columns))
    return Way(*room, size, middles, feet, _bends(feet, room), corners)


def walked(won: Sequence[bool], here: int) -> list[bool]:
    """Of each bend whether the child went along it: from a stop with stars, to another or to that of now."""
    return [before and (after or at == here) for at, (before, after) in enumerate(pairwise(won), 1)]


def _columns(count: int, width: float, height: float, stop: Stop) -> int:
    """As many as make the largest boxes that all fit; when none do, as many as can stand side by side."""
    most = max(1, min(count, int(width // stop.least[0])))
    rows = {columns: -(-count // columns) for columns in range(1, most + 1)}
    fitting = [columns for columns in rows if height / max(1, rows[columns]) >= stop.least[1]]
    ratio = stop.most[0] / stop.most[1]

    def largest(columns: int) -> tuple[float, int]:
        return min(width / columns / ratio, height / max(1, rows[columns]), stop.most[1]), columns

    return max(fitting, key=largest, default=most)


def _middle(i: int, columns: int, wide: float, high: float, size: Point) -> Point:
    """One row goes to the right and the next to the left; neighbours stand a little higher and lower."""
    row, place = divmod(i, columns)
    column = place if row % 2 == 0 else columns - 1 - place
    across, down = (wide - size[0]) / 2, (high - size[1]) / 2
    sway = (1 if i % 2 else -1) * across * SWAY if columns == 1 else 0.0
    lift = 0.0 if columns == 1 else (1 if column % 2 else -1) * min(down * SWAY, size[1] / 4)
    return (column + 0.5) * wide + sway, (row + 0.5) * high + lift


def _bends(feet: tuple[Point, ...], room: Point) -> tuple[Bend, ...]:
    """One curve from each stop to the next, without a corner where two meet."""
    around = (*feet[:1], *feet, *feet[-1:])
    turns = [((c[0] - a[0]) / ROUND, (c[1] - a[1]) / ROUND) for a, c in zip(around, around[2:], strict=False)]
    return tuple(
        (start, _inside(start, turn, room), _inside(end, (-back[0], -back[1]), room), end)
        for (start, end), (turn, back) in zip(pairwise(feet), pairwise(turns), strict=True)
    )


def _inside(point: Point, turn: Point, room: Point) -> Point:
    return tuple(max(0.0, min(at + by, most)) for at, by, most in zip(point, turn, room, strict=True))  # type: ignore[return-value]


def along(bend: Bend, part: float) -> Point:
    """The point of a bend when so much of it is gone."""
    rest = 1 - part
    weights = rest**3, 3 * rest**2 * part, 3 * rest * part**2, part**3
    x = sum(weight * at[0] for weight, at in zip(weights, bend, strict=True))
    return x, sum(weight * at[1] for weight, at in zip(weights, bend, strict=True))
