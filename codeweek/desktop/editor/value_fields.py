"""Writing a value in place, and what a tap on the program means, from one state to the next."""

from dataclasses import replace

from codeweek.blocks import edit
from codeweek.blocks.block_vocabulary import plain
from codeweek.blocks.edit import Hole, Place, Spot
from codeweek.blocks.script import Block, Script
from codeweek.desktop.editor import caret, edit_acts
from codeweek.desktop.editor.block_layout import Seen
from codeweek.desktop.editor.caret import Part
from codeweek.desktop.editor.document import Document
from codeweek.desktop.editor.editor_state import SET, Entry, State, written
from codeweek.levels.chosen import OPEN, messages, place


def at(document: Document, id: str, field: str) -> tuple[str, tuple[str, ...]]:
    """The place of a field of a block, and the names that are known for it."""
    block = document.script.find(id)
    if block is None or not document.known:
        return "", ()
    spot = edit.where(document.script, id)
    hole = spot if isinstance(spot, Hole) else None
    parent = document.script.find(hole.parent) if hole else None
    found = place(block, field, parent, hole.slot if hole else "")
    names = document.known.get(found, ())
    own = messages(document.script) if found in OPEN else ()
    return found, tuple(dict.fromkeys((*names, *own)))


def closed(document: Document, id: str, field: str, now: str) -> tuple[str, ...]:
    """The names to choose from, where nothing else can be meant; what is there now is one of them."""
    found, names = at(document, id, field)
    if not names or found in OPEN:
        return ()
    return names if now in names or now in ("", "…") else (*names, now)


def suggested(document: Document, id: str, field: str) -> tuple[str, ...]:
    """The names to choose from, where another one may be written."""
    found, names = at(document, id, field)
    return names if found in OPEN else ()


USE = "use:"  # a key with a name or a choice that is there already


def begin(state: State, id: str, field: str, first: str = "") -> State:
    """Start writing a field of a block, with a first key already pressed; one that is true or false turns."""
    document, block = state.document, state.script.find(id)
    found = document.catalogue[block.type].field(field) if block else None
    if not block or not found or document.fixed or found.kind == "code":
        return state
    value = block.fields.get(field, found.default)
    if found.kind == "boolean":
        return close(state).commit(edit.set_field(document.catalogue, state.script, id, field, not value))
    text = "" if found.kind == "text" and value == "…" else written(value)
    names = closed(document, id, field, text)
    entry = Entry(id, field, found.kind, text, document.history, found.choices or names)
    opened = replace(state, entry=entry, shows=id)
    return type_letters(opened, first) if first else opened


def begin_in(state: State, hole: Hole, first: str = "") -> State:
    """Write the literal of a hole; a first key makes one in an empty hole."""
    document, filling = state.document, state.document.find(hole)
    parent = state.script.find(hole.parent)
    if filling and document.catalogue.is_literal(filling):
        return begin(state, filling.id, "value", first)
    if filling or not parent or document.fixed:
        return state
    slot = document.catalogue[parent.type].slot(hole.slot)
    chosen = document.catalogue.literal(slot) if slot and slot.choices else None
    literal = chosen or Block("number", {"value": 0})
    made = state.commit(edit.insert(document.catalogue, state.script, (literal,), hole))
    new = made.document.find(hole)
    return begin(made, new.id, "value", first) if new else state


def close(state: State) -> State:
    """Stop writing; what is written stays."""
    return replace(state, entry=None)


def revert(state: State) -> State:
    """Stop writing and go back to what was there."""
    if not state.entry:
        return state
    return replace(state, document=state.document.at(state.entry.base), entry=None)


def type_letters(state: State, letters: str) -> State:
    """Letters from a keyboard or the pad; of a closed list they choose the next word that starts so."""
    entry = state.entry
    if entry and entry.choices:
        return choose(state, _starting(state.document, entry, letters))
    return _write(state, entry.type(letters)) if entry else state


def _starting(document: Document, entry: Entry, letters: str) -> int:
    """How much further the next choice is whose word starts with these letters; 0 when none does."""
    ahead = [
        text
        for text in (entry.choose(n).text for n in range(1, len(entry.choices) + 1))
        if text != entry.text
    ]
    words = [plain(document.show_value(entry.kind, each)) for each in ahead]
    return next((n for n, word in enumerate(words, 1) if word.startswith(plain(letters))), 0)


