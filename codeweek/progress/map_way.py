"""The way on a map or through a chapter: where its stops stand, and how it bends from one to the next."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

Point = tuple[float, float]
Bend = tuple[Point, Point, Point, Point]  # a Bézier curve: its start, two handles, its end

Leg = tuple[Bend, ...]  # from a stop to the next one

WIDE = 0.94  # part of a stop's room that its box takes; in the rest it sways
SWAY = 0.9  # how much of that rest
ALONE = 1.5  # how much larger a stop may be that is the only one
ROUND = 5.0  # the higher, the straighter the way
SPARE = 96.0  # units: the least room between two stops for scenery
LANE = 22.0  # units: between two rows, where the way comes back to the left


@dataclass(frozen=True)
class Stop:
    """How large the box of a stop may be, and its `plate` at the foot; the way meets the rest at `foot`."""

    least: Point
    most: Point
    plate: float
    foot: float


LAND = Stop((150.0, 150.0), (330.0, 300.0), 60.0, 0.74)  # a chapter on the map
LEVEL = Stop((150.0, 208.0), (310.0, 340.0), 76.0, 0.55)  # a level in its chapter


@dataclass(frozen=True)
class Way:
    """Boxes of `size` around their `middles`, the `feet` where the way meets them, and its legs."""

    width: float
    height: float
    size: Point
    middles: tuple[Point, ...]
    feet: tuple[Point, ...]
    legs: tuple[Leg, ...]
    spare: tuple[Point, ...]  # where scenery may stand: beside stops and the way


def way(count: int, width: float, height: float, stop: Stop) -> Way:
    """The way through so many stops in a room, row after row; higher than the room if it must."""
    rows = _rows(count, width, height, stop)
    columns = max(1, -(-count // rows))
    wide, high = width / columns, height / rows
    if high < stop.least[1]:  # to be scrolled: as high as is good for their width
        tall = wide * stop.most[1] / stop.most[0] + stop.plate / 3
        high = max(stop.least[1], min(stop.most[1], tall) + LANE)
    grown = ALONE if count == 1 else 1.0
    size = min(wide * WIDE, stop.most[0] * grown), min(high - LANE, stop.most[1] * grown)
    long = [count // rows + (row < count % rows) for row in range(rows)]
    places = [(row, i) for row, there in enumerate(long) for i in range(there)]
    middles = tuple(
        (
            width / 2 + (i - (long[row] - 1) / 2) * wide + _sway(row, columns, wide - size[0]),
            (row + 0.5) * high + _lift(i, columns, high - LANE - size[1], size[1]),
        )
        for row, i in places
    )
    if count == 1:
        middles = ((width / 2, high / 2),)
    down = stop.foot * (size[1] - stop.plate) - size[1] / 2
    feet = tuple((x, y + down) for x, y in middles)
    room = width, high * rows
    legs = _legs(feet, [row for row, _i in places], high, size[0] / 2, columns)
    return Way(*room, size, middles, feet, legs, _spare(middles, size, wide))


def walked(won: Sequence[bool], here: int) -> list[bool]:
    """Of each leg whether the child went along it: from a stop with stars, to another or to that of now."""
    return [before and (after or at == here) for at, (before, after) in enumerate(pairwise(won), 1)]


def _rows(count: int, width: float, height: float, stop: Stop) -> int:
    """As few as make the largest pictures that all fit; when none do, as many stops side by side as can."""
    most = max(1, min(count, int(width // stop.least[0])))
    least = max(1, -(-count // most))
    fitting = [rows for rows in range(least, max(1, count) + 1) if height / rows >= stop.least[1]]

    def large(rows: int) -> tuple[float, int]:
        across = width / max(1, -(-count // rows)) * WIDE / stop.most[0]
        down = (height / rows - LANE - stop.plate) / (stop.most[1] - stop.plate)
        return min(across, down, 1.0), -rows

    return max(fitting, key=large, default=least)


def _sway(row: int, columns: int, across: float) -> float:
    """A column alone goes to and fro."""
    return (1 if row % 2 else -1) * across / 2 * SWAY if columns == 1 else 0.0


def _lift(i: int, columns: int, down: float, tall: float) -> float:
    """Neighbours stand a little higher and lower."""
    return 0.0 if columns == 1 else (1 if i % 2 else -1) * min(down / 2 * SWAY, tall / 12)


def _legs(
    feet: tuple[Point, ...], rows: Sequence[int], high: float, reach: float, columns: int
) -> tuple[Leg, ...]:
    """A curve from each stop to the next, and between the rows back to the left, without a corner."""
    around = (*feet[:1], *feet, *feet[-1:])
    turns = [((c[0] - a[0]) / ROUND, (c[1] - a[1]) / ROUND) for a, c in zip(around, around[2:], strict=False)]
    if columns > 1:
        ends = [at for at, (one, other) in enumerate(pairwise(rows)) if one != other]
        for at in {0, len(feet) - 1, *ends, *(end + 1 for end in ends)}:
            turns[at] = (reach, 0.0)
    legs: list[Leg] = []
    for at, (start, end) in enumerate(pairwise(feet)):
        turn, back = turns[at], turns[at + 1]
        if rows[at] == rows[at + 1] or columns == 1:
            one, other = (start[0] + turn[0], start[1] + turn[1]), (end[0] - back[0], end[1] - back[1])
            legs.append(((start, one, other, end),))
            continue
        lane = high * (rows[at] + 1)
        right, left = start[0] + reach, end[0] - reach
        legs.append(
            (
                (start, (right, start[1]), (right, lane), (start[0], lane)),
                (
                    (start[0], lane),
                    (start[0] - reach, lane),
                    (end[0] + reach, lane),
                    (end[0], lane),
                ),
                ((end[0], lane), (left, lane), (left, end[1]), end),
            )
        )
    return tuple(legs)


def _spare(middles: tuple[Point, ...], size: Point, wide: float) -> tuple[Point, ...]:
    """Between neighbours that are far enough apart, at the height of their plates."""
    if wide - size[0] < SPARE:
        return ()
    return tuple(
        ((one[0] + other[0]) / 2, (one[1] + other[1]) / 2 + size[1] / 3)
        for one, other in pairwise(middles)
        if other[0] > one[0]
    )


def along(leg: Leg, part: float) -> Point:
    """The point of a leg when so much of it is gone."""
    bend = min(int(part * len(leg)), len(leg) - 1)
    return on(leg[bend], part * len(leg) - bend)


def on(bend: Bend, part: float) -> Point:
    """The point of a bend when so much of it is gone."""
    rest = 1 - part
    weights = rest**3, 3 * rest**2 * part, 3 * rest * part**2, part**3
    x = sum(weight * at[0] for weight, at in zip(weights, bend, strict=True))
    return x, sum(weight * at[1] for weight, at in zip(weights, bend, strict=True))
