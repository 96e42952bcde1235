"""To hide a muddle for a friend: one change of a right program, which a single map shows."""

from collections.abc import Sequence
from dataclasses import replace

from codeweek.blocks.distance import one_change
from codeweek.blocks.script import Script
from codeweek.diagnostic import Diagnostic
from codeweek.engine.trace import Trace
from codeweek.levels.level import Level
from codeweek.levels.programs import start
from codeweek.play.inquiry import lost_maps
from codeweek.play.judge import Verdict

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
