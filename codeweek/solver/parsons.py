"""Programs of a Parsons level: each piece is used at most as often as the level gives it."""

from collections.abc import Iterator
from dataclasses import replace
from itertools import combinations

from codeweek.blocks.script import Block
from codeweek.levels.level import Level
from codeweek.levels.programs import pieces
from codeweek.solver.conditions import holding
from codeweek.solver.frontier import MANY
from codeweek.solver.language import Language
from codeweek.solver.result import Effort, SearchProgress
from codeweek.solver.scripts import Body, Statement
from codeweek.solver.states import StateSpace
from codeweek.solver.transition_tables import Branches, Table, tables_of

Used = tuple[int, ...]  # a sorted multiset of pieces by number; equal pieces share the number of the first
Built = Iterator[tuple[Table, Statement]]


class ParsonsPrograms:
    """Enumerates programs by the multiset of pieces they use, smallest first.

    Deduplicated by behaviour among those that use the same pieces. `exact`: the search is exhaustive.
    """

    def __init__(self, level: Level, space: StateSpace, language: Language, effort: Effort) -> None:
        self.space = space
        self.language = language
        self.effort = effort
        self.tables = tables_of(space)
        given = [replace(block, id="") for block in pieces(level) or () if block.type != "comment"]
        self.pieces = [piece for piece in given if self._speaks(piece)]
        self.exact = len(self.pieces) == len(given)
        self.numbers = sorted(self.pieces.index(piece) for piece in self.pieces)
        self.commands = {command.name: n for n, command in enumerate(space.maps[0].commands)}
        self.rows: dict[Used, dict[Table, Body]] = {(): {self.tables.identity: ()}}
        self.singles: dict[Used, dict[Table, Statement]] = {}

    def programs(self, size: int) -> Iterator[SearchProgress | list[Body]]:
        """Examine every program of `size` pieces, after the smaller ones; the last value is the winners."""
        found: dict[Body, None] = {}
        for used in sorted(set(combinations(self.numbers, size))):
            yield from self._build(used)
            found |= {body: None for table, body in self.rows[used].items() if self._wins(table)}
        yield list(found)[:MANY]

    def _speaks(self, piece: Block) -> bool:
        """Whether the search supports a piece; not one whose repeat count is computed, for example."""
        language = self.language
        known = {
            *language.commands,
            *language.control,
            *language.sensors,
            *language.logic,
            "number",
            "boolean",
        }
        if not {block.type for block in piece.walk()} <= known:
            return False
        if piece.type == "repeat":
            return type(piece.slots["count"].fields.get("value")) is int
        condition = piece.slots.get("condition")
        return condition is None or holding(self.space, condition) is not None

    def _wins(self, table: Table) -> bool:
        at, wins = self.tables.at, self.space.wins
        return all(wins[at(table, state)] for state in self.space.starts)

    def _build(self, used: Used) -> Iterator[SearchProgress]:
        """Find every program with exactly these pieces, up to equivalence."""
        rows: dict[Table, Body] = {}
        singles = self.singles[used] = {}
        for table, statement in self._single(used):
            singles.setdefault(table, statement)
        for before, last in _splits(used):
            for first, body in self.rows[before].items() if last else ():
                for second, end in self.singles[last].items():
                    rows.setdefault(self.tables.then(first, second), (*body, end))
            if self.effort.pay(1 + len(rows)):
                yield self.effort.progress()
        rows.pop(self.tables.nothing, None)
        self.rows[used] = rows

    def _single(self, used: Used) -> Built:
        """The statements with exactly these pieces, each piece in turn being the outer one."""
        for outer in dict.fromkeys(used):
            piece, inner = self.pieces[outer], list(used)
            inner.remove(outer)
            if piece.type in self.commands and not inner:
                yield self.tables.table(self.space.steps(self.commands[piece.type])), (piece.type,)
            elif piece.type == "repeat":
                yield from self._repeat(piece, tuple(inner))
            elif piece.type in ("until", "while", "if", "if_else"):
                yield from self._asking(piece, tuple(inner))

    def _repeat(self, piece: Block, inner: Used) -> Built:
        times = piece.slots["count"].fields.get("value")
        if type(times) is int and inner:
            for table, body in self.rows[inner].items():
                yield self._turns(table, times), ("repeat", times, body)

    def _turns(self, table: Table, times: int) -> Table:
        """The table of a repeat, by binary exponentiation."""
        then, done = self.tables.then, self.tables.identity
        while times > 0:
            if times % 2:
                done = then(done, table)
            table, times = then(table, table), times // 2
        found: Table = done
        return found

    def _asking(self, piece: Block, inner: Used) -> Built:
        """The loops and `if`s with this condition, and the other pieces inside."""
        asked = piece.slots["condition"]
        states = holding(self.space, asked)
        if states is None:
            return
        if piece.type == "until":
            states = frozenset(range(1, len(self.space.names))) - states
        sides = Branches(self.tables, states)
        for rest, part in _splits(inner):
            if piece.type != "if_else" and rest:
                continue
            for then, body in self.rows[part].items():
                if piece.type in ("until", "while"):
                    yield sides.loop(sides.yes.restrict(then)), (piece.type, asked, body)
                elif piece.type == "if":
                    yield sides.either(sides.yes.restrict(then), sides.no.idle), (piece.type, asked, body)
                else:
                    for otherwise, other in self.rows[rest].items():
                        both = sides.either(sides.yes.restrict(then), sides.no.restrict(otherwise))
                        yield both, (piece.type, asked, body, other)


def _splits(used: Used) -> list[tuple[Used, Used]]:
    """The ways to split a multiset of pieces into two."""
    found: dict[tuple[Used, Used], None] = {}
    for size in range(len(used) + 1):
        for places in combinations(range(len(used)), size):
            part = tuple(used[place] for place in places)
            rest = tuple(used[place] for place in range(len(used)) if place not in places)
            found[rest, part] = None
    return list(found)
