"""Whether a program saved earlier still fits its level, which may have been replaced since."""

from codeweek.blocks.script import Script
from codeweek.levels import programs
from codeweek.levels.level import Level


def fits(level: Level, script: Script) -> bool:
    """Whether the level offers each block of a script; a puzzle, these pieces and no others.

    Of what a child typed nothing is put aside: a word that the level does not offer is told, and mended.
    """
    if script.text is not None and programs.pieces(level) is None:
        return True
    if not {block.type for block in script.everything()} <= programs.allowed(level):
        return False
    pieces = programs.pieces(level)
    if pieces is None:
        return True
    known = programs.catalogue_of(level)
    whole = Script(tuple(block for stack in (script.blocks, *script.loose) for block in stack))
    placed = sum(block.type in known.statements for block in whole.walk())
    offered = programs.pool(level, whole)  # nothing once all pieces are placed
    return placed == (sum(offer.taken for offer in offered) if offered else len(pieces))
