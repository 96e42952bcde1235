"""Estimates the width of a level's blocks in letters, for the page's layout before they are drawn."""

from collections.abc import Iterable

from codeweek.blocks.catalogue import Catalogue
from codeweek.blocks.script import Block
from codeweek.levels import programs
from codeweek.levels.level import Level
from codeweek.play.feedback.variables import on_block
from codeweek.play.predict import scripts
from codeweek.text import Text

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
