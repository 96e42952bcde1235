"""Runs programs on the maps of a level, to see whether they win: no stars, no sentences."""

from collections.abc import Iterator

from codeweek.blocks.script import Script
from codeweek.engine.budget import COMMAND, Budget
from codeweek.engine.check import check
from codeweek.engine.run import prepared
from codeweek.engine.trace import Trace
from codeweek.levels.level import Level
from codeweek.levels.programs import boxes, catalogue_of, count, kind_of, may_use, python_text
from codeweek.play.judge import judge, won
from codeweek.play.repair.edits import START

SHORT = COMMAND * 100  # units of work of a short run: many programs are tried, and some never end


def runs(level: Level, script: Script) -> bool:
    """Whether a program may run: its blocks are the level's, its holes are filled."""
    return not check(catalogue_of(level), script, may_use(level), boxes(level))


def wins(level: Level, script: Script) -> bool:
    """Whether a program of the level's blocks wins all its maps; it runs up to the first that it loses."""
    return _tried(level, script, level.work or Budget.work) is True


def wins_soon(level: Level, script: Script) -> bool | None:
    """The same by short runs: None when that is not known because one of them was not over."""
    return _tried(level, script, min(SHORT, level.work or SHORT))


def reached(level: Level, script: Script) -> frozenset[str]:
    """The blocks that a script comes to, in a short run, on the first map that it loses; and START."""
    traces = tuple(_traces(level, script, SHORT))
    columns = traces[judge(kind_of(level), level, traces, count(level, script)).map].columns()
    return frozenset(columns.blocks[each] or "" for each in {*columns.statements}) | {START}


def _tried(level: Level, script: Script, work: int) -> bool | None:
    if not runs(level, script):
        return False
    unfinished: list[str] = []  # how the first run ended that did not come to the end of the program

    def done() -> Iterator[Trace]:
        for trace in _traces(level, script, work):
            if trace.outcome != "done":
                unfinished.append(trace.outcome)
                return
            yield trace

    met = won(kind_of(level), level, done())
    return None if met and "budget" in unfinished else met and not unfinished


def _traces(level: Level, script: Script, work: int) -> Iterator[Trace]:
    text = python_text(level, script, "en")
    ready = prepared(text, kind_of(level).commands, Budget(work=work))
    return (ready(each.world, level.answers(n), n) for n, each in enumerate(level.maps))
