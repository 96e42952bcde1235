"""Adds the label of a block to the sentences about it."""

from codeweek.blocks.script import Script
from codeweek.diagnostic import Diagnostic
from codeweek.text import Key


def named(script: Script, message: Diagnostic) -> Diagnostic:
    """A sentence, and those inside it, with the label of its block in the slot `what`."""
    slots = {n: named(script, v) if isinstance(v, Diagnostic) else v for n, v in message.slots.items()}
    block = script.find(message.block) if message.block else None
    if block is not None:
        slots["what"] = Key(f"blocks.{block.type}.label")
    return message.at(slots=slots)
