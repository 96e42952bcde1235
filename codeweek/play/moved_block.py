"""The block that was moved, in a level to accuse it: found by trying every place of every block."""

from codeweek.blocks import edit
from codeweek.blocks.script import Script
from codeweek.diagnostic import Diagnostic
from codeweek.levels.level import Level
from codeweek.levels.programs import catalogue_of, start
from codeweek.play.session import play


def statements(level: Level) -> list[str]:
    """The blocks of the given program that have a place of their own, as they are read."""
    known = catalogue_of(level).statements
    return [block.id for block in start(level).walk() if block.type in known]


def repairing(level: Level) -> frozenset[str]:
    """The blocks whose move alone makes the given program win."""
    return frozenset(id for id in statements(level) if any(_wins(level, each) for each in _moves(level, id)))


def told(level: Level, id: str, found: frozenset[str]) -> Diagnostic:
    """What is said of a block that is touched; `found`: those that repair the program."""
    if id in found:
        return Diagnostic("say.moved_block", severity="note")
    order = statements(level)
    nearest = min((order.index(each) for each in found), key=lambda place: abs(place - order.index(id)))
    higher = nearest < order.index(id)
    return Diagnostic("say.innocent_block_higher" if higher else "say.innocent_block_lower", severity="note")


def _moves(level: Level, id: str) -> list[Script]:
    """The given program with one block at each of the other places."""
    known, given = catalogue_of(level), start(level)
    block = given.find(id)
    assert block is not None
    base = edit.remove(known, given, id)
    spots = (spot for spot in edit.places(base) if edit.accepts(known, base, block, spot))
    moved = (edit.insert(known, base, (block,), spot) for spot in spots)
    return [each for each in moved if each.blocks != given.blocks]


def _wins(level: Level, script: Script) -> bool:
    verdict = play(level, script, "en").verdict
    return verdict is not None and verdict.won
