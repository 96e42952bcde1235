"""The keyboard alone, from one state to the next: slots, parts of a block, values, the palette."""

from dataclasses import replace

import pygame

from codeweek.blocks import edit
from codeweek.blocks.block_vocabulary import plain
from codeweek.blocks.edit import Place
from codeweek.blocks.offer import Offer
from codeweek.blocks.script import Block
from codeweek.desktop.editor import edit_acts, value_fields
from codeweek.desktop.editor.editor_state import ACROSS, Entry, State
from codeweek.desktop.widgets.keyboard import ENTER, control, digit

TYPING_TIME = 1.2  # seconds: letters closer than that make one word
CLIPBOARD = (pygame.K_c, pygame.K_x, pygame.K_v, pygame.K_d)
DELETE = (pygame.K_BACKSPACE, pygame.K_DELETE)
_CHOOSE = {pygame.K_LEFT: -1, pygame.K_RIGHT: 1, pygame.K_UP: -ACROSS, pygame.K_DOWN: ACROSS}
Key = pygame.event.Event


class Keys:
    """Reads keys; it remembers only the start of a word being typed, and what was copied.

    Each gives the next state; `left` when the key is the page's.
    """

    def __init__(self) -> None:
        self._typed = ""
        self._typed_left = 0.0
        self._copied: Block | None = None

    def tick(self, dt: float) -> None:
        """Forget the start of a word typed too long ago."""
        self._typed_left -= dt
        if self._typed_left <= 0:
            self._typed = ""

    def handle(self, event: Key, state: State) -> State:
        """Take a key."""
        if event.type == pygame.TEXTINPUT:
            writes = state.entry is not None and state.entry.kind != "number"
            return value_fields.type_letters(state, event.text) if writes else state.leave()
        if state.entry:
            return self._in_entry(event, state, state.entry)
        if control(event.mod):
            return self.shortcut(event, state)
        if state.cursor.zone == "palette" and event.key != pygame.K_TAB:
            return self._in_palette(event, state)
        self._typed = ""
        if event.key == pygame.K_TAB:
            return tab(state, bool(event.mod & pygame.KMOD_SHIFT))
        return in_workspace(event, state)

    def shortcut(self, event: Key, state: State) -> State:
        """Undo, redo, cut, copy, paste or double, wherever the focus is."""
        key, shift = event.key, event.mod & pygame.KMOD_SHIFT
        if key in (pygame.K_z, pygame.K_y):
            return edit_acts.redo(state) if shift or key == pygame.K_y else edit_acts.undo(state)
        return self._clipboard(key, state) if key in CLIPBOARD else state.leave()

    def _clipboard(self, key: int, state: State) -> State:
        """Cut, copy, paste or double, by the letter of the key."""
        block = state.target
        if state.document.fixed:
            return state
        if key == pygame.K_v:
            return edit_acts.place(state, self._copied) if self._copied else state
        if key == pygame.K_d or not block:
            return edit_acts.double(state, block) if block else state
        self._copied = block
        return edit_acts.throw(state, block.id) if key == pygame.K_x else state

    def _in_entry(self, event: Key, state: State, entry: Entry) -> State:
        """A key while a value is written; some end it, and do something else."""
        key, closed = event.key, value_fields.close(state)
        if key in (*ENTER, pygame.K_TAB) or (entry.choices and key == pygame.K_SPACE):
            return closed
        if key == pygame.K_ESCAPE:
            return value_fields.revert(state)
        if entry.choices and key in _CHOOSE:
            return value_fields.choose(state, _CHOOSE[key])
        if key in DELETE and not entry.choices:
            return value_fields.press(state, "back")
        if key in (pygame.K_LEFT, pygame.K_RIGHT):
            return next_part(closed, 1 if key == pygame.K_RIGHT else -1)
        if control(event.mod):
            asked = self.shortcut(event, closed)
            return state.leave() if asked.left else asked
        if event.mod & pygame.KMOD_CTRL:
            return state.leave()  # AltGr of Windows: the sign comes as text
        return in_number(event, state) if entry.kind == "number" else state

    # The palette.

    def _in_palette(self, event: Key, state: State) -> State:
        key, chosen = event.key, state.cursor.offer
        if key in (pygame.K_ESCAPE, pygame.K_LEFT, pygame.K_RIGHT):
            return state.to(replace(state.cursor, zone="workspace"))
        if key in (pygame.K_UP, pygame.K_DOWN):
            step = 1 if key == pygame.K_DOWN else -1
            return choose_offer(state, chosen + step, step)
        if key == pygame.K_HOME:
            return choose_offer(state, 0, 1)
        if key == pygame.K_END:
            return choose_offer(state, -1, -1)
        if key in ENTER or (key == pygame.K_SPACE and not self._typed):
            self._typed = ""
            return edit_acts.take(state, chosen)
        return self._type_ahead(getattr(event, "unicode", ""), state)

    def _type_ahead(self, letter: str, state: State) -> State:
        """Letters choose the first block with a word that starts so: « rep »."""
        if not letter or not letter.isprintable():
            return state.leave()
        self._typed, self._typed_left = self._typed + plain(letter), TYPING_TIME
        offers = state.document.offers()
        said = [plain(state.document.say(offer.block)) for offer in offers]
        starts = [i for i, words in enumerate(said) if words.startswith(self._typed)]
        inside = [i for i, words in enumerate(said) if f" {self._typed}" in words]
        can = (i for i in (*starts, *inside) if can_take(state, offers[i]))
        return _choosing(state, next(can, state.cursor.offer))


