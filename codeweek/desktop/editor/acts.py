"""What keys, buttons and taps do to blocks: the same, whichever way it is asked."""

from typing import TYPE_CHECKING

import pygame

from codeweek.blocks import edit
from codeweek.blocks.edit import Hole, Place
from codeweek.blocks.script import Block
from codeweek.desktop.editor import caret
from codeweek.desktop.editor.caret import Part

if TYPE_CHECKING:
    from codeweek.desktop.editor.editor import Editor


class Acts:
    """Acts on the block selected, or on the one before the cursor."""

    def __init__(self, editor: "Editor") -> None:
        self.editor = editor
        self._copied: Block | None = None

    def target(self) -> Block | None:
        """The block that the keys act on: the one selected, or the one before the cursor."""
        editor = self.editor
        if editor.selected:
            return editor.script.find(editor.selected)
        return caret.subject(editor.script, editor.cursor)

    def parts(self) -> list[Part]:
        """What can be changed on that block without moving it."""
        editor = self.editor
        block = self.target()
        if not block or editor.puzzle:
            return []
        whole = editor.script.find(caret.statement(editor.script, block.id)) or block
        return caret.parts(editor.catalogue, whole, editor.text.language)

    # The toolbar, whose buttons are also keys.

    def tool(self, name: str) -> None:
        """Do what a button of the selected block says."""
        editor = self.editor
        block = self.target()
        if not block or editor.read_only:
            return
        if name in ("up", "down"):
            self.travel(block, -1 if name == "up" else 1)
        elif name == "swap":
            self.swap(block)
        elif name == "copy":
            self.copy(block)
            editor.refresh()
        elif name == "throw":
            editor.throw(block.id)

    def travel(self, block: Block, step: int) -> None:
        """Move a block through every slot, in and out of loops."""
        editor = self.editor
        here = edit.where(editor.script, block.id)
        if not isinstance(here, Place) or editor.read_only:
            return
        base = edit.remove(editor.catalogue, editor.script, block.id)
        slots = [p for p in edit.places(base) if edit.accepts(editor.catalogue, base, block, p)]
        start = slots.index(here) if here in slots else 0
        for slot in slots[start + 1 :] if step > 0 else reversed(slots[:start]):
            # Past an equal block nothing changes to see: go on to the next slot.
            if editor.move(block.id, slot):
                editor.refresh()
                return

    def swap(self, block: Block) -> bool:
        """Turn a block into the next of its group: left to right, plus to minus."""
        editor = self.editor
        group = editor.catalogue[block.type].group
        if not group or editor.read_only or editor.puzzle:
            return False
        kin = [t.name for t in editor.catalogue.types.values() if t.group == group]
        if not callable(editor.palette):
            kin = [name for name in kin if name in editor.palette or name == block.type]
        start = kin.index(block.type)
        for name in [*kin[start + 1 :], *kin[:start]]:
            if editor.commit(edit.retype(editor.catalogue, editor.script, block.id, name)):
                return True
        return False

    def clipboard(self, key: int) -> None:
        """Cut, copy, paste or double, by the letter of the key."""
        editor = self.editor
        block = self.target()
        if editor.read_only or editor.puzzle:
            return
        if key == pygame.K_d and block:
            self.copy(block)
        elif key in (pygame.K_c, pygame.K_x) and block:
            self._copied = block
            if key == pygame.K_x:
                editor.throw(block.id)
        elif key == pygame.K_v and self._copied:
            self._put_somewhere(self._copied)

    def copy(self, block: Block) -> None:
        """The same block once more, after itself."""
        editor = self.editor
        if editor.catalogue[block.type].shape != "command":
            return
        new = editor.put(block, caret.after(editor.script, block.id))
        if new:
            editor.cursor = caret.after(editor.script, new)

    def delete(self, backwards: bool) -> None:
        """Empty the hole, throw the selected block, or the one after (before) the cursor."""
        editor = self.editor
        if editor.part:
            filling = editor.block_at(editor.script, editor.part.hole) if editor.part.slot else None
            if filling:
                editor.throw(filling.id)
        elif editor.selected:
            editor.throw(editor.selected)
        elif not backwards:
            block = caret.following(editor.script, editor.cursor)
            if block:
                editor.throw(block.id)
        else:
            block = caret.subject(editor.script, editor.cursor)
            full = block is not None and block.id == editor.cursor.parent and any(block.bodies.values())
            if block and not full:  # from inside a loop, Backspace takes the loop away only when it is empty
                editor.throw(block.id)

    def take(self, number: int) -> None:
        """Put an offer where the cursor is."""
        editor = self.editor
        if editor.read_only or number >= len(editor.shelf.items) or editor.shelf.items[number].offer.taken:
            return
        editor.shelf.chosen = number
        editor.zone = "workspace"
        self._put_somewhere(editor.shelf.items[number].offer.block)

    def show_family(self, category: str) -> None:
        """Show the blocks of a family, or put them away."""
        editor, shelf = self.editor, self.editor.shelf
        shown = shelf.open and shelf.family == category
        shelf.choose(shelf.first_of(category))
        editor.zone = "workspace" if shown else "palette"

    def _put_somewhere(self, block: Block) -> None:
        editor = self.editor
        if editor.catalogue[block.type].shape != "command":
            self._put_value(block)
            return
        place = editor.cursor
        if block.type == "define" and place.parent:
            place = Place(None, "", len(editor.script.blocks))
        editor.put(block, place)

    def _put_value(self, block: Block) -> None:
        """A value goes in the hole that has the keyboard, else in one of the block before the cursor."""
        editor = self.editor
        part, target = editor.part, self.target()
        holes = [p.hole for p in self.parts() if p.slot]
        wanted = [part.hole] if part and part.slot else self._by_need(holes)
        for hole in wanted:
            if edit.accepts(editor.catalogue, editor.script, block, hole):
                new = editor.put(block, hole)
                editor.part = self._next_hole(new, hole) if new else None
                if target:
                    editor.cursor = caret.waiting(editor.catalogue, editor.script, target.id)
                editor.refresh()
                return
        editor.tell("choose_hole")

    def _next_hole(self, id: str, hole: Hole) -> Part:
        """The first empty hole of a value just put, so that the next one goes there; else its own hole."""
        block = self.editor.script.find(id)
        slots = self.editor.catalogue[block.type].slots if block else ()
        empty = (Part(id, slot.name, True) for slot in slots if block and slot.name not in block.slots)
        return next(empty, Part(hole.parent, hole.slot, True))

    def _by_need(self, holes: list[Hole]) -> list[Hole]:
        """Empty holes first, then those with a value written on the spot."""
        editor = self.editor
        empty = [h for h in holes if editor.block_at(editor.script, h) is None]
        literal = [
            h for h in holes if (b := editor.block_at(editor.script, h)) and editor.catalogue.is_literal(b)
        ]
        return [*empty, *literal]
