"""What a tap on the program means, from one state to the next."""

from dataclasses import replace

from codeweek.blocks.edit import Hole, Place, Spot
from codeweek.desktop.editor import acts, caret, fields
from codeweek.desktop.editor.caret import Part
from codeweek.desktop.editor.layout import Seen
from codeweek.desktop.editor.state import State


def tap_block(state: State, seen: Seen) -> State:
    """A value is written, an empty hole waits for one, a block is selected."""
    piece = seen.piece
    if piece and not state.document.fixed:
        free = acts.select(state, None)
        if piece.kind == "field" and _opens(state, seen.block):
            return fields.begin(_waiting(free, seen.block), seen.block, piece.name)
        if piece.kind == "more":
            return fields.begin_in(free, Hole(seen.block, piece.name))
        if piece.kind == "hole" and piece.inside is None:
            found = _waiting(free, seen.block)
            return found.to(replace(found.cursor, part=Part(seen.block, piece.name, True)))
    return acts.select(state, seen.block)


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
    return acts.move(state, state.cursor.selected, spot) if state.cursor.selected else state