def can_take(state: State, offer: Offer) -> bool:
    """Whether a block of the palette can be taken now."""
    return not offer.taken and edit_acts.fits(state, offer.block)


def choose_offer(state: State, number: int, step: int) -> State:
    """Choose an offer, over those that do not fit where the cursor is."""
    offers = state.document.offers()
    turned = ((number + i * step) % len(offers) for i in range(len(offers)))
    can = (index for index in turned if can_take(state, offers[index]))
    return _choosing(state, next(can, state.cursor.offer))


def _choosing(state: State, number: int) -> State:
    return state.to(replace(state.cursor, offer=number))


def tab(state: State, back: bool) -> State:
    """From the program to the palette and back; the page's when it leaves both."""
    zone = state.cursor.zone
    if zone == ("workspace" if back else "palette") or not state.document.offers():
        return state.to(replace(state.cursor, zone="workspace")).leave()
    return state.to(replace(state.cursor, zone="workspace" if back else "palette"))


# A value being written.


def in_number(event: Key, state: State) -> State:
    """A key while a number is written."""
    number = digit(event)
    if number:
        return value_fields.type_letters(state, number)
    if event.key in (pygame.K_UP, pygame.K_DOWN):
        return value_fields.press(state, "plus" if event.key == pygame.K_UP else "less")
    if event.key in (pygame.K_MINUS, pygame.K_KP_MINUS):
        return value_fields.press(state, "sign")
    if event.key in (pygame.K_PERIOD, pygame.K_COMMA, pygame.K_KP_PERIOD):
        return value_fields.type_letters(state, ".")
    return state


# The workspace.


def throw_selected(event: Key, state: State) -> State:
    """Delete the block that is seen selected, wherever the focus is."""
    cursor = state.cursor
    if event.key not in DELETE or state.document.read_only or not (cursor.selected or cursor.part):
        return state.leave()
    return edit_acts.delete(state, event.key == pygame.K_BACKSPACE)


def in_workspace(event: Key, state: State) -> State:
    """A key on the program."""
    key = event.key
    if key in (pygame.K_UP, pygame.K_DOWN):
        return _up_or_down(state, 1 if key == pygame.K_DOWN else -1, bool(event.mod & pygame.KMOD_ALT))
    if key in (pygame.K_HOME, pygame.K_END):
        return go_to(state, edit.places(state.script)[0 if key == pygame.K_HOME else -1])
    if key == pygame.K_ESCAPE:
        # It lets go of what is held, one thing at a time; with nothing held it is the page's.
        held = state.cursor.part or state.cursor.selected
        return state.to(state.cursor.free) if held else state.leave()
    return state.leave() if state.document.read_only else _that_changes(event, state)


