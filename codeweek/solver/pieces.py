"""Programs made of the pieces that a level gives to put in order, each at most as often as it is there."""

from collections.abc import Iterator
from dataclasses import replace
from itertools import combinations
from typing import Any

from codeweek.blocks.script import Block
from codeweek.levels.level import Level
from codeweek.levels.programs import pieces
from codeweek.solver.answer import Effort, Progress
from codeweek.solver.board import Board
from codeweek.solver.conditions import holding
from codeweek.solver.language import Language
from codeweek.solver.pages import Meaning, pages
from codeweek.solver.scripts import Body, Statement
from codeweek.solver.sides import Sides
from codeweek.solver.ways import MANY

Used = tuple[int, ...]  # pieces by their number, in order; those that are alike have the number of the first
Built = Iterator[tuple[Meaning, Statement]]


class Pieces:
    """Looks at what can be built of some of the pieces, more of them each time.

    Of what is built of the same pieces and does the same, only the first is kept. `exact`: none is left out.
    """

    def __init__(self, level: Level, board: Board, words: Language, effort: Effort) -> None:
        self.board = board
        self.words = words
        self.effort = effort
        self.space: Any = pages(board)
        given = [replace(block, id="") for block in pieces(level) or () if block.type != "comment"]
        self.pieces = [piece for piece in given if self._speaks(piece)]
        self.exact = len(self.pieces) == len(given)
        self.numbers = sorted(self.pieces.index(piece) for piece in self.pieces)
        self.commands = {command.name: n for n, command in enumerate(board.maps[0].commands)}
        self.rows: dict[Used, dict[Meaning, Body]] = {(): {self.space.identity: ()}}
        self.singles: dict[Used, dict[Meaning, Statement]] = {}

    def programs(self, size: int) -> Iterator[Progress | list[Body]]:
        """Look at every program of so many pieces, all smaller ones being known; those that win at last."""
        found: dict[Body, None] = {}
        for used in sorted(set(combinations(self.numbers, size))):
            yield from self._build(used)
            found |= {body: None for meaning, body in self.rows[used].items() if self._wins(meaning)}
        yield list(found)[:MANY]

    def _speaks(self, piece: Block) -> bool:
        """Whether it is known what a piece does: not when a number on it is worked out, for example."""
        words = self.words
        known = {*words.commands, *words.control, *words.sensors, *words.logic, "number", "boolean"}
        if not {block.type for block in piece.walk()} <= known:
            return False
        if piece.type == "repeat":
            return type(piece.slots["count"].fields.get("value")) is int
        condition = piece.slots.get("condition")
        return condition is None or holding(self.board, condition) is not None

    def _wins(self, meaning: Meaning) -> bool:
        at, wins = self.space.at, self.board.wins
        return all(wins[at(meaning, state)] for state in self.board.starts)

    def _build(self, used: Used) -> Iterator[Progress]:
        """Everything that can be built of exactly these pieces."""
        rows: dict[Meaning, Body] = {}
        singles = self.singles[used] = {}
        for meaning, statement in self._single(used):
            singles.setdefault(meaning, statement)
        for before, last in _splits(used):
            for first, body in self.rows[before].items() if last else ():
                for second, end in self.singles[last].items():
                    rows.setdefault(self.space.then(first, second), (*body, end))
            if self.effort.pay(1 + len(rows)):
                yield self.effort.progress()
        rows.pop(self.space.nothing, None)
        self.rows[used] = rows

    def _single(self, used: Used) -> Built:
        """The statements built of exactly these pieces: each in turn may be the outer one."""
        for outer in dict.fromkeys(used):
            piece, inner = self.pieces[outer], list(used)
            inner.remove(outer)
            if piece.type in self.commands and not inner:
                yield self.space.table(self.board.steps(self.commands[piece.type])), (piece.type,)
            elif piece.type == "repeat":
                yield from self._repeat(piece, tuple(inner))
            elif piece.type in ("until", "while", "if", "if_else"):
                yield from self._asking(piece, tuple(inner))

    def _repeat(self, piece: Block, inner: Used) -> Built:
        times = piece.slots["count"].fields.get("value")
        if type(times) is int and inner:
            for meaning, body in self.rows[inner].items():
                yield self._turns(meaning, times), ("repeat", times, body)

    def _turns(self, meaning: Meaning, times: int) -> Meaning:
        """What so many turns do, found by doubling."""
        then, done = self.space.then, self.space.identity
        while times > 0:
            if times % 2:
                done = then(done, meaning)
            meaning, times = then(meaning, meaning), times // 2
        found: Meaning = done
        return found

    def _asking(self, piece: Block, inner: Used) -> Built:
        """A condition with its body or its two, one of which may be empty."""
        asked = piece.slots["condition"]
        states = holding(self.board, asked)
        if states is None:
            return
        if piece.type == "until":
            states = frozenset(range(1, len(self.board.names))) - states
        sides = Sides(self.space, states)
        for rest, part in _splits(inner):
            if piece.type != "if_else" and rest:
                continue
            for then, body in self.rows[part].items():
                if piece.type in ("until", "while"):
                    yield sides.loop(sides.yes.half(then)), (piece.type, asked, body)
                elif piece.type == "if":
                    yield sides.either(sides.yes.half(then), sides.no.idle), (piece.type, asked, body)
                else:
                    for otherwise, other in self.rows[rest].items():
                        both = sides.either(sides.yes.half(then), sides.no.half(otherwise))
                        yield both, (piece.type, asked, body, other)


def _splits(used: Used) -> list[tuple[Used, Used]]:
    """The ways to part some pieces in two."""
    found: dict[tuple[Used, Used], None] = {}
    for size in range(len(used) + 1):
        for places in combinations(range(len(used)), size):
            part = tuple(used[place] for place in places)
            rest = tuple(used[place] for place in range(len(used)) if place not in places)
            found[rest, part] = None
    return list(found)
