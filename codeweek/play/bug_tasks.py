"""Debugging tasks: the block that was moved, to be found; a muddle to hide in a right program."""

from collections.abc import Sequence
from dataclasses import replace

from codeweek.blocks import edit
from codeweek.blocks.cost import one_change
from codeweek.blocks.script import Script
from codeweek.diagnostic import Diagnostic
from codeweek.engine.trace import Trace
from codeweek.levels.level import Level
from codeweek.levels.programs import catalogue_of, start
from codeweek.play.inquiry import lost_maps
from codeweek.play.judge import Verdict
from codeweek.play.session import play


def statements(level: Level) -> list[str]:
    """The blocks of the given program that have a place of their own, as they are read."""
    known = catalogue_of(level).statements
    return [block.id for block in start(level).walk() if block.type in known]


def repairing(level: Level) -> frozenset[str]:
    """The blocks whose move alone makes the given program win."""
    return frozenset(id for id in statements(level) if any(_wins(level, move) for move in _moves(level, id)))


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
    return [script for script in moved if script.blocks != given.blocks]


def _wins(level: Level, script: Script) -> bool:
    verdict = play(level, script, "en").verdict
    return verdict is not None and verdict.won


STARS = 3


def judged(level: Level, script: Script, verdict: Verdict, traces: Sequence[Trace]) -> Verdict:
    """The verdict on a muddle that was hidden; on a level that asks for none, the same as before."""
    if level.spoil is None:
        return verdict
    shown, lost = level.spoil - 1, lost_maps(level, traces)
    seen = next((map for map in lost if map != shown), shown)
    told = _lacking(level, script, lost)
    message = Diagnostic(
        f"say.{told or 'planted'}", {"number": seen + 1, "real": level.spoil}, severity="note"
    )
    stars = 0 if told else STARS
    bare = replace(verdict, facts=(), medal=False, message=message, map=seen)
    return replace(bare, won=told is None, stars=stars, hoped=stars)


def _lacking(level: Level, script: Script, lost: Sequence[int]) -> str | None:
    """Why no muddle is hidden; None when one is."""
    given = start(level)
    if script.blocks == given.blocks:
        return "plant_nothing"
    if not one_change(given, script):
        return "plant_much"
    if not lost:
        return "plant_wins"
    return None if [*lost] == [(level.spoil or 0) - 1] else "plant_seen"
