"""The program of a request: its blocks, and how they are told as Python."""

from typing import TYPE_CHECKING

from codeweek.blocks import blockly
from codeweek.blocks.script import Script
from codeweek.diagnostic import Diagnostic
from codeweek.levels import programs
from codeweek.levels.level import Level
from codeweek.play import predict
from codeweek.program import Program
from codeweek.text import Text
from codeweek.web_api import serialize
from codeweek.web_api.request import Asked, RefusedError

if TYPE_CHECKING:
    from codeweek.web_api import shapes as page
    from codeweek.web_api.verbs.playing import Source


def loaded(level: Level, asked: Asked) -> Script | Diagnostic:
    """The script of a request; on a read-only level, the given one, or one of those to choose from."""
    if not programs.read_only(level):
        return blockly.load(programs.catalogue_of(level), asked.get("script"))
    offered = predict.scripts(level)
    sent = blockly.load(programs.catalogue_of(level), asked.get("script")) if offered else None
    return next((each for each in offered if each == sent), programs.start(level))


def script(level: Level, asked: Asked) -> Script:
    """The same. Raises RefusedError when it cannot be read."""
    return sure(loaded(level, asked))


def sure(found: Script | Diagnostic) -> Script:
    """What was read. Raises RefusedError when it could not be."""
    if isinstance(found, Diagnostic):
        raise RefusedError(found)
    return found


def source(program: Program, level: Level, script: Script, text: Text) -> "Source":
    """Its Python, with the line of each block and remarks."""
    lines = programs.lines_of(program, script)
    return {"source": program.source, "lines": lines, "notes": _notes(level, script, text)}


def _notes(level: Level, script: Script, text: Text) -> "list[page.Told]":
    """Remarks on a script that do not keep it from running."""
    if not script.loose:
        return []
    number = sum(len(stack) for stack in script.loose)
    note = Diagnostic("say.loose_blocks", {"n": number}, "note", block=script.loose[0][0].id)
    return [serialize.told(note, level, text)]
