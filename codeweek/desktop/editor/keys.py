"""The keyboard alone: slots, parts of a block, values, the palette."""

from typing import TYPE_CHECKING

import pygame

from codeweek.blocks import edit
from codeweek.blocks.edit import Place
from codeweek.blocks.words import plain
from codeweek.desktop.editor.choices import ACROSS

if TYPE_CHECKING:
    from codeweek.desktop.editor.editor import Editor

TYPING_TIME = 1.2  # seconds: letters closer than that make one word
ENTER = (pygame.K_RETURN, pygame.K_KP_ENTER)
CLIPBOARD = (pygame.K_c, pygame.K_x, pygame.K_v, pygame.K_d)
DELETE = (pygame.K_BACKSPACE, pygame.K_DELETE)
_TOP_ROW = {scan: str((i + 1) % 10) for i, scan in enumerate(range(pygame.KSCAN_1, pygame.KSCAN_1 + 10))}
_CHOOSE = {pygame.K_LEFT: -1, pygame.K_RIGHT: 1, pygame.K_UP: -ACROSS, pygame.K_DOWN: ACROSS}
_DIGITS = {
    **{getattr(pygame, f"K_{n}"): str(n) for n in range(10)},
    **{getattr(pygame, f"K_KP{n}"): str(n) for n in range(10)},
}


def digit(event: pygame.event.Event) -> str:
    """The digit of a key, on any layout: the 5 of a French keyboard types « ( » without Shift."""
    return _DIGITS.get(event.key) or _TOP_ROW.get(getattr(event, "scancode", 0), "")


class Keys:
    """Reads keys for the workspace, for a value being written, and for the palette."""

    def __init__(self, editor: "Editor") -> None:
        self.editor = editor
        self._typed = ""
        self._typed_left = 0.0

    def tick(self, dt: float) -> None:
        """Forget the start of a word typed too long ago."""
        self._typed_left -= dt
        if self._typed_left <= 0:
            self.forget()

    def forget(self) -> None:
        """The next letter begins a word: a block was taken, or the palette opens."""
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
            return self.shortcut(event)
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
        if key in ENTER or (entry.choices and key == pygame.K_SPACE):
            fields.close()
        elif key == pygame.K_ESCAPE:
            fields.revert()
        elif entry.choices and key in _CHOOSE:
            fields.choose(_CHOOSE[key])
        elif key == pygame.K_TAB:
            fields.close()
        elif key in DELETE and not entry.choices:
            fields.press("back")
        elif key in (pygame.K_LEFT, pygame.K_RIGHT):
            fields.close()
            self._next_part(1 if key == pygame.K_RIGHT else -1)
        elif event.mod & (pygame.KMOD_CTRL | pygame.KMOD_META):
            fields.close()
            return self.shortcut(event)
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

    def shortcut(self, event: pygame.event.Event) -> bool:
        """Undo, redo, cut, copy, paste or double, wherever the focus is; False when it is none of these."""
        editor = self.editor
        key, shift = event.key, event.mod & pygame.KMOD_SHIFT
        if key == pygame.K_z:
            (editor.redo if shift else editor.undo)()
        elif key == pygame.K_y:
            editor.redo()
        elif key in CLIPBOARD:
            editor.acts.clipboard(key)
        else:
            return False
        return True

    def throw_selected(self, event: pygame.event.Event) -> bool:
        """Delete the block that is seen selected, wherever the focus is; False when there is none."""
        editor = self.editor
        if event.key not in DELETE or editor.read_only or not (editor.selected or editor.part):
            return False
        editor.acts.delete(event.key == pygame.K_BACKSPACE)
        return True

    def _tab(self, back: bool) -> bool:
        editor = self.editor
        leaves = editor.zone == ("workspace" if back else "palette")
        if leaves or editor.read_only or not editor.shelf.items:
            editor.zone = "workspace"
            return False
        editor.zone = "workspace" if back else "palette"
        self.forget()
        return True

    # The workspace.

    def _key_in_workspace(self, event: pygame.event.Event) -> bool:
        editor, key = self.editor, event.key
        if key in (pygame.K_UP, pygame.K_DOWN):
            step = 1 if key == pygame.K_DOWN else -1
            target = self.editor.acts.target()
            if event.mod & pygame.KMOD_ALT:
                if target and target.id != editor.cursor.parent:
                    self.editor.acts.travel(target, step)
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
        if key in ENTER and editor.part and not editor.part.slot:
            self._space()
        elif key in ENTER:
            self._open_palette()
        elif key == pygame.K_RIGHT:
            self._next_part(1)
        elif key == pygame.K_LEFT:
            self._next_part(-1)
        elif key == pygame.K_SPACE:
            self._space()
        elif key in DELETE:
            self.editor.acts.delete(key == pygame.K_BACKSPACE)
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
        self.forget()
        self._choose(editor.shelf.chosen, 1)

    def _next_part(self, step: int) -> None:
        """Go to the next value or hole of the block before the cursor; writing starts at once on a number."""
        editor = self.editor
        parts = self.editor.acts.parts()
        index = parts.index(editor.part) + step if editor.part in parts else (0 if step > 0 else -1)
        if not parts:
            block = self.editor.acts.target()
            if block and step > 0:
                self.editor.acts.swap(block)
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
                self.editor.acts.swap(filling)
            else:
                editor.fields.open_slot(part.hole)
            return
        if part:
            editor.fields.open(part.block, part.name)
            return
        block = self.editor.acts.target()
        if block and not self.editor.acts.swap(block):
            self._next_part(1)
            self._open_choices()

    def _open_choices(self) -> None:
        """Show the words to choose from where the keyboard is, if there are."""
        editor = self.editor
        filling = editor.block_at(editor.script, editor.part.hole) if editor.part else None
        if editor.part and filling and editor.catalogue[filling.type].choices:
            editor.fields.open_slot(editor.part.hole)

    def _digit(self, number: str) -> bool:
        editor = self.editor
        if editor.part and editor.part.slot:
            return editor.fields.open_slot(editor.part.hole, number)
        for part in self.editor.acts.parts():
            filling = editor.block_at(editor.script, part.hole) if part.slot else None
            if filling and filling.type == "number":
                editor.part = part
                return editor.fields.open_slot(part.hole, number)
        return False

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
            self.forget()
            self.editor.acts.take(shelf.chosen)
        else:
            return self._type_ahead(getattr(event, "unicode", ""))
        return True

    def _choose(self, number: int, step: int) -> None:
        """Choose an offer, over those that do not fit where the cursor is."""
        editor, items = self.editor, self.editor.shelf.items
        for i in range(len(items)):
            index = (number + i * step) % len(items)
            if editor.can_take(items[index].offer):
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
            if editor.can_take(editor.shelf.items[index].offer):
                editor.shelf.choose(index)
                break
        return True
