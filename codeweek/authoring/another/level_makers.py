"""What must be given for a kind of world to make more levels in it, and when two look the same."""

import math
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations, zip_longest
from operator import eq
from random import Random
from typing import Any, Protocol

from codeweek.authoring.another.robot_maps import Maps
from codeweek.authoring.another.turtle_sheets import Sheets
from codeweek.authoring.another.turtle_sheets import fields as sheet_fields
from codeweek.blocks.script import Script
from codeweek.levels.level import Level
from codeweek.program import Program
from codeweek.worlds.robot.state import World as RobotWorld
from codeweek.worlds.robot.variants.map_layers import plan_of
from codeweek.worlds.robot.variants.map_variants import fields
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
    return Mark(tuple(length / size for length in lengths), tuple(gap / size for gap in gaps))


def looks_same(one: Mark, other: Mark) -> bool:
    """Whether two drawings look the same."""
    return _near(one.lines, other.lines) and _near(one.gaps, other.gaps)


def _near(one: tuple[float, ...], other: tuple[float, ...]) -> bool:
    return len(one) == len(other) and all(abs(a - b) < SEEN for a, b in zip(one, other, strict=True))


HERO, WALL, FLOOR = "@", "#", "."
Rows = tuple[tuple[str, ...], ...]


def turned(world: RobotWorld) -> Rows:
    """A map cell by cell, the same for all ways to turn it; without empty lines around, and the heading."""
    rows, ways = list(_cut(_rows(world))), []
    for _ in range(4):
        rows = [tuple(column) for column in zip_longest(*reversed(rows), fillvalue=FLOOR)]
        ways += [tuple(rows), tuple(row[::-1] for row in rows)]
    return min(ways)


def _cut(rows: Sequence[tuple[str, ...]]) -> Sequence[tuple[str, ...]]:
    """Without the outer lines in which there is only floor, or only wall."""
    for _ in range(4):
        while rows and (set(rows[-1]) == {FLOOR} or set(rows[-1]) == {WALL}):
            rows = rows[:-1]
        rows = [tuple(column) for column in zip(*reversed(rows), strict=True)]
    return rows


def _rows(world: RobotWorld) -> Sequence[tuple[str, ...]]:
    plan = plan_of(world)

    def told(x: int, y: int) -> str:
        things = [f"{name}{layer[x, y]}" for name, layer in plan.things.items() if (x, y) in layer]
        hero = HERO if (x, y) == plan.start else ""
        return hero + " ".join(things) or (WALL if (x, y) in plan.walls else FLOOR)

    return [tuple(told(x, y) for x in range(plan.width)) for y in range(plan.height)]


class Maker(Protocol):
    """Makes programs like the one of a level, and worlds in which they do something like it."""

    def program(self, step: int) -> Script | None:
        """A program like the level's by lot, with so many blocks more; None when the level has it not."""
        ...

    def world(self, program: Program, number: int, there: Sequence[Any]) -> Any | None:
        """The world like the level's of that number that it wins, beside others; None when none fits."""
        ...


@dataclass(frozen=True)
class Sort:
    """The levels of one kind of world.

    `maker(level, random)`: draws all its lots from that. `mark(world)`: what is seen of a world, the same
    however it is turned or mirrored. `same(mark, mark)`: whether a child takes two for one.
    `fields(world)`: the map of a level file, which `parse_map` reads back. `words`: where those of a made
    level are in the language files. `alternatives`: whether a proof
    looks for programs as short as the level's own too; else it only tells that none is shorter.
    """

    maker: Callable[[Level, Random], Maker]
    mark: Callable[[Any], Any]
    same: Callable[[Any, Any], bool]
    fields: Callable[[Any], Mapping[str, Any]]
    words: str
    alternatives: bool = True


SORTS: Mapping[str, Sort] = {
    "robot": Sort(Maps, turned, eq, fields, "another"),
    "turtle": Sort(Sheets, mark_of, looks_same, sheet_fields, "another.drawing", alternatives=False),
}


class Seen:
    """The worlds of one kind that were there."""

    def __init__(self, kind: str, worlds: Iterable[Any] = ()) -> None:
        self.sort = SORTS[kind]
        self.marks: list[Any] = []
        self.add(worlds)

    def add(self, worlds: Iterable[Any]) -> None:
        """These are there too."""
        self.marks += map(self.sort.mark, worlds)

    def has(self, world: Any) -> bool:
        """Whether a world looks like one of them."""
        mark = self.sort.mark(world)
        return any(self.sort.same(mark, each) for each in self.marks)

    def are_new(self, worlds: Sequence[Any]) -> bool:
        """Whether more than half of some worlds look like none of them."""
        return sum(not self.has(world) for world in worlds) * 2 > len(worlds)
