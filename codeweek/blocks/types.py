"""Block types: shape, slots, fields, and the Python template."""

import ast
import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass

from codeweek.command import Command, Slot

MOST_PLACES = 500  # of a list or a call that may be holes: a damaged file may name a place far away


@dataclass(frozen=True)
class Field:
    """A value on the block itself: a number, a text, a boolean, a name or names (`n, side`).

    With `choices`, one of these words in neutral form.
    """

    name: str
    kind: str
    default: int | float | str | bool = ""
    choices: tuple[str, ...] = ()


@dataclass(frozen=True)
class BlockType:
    """One type of block.

    `python` is a template, used to write and to read code: `{slot}` for a hole, `{field}` for a field,
    `{body}` alone on a line for statements, `*{slot}` for any number of holes named slot0, slot1, …
    `group` groups types that may stand in for each other (turn left, turn right).
    """

    name: str
    shape: str  # command | reporter | boolean
    category: str
    python: str
    slots: tuple[Slot, ...] = ()
    fields: tuple[Field, ...] = ()
    bodies: tuple[str, ...] = ()
    group: str = ""
    many: str = ""  # the slot that repeats: `item` gives item0, item1, …

    @property
    def literal(self) -> bool:
        """Whether the type is a literal."""
        return self.python == "{value}" and bool(self.fields)

    @property
    def choices(self) -> tuple[str, ...]:
        """The words that a literal of a closed list can be; else empty."""
        return self.fields[0].choices if self.literal else ()

    @property
    def needed(self) -> int:
        """How many holes a program has to fill: the spare ones come last."""
        return sum(not slot.spare for slot in self.slots)

    def left_out(self, call: ast.Call) -> list[ast.Constant]:
        """The values at the end of a call that a program need not write."""
        if len(call.args) < self.needed or call.keywords:
            return []
        return [ast.Constant(value=slot.default) for slot in self.slots[len(call.args) :]]

    def slot(self, name: str) -> Slot | None:
        """The slot of that name, a repeated one included."""
        if self.many and re.fullmatch(rf"{self.many}(0|[1-9][0-9]*)", name):
            return Slot(name, "any")
        return next((slot for slot in self.slots if slot.name == name), None)

    def repeated(self, filled: Collection[str]) -> list[str]:
        """The repeated slots in order; one before the last that nothing fills is a hole, unless it is far."""
        if not self.many:
            return []
        ends = [name.removeprefix(self.many) for name in filled if name.startswith(self.many)]
        places = sorted(int(end) for end in ends if end.isdecimal())
        whole = range(places[-1] + 1) if places and places[-1] < MOST_PLACES else places
        return [f"{self.many}{place}" for place in whole]

    def field(self, name: str) -> Field | None:
        """The field of that name."""
        return next((field for field in self.fields if field.name == name), None)


def of_command(command: Command) -> BlockType:
    """The block of a world's command or sensor: a call with its slots."""
    arguments = ", ".join(f"{{{slot.name}}}" for slot in command.slots)
    python = f"{command.name}({arguments})"
    return BlockType(
        command.name, command.shape, command.category, python, command.slots, group=command.group
    )


def choices_of(command: Command) -> Iterator[BlockType]:
    """The literal types for the closed lists of a command's slots."""
    for slot in command.slots:
        if slot.choices:
            field = Field("value", slot.kind, slot.default or slot.choices[0], slot.choices)
            yield BlockType(slot.kind, "reporter", command.category, "{value}", fields=(field,))


def literal_for(slot: Slot) -> tuple[str, str, int | float | str | bool] | None:
    """Type, field and value of a slot's first literal; None for an empty hole."""
    if slot.default is None:
        return None
    kind = slot.kind if slot.choices else {bool: "boolean", str: "text"}.get(type(slot.default), "number")
    return kind, "value", slot.default