def _up_or_down(state: State, step: int, carries: bool) -> State:
    """To the next place or the one before; with Alt the block goes along."""
    if carries:
        target, inside = state.target, state.cursor.place.parent
        return edit_acts.travel(state, target, step) if target and target.id != inside else state
    places = edit.places(state.script)
    index = places.index(state.cursor.place) + step
    return go_to(state, places[max(0, min(index, len(places) - 1))])


def go_to(state: State, place: Place) -> State:
    """Put the cursor in a gap."""
    return replace(state, cursor=state.cursor.to(place), shows=place)


def _that_changes(event: Key, state: State) -> State:
    key, part = event.key, state.cursor.part
    if key == pygame.K_SPACE or (key in ENTER and part and not part.slot):
        return space(state)
    if key in ENTER:
        return open_palette(state)
    if key in (pygame.K_LEFT, pygame.K_RIGHT):
        return next_part(state, 1 if key == pygame.K_RIGHT else -1)
    if key in DELETE:
        return edit_acts.delete(state, key == pygame.K_BACKSPACE)
    return _digit(state, digit(event)) if digit(event) else state.leave()


def open_palette(state: State) -> State:
    """Go to the blocks to choose from, if there are some."""
    if not state.document.offers():
        return state
    opened = state.to(replace(state.cursor, zone="palette"))
    return choose_offer(opened, state.cursor.offer, 1)


def next_part(state: State, step: int) -> State:
    """Go to the next value or hole of the block before the cursor; writing starts at once on a number."""
    parts, part = edit_acts.parts(state), state.cursor.part
    if not parts:
        block = state.target
        return edit_acts.swap(state, block) if block and step > 0 else state
    index = parts.index(part) + step if part in parts else (0 if step > 0 else -1)
    if not 0 <= index < len(parts):
        return state.to(replace(state.cursor, part=part if index > 0 else None))
    found = state.to(replace(state.cursor, part=parts[index]))
    filling = state.document.find(parts[index].hole) if parts[index].slot else None
    return value_fields.begin_in(found, parts[index].hole) if filling and filling.type == "number" else found


def space(state: State) -> State:
    """Write the value that has the keyboard, or the first one; turn a block into its kin."""
    part, document = state.cursor.part, state.document
    if part and part.slot:
        filling = document.find(part.hole)
        if filling and not document.catalogue.is_literal(filling):
            return edit_acts.swap(state, filling)
        return value_fields.begin_in(state, part.hole)
    if part:
        return value_fields.begin(state, part.block, part.name)
    block = state.target
    swapped = edit_acts.swap(state, block) if block else state
    return _open_choices(next_part(state, 1)) if block and swapped is state else swapped


def _open_choices(state: State) -> State:
    """Show the words to choose from where the keyboard is, if there are."""
    part = state.cursor.part
    filling = state.document.find(part.hole) if part else None
    chooses = part and filling and state.document.catalogue[filling.type].choices
    return value_fields.begin_in(state, part.hole) if part and chooses else state


def _digit(state: State, number: str) -> State:
    """A digit writes on the value that has the keyboard, else on the first number of the block."""
    part = state.cursor.part
    if part and part.slot:
        return _if_begun(state, value_fields.begin_in(state, part.hole, number))
    for part in edit_acts.parts(state):
        filling = state.document.find(part.hole) if part.slot else None
        if filling and filling.type == "number":
            found = state.to(replace(state.cursor, part=part))
            return _if_begun(found, value_fields.begin_in(found, part.hole, number))
    return state.leave()


def _if_begun(before: State, after: State) -> State:
    return before.leave() if after is before else after
