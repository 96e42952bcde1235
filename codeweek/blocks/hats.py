"""Hats: the blocks that wait for an event, and what they wait for."""

from typing import Any

from codeweek.diagnostic import Diagnostic
from codeweek.text import Key

ARROWS = ("up", "down", "left", "right")
KEYS = (*ARROWS, "space", *"abcdefghijklmnopqrstuvwxyz")
THINGS = ("item", "flag")  # that a hero meets, beside other heroes
LONGEST_PERIOD = 99  # ticks

# What a hat waits for, by its type: the kind of event, and the field that says which one.
WAITS = {
    "when_start": ("start", ""),
    "when_key": ("key", "key"),
    "when_clicked": ("click", ""),
    "when_meet": ("meet", "what"),
    "each_tick": ("tick", ""),
    "every_ticks": ("tick", "n"),
    "when_message": ("message", "message"),
}
_LABELLED = {kind: (type, field) for type, (kind, field) in WAITS.items()}


def said_of(event: tuple[Any, ...]) -> Diagnostic:
    """The label of the hat that waits for an event, to be put into a sentence."""
    type, field = ("each_tick", "") if event == ("tick", 1) else _LABELLED[event[0]]
    if not field:
        return Diagnostic(f"blocks.{type}.label")
    value = event[1]
    known = (event[0] == "key" and len(value) > 1) or (event[0] == "meet" and value in THINGS)
    return Diagnostic(
        f"blocks.{type}.label", {field: Key(f"blocks.{type}.{field}s.{value}") if known else value}
    )
