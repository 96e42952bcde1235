"""`until` and `while not` are the same text: the toolbox of a level decides which block it is."""

from collections.abc import Collection
from dataclasses import replace

from codeweek.blocks.python import UNTIL
from codeweek.blocks.script import Block, Script


def reads_until(toolbox: Collection[str]) -> bool:
    """Whether `while not …` in a text is read as `until`: it is offered, `while` with `not` is not."""
    return UNTIL in toolbox and not {"while", "not"} <= {*toolbox}


def as_offered(script: Script, toolbox: Collection[str]) -> Script:
    """A program with each `while not` replaced by `until`, for one saved before `until` was offered."""
    if not reads_until(toolbox) or not any(map(_negated, script.everything())):
        return script
    loose = tuple(tuple(map(_until, stack)) for stack in script.loose)
    blocks, said = tuple(map(_until, script.blocks)), tuple(map(_until, script.said))
    return Script(blocks, loose, script.text, said)


def _negated(block: Block) -> bool:
    condition = block.slots.get("condition")
    return block.type == "while" and condition is not None and condition.type == "not"


def _until(block: Block) -> Block:
    bodies = {name: tuple(map(_until, body)) for name, body in block.bodies.items()}
    if not _negated(block):
        return replace(block, bodies=bodies)
    asked = block.slots["condition"].slots.get("value")
    return replace(block, type=UNTIL, slots={} if asked is None else {"condition": asked}, bodies=bodies)
