"""What keys, buttons and taps do to blocks: the same, whichever way it is asked.

Each act goes from one state to the next; one that makes no sense gives the same state back.
"""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from codeweek.blocks import edit
from codeweek.blocks.edit import Hole, Place, Spot
from codeweek.blocks.hats import stands
from codeweek.blocks.history import History
from codeweek.blocks.script import Block
from codeweek.desktop.editor import caret
from codeweek.desktop.editor.caret import Part
from codeweek.desktop.editor.document import Document, block_at
from codeweek.desktop.editor.editor_state import State


def select(state: State, id: str | None) -> State:
    """Select a block, by what it is held, or nothing."""
    document = state.document
    held = document.held(id) if id and state.script.find(id) else None
    place = caret.waiting(document.catalogue, state.script, held) if held else state.cursor.place
    cursor = replace(state.cursor, place=place, part=None, selected=held, zone="workspace")
    return replace(state, cursor=cursor, entry=None, shows=held)


def parts(state: State) -> list[Part]:
    """What can be changed on the block that keys act on, without moving it."""
    block, document = state.target, state.document
    if not block or document.puzzle:
        return []
    whole = state.script.find(caret.statement(state.script, block.id)) or block
    return caret.parts(document.catalogue, whole, document.text.language)


def undo(state: State) -> State:
    """One edit back."""
    return _at(state, state.document.history.undo())


def redo(state: State) -> State:
    """One edit forward."""
    return _at(state, state.document.history.redo())


def _at(state: State, history: History) -> State:
    closed = replace(state, entry=None)
    if history is state.document.history or (state.document.read_only and not state.document.loose):
        return closed
    cursor = replace(state.cursor, part=None)
    return replace(closed, document=state.document.at(history), cursor=cursor, sound="snap")


# Blocks put, moved, taken away.


def put(state: State, block: Block, spot: Spot) -> State:
    """Insert a new block, with the cursor after or inside it; `shows` is then its id."""
    known = {each.id for each in state.script.everything()}
    script = edit.insert(state.document.catalogue, state.script, (block,), spot)
    new = block_at(script, spot)
    if script is state.script or new is None or new.id in known:
        return state
    place = caret.waiting(state.document.catalogue, script, new.id)
    return replace(state.commit(script), cursor=state.cursor.to(place), shows=new.id)


def move(state: State, id: str, spot: Spot) -> State:
    """Move a block to a place of the program as it stands."""
    catalogue = state.document.catalogue
    moved = state.commit(edit.move(catalogue, state.script, id, spot))
    cursor = replace(state.cursor, place=caret.waiting(catalogue, moved.script, id))
    return replace(moved, cursor=cursor, shows=id)


def moves(state: State, spots: Iterable[Spot]) -> list[Spot]:
    """Those of some places to which the selected block may be moved; where it is is not one."""
    document, id = state.document, state.cursor.selected
    block = state.script.find(id) if id else None
    if not block or not document.moves(block.id) or state.entry:
        return []
    base = edit.remove(document.catalogue, state.script, block.id)
    here = edit.where(state.script, block.id)
    found = (spot for spot in spots if not _stays(spot, here))
    return [spot for spot in found if edit.accepts(document.catalogue, base, block, spot)]


def _stays(spot: Spot, here: Spot | None) -> bool:
    """Whether a block moved from one place to the other would not have moved."""
    if isinstance(spot, Place) and isinstance(here, Place):
        same = (spot.parent, spot.body) == (here.parent, here.body)
        return same and spot.index in (here.index, here.index + 1)
    return spot == here


def travel(state: State, block: Block, step: int) -> State:
    """Move a block through every slot, in and out of loops."""
    document = state.document
    here = edit.where(state.script, block.id)
    if not isinstance(here, Place) or not document.moves(block.id):
        return state
    base = edit.remove(document.catalogue, state.script, block.id)
    slots = [p for p in edit.places(base) if edit.accepts(document.catalogue, base, block, p)]
    start = slots.index(here) if here in slots else 0
    for slot in slots[start + 1 :] if step > 0 else reversed(slots[:start]):
        # Past an equal block nothing changes to see: go on to the next slot.
        state = move(state, block.id, caret.movable(state.script, block.id, slot))
        if state.document is not document:
            break
    return state


def throw(state: State, id: str) -> State:
    """Take a block out of the program."""
    spot = edit.where(state.script, id)
    if spot is None or state.document.read_only:
        return state
    thrown = state.commit(edit.remove(state.document.catalogue, state.script, id), "trash")
    if isinstance(spot, Place):
        place = caret.nearest_place(thrown.script, spot)
        return thrown.to(replace(state.cursor, place=place))
    return thrown


def delete(state: State, backwards: bool) -> State:
    """Empty the hole, throw the selected block, or the one after (before) the cursor."""
    cursor, script = state.cursor, state.script
    if cursor.part:
        block = state.document.find(cursor.part.hole) if cursor.part.slot else None
    elif cursor.selected:
        block = script.find(cursor.selected)
    elif not backwards:
        block = caret.following(script, cursor.place)
    else:
        block = caret.subject(script, cursor.place)
        full = block is not None and block.id == cursor.place.parent and any(block.bodies.values())
        block = None if full else block  # from inside a loop, Backspace takes it away only when it is empty
    return throw(state, block.id) if block else state


