"""Drawings that a child takes for one: turned, mirrored, larger, or nearly the same."""

import math
from dataclasses import dataclass
from itertools import combinations

from codeweek.worlds.turtle.ink import merged
from codeweek.worlds.turtle.state import World as TurtleWorld

SEEN = 0.1  # of a drawing's size: less is not seen to differ


@dataclass(frozen=True)
class Mark:
    """What is measured of a drawing: its lines, and how far apart their ends are, as parts of its size."""

    lines: tuple[float, ...]
    gaps: tuple[float, ...]


def mark_of(world: TurtleWorld) -> Mark:
    """The mark of a level's drawing, which no turn, mirror or scale changes."""
    lines = merged(world.sheet.wanted)
    ends = [end for line in lines for end in (line.start, line.end)]  # one twice where two lines meet
    gaps = sorted(math.dist(one, other) for one, other in combinations(ends, 2))
    size = gaps[-1] if gaps else 1.0
    lengths = sorted(math.dist(line.start, line.end) for line in lines)
    return Mark(tuple(each / size for each in lengths), tuple(each / size for each in gaps))


def looks_same(one: Mark, other: Mark) -> bool:
    """Whether two drawings look the same."""
    return _near(one.lines, other.lines) and _near(one.gaps, other.gaps)


def _near(one: tuple[float, ...], other: tuple[float, ...]) -> bool:
    return len(one) == len(other) and all(abs(a - b) < SEEN for a, b in zip(one, other, strict=True))
