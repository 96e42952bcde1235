"""Pieces of programs by what they do: of all that do the same from every state, only the first is kept.

That loses no shortest program: what stands around a piece cannot tell it from another that does the same.
"""

from collections.abc import Iterator, Sequence
from typing import Any

from codeweek.blocks.script import Block
from codeweek.solver.conditions import Condition
from codeweek.solver.language import Language
from codeweek.solver.restriction import Branches
from codeweek.solver.result import PACE, Effort, SearchProgress, Spent
from codeweek.solver.scripts import Body, Statement
from codeweek.solver.state_space import StateSpace
from codeweek.solver.transition_tables import PartialTable, Table, tables_of

MOST_TABLES = 600_000  # of 256 bytes each, before the memory of a small machine is full

# Statements in a row: all before the last one, and that one.
Row = tuple[Any, ...]
Single = tuple[Table, Statement, bool]  # what it does, how it is written, whether a loop in it matters
Several = tuple[Table, Row, bool]
Part = tuple[PartialTable, Row, bool]


def written(row: Row) -> Body:
    """Statements in a row as a program."""
    found = []
    while row:
        row, statement = row
        found.append(statement)
    return tuple(reversed(found))


class Seen:
    """What is known. A piece with a loop in it does not stand for one without, when that matters."""

    def __init__(self, *first: Any) -> None:
        self.plain = set(first)
        self.looped: set[Any] = set()

    def new(self, key: Any, looped: bool) -> bool:
        """Whether a piece is the first of its kind; it is seen."""
        if key in self.plain or (looped and key in self.looped):
            return False
        (self.looped if looped else self.plain).add(key)
        return True


class Enumeration:
    """All pieces of programs that differ, size after size."""

    def __init__(
        self, space: StateSpace, language: Language, asked: Sequence[Condition], effort: Effort
    ) -> None:
        self.language = language
        self.effort = effort
        self.tables: Any = tables_of(space)  # one of two that do the same to other types
        tables = self.tables
        self.commands = [tables.table(space.steps(number)) for number in range(len(language.commands))]
        self.singles: list[list[Single]] = [[]]
        self.several: list[list[Several]] = [[(tables.identity, (), False)]]
        self.seen = Seen(tables.identity, tables.nothing)
        self.asked = [_ConditionParts(tables, each, language.nested) for each in asked]

    def grow_singles(self) -> Iterator[SearchProgress]:
        """Find the statements of the next size; needs the rows of one less."""
        size = len(self.singles)
        found: list[Single] = []
        for table, statement, looped in self._made(size):
            yield from self._tell(1)
            if self.seen.new(table, looped):
                found.append((table, statement, looped))
        self.singles.append(found)

    def grow_several(self) -> Iterator[SearchProgress]:
        """Find the rows of the next size; needs the statements of that size."""
        size = len(self.several)
        found = [(table, ((), last), looped) for table, last, looped in self.singles[size]]
        then, new = self.tables.then, self.seen.new
        for before in range(1, size):
            for first, row, looped in self.several[before]:
                for second, last, also in self.singles[size - before]:
                    table = then(first, second)
                    if new(table, looped or also):
                        found.append((table, (row, last), looped or also))
                yield from self._tell(len(self.singles[size - before]))
        self.several.append(found)
        for asked in self.asked:
            yield from asked.grow(found, self.effort)

    def _tell(self, pieces: int) -> Iterator[SearchProgress]:
        if self.effort.pay(pieces):
            yield self.effort.progress()
            if (len(self.seen.plain) + len(self.seen.looped)) * self.tables.width > MOST_TABLES:
                raise Spent

    def _made(self, size: int) -> Iterator[Single]:
        """Every statement of a size, whatever it does."""
        if size == 1:
            for table, name in zip(self.commands, self.language.commands, strict=True):
                yield table, (name,), False
            return
        if "repeat" in self.language.control:
            yield from self._repeats(size - 1)
        for number, asked in enumerate(self.asked):
            if asked.loop:
                yield from asked.loops(size - 1, asked.loop)
            if not asked.block:
                continue
            if "if" in self.language.control:
                yield from asked.ifs(size - 1)
            # the other way round it was looked at when the contrary is a condition too
            turned = any(each.sides.yes.states == asked.sides.no.states for each in self.asked[:number])
            if "if_else" in self.language.control and not turned:
                yield from asked.choices(size - 1)

    def _repeats(self, size: int) -> Iterator[Single]:
        for table, row, looped in self.several[size]:
            if looped:
                continue
            turns, seen, body = table, {table, self.tables.identity, self.tables.nothing}, written(row)
            for times in range(2, self.language.turns + 1):
                turns = self.tables.then(turns, table)
                if turns in seen:
                    break
                seen.add(turns)
                yield turns, ("repeat", times, body), not self.language.nested


class _ConditionParts:
    """A condition, and what rows do on each of its sides, size after size."""

    def __init__(self, tables: Any, asked: Condition, nested: bool) -> None:
        self.block, self.loop = asked.block, asked.loop
        self.nested = nested
        self.sides = sides = Branches(tables, asked.states)
        self.seen = [Seen(side.idle, side.nothing) for side in (sides.yes, sides.no)]
        self.parts: list[list[list[Part]]] = [[[(side.idle, (), False)]] for side in (sides.yes, sides.no)]

    def grow(self, several: list[Several], effort: Effort) -> Iterator[SearchProgress]:
        """Add the rows of the next size."""
        for side, seen, parts in zip((self.sides.yes, self.sides.no), self.seen, self.parts, strict=True):
            found: list[Part] = []
            parts.append(found)
            for start in range(0, len(several), PACE):
                rows = several[start : start + PACE]
                restricted = ((side.restrict(table), row, looped) for table, row, looped in rows)
                found += [part for part in restricted if seen.new(part[0], part[2])]
                if effort.pay(len(rows) // 8):
                    yield effort.progress()

    def loops(self, size: int, loop: tuple[str, Block]) -> Iterator[Single]:
        """The loops with so many blocks inside; one that never ends is as good as a stop."""
        yes = self.sides.yes
        for part, row, looped in self.parts[0][size]:
            if looped:
                continue
            turns = self.sides.loop(part)
            if yes.restrict(turns) != yes.nothing:
                yield turns, (*loop, written(row)), not self.nested

    def ifs(self, size: int) -> Iterator[Single]:
        """The statements that do something only where the condition holds."""
        for part, row, looped in self.parts[0][size]:
            yield self.sides.either(part, self.sides.no.idle), ("if", self.block, written(row)), looped

    def choices(self, size: int) -> Iterator[Single]:
        """Those that do one thing or another; one of the two may be nothing."""
        for first in range(size + 1):
            for then, row, looped in self.parts[0][first]:
                for otherwise, others, also in self.parts[1][size - first]:
                    body = ("if_else", self.block, written(row), written(others))
                    yield self.sides.either(then, otherwise), body, looped or also
