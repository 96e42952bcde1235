"""The keyboard alone: slots, parts of a block, values, the palette; and where we are, in words."""

from typing import TYPE_CHECKING

import pygame

from codeweek.blocks import edit
from codeweek.blocks.edit import Hole, Place
from codeweek.blocks.script import Block
from codeweek.blocks.words import plain
from codeweek.desktop.editor import caret
from codeweek.desktop.editor.caret import Part

if TYPE_CHECKING:
    from codeweek.desktop.editor.editor import Editor

TYPING_TIME = 1.2  # seconds: letters closer than that make one word
ENTER = (pygame.K_RETURN, pygame.K_KP_ENTER)
_TOP_ROW = {scan: str((i + 1) % 10) for i, scan in enumerate(range(pygame.KSCAN_1, pygame.KSCAN_1 + 10))}
_DIGITS = {
    **{getattr(pygame, f"K_{n}"): str(n) for n in range(10)},
    **{getattr(pygame, f"K_KP{n}"): str(n) for n in range(10)},
}


def digit(event: pygame.event.Event) -> str:
    """The digit of a key, on any layout: the 5 of a French keyboard types « ( » without Shift."""
    if event.key in _DIGITS:
        return _DIGITS[event.key]
    if getattr(event, "unicode", "").isalpha():
        return ""  # the top row of some layouts has letters of their own
    return _TOP_ROW.get(getattr(event, "scancode", 0), "")


