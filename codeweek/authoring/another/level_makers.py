"""What must be given for a kind of world so that more levels are made in it, and which kinds give it."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from operator import eq
from random import Random
from typing import Any, Protocol

from codeweek.authoring.another.likeness import looks_same, mark_of
from codeweek.authoring.another.maps import Maps
from codeweek.authoring.another.sheets import Sheets
from codeweek.authoring.another.sheets import fields as sheet_fields
from codeweek.authoring.another.turned import turned
from codeweek.blocks.script import Script
from codeweek.levels.level import Level
from codeweek.program import Program
from codeweek.worlds.robot.variants.make import fields


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
        return sum(not self.has(each) for each in worlds) * 2 > len(worlds)
