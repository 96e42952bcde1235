"""Runs programs on the maps of a level, to see whether they win: no stars, no sentences."""

from collections.abc import Iterator

from codeweek.blocks.script import Script
from codeweek.engine.budget import Budget
from codeweek.engine.check import check
from codeweek.engine.run import prepared
from codeweek.engine.trace import Trace
from codeweek.levels.level import Level
from codeweek.levels.programs import boxes, catalogue_of, count, kind_of, may_use, python_text
from codeweek.play.judge import judge, won
from codeweek.play.repair.edits import START


def runs(level: Level, script: Script) -> bool:
    """Whether a program may run: its blocks are the level's, its holes are filled."""
    return not check(catalogue_of(level), script, may_use(level), boxes(level))


def wins(level: Level, script: Script) -> bool:
    """Whether a program of the level's blocks wins all its maps; it runs up to the first that it loses."""
    return runs(level, script) and won(kind_of(level), level, _traces(level, script))


def reached(level: Level, script: Script) -> frozenset[str]:
    """The blocks that a script comes to on the first map that it loses, and START."""
    traces = tuple(_traces(level, script))
    columns = traces[judge(kind_of(level), level, traces, count(level, script)).map].columns()
    return frozenset(columns.blocks[each] or "" for each in {*columns.statements}) | {START}


def _traces(level: Level, script: Script) -> Iterator[Trace]:
    text = python_text(level, script, "en")
    ready = prepared(text, kind_of(level).commands, Budget(work=level.work or Budget.work))
    return (ready(each.world, level.answers(n), n) for n, each in enumerate(level.maps))
