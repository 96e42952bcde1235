"""The program of a request: its blocks, how they are told as Python, and how wide a level's are."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from codeweek.blocks import blockly
from codeweek.blocks.catalogue import Catalogue
from codeweek.blocks.script import Block, Script
from codeweek.diagnostic import Diagnostic
from codeweek.levels import programs
from codeweek.levels.level import Level
from codeweek.play import predict
from codeweek.play.feedback.variables import on_block
from codeweek.play.predict import scripts
from codeweek.program import Program
from codeweek.text import Text
from codeweek.web_api import serialize
from codeweek.web_api.request import Asked, RefusedError

if TYPE_CHECKING:
    from codeweek.web_api import shapes as page
    from codeweek.web_api.verbs.play_verbs import Source


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
    return [serialize.message(note, level, text)]


INDENT, EDGES, SIGN = 2, 2, 3  # letters
FIELD, EMPTY, BETWEEN = 2, 5, 1


def of_level(level: Level, text: Text) -> int:
    """The widest line of the given program, the solution, and the programs to choose from."""
    known = programs.catalogue_of(level)
    held = programs.start(level), programs.solution(level).script, *scripts(level)
    return max((_widest(known, text, script.blocks) for script in held), default=0)


def _widest(known: Catalogue, text: Text, blocks: Iterable[Block]) -> int:
    """The widest line of some blocks, with their bodies indented."""
    found = 0
    for block in blocks:
        within = (INDENT + _widest(known, text, body) for body in block.bodies.values())
        found = max(found, SIGN + of_block(known, text, block), *within)
    return found


def of_block(known: Catalogue, text: Text, block: Block) -> int:
    """The width of a block's line: its words, fields and values."""
    if known.is_literal(block):
        kind = "quoted" if block.type == "text" else block.type
        return FIELD + len(on_block(known, kind, block.fields.get("value", ""), text))
    type, parts = known[block.type], 0
    for part in known.words.label(block.type, text.language):
        field = type.field(part.name) if part.name else None
        if field:
            value = block.fields.get(part.name, field.default)
            parts += FIELD + len(on_block(known, field.kind, value, text))
        elif not part.name:
            parts += len(part.words)
        parts += BETWEEN
    holes = (of_block(known, text, value) + BETWEEN for value in block.slots.values())
    missing = EMPTY * sum(slot.name not in block.slots for slot in type.slots)
    return EDGES + parts + sum(holes) + missing
