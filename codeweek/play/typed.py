"""A level's program as typed text: read while it is written, patched by its blocks, its words completed."""

from collections.abc import Collection
from dataclasses import replace

from codeweek.blocks import completing
from codeweek.blocks.holes import HOLE, empty
from codeweek.blocks.live_text import Live
from codeweek.blocks.live_text import live as read_live
from codeweek.blocks.patch import patched as patch
from codeweek.blocks.script import EMPTY, Script
from codeweek.diagnostic import Diagnostic
from codeweek.engine.check import check
from codeweek.levels.level import Level
from codeweek.levels.programs import allowed, boxes, catalogue_of, may_use, near
from codeweek.text import Key, Text

UNSAID = ("say.empty_program",)  # what is not told while a text is being written


def live(
    level: Level,
    text: str,
    caret: int | None = None,
    before: Script = EMPTY,
    left: Collection[str] = (),
) -> Live:
    """The blocks of a text that is being written, and the one thing to say of it."""
    known, may = catalogue_of(level), may_use(level)

    def problems(script: Script) -> tuple[Diagnostic, ...]:
        return tuple(
            diagnostic
            for diagnostic in check(known, script, may, boxes(level))
            if diagnostic.key not in UNSAID
        )

    found = read_live(known, text, level.toolbox, caret, before, problems, near(level), left)
    return _with_hole(level, text, found)


def _with_hole(level: Level, text: str, found: Live) -> Live:
    """What is told of a hole that was not written in is that it is one."""
    place = empty(text) if level.mode == "fill" else None
    if place is None or found.problem is None or found.problem.line != place[0]:
        return found
    line, column = place
    return replace(found, problem=Diagnostic("slip.hole", line=line, column=column, until=column + len(HOLE)))


def patched(level: Level, text: str, before: Script, after: Script, language: str) -> str:
    """The text once its blocks have changed from one script to another."""
    return patch(catalogue_of(level), text, before, after, language, level.toolbox)


def words(level: Level, text: Text, script: Script = EMPTY) -> tuple[completing.Word, ...]:
    """The words of a level, and the names of a script, each with what it does in the words of a child."""
    known, offered = catalogue_of(level), allowed(level)
    if may_use(level) is None:
        offered |= frozenset(known.types) - known.called
    found = completing.words(known, offered, text.language, script)
    return tuple(replace(word, what=_told(text, word.what)) for word in found)


def _told(text: Text, what: str | Key) -> str:
    return text(what) if isinstance(what, Key) else what