class Keys:
    """Reads keys for the workspace, for a value being written, and for the palette."""

    def __init__(self, editor: "Editor") -> None:
        self.editor = editor
        self._typed = ""
        self._typed_left = 0.0
        self._copied: Block | None = None

    def tick(self, dt: float) -> None:
        """Forget the start of a word typed too long ago."""
        self._typed_left -= dt
        if self._typed_left <= 0:
            self._typed = ""

    def handle(self, event: pygame.event.Event) -> bool:
        """Take a key; False leaves it to the page."""
        editor = self.editor
        if editor.pointer.drag:
            if event.type == pygame.KEYDOWN and event.key == pygame.K_ESCAPE:
                editor.pointer.cancel()
            return True
        if event.type == pygame.TEXTINPUT:
            return self._text(event.text)
        if editor.fields.entry:
            return self._key_in_entry(event)
        if event.mod & (pygame.KMOD_CTRL | pygame.KMOD_META):
            return self._shortcut(event)
        if event.key == pygame.K_TAB:
            return self._tab(bool(event.mod & pygame.KMOD_SHIFT))
        if editor.zone == "palette":
            return self._key_in_palette(event)
        return self._key_in_workspace(event)

    # A value being written.

    def _text(self, text: str) -> bool:
        entry = self.editor.fields.entry
        if entry and entry.kind != "number":
            self.editor.fields.type(text)
            return True
        return False

    def _key_in_entry(self, event: pygame.event.Event) -> bool:
        fields = self.editor.fields
        entry = fields.entry
        assert entry
        key = event.key
        if key in ENTER:
            fields.close()
        elif key == pygame.K_ESCAPE:
            fields.revert()
        elif key == pygame.K_TAB:
            fields.close()
        elif key in (pygame.K_BACKSPACE, pygame.K_DELETE):
            fields.press("back")
        elif key in (pygame.K_LEFT, pygame.K_RIGHT):
            fields.close()
            self._next_part(1 if key == pygame.K_RIGHT else -1)
        elif event.mod & (pygame.KMOD_CTRL | pygame.KMOD_META):
            fields.close()
            return self._shortcut(event)
        elif entry.kind == "number":
            self._key_in_number(event)
        return True

    def _key_in_number(self, event: pygame.event.Event) -> None:
        fields = self.editor.fields
        number = digit(event)
        if number:
            fields.type(number)
        elif event.key in (pygame.K_UP, pygame.K_DOWN):
            fields.press("plus" if event.key == pygame.K_UP else "less")
        elif event.key in (pygame.K_MINUS, pygame.K_KP_MINUS):
            fields.press("sign")
        elif event.key in (pygame.K_PERIOD, pygame.K_COMMA, pygame.K_KP_PERIOD):
            fields.type(".")

    # Everywhere.

    def _shortcut(self, event: pygame.event.Event) -> bool:
        editor = self.editor
        key, shift = event.key, event.mod & pygame.KMOD_SHIFT
        if key == pygame.K_z:
            (editor.redo if shift else editor.undo)()
        elif key == pygame.K_y:
            editor.redo()
        elif key in (pygame.K_c, pygame.K_x, pygame.K_v, pygame.K_d):
            self._clipboard(key)
        else:
            return False
        return True

    def _clipboard(self, key: int) -> None:
        editor = self.editor
        block = self._target()
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

    def _tab(self, back: bool) -> bool:
        editor = self.editor
        leaves = editor.zone == ("workspace" if back else "palette")
        if leaves or editor.read_only or not editor.shelf.items:
            editor.zone = "workspace"
            return False
        editor.zone = "workspace" if back else "palette"
        return True

    def _target(self) -> Block | None:
        """The block that the keys act on: the one selected, or the one before the cursor."""
        editor = self.editor
        if editor.selected:
            return editor.script.find(editor.selected)
        return caret.subject(editor.script, editor.cursor)

    # The toolbar, whose buttons are also keys.

    def tool(self, name: str) -> None:
        """Do what a button of the selected block says."""
        editor = self.editor
        block = self._target()
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
        index = slots.index(here) + step if here in slots else -1
        # A step that changes nothing to see (past an equal block) is no step for the one who watches.
        if 0 <= index < len(slots):
            editor.move(block.id, slots[index])
            editor.refresh()

    def swap(self, block: Block) -> bool:
        """Turn a block into the next of its family: left to right, plus to minus."""
        editor = self.editor
        family = editor.catalogue[block.type].family
        if not family or editor.read_only or editor.puzzle:
            return False
        kin = [t.name for t in editor.catalogue.types.values() if t.family == family]
        if not callable(editor.palette):
            kin = [name for name in kin if name in editor.palette or name == block.type]
        start = kin.index(block.type)
        for name in [*kin[start + 1 :], *kin[:start]]:
            if editor.commit(edit.retype(editor.catalogue, editor.script, block.id, name)):
                return True
        return False

    # The workspace.

    def _key_in_workspace(self, event: pygame.event.Event) -> bool:
        editor, key = self.editor, event.key
        if key in (pygame.K_UP, pygame.K_DOWN):
            step = 1 if key == pygame.K_DOWN else -1
            target = self._target()
            if event.mod & pygame.KMOD_ALT:
                if target and target.id != editor.cursor.parent:
                    self.travel(target, step)
            else:
                self._go(step)
            return True
        if key in (pygame.K_HOME, pygame.K_END):
            places = edit.places(editor.script)
            self._put_cursor(places[0] if key == pygame.K_HOME else places[-1])
            return True
        if key == pygame.K_ESCAPE:
            return self._leave()
        if editor.read_only:
            return False
        return self._key_that_changes(event)

    def _key_that_changes(self, event: pygame.event.Event) -> bool:
        editor, key = self.editor, event.key
        if key in ENTER:
            self._open_palette()
        elif key == pygame.K_RIGHT:
            self._next_part(1)
        elif key == pygame.K_LEFT:
            self._next_part(-1)
        elif key == pygame.K_SPACE:
            self._space()
        elif key in (pygame.K_BACKSPACE, pygame.K_DELETE):
            self._delete(key == pygame.K_BACKSPACE)
        elif digit(event):
            return self._digit(digit(event))
        else:
            return False
        editor.refresh()
        return True

    def _go(self, step: int) -> None:
        editor = self.editor
        places = edit.places(editor.script)
        index = places.index(editor.cursor) + step
        self._put_cursor(places[max(0, min(index, len(places) - 1))])

    def _put_cursor(self, place: Place) -> None:
        editor = self.editor
        editor.cursor, editor.part, editor.selected = place, None, None
        editor.refresh()
        gap = editor.workspace.layout.gap(place)
        if gap:
            row = editor.setting.metrics.row
            editor.workspace.reveal((gap.x, gap.y - row, 3 * row, 2 * row))

    def _leave(self) -> bool:
        """Escape lets go of what is held, one thing at a time; with nothing held it is the page's."""
        editor = self.editor
        if editor.part or editor.selected:
            editor.part = editor.selected = None
            editor.refresh()
            return True
        return False

    def _open_palette(self) -> None:
        editor = self.editor
        if not editor.shelf.items:
            return
        editor.zone = "palette"
        self._choose(editor.shelf.chosen, 1)

    def _parts(self) -> list[Part]:
        editor = self.editor
        block = self._target()
        if not block or editor.puzzle:
            return []
        whole = editor.script.find(caret.statement(editor.script, block.id)) or block
        return caret.parts(editor.catalogue, whole, editor.text.language)

    def _next_part(self, step: int) -> None:
        """Go to the next value or hole of the block before the cursor; writing starts at once on a number."""
        editor = self.editor
        parts = self._parts()
        index = parts.index(editor.part) + step if editor.part in parts else (0 if step > 0 else -1)
        if not parts:
            block = self._target()
            if block and step > 0:
                self.swap(block)
            return
        editor.part = parts[index] if 0 <= index < len(parts) else (editor.part if index > 0 else None)
        if editor.part and editor.part.slot and 0 <= index < len(parts):
            filling = editor.block_at(editor.script, editor.part.hole)
            if filling and filling.type == "number":
                editor.fields.open_slot(editor.part.hole)

    def _space(self) -> None:
        """Write the value that has the keyboard, or the first one; turn a block into its kin."""
        editor = self.editor
        part = editor.part
        if part and part.slot:
            filling = editor.block_at(editor.script, part.hole)
            if filling and not editor.catalogue.is_literal(filling):
                self.swap(filling)
            else:
                editor.fields.open_slot(part.hole)
            return
        if part:
            editor.fields.open(part.block, part.name)
            return
        block = self._target()
        if block and not self.swap(block):
            self._next_part(1)

    def _digit(self, number: str) -> bool:
        editor = self.editor
        if editor.part and editor.part.slot:
            return editor.fields.open_slot(editor.part.hole, number)
        for part in self._parts():
            filling = editor.block_at(editor.script, part.hole) if part.slot else None
            if filling and filling.type == "number":
                editor.part = part
                return editor.fields.open_slot(part.hole, number)
        return False

    def _delete(self, backwards: bool) -> None:
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

    # The palette.

    def _key_in_palette(self, event: pygame.event.Event) -> bool:
        editor, key = self.editor, event.key
        shelf = editor.shelf
        if key in (pygame.K_ESCAPE, pygame.K_LEFT, pygame.K_RIGHT):
            editor.zone = "workspace"
        elif key in (pygame.K_UP, pygame.K_DOWN):
            step = 1 if key == pygame.K_DOWN else -1
            self._choose(shelf.chosen + step, step)
        elif key == pygame.K_HOME:
            self._choose(0, 1)
        elif key == pygame.K_END:
            self._choose(len(shelf.items) - 1, -1)
        elif key in ENTER or (key == pygame.K_SPACE and not self._typed):
            self.take(shelf.chosen)
        else:
            return self._type_ahead(getattr(event, "unicode", ""))
        return True

    def _choose(self, number: int, step: int) -> None:
        """Choose an offer, over those that do not fit where the cursor is."""
        editor, items = self.editor, self.editor.shelf.items
        for i in range(len(items)):
            index = (number + i * step) % len(items)
            if editor.fits(items[index].offer.block):
                editor.shelf.choose(index)
                return

    def _type_ahead(self, letter: str) -> bool:
        """Letters choose the first block with a word that starts so: « rep »."""
        if not letter or not letter.isprintable():
            return False
        editor = self.editor
        self._typed, self._typed_left = self._typed + plain(letter), TYPING_TIME
        said = [plain(editor.say(item.offer.block)) for item in editor.shelf.items]
        starts = [i for i, words in enumerate(said) if words.startswith(self._typed)]
        inside = [i for i, words in enumerate(said) if f" {self._typed}" in words]
        for index in [*starts, *inside]:
            if editor.fits(editor.shelf.items[index].offer.block):
                editor.shelf.choose(index)
                break
        return True

    def take(self, number: int) -> None:
        """Put an offer where the cursor is."""
        editor = self.editor
        if editor.read_only or number >= len(editor.shelf.items):
            return
        editor.shelf.chosen = number
        editor.zone = "workspace"
        self._put_somewhere(editor.shelf.items[number].offer.block)

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
        part, target = editor.part, self._target()
        holes = [p.hole for p in self._parts() if p.slot]
        wanted = [part.hole] if part and part.slot else self._by_need(holes)
        for hole in wanted:
            if edit.accepts(editor.catalogue, editor.script, block, hole):
                new = editor.put(block, hole)
                editor.part = Part(hole.parent, hole.slot, True) if new else None
                if target:
                    editor.cursor = caret.after(editor.script, target.id)
                editor.refresh()
                return
        editor.tell("choose_hole")

    def _by_need(self, holes: list[Hole]) -> list[Hole]:
        """Empty holes first, then those with a value written on the spot."""
        editor = self.editor
        empty = [h for h in holes if editor.block_at(editor.script, h) is None]
        literal = [
            h for h in holes if (b := editor.block_at(editor.script, h)) and editor.catalogue.is_literal(b)
        ]
        return [*empty, *literal]

    # Words.

    def describe(self) -> str:
        """Where the keyboard is: « Ligne 2 : avancer. Dans répéter 4 fois. »"""
        editor, text = self.editor, self.editor.text
        if editor.zone == "palette" and editor.shelf.items:
            offer = editor.shelf.items[editor.shelf.chosen].offer
            return text("editor.at_palette", block=editor.say(offer.block))
        said = [self._where()]
        if editor.fields.entry:
            said.append(text("editor.at_entry", value=editor.fields.entry.text))
        elif editor.part:
            said.append(self._at_part(editor.part))
        elif editor.selected:
            said.append(text("editor.at_selected"))
        return " ".join(said)

    def _where(self) -> str:
        editor, text = self.editor, self.editor.text
        block = self._target()
        if block is None:
            return text("editor.at_start" if editor.script.blocks else "editor.at_empty")
        top = caret.statement(editor.script, block.id)
        line = caret.line(editor.script, top, editor.catalogue)
        said = text("editor.at_line", line=line, block=editor.say(block))
        if block.id == editor.cursor.parent and not editor.selected:
            return f"{said} {text('editor.at_inside')}"
        spot = edit.where(editor.script, top)
        parent = editor.script.find(spot.parent) if isinstance(spot, Place) and spot.parent else None
        return f"{said} {text('editor.at_parent', block=editor.say(parent))}" if parent else said

    def _at_part(self, part: Part) -> str:
        editor = self.editor
        block = editor.script.find(part.block)
        if not part.slot:
            return editor.text("editor.at_field", value=block.fields.get(part.name, "") if block else "")
        filling = editor.block_at(editor.script, part.hole)
        if filling is None:
            return editor.text("editor.at_hole")
        return editor.text("editor.at_value", value=editor.say(filling))
