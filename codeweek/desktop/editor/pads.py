"""Which keys a value is written with: a keyboard, a dial, or the words of a closed list."""

import pygame

from codeweek.blocks import edit
from codeweek.blocks.edit import Hole
from codeweek.blocks.hats import WAITING
from codeweek.blocks.names import functions, variables
from codeweek.desktop.editor import dial, known
from codeweek.desktop.editor.choices import Choices
from codeweek.desktop.editor.dial import Dial
from codeweek.desktop.editor.document import Document
from codeweek.desktop.editor.entry import Entry
from codeweek.desktop.editor.pad import Pad
from codeweek.desktop.screen import Screen

NAMED = tuple(type.name for type in WAITING)  # their names are no boxes


def pad_for(
    screen: Screen, document: Document, entry: Entry, beside: pygame.Rect, within: pygame.Rect
) -> Pad:
    """The keys for a value being written, beside a box."""
    if entry.choices:
        shown = {value: document.show_value(entry.kind, value) for value in entry.choices}
        return Choices(screen, entry, beside, within, shown)
    names = known.suggested(document, entry.block, entry.field) or known_names(document, entry.block)
    extra = extra_keys(document, entry.block)
    decimal = document.text.decimal
    turns = dial.way(document.script, edit.where(document.script, entry.block))
    if turns and entry.kind == "number":
        return Dial(screen, entry, beside, within, names, extra, turns, decimal)
    return Pad(screen, entry, beside, within, names, extra, decimal)


def known_names(document: Document, id: str) -> tuple[str, ...]:
    """Names already in use that may be chosen for a block."""
    block = document.script.find(id)
    if block and block.type in ("call", "call_value"):
        return tuple(functions(document.script))
    if not block or block.type in ("define", "comment", "number", "text", *NAMED):
        return ()
    return tuple(variables(document.catalogue, document.script))


def extra_keys(document: Document, id: str) -> tuple[str, ...]:
    """What else may be done with a literal: throw it out of a list, make it a text or a number."""
    spot = edit.where(document.script, id)
    parent = document.script.find(spot.parent) if isinstance(spot, Hole) else None
    slot = document.catalogue[parent.type].slot(spot.slot) if parent and isinstance(spot, Hole) else None
    if not parent or not slot:
        return ()
    many = document.catalogue[parent.type].many
    kind = ("kind",) if slot.kind == "any" else ()
    return (*kind, "throw") if many and slot.name.startswith(many) else kind
