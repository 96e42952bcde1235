"""Parsons levels: the shortest programs that play a word with given pieces, each used once at most."""

from collections import Counter
from collections.abc import Iterator, Sequence
from operator import add, le

from codeweek.blocks.script import Block, Value
from codeweek.command import Stop
from codeweek.levels.level import Level
from codeweek.levels.programs import kind_of, pieces
from codeweek.solver.iterative_deepening import MOST_SIZE
from codeweek.solver.melody.wanted_tune import COMMANDS, Tune
from codeweek.solver.result import Effort, SearchProgress
from codeweek.solver.scripts import Body, Statement
from codeweek.worlds.music.score import Voice
from codeweek.worlds.music.state import World

Used = tuple[int, ...]  # how many pieces of each sort
Piece = tuple[str | int, Statement]  # the letter that it plays or its number of turns; how it is written


class Pieces:
    """For each infix of a word, the multisets of pieces that play it, with a program of each.

    Of two multisets, one inside the other, the larger is left out: whatever it is used for, the other does.
    """

    def __init__(self, word: str, pieces: Sequence[Piece]) -> None:
        self.word = word
        given = Counter(pieces)
        self.sorts = tuple(given)
        self.given = tuple(given.values())
        self.sure = 0  # no program of fewer blocks plays the word
        self.tables: dict[tuple[int, int], dict[Used, Body]] = {}

    @property
    def least(self) -> int | None:
        """The fewest pieces that play the word; None when they cannot."""
        return min(map(sum, self.tables.get((0, len(self.word)), ())), default=None)

    def programs(self) -> Iterator[Body]:
        """The programs of so many pieces."""
        least = self.least
        return (body for used, body in self.tables[0, len(self.word)].items() if sum(used) == least)

    def fill(self, effort: Effort) -> Iterator[SearchProgress]:
        """Fill the tables: that of an infix after those inside it."""
        for i in reversed(range(len(self.word))):
            for j in range(i + 1, len(self.word) + 1):
                found: dict[Used, Body] = {}
                tried = 0
                for used, body in self._ways(i, j):
                    tried += 1
                    found.setdefault(used, body)
                self.tables[i, j] = _smallest(found)
                if effort.pay(1 + tried):
                    yield effort.progress()
        self.sure = self.least or MOST_SIZE + 1

    def _ways(self, i: int, j: int) -> Iterator[tuple[Used, Body]]:
        """The programs for an infix, made of those for the infixes in it."""
        for number, (plays, statement) in enumerate(self.sorts):
            one = tuple(int(each == number) for each in range(len(self.sorts)))
            if isinstance(plays, str):
                if plays == self.word[i:j]:
                    yield one, (statement,)
            elif part := self._part(i, j, plays):
                for used, body in self.tables[i, i + part].items():
                    yield from self._fitting(one, used, (("repeat", plays, body),))
        for middle in range(i + 1, j):
            for used, body in self.tables[i, middle].items():
                for others, rest in self.tables[middle, j].items():
                    yield from self._fitting(used, others, body + rest)

    def _part(self, i: int, j: int, times: int) -> int:
        """The length of the word that an infix is, so many times; 0 when it is none."""
        part, left = divmod(j - i, times) if times > 1 else (0, 1)
        return 0 if left or self.word[i : j - part] != self.word[i + part : j] else part

    def _fitting(self, used: Used, others: Used, body: Body) -> Iterator[tuple[Used, Body]]:
        """A program of pieces that are there often enough for both parts of it."""
        both = tuple(map(add, used, others))
        if all(map(le, both, self.given)):
            yield both, body


def _smallest(found: dict[Used, Body]) -> dict[Used, Body]:
    """The multisets that contain no other."""
    kept: dict[Used, Body] = {}
    for used in sorted(found, key=sum):
        if not any(all(map(le, each, used)) for each in kept):
            kept[used] = found[used]
    return kept


def spoken(level: Level) -> bool:
    """Whether all pieces are commands and repeats, with values that are written on them."""
    given = pieces(level) or ()
    known = (*COMMANDS, "repeat", "comment")
    return all(piece.type in known and not _worked_out(piece) for piece in given)


def _worked_out(piece: Block) -> bool:
    values = piece.slots.values()
    return not all("value" in value.fields and not value.slots for value in values)


def useful(level: Level, wanted: Tune, without: frozenset[str]) -> Iterator[Piece]:
    """The pieces that play a note of a tune or repeat others."""
    for piece in pieces(level) or ():
        values = [value.fields["value"] for value in piece.slots.values()]
        if piece.type == "repeat" and "repeat" not in without:
            if type(values[0]) is int:
                yield values[0], ("repeat",)
        elif piece.type in COMMANDS - without:
            for note in _played(level, piece.type, values):
                if sign := wanted.signs.get((note.what, note.length)):
                    yield sign, _statement(piece)


def _played(level: Level, name: str, values: list[Value]) -> Voice:
    """The note that a command plays; none when it plays none."""
    after = kind_of(level).commands[name].function(World(), *values)
    return () if isinstance(after, Stop) else after.voices[0]


def _statement(piece: Block) -> Statement:
    slots = [(name, value.type, value.fields["value"]) for name, value in piece.slots.items()]
    return piece.type, tuple(slots)