def choose(state: State, by: int) -> State:
    """Go so much further in a closed list of words."""
    return _write(state, state.entry.choose(by)) if state.entry and by else state


def press(state: State, key: str) -> State:
    """A key of the pad."""
    entry = state.entry
    if not entry or key in ("", "shown"):
        return state
    if key == "done":
        return close(state)
    if key == "throw":
        return edit_acts.throw(close(state), entry.block)
    if key == "kind":
        return _change_kind(close(state), entry)
    if key.startswith(USE):
        return _use(state, entry, key.removeprefix(USE))
    if key.startswith(SET):
        return _write(state, entry.set(key.removeprefix(SET)))
    return type_letters(state, key) if len(key) == 1 else _write(state, _named(entry, key))


def _use(state: State, entry: Entry, name: str) -> State:
    """A name or a choice that is there already."""
    if entry.choices:
        return close(_write(state, replace(entry, text=name)))
    return type_letters(replace(state, entry=replace(entry, fresh=True)), name)


def _named(entry: Entry, key: str) -> Entry:
    if key == "back":
        return entry.back()
    if key == "sign":
        return entry.sign()
    return entry.step(1 if key == "plus" else -1) if entry.kind == "number" else entry


def _change_kind(state: State, entry: Entry) -> State:
    """A text in place of a number, or a number in place of a text."""
    spot = edit.where(state.script, entry.block)
    if not isinstance(spot, Hole):
        return state
    new = Block("number", {"value": 0}) if entry.kind == "text" else Block("text", {"value": ""})
    made = state.commit(edit.insert(state.document.catalogue, state.script, (new,), spot))
    return begin_in(made, spot)


def _write(state: State, entry: Entry) -> State:
    """Put what is written on the block: one edit, whatever the number of keys."""
    after = replace(state, entry=entry)
    value, block = entry.value(), entry.base.now.find(entry.block)
    if value is None or not block:
        return after
    catalogue = state.document.catalogue
    script = edit.set_field(catalogue, entry.base.now, entry.block, entry.field, value)
    if entry.kind == "name" and block.type == "define":
        script = _rename_calls(state.document, script, str(block.fields.get(entry.field, "")), str(value))
    return replace(after, document=state.document.at(entry.base.edit(script)))


def _rename_calls(document: Document, script: Script, before: str, after: str) -> Script:
    """A definition that changes its name keeps its calls."""
    for block in script.walk():
        if block.type in ("call", "call_value") and block.fields.get("name") == before:
            script = edit.set_field(document.catalogue, script, block.id, "name", after)
    return script


def tap_block(state: State, seen: Seen) -> State:
    """A value is written, an empty hole waits for one, a block is selected."""
    piece = seen.piece
    if piece and not state.document.fixed:
        free = edit_acts.select(state, None)
        if piece.kind == "field" and _opens(state, seen.block):
            return begin(_waiting(free, seen.block), seen.block, piece.name)
        if piece.kind == "more":
            return begin_in(free, Hole(seen.block, piece.name))
        if piece.kind == "hole" and piece.inside is None:
            found = _waiting(free, seen.block)
            return found.to(replace(found.cursor, part=Part(seen.block, piece.name, True)))
    return edit_acts.select(state, seen.block)


def _waiting(state: State, id: str) -> State:
    place = caret.waiting(state.document.catalogue, state.script, id)
    return state.to(replace(state.cursor, place=place))


def _opens(state: State, id: str) -> bool:
    """A variable is its name only: a first tap selects it, a second one writes on it."""
    block = state.script.find(id)
    return block is not None and (block.type != "get" or state.cursor.selected == block.id)


def tap_ground(state: State, nearest: Spot | None) -> State:
    """The cursor goes to the nearest gap, and nothing is held."""
    place = nearest if isinstance(nearest, Place) else state.cursor.place
    return state.to(state.cursor.to(place))


def tap_mark(state: State, spot: Spot) -> State:
    """The selected block goes there."""
    return edit_acts.move(state, state.cursor.selected, spot) if state.cursor.selected else state
