"""States of the block editor, made and changed without a window."""

import pygame

from codeweek import data
from codeweek.blocks import edit
from codeweek.blocks.edit import Place
from codeweek.blocks.history import History
from codeweek.blocks.script import EMPTY, Block, Script
from codeweek.desktop.editor import edit_acts
from codeweek.desktop.editor.block_layout import Seen
from codeweek.desktop.editor.block_shapes import Piece
from codeweek.desktop.editor.caret import at_end
from codeweek.desktop.editor.document import Document
from codeweek.desktop.editor.editor_keys import Keys
from codeweek.desktop.editor.editor_state import State
from codeweek.levels.programs import catalogue_of_kind

CATALOGUE = catalogue_of_kind("robot")
NAMES = ("move", "turn_left", "turn_right", "repeat", "if", "wall_ahead", "not", "set", "get", "add", "less")
LISTS = ("get", "append")
TEXT = data.text("fr")
ARROWS = (pygame.K_UP, pygame.K_DOWN, pygame.K_HOME, pygame.K_END)


def script_of(*types: str) -> Script:
    """Fresh blocks one under the other."""
    script = EMPTY
    for type in types:
        script = edit.insert(CATALOGUE, script, (CATALOGUE.new(type),), Place(None, "", len(script.blocks)))
    return script


def state_of(script: Script = EMPTY, **options) -> State:
    """A program with the cursor at its end."""
    options.setdefault("palette", NAMES)
    return State(Document(CATALOGUE, TEXT, History(script), **options), at_end(script))


def outline(state: State) -> str:
    """Its program in one line: `repeat(4)[move turn_left]`."""
    return outline_of(state.script)


def outline_of(script: Script) -> str:
    """A program in one line."""
    return " ".join(map(_outline, script.blocks))


def _outline(block: Block) -> str:
    if "value" in block.fields:
        return str(block.fields["value"])
    values = ",".join(map(_outline, block.slots.values()))
    bodies = "".join(f"[{' '.join(map(_outline, body))}]" for body in block.bodies.values())
    return block.type + (f"({values})" if values else "") + bodies


def pressed(state: State, *names: int, mod: int = 0) -> State:
    """Keys pressed one after the other."""
    reader = Keys()
    for key in names:
        state = reader.handle(
            pygame.event.Event(pygame.KEYDOWN, key=key, mod=mod, unicode=""), state
        ).settled()
    return state


def typed(state: State, *types: str) -> State:
    """Blocks taken from the palette one after the other."""
    for type in types:
        offers = [offer.block.type for offer in state.document.offers()]
        state = edit_acts.take(state, offers.index(type)).settled()
    return state


def selecting(state: State, id: str) -> State:
    """A block of it selected."""
    return edit_acts.select(state, id).settled()


def ids(state: State) -> list[str]:
    """The blocks of its program."""
    return [block.id for block in state.script.blocks]


def piece(block: str, kind: str, name: str) -> Seen:
    """A field or a hole as it is touched."""
    return Seen(block, (0, 0, 9, 9), Piece(kind, 0, 0, 9, 9, "", name))
