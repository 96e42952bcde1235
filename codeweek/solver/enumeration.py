"""Bottom-up enumeration of program fragments up to observational equivalence.

Fragments with the same transition table behave the same from every state of every map; only the first, a
shortest, is kept. No shortest program is lost: the code around a fragment cannot tell equivalent ones apart.
"""

from collections.abc import Iterator, Sequence
from typing import Any

from codeweek.blocks.script import Block
from codeweek.solver.conditions import Condition
from codeweek.solver.language import Language
from codeweek.solver.result import PACE, Effort, SearchProgress, Spent
from codeweek.solver.scripts import Body, Statement
from codeweek.solver.states import StateSpace
from codeweek.solver.transition_tables import Branches, PartialTable, Table, Tables, tables_of

MOST_TABLES = 600_000  # of 256 bytes each: about what the memory of a small machine holds

# A sequence of statements as a linked list: (all before the last one, the last one).
Row = tuple[Any, ...]
# A fragment: its behaviour, its code, and whether it has a loop that forbids putting it in another loop.
Single = tuple[Table, Statement, bool]
Several = tuple[Table, Row, bool]
Part = tuple[PartialTable, Row, bool]


def written(row: Row) -> Body:
    """The statements of a linked list, in order."""
    found = []
    while row:
        row, statement = row
        found.append(statement)
    return tuple(reversed(found))


class Seen:
    """The behaviours seen so far. Where nested loops are forbidden, a fragment with a loop is not a
    replacement for one without, as it fits in fewer places: the two are kept apart.
    """

    def __init__(self, *first: Any) -> None:
        self.plain = set(first)
        self.looped: set[Any] = set()

    def new(self, key: Any, looped: bool) -> bool:
        """Whether a behaviour is new; it is recorded."""
        if key in self.plain or (looped and key in self.looped):
            return False
        (self.looped if looped else self.plain).add(key)
        return True


class Enumeration:
    """All fragments with different behaviours, by size: `singles` are one statement, `several` a sequence."""

    def __init__(
        self, space: StateSpace, language: Language, asked: Sequence[Condition], effort: Effort
    ) -> None:
        self.language = language
        self.effort = effort
        self.tables = tables = tables_of(space)
        self.commands = [tables.table(space.steps(number)) for number in range(len(language.commands))]
        self.singles: list[list[Single]] = [[]]
        self.several: list[list[Several]] = [[(tables.identity, (), False)]]
        self.seen = Seen(tables.identity, tables.nothing)
        self.asked = [_ConditionParts(tables, condition, language.nested) for condition in asked]

    def grow_singles(self) -> Iterator[SearchProgress]:
        """Find the statements of the next size; needs the sequences one block smaller."""
        size = len(self.singles)
        found: list[Single] = []
        for table, statement, looped in self._made(size):
            yield from self._tell(1)
            if self.seen.new(table, looped):
                found.append((table, statement, looped))
        self.singles.append(found)

    def grow_several(self) -> Iterator[SearchProgress]:
        """Find the sequences of the next size; needs the statements of that size."""
        size = len(self.several)
        found = [(table, ((), last), looped) for table, last, looped in self.singles[size]]
        # Looked up once: the inner loop runs for each pair of fragments.
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
            # The limit of memory; what was found of the smaller sizes still holds.
            if (len(self.seen.plain) + len(self.seen.looped)) * self.tables.width > MOST_TABLES:
                raise Spent

    def _made(self, size: int) -> Iterator[Single]:
        """Every statement of a size made of known fragments, before equivalent ones are dropped."""
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
            # with the opposite condition, the same statement with its branches exchanged was made already
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
                # From here on the turns come round: more of them do nothing new.
                if turns in seen:
                    break
                seen.add(turns)
                yield turns, ("repeat", times, body), not self.language.nested


class _ConditionParts:
    """A condition, and the sequences restricted to each of its branches, by size.

    Sequences that differ only outside a branch are equivalent inside it: far fewer are left to combine.
    """

    def __init__(self, tables: Tables, asked: Condition, nested: bool) -> None:
        self.block, self.loop = asked.block, asked.loop
        self.nested = nested
        self.sides = sides = Branches(tables, asked.states)
        self.seen = [Seen(side.idle, side.nothing) for side in (sides.yes, sides.no)]
        self.parts: list[list[list[Part]]] = [[[(side.idle, (), False)]] for side in (sides.yes, sides.no)]

    def grow(self, several: list[Several], effort: Effort) -> Iterator[SearchProgress]:
        """Add the sequences of the next size."""
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
        """The loops with a body of this size, but those that never end: they do no more than a stop."""
        yes = self.sides.yes
        for part, row, looped in self.parts[0][size]:
            if looped:
                continue
            turns = self.sides.loop(part)
            if yes.restrict(turns) != yes.nothing:
                yield turns, (*loop, written(row)), not self.nested

    def ifs(self, size: int) -> Iterator[Single]:
        """The `if` statements with a body of this size."""
        for part, row, looped in self.parts[0][size]:
            yield self.sides.either(part, self.sides.no.idle), ("if", self.block, written(row)), looped

    def choices(self, size: int) -> Iterator[Single]:
        """The `if`/`else` statements with this many blocks in both branches, one of which may be empty."""
        for first in range(size + 1):
            for then, row, looped in self.parts[0][first]:
                for otherwise, others, also in self.parts[1][size - first]:
                    body = ("if_else", self.block, written(row), written(others))
                    yield self.sides.either(then, otherwise), body, looped or also
