"""Pieces of programs by what they do: of all that do the same from every state, only the first is kept.

That loses no shortest program: what stands around a piece cannot tell it from another that does the same.
"""

from collections.abc import Iterator, Sequence
from typing import Any

from codeweek.blocks.script import Block
from codeweek.solver.answer import PACE, Effort, Progress, Spent
from codeweek.solver.board import Board
from codeweek.solver.conditions import Condition
from codeweek.solver.language import Language
from codeweek.solver.pages import Half, Meaning, pages
from codeweek.solver.scripts import Body, Statement
from codeweek.solver.sides import Sides

MOST_TABLES = 600_000  # of 256 bytes each, before the memory of a small machine is full

# Statements in a row: all before the last one, and that one.
Row = tuple[Any, ...]
Single = tuple[Meaning, Statement, bool]  # what it does, how it is written, whether a loop in it matters
Several = tuple[Meaning, Row, bool]
Part = tuple[Half, Row, bool]


def written(row: Row) -> Body:
    """Statements in a row as a program."""
    found = []
    while row:
        row, statement = row
        found.append(statement)
    return tuple(reversed(found))


class Kept:
    """What is known. A piece with a loop in it does not stand for one without, when that matters."""

    def __init__(self, *first: Any) -> None:
        self.plain = set(first)
        self.looped: set[Any] = set()

    def new(self, key: Any, looped: bool) -> bool:
        """Whether a piece is the first of its kind; it is kept."""
        if key in self.plain or (looped and key in self.looped):
            return False
        (self.looped if looped else self.plain).add(key)
        return True


class Meanings:
    """All pieces of programs that differ, size after size."""

    def __init__(self, board: Board, words: Language, asked: Sequence[Condition], effort: Effort) -> None:
        self.words = words
        self.effort = effort
        self.space: Any = pages(board)  # one of two that do the same to other types
        space = self.space
        self.commands = [space.table(board.steps(number)) for number in range(len(words.commands))]
        self.singles: list[list[Single]] = [[]]
        self.several: list[list[Several]] = [[(space.identity, (), False)]]
        self.kept = Kept(space.identity, space.nothing)
        self.asked = [_Asked(space, each, words.nested) for each in asked]

    def grow_singles(self) -> Iterator[Progress]:
        """Find the statements of the next size; needs the rows of one less."""
        size = len(self.singles)
        found: list[Single] = []
        for meaning, statement, looped in self._made(size):
            yield from self._tell(1)
            if self.kept.new(meaning, looped):
                found.append((meaning, statement, looped))
        self.singles.append(found)

    def grow_several(self) -> Iterator[Progress]:
        """Find the rows of the next size; needs the statements of that size."""
        size = len(self.several)
        found = [(meaning, ((), last), looped) for meaning, last, looped in self.singles[size]]
        then, new = self.space.then, self.kept.new
        for before in range(1, size):
            for first, row, looped in self.several[before]:
                for second, last, also in self.singles[size - before]:
                    meaning = then(first, second)
                    if new(meaning, looped or also):
                        found.append((meaning, (row, last), looped or also))
                yield from self._tell(len(self.singles[size - before]))
        self.several.append(found)
        for asked in self.asked:
            yield from asked.grow(found, self.effort)

    def _tell(self, pieces: int) -> Iterator[Progress]:
        if self.effort.pay(pieces):
            yield self.effort.progress()
            if (len(self.kept.plain) + len(self.kept.looped)) * self.space.tables > MOST_TABLES:
                raise Spent

    def _made(self, size: int) -> Iterator[Single]:
        """Every statement of a size, whatever it does."""
        if size == 1:
            for meaning, name in zip(self.commands, self.words.commands, strict=True):
                yield meaning, (name,), False
            return
        if "repeat" in self.words.control:
            yield from self._repeats(size - 1)
        for number, asked in enumerate(self.asked):
            if asked.loop:
                yield from asked.loops(size - 1, asked.loop)
            if not asked.block:
                continue
            if "if" in self.words.control:
                yield from asked.ifs(size - 1)
            # the other way round it was looked at when the contrary is a condition too
            turned = any(each.sides.yes.states == asked.sides.no.states for each in self.asked[:number])
            if "if_else" in self.words.control and not turned:
                yield from asked.choices(size - 1)

    def _repeats(self, size: int) -> Iterator[Single]:
        for meaning, row, looped in self.several[size]:
            if looped:
                continue
            turns, seen, body = meaning, {meaning, self.space.identity, self.space.nothing}, written(row)
            for times in range(2, self.words.turns + 1):
                turns = self.space.then(turns, meaning)
                if turns in seen:
                    break
                seen.add(turns)
                yield turns, ("repeat", times, body), not self.words.nested


class _Asked:
    """A condition, and what rows do on each of its sides, size after size."""

    def __init__(self, space: Any, asked: Condition, nested: bool) -> None:
        self.block, self.loop = asked.block, asked.loop
        self.nested = nested
        self.sides = sides = Sides(space, asked.states)
        self.kept = [Kept(side.idle, side.nothing) for side in (sides.yes, sides.no)]
        self.parts: list[list[list[Part]]] = [[[(side.idle, (), False)]] for side in (sides.yes, sides.no)]

    def grow(self, several: list[Several], effort: Effort) -> Iterator[Progress]:
        """Add the rows of the next size."""
        for side, kept, parts in zip((self.sides.yes, self.sides.no), self.kept, self.parts, strict=True):
            found: list[Part] = []
            parts.append(found)
            for start in range(0, len(several), PACE):
                rows = several[start : start + PACE]
                halves = ((side.half(meaning), row, looped) for meaning, row, looped in rows)
                found += [part for part in halves if kept.new(part[0], part[2])]
                if effort.pay(len(rows) // 8):
                    yield effort.progress()

    def loops(self, size: int, loop: tuple[str, Block]) -> Iterator[Single]:
        """The loops with so many blocks inside; one that never ends is as good as a stop."""
        yes = self.sides.yes
        for part, row, looped in self.parts[0][size]:
            if looped:
                continue
            turns = self.sides.loop(part)
            if yes.half(turns) != yes.nothing:
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
