"""The straight lines of a drawing: which touch, and whether any two are too near to be told apart."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations, pairwise

from codeweek.worlds.turtle.state import Point

NEAR = 1e-3  # steps: two lengths that are as near are one
SAME = 1e-2  # degrees: two angles that are as near are one
CLEAR = 5.0  # steps: what is not one is as far apart, ten times what the judge forgives
CLEAR_ANGLE = 12.0  # degrees between two directions: the shortest line is then seen to be of one of them


@dataclass(frozen=True)
class Line:
    """A straight line: its direction, where it lies across it, and from where to where along it.

    `rail`: the number of the endless line that it is a part of.
    """

    number: int
    x: float
    y: float
    rail: int
    across: float
    start: float
    end: float

    @property
    def ends(self) -> tuple[Point, Point]:
        """Its two ends."""
        return self._at(self.start), self._at(self.end)

    def _at(self, along: float) -> Point:
        return along * self.x + self.across * self.y, along * self.y - self.across * self.x

    def distance(self, point: Point) -> float:
        """How far a point is from it."""
        along = point[0] * self.x + point[1] * self.y
        return math.dist(point, self._at(min(max(along, self.start), self.end)))


def touch(one: Line, other: Line) -> bool:
    """Whether two lines have a point in common."""
    turn = one.x * other.y - one.y * other.x
    if abs(turn) < NEAR:
        return False  # parallel: those of one rail are apart, or they would be one
    x = (one.x * other.across - other.x * one.across) / turn
    y = (one.y * other.across - other.y * one.across) / turn
    return all(each.distance((x, y)) <= NEAR for each in (one, other))


def pieces(lines: Sequence[Line]) -> int:
    """How many parts there are that do not touch."""
    group = list(range(len(lines)))
    for one, other in combinations(lines, 2):
        if touch(one, other):
            old, new = group[one.number], group[other.number]
            group = [new if each == old else each for each in group]
    return len(set(group))


def clear(lines: Sequence[Line]) -> bool:
    """Whether no line is very short, and no end of one nearly on another."""
    if any(line.end - line.start < CLEAR for line in lines):
        return False
    points = [end for line in lines for end in line.ends]
    gaps = [line.distance(point) for line in lines for point in points]
    gaps += [math.dist(one, other) for one, other in combinations(points, 2)]
    return not any(NEAR < gap < CLEAR for gap in gaps)


def clusters(values: Sequence[float], gap: float) -> list[list[float]]:
    """Nearly equal values together, in their order."""
    ordered = sorted(values)
    found = [ordered[:1]] if ordered else []
    for before, value in pairwise(ordered):
        if value - before > gap:
            found.append([])
        found[-1].append(value)
    return found


def apart(angle: float) -> float:
    """How far an angle is from a full turn: 0 when it changes nothing, half a turn at most."""
    return abs((angle + 180) % 360 - 180)
