"""Where a block may go: one in hand with its picture, or the selected one by a tap on a mark."""

from dataclasses import replace

import pygame

from codeweek.blocks.edit import Place, Spot
from codeweek.desktop.editor import edit_acts
from codeweek.desktop.editor.block_layout import Target, lay_out
from codeweek.desktop.editor.document import Lift
from codeweek.desktop.editor.editor_state import State
from codeweek.desktop.editor.editor_view import View
from codeweek.desktop.editor.palette_view import rows_of

LIFT = 3  # units that the block in hand is raised
SHADOW = 9  # units
AIR = 60  # units beside the program and under it, past which a block is held over nothing
SHADOW_ALPHA = 105


class Drag:
    """Its targets come from the layout without the block: they stay where they are while it is held."""

    def __init__(self, view: View, lift: Lift, corner: tuple[int, int], pos: tuple[int, int]) -> None:
        self.view, self.lift, self.pos = view, lift, pos
        self._hold = pos[0] - corner[0], pos[1] - corner[1]
        self.over_bin = lift.id is None
        self._extent = 0, 0  # of the program without it
        self.targets = self._find_targets()
        self.picture, self.shade = self._draw()

    @property
    def corner(self) -> tuple[int, int]:
        """The top left of the block in hand, on the screen."""
        return self.pos[0] - self._hold[0], self.pos[1] - self._hold[1]

    @property
    def beside(self) -> bool:
        """Whether it is held far from the program: over the empty sheet."""
        (x, y), (wide, high) = self.view.workspace.local(self.corner), self._extent
        air = self.view.screen.px(AIR)
        return x > wide + air or y > high + air

    def aim(self, target: Spot | None) -> None:
        """Say where it would go."""
        self.lift = self.lift.aim(target)

    def _find_targets(self) -> list[Target]:
        document = self.lift.document
        layout = lay_out(self.view.setting(document), self.lift.base.blocks, document.start)
        self._extent = layout.width, layout.height
        if document.is_statement(self.lift.block):
            places = [gap for gap in layout.gaps if isinstance(gap.spot, Place)]
        else:
            places = [Target(hole, *seen.box[:2]) for hole, seen in layout.holes()]
        accepted = set(self.lift.accepted(place.spot for place in places))
        return [place for place in places if place.spot in accepted]

    def _draw(self) -> tuple[pygame.Surface, pygame.Surface]:
        """The block as a picture, and its blurred silhouette: made once for the whole drag."""
        looks, screen = self.view.looks, self.view.screen
        rows = rows_of(self.view.setting(self.lift.document), self.lift.block, 0, 0)
        wide = max(row.x + row.shape.width for row in rows)
        high = max(row.y + row.shape.height for row in rows)
        picture = pygame.Surface((wide, high), pygame.SRCALPHA)
        looks.draw_rows(picture, [replace(row) for row in rows], looks.spine)
        depth = screen.px(SHADOW)
        shade = pygame.Surface((wide + 4 * depth, high + 4 * depth), pygame.SRCALPHA)
        colour = pygame.Color(screen.theme.shadow)
        colour.a = SHADOW_ALPHA
        mask = pygame.mask.from_surface(picture)
        clear = pygame.Color(colour.r, colour.g, colour.b, 0)
        shade.fill(clear)
        mask.to_surface(shade, setcolor=colour, unsetcolor=None, dest=(2 * depth, 2 * depth))
        return picture, pygame.transform.gaussian_blur(shade, depth)

    def draw(self, surface: pygame.Surface) -> None:
        """Paint it over everything, a little raised."""
        left, top = self.corner
        lift, depth = self.view.screen.px(LIFT), self.view.screen.px(SHADOW)
        surface.blit(self.shade, (left - 2 * depth, top - 2 * depth + depth // 2))
        surface.blit(self.picture, (left - lift, top - lift))


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
    return [(spot, boxes[spot]) for spot in edit_acts.moves(state, boxes)]


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
