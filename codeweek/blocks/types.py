"""What a block is: its shape, its holes, and the Python it stands for."""

import re
from dataclasses import dataclass

from codeweek.command import Command, Slot

LITERALS = {"number": "number", "text": "text", "boolean": "boolean"}


@dataclass(frozen=True)
class Field:
    """A value written on the block itself: a number, a text, a boolean, a name or names (`n, side`)."""

    name: str
    kind: str
    default: int | float | str | bool = ""


@dataclass(frozen=True)
class BlockType:
    """One kind of block, described once.

    `python` is a template: `{slot}` for a hole, `{field}` for a field, `{body}` alone on a line for
    statements, `*{slot}` for any number of holes named slot0, slot1, … Code is written from it and read back
    by it.
    `family` groups types that may stand in for each other (turn left, turn right).
    """

    name: str
    shape: str  # command | reporter | boolean
    category: str
    python: str
    slots: tuple[Slot, ...] = ()
    fields: tuple[Field, ...] = ()
    bodies: tuple[str, ...] = ()
    family: str = ""
    many: str = ""  # the slot that repeats: `item` gives item0, item1, …

    def slot(self, name: str) -> Slot | None:
        """The slot of that name, a repeated one included."""
        if self.many and re.fullmatch(rf"{self.many}(0|[1-9][0-9]*)", name):
            return Slot(name, "any")
        return next((slot for slot in self.slots if slot.name == name), None)

    def field(self, name: str) -> Field | None:
        """The field of that name."""
        return next((field for field in self.fields if field.name == name), None)


def of_command(command: Command) -> BlockType:
    """The block of a world's command or sensor: a call with its slots."""
    arguments = ", ".join(f"{{{slot.name}}}" for slot in command.slots)
    python = f"{command.name}({arguments})"
    return BlockType(
        command.name, command.shape, command.category, python, command.slots, family=command.family
    )


def literal_for(slot: Slot) -> tuple[str, str, int | float | str | bool] | None:
    """Type, field and value of the literal that fills a slot at first, or None for an empty hole."""
    if slot.default is None:
        return None
    kind = {bool: "boolean", str: "text"}.get(type(slot.default), "number")
    return kind, "value", slot.default
