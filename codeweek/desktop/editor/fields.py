"""Writing a value in place: opening a field, the keys of the pad, closing."""

from typing import TYPE_CHECKING

import pygame

from codeweek.blocks import edit
from codeweek.blocks.edit import Hole
from codeweek.blocks.script import Block, Script, Value
from codeweek.blocks.words import plain
from codeweek.desktop.editor import caret, dial
from codeweek.desktop.editor.choices import Choices
from codeweek.desktop.editor.dial import Dial
from codeweek.desktop.editor.entry import Entry, written
from codeweek.desktop.editor.pad import Pad

if TYPE_CHECKING:
    from codeweek.desktop.editor.editor import Editor


class Fields:
    """The value being written, if any, and its pad."""

    def __init__(self, editor: "Editor") -> None:
        self.editor = editor
        self.entry: Entry | None = None
        self.pad: Pad | None = None

    def open(self, id: str, field: str, first: str = "") -> bool:
        """Start writing a field of a block, with a first key already pressed."""
        editor = self.editor
        block = editor.script.find(id)
        found = editor.catalogue[block.type].field(field) if block else None
        if not block or not found or editor.read_only or editor.puzzle:
            return False
        self.close()
        if found.kind == "boolean":
            self._set(id, field, not block.fields.get(field, found.default))
            return True
        text = written(block.fields.get(field, found.default))
        if found.kind == "text" and text == "…":
            text = ""
        self.entry = Entry(id, field, found.kind, text, editor.history, found.choices)
        editor.reveal_block(id)
        self.pad = self._pad(block, self.entry)
        editor.refresh()
        if first:
            self.type(first)
        return True

    def _pad(self, block: Block, entry: Entry) -> Pad:
        screen, within = self.editor.screen, self.editor.rect
        if entry.choices:
            shown = {value: self.editor.show_value(entry.kind, value) for value in entry.choices}
            return Choices(screen, entry, self._beside(), within, shown)
        names, extra = self._names(block), self._extra(entry.block)
        turns = dial.way(self.editor.script, edit.where(self.editor.script, block.id))
        if turns and entry.kind == "number":
            return Dial(screen, entry, self._beside(), within, names, extra, turns)
        return Pad(screen, entry, self._beside(), within, names, extra)

    def open_slot(self, hole: Hole, first: str = "") -> bool:
        """Write the literal of a hole; a first key makes one in an empty hole."""
        editor = self.editor
        parent = editor.script.find(hole.parent)
        filling = parent.slots.get(hole.slot) if parent else None
        if filling and editor.catalogue.is_literal(filling):
            return self.open(filling.id, "value", first)
        if filling or not parent or editor.read_only or editor.puzzle:
            return False
        slot = editor.catalogue[parent.type].slot(hole.slot)
        chosen = editor.catalogue.literal(slot) if slot and slot.choices else None
        literal = chosen or Block("number", {"value": 0})
        script = edit.insert(editor.catalogue, editor.script, (literal,), hole)
        if script is editor.script:
            return False
        editor.commit(script)
        new = editor.block_at(editor.script, hole)
        return new is not None and self.open(new.id, "value", first)

    def close(self) -> None:
        """Stop writing; what is written stays."""
        if self.entry:
            self.entry = self.pad = None
            self.editor.refresh()

    def revert(self) -> None:
        """Stop writing and go back to what was there."""
        entry = self.entry
        self.close()
        if entry and self.editor.history is not entry.base:
            self.editor.rewrite(entry.base)

    def type(self, letters: str) -> None:
        """Letters from a keyboard or the pad; of a closed list they choose the next word that starts so."""
        entry = self.entry
        if entry and entry.choices:
            self.choose(self._starting(entry, letters))
        elif entry:
            entry.type(letters)
            self._write()

    def _starting(self, entry: Entry, letters: str) -> int:
        """How much further the next choice is whose word starts with these letters; 0 when none does."""
        here = entry.choices.index(entry.text)
        ahead = [(here + n) % len(entry.choices) for n in range(1, len(entry.choices))]
        words = [plain(self.editor.show_value(entry.kind, entry.choices[index])) for index in ahead]
        return next((n for n, word in enumerate(words, 1) if word.startswith(plain(letters))), 0)

    def choose(self, by: int) -> None:
        """Go so much further in a closed list of words."""
        if self.entry and by:
            self.entry.choose(by)
            self._write()

    def press(self, key: str) -> None:
        """A key of the pad."""
        entry = self.entry
        if not entry or key in ("", "shown"):
            return
        if key == "done":
            self.close()
        elif key == "throw":
            self.close()
            self.editor.throw(entry.block)
        elif key == "kind":
            self._change_kind(entry)
        elif key.startswith("use:"):
            self._use(entry, key.removeprefix("use:"))
        elif key.startswith(dial.SET):
            entry.set(key.removeprefix(dial.SET))
            self._write()
        elif len(key) == 1:
            self.type(key)
        else:
            self._press_named(entry, key)

    def _use(self, entry: Entry, name: str) -> None:
        """A name or a choice that is there already."""
        if entry.choices:
            self.choose(entry.choices.index(name) - entry.choices.index(entry.text))
            self.close()
        else:
            entry.fresh = True
            self.type(name)

    def _press_named(self, entry: Entry, key: str) -> None:
        actions = {"back": entry.back, "sign": entry.sign}
        if key in actions:
            actions[key]()
        elif entry.kind == "number":
            entry.step(1 if key == "plus" else -1)
        self._write()

    def follow(self) -> None:
        """Keep the pad beside its block, once that moved; close it when the block is gone."""
        if not self.entry or not self.pad:
            return
        if not self.editor.script.find(self.entry.block):
            self.entry = self.pad = None
        elif not self.pad.box.colliderect(self._beside()):
            return  # a pad that stays still is easier to press
        else:
            self.pad.move(self._beside(), self.editor.rect)

    def _beside(self) -> pygame.Rect:
        assert self.entry
        editor = self.editor
        box = editor.workspace.layout.box(caret.statement(editor.script, self.entry.block))
        return editor.workspace.on_screen(box) if box else editor.workspace.rect

    def _names(self, block: Block) -> tuple[str, ...]:
        """Names already in use that may be chosen."""
        if block.type in ("call", "call_value"):
            return tuple(caret.functions(self.editor.script))
        if block.type in ("define", "comment", "number", "text"):
            return ()
        return tuple(caret.variables(self.editor.catalogue, self.editor.script))

    def _extra(self, id: str) -> tuple[str, ...]:
        """What else may be done with a literal: throw it out of a list, make it a text or a number."""
        editor = self.editor
        spot = edit.where(editor.script, id)
        parent = editor.script.find(spot.parent) if isinstance(spot, Hole) else None
        slot = editor.catalogue[parent.type].slot(spot.slot) if parent and isinstance(spot, Hole) else None
        if not parent or not slot:
            return ()
        many = editor.catalogue[parent.type].many
        kind = ("kind",) if slot.kind == "any" else ()
        return (*kind, "throw") if many and slot.name.startswith(many) else kind

    def _change_kind(self, entry: Entry) -> None:
        editor = self.editor
        spot = edit.where(editor.script, entry.block)
        self.close()
        if not isinstance(spot, Hole):
            return
        new = Block("number", {"value": 0}) if entry.kind == "text" else Block("text", {"value": ""})
        editor.commit(edit.insert(editor.catalogue, editor.script, (new,), spot))
        self.open_slot(spot)

    def _write(self) -> None:
        """Put what is written on the block: one edit, whatever the number of keys."""
        entry, editor = self.entry, self.editor
        if not entry:
            return
        value = entry.value()
        block = entry.base.now.find(entry.block)
        if value is None or not block:
            return
        script = edit.set_field(editor.catalogue, entry.base.now, entry.block, entry.field, value)
        if entry.kind == "name" and block.type == "define":
            script = self._rename_calls(script, str(block.fields.get(entry.field, "")), str(value))
        editor.rewrite(entry.base.edit(script))

    def _rename_calls(self, script: Script, before: str, after: str) -> Script:
        """A definition that changes its name keeps its calls."""
        for block in script.walk():
            if block.type in ("call", "call_value") and block.fields.get("name") == before:
                script = edit.set_field(self.editor.catalogue, script, block.id, "name", after)
        return script

    def _set(self, id: str, field: str, value: Value) -> None:
        editor = self.editor
        editor.commit(edit.set_field(editor.catalogue, editor.script, id, field, value))
