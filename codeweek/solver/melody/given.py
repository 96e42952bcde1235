"""The pieces of a Parsons level: what each plays is asked of its command."""

from collections.abc import Iterator

from codeweek.blocks.script import Block, Value
from codeweek.command import Stop
from codeweek.levels.level import Level
from codeweek.levels.programs import kind_of, pieces
from codeweek.solver.melody.pieces import Piece
from codeweek.solver.melody.tune import COMMANDS, Tune
from codeweek.solver.scripts import Statement
from codeweek.worlds.music.score import Voice
from codeweek.worlds.music.state import World


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
