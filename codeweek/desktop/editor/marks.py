"""Where a tap moves the selected block: a bead beside each gap, or a whole hole."""

import pygame

from codeweek.blocks.edit import Place, Spot
from codeweek.desktop.editor import acts
from codeweek.desktop.editor.layout import Target
from codeweek.desktop.editor.state import State
from codeweek.desktop.editor.view import View

MARK = 8  # units, the radius of a bead
MARK_ASIDE = 10  # units: a mark stands to the left of its gap
MARK_REACH = (24, 15)  # units, across and down


def marks(view: View, state: State) -> list[tuple[Spot, pygame.Rect]]:
    """The places for the selected block, on the screen."""
    block = state.script.find(state.cursor.selected) if state.cursor.selected else None
    if not block:
        return []
    layout, boxes = view.workspace.layout, dict[Spot, pygame.Rect]()
    if state.document.is_statement(block):
        boxes.update((gap.spot, _bead(view, gap)) for gap in layout.gaps)
    else:
        boxes.update((hole, view.workspace.on_screen(seen.box)) for hole, seen in layout.holes())
    return [(spot, boxes[spot]) for spot in acts.moves(state, boxes)]


def _bead(view: View, gap: Target) -> pygame.Rect:
    """The bead of a gap, to the left of it."""
    px = view.screen.px
    x, y = view.workspace.origin
    side = 2 * px(MARK)
    bead = pygame.Rect(0, 0, side, side)
    bead.center = x + gap.x - px(MARK_ASIDE), y + gap.y - px(2)
    return bead


def mark_at(view: View, state: State, pos: tuple[int, int]) -> Spot | None:
    """The place whose mark is nearest to a point, within reach."""
    across, down = (2 * view.screen.px(units - MARK) for units in MARK_REACH)
    near = []
    for spot, box in marks(view, state):
        reach = box.inflate(across, down) if isinstance(spot, Place) else box
        if reach.collidepoint(pos):
            near.append((abs(box.centerx - pos[0]) + abs(box.centery - pos[1]), spot))
    return min(near, key=lambda found: found[0])[1] if near else None