def swap(state: State, block: Block) -> State:
    """Turn a block into the next of its group: left to right, plus to minus."""
    document = state.document
    group = document.catalogue[block.type].group
    if not group or document.fixed:
        return state
    kin = [type.name for type in document.catalogue.types.values() if type.group == group]
    if not callable(document.palette):
        kin = [name for name in kin if name in document.palette or name == block.type]
    start = kin.index(block.type)
    for name in [*kin[start + 1 :], *kin[:start]]:
        swapped = state.commit(edit.retype(document.catalogue, state.script, block.id, name))
        if swapped is not state:
            return swapped
    return state


def double(state: State, block: Block) -> State:
    """The same block once more, after itself."""
    if not state.document.is_statement(block):
        return state
    after = put(state, block, caret.after(state.script, block.id))
    if after is state or not isinstance(after.shows, str):
        return state
    return after.to(replace(after.cursor, place=caret.after(after.script, after.shows)))


def press_tool(state: State, name: str) -> State:
    """Do what a button of the selected block says."""
    block = state.target
    if not block or not state.document.moves(block.id):
        return state
    if name in ("up", "down"):
        return travel(state, block, -1 if name == "up" else 1)
    if name == "throw":
        return throw(state, block.id)
    doings = {"swap": swap, "copy": double}
    return doings[name](state, block) if name in doings else state


def tools(document: Document, block: Block) -> tuple[str, ...]:
    """The buttons of a selected block."""
    statement = document.is_statement(block)
    names = ["up", "down"] if statement else []
    if document.read_only:
        return tuple(names)
    if document.catalogue[block.type].group and not document.puzzle:
        names.append("swap")
    if statement and not document.puzzle:
        names.append("copy")
    return (*names, "throw")


# The palette.


def fits(state: State, block: Block) -> bool:
    """Whether a block of the palette may go where the cursor is."""
    part = state.cursor.part
    if part and part.slot:
        return edit.accepts(state.document.catalogue, state.script, block, part.hole)
    return True


def take(state: State, number: int) -> State:
    """Put an offer where the cursor is."""
    offers = state.document.offers()
    if number >= len(offers) or offers[number].taken:
        return state
    cursor = replace(state.cursor, offer=number, zone="workspace")
    return place(state.to(cursor), offers[number].block)


def show_family(state: State, category: str) -> State:
    """Show the blocks of a family, or put them away."""
    offers, cursor = state.document.offers(), state.cursor
    shown = cursor.zone == "palette" and offers[cursor.offer].category == category
    first = next(number for number, offer in enumerate(offers) if offer.category == category)
    return state.to(replace(cursor, offer=first, zone="workspace" if shown else "palette"))


def place(state: State, block: Block) -> State:
    """Put a new block where the cursor is, or as near as it may stand."""
    if not state.document.is_statement(block):
        return _place_value(state, block)
    return put(state, block, gap(state, block, state.cursor.place))


def gap(state: State, block: Block, where: Place) -> Place:
    """Where a block may stand: a definition is the last of all, a hat comes after the one it would be in."""
    parent = state.script.find(where.parent) if where.parent else None
    if parent is None or stands(block.type, parent.type):
        return where
    around = edit.where(state.script, parent.id)
    if block.type == "define" or not isinstance(around, Place):
        return Place(None, "", len(state.script.blocks))
    return gap(state, block, replace(around, index=around.index + 1))


def _place_value(state: State, block: Block) -> State:
    """A value goes in the hole that has the keyboard, else in one of the block before the cursor."""
    catalogue, part, target = state.document.catalogue, state.cursor.part, state.target
    wanted = [part.hole] if part and part.slot else list(_by_need(state))
    hole = next((hole for hole in wanted if edit.accepts(catalogue, state.script, block, hole)), None)
    if hole is None:
        return replace(state, notice="choose_hole")
    after = put(state, block, hole)
    put_in = after is not state and isinstance(after.shows, str)
    following = _next_hole(after, str(after.shows), hole) if put_in else None
    at = caret.waiting(catalogue, after.script, target.id) if target else after.cursor.place
    return after.to(replace(after.cursor, part=following, place=at))


def _next_hole(state: State, id: str, hole: Hole) -> Part:
    """The first empty hole of a value just put, so that the next one goes there; else its own hole."""
    block = state.script.find(id)
    slots = state.document.catalogue[block.type].slots if block else ()
    empty = (Part(id, slot.name, True) for slot in slots if block and slot.name not in block.slots)
    return next(empty, Part(hole.parent, hole.slot, True))


def _by_need(state: State) -> Iterator[Hole]:
    """Empty holes first, then those with a value written on the spot."""
    holes = [part.hole for part in parts(state) if part.slot]
    filled = [(hole, state.document.find(hole)) for hole in holes]
    yield from (hole for hole, block in filled if block is None)
    yield from (hole for hole, block in filled if block and state.document.catalogue.is_literal(block))
