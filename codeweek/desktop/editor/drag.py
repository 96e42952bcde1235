"""A block in hand: where it may go, and what the program would be."""

from dataclasses import replace
from typing import TYPE_CHECKING

import pygame

from codeweek.blocks import edit
from codeweek.blocks.edit import Place, Spot
from codeweek.blocks.script import Block
from codeweek.desktop.editor import caret
from codeweek.desktop.editor.layout import Target, lay_out
from codeweek.desktop.editor.shelf import rows_of

if TYPE_CHECKING:
    from codeweek.desktop.editor.editor import Editor

LIFT = 3  # units that the block in hand is raised
SHADOW = 9  # units
SHADOW_ALPHA = 105


class Drag:
    """`id` is None for a block of the palette. Targets come from the layout without it: they stay put."""

    def __init__(
        self, editor: "Editor", block: Block, id: str | None, corner: tuple[int, int], pos: tuple[int, int]
    ) -> None:
        self.editor = editor
        self.block, self.id, self.pos = block, id, pos
        self._hold = pos[0] - corner[0], pos[1] - corner[1]
        self.base = edit.remove(editor.catalogue, editor.script, id) if id else editor.script
        self.shown = self.base
        self.ghost: Block | None = None
        self.target: Spot | None = None
        self.over_bin = id is None
        self.targets = self._find_targets()
        # A piece of a puzzle that is in hand is no longer in the palette, wherever it is held.
        end = Place(None, "", len(self.base.blocks))
        lifted = edit.insert(editor.catalogue, self.base, (block,), end)
        self.taken = lifted if editor.puzzle and id is None else editor.script
        self.picture, self.shade = self._draw()

    @property
    def corner(self) -> tuple[int, int]:
        """The top left of the block in hand, on the screen."""
        return self.pos[0] - self._hold[0], self.pos[1] - self._hold[1]

    def aim(self, target: Spot | None) -> None:
        """Say where it would go; `shown` is the program as it would be, `ghost` the block in it."""
        editor = self.editor
        self.target, self.ghost, self.shown = target, None, self.base
        if target is None:
            return
        if self.id is None:
            self.shown = edit.insert(editor.catalogue, self.base, (self.block,), target)
        else:
            spot = caret.movable(editor.script, self.id, target) if isinstance(target, Place) else target
            self.shown = edit.move(editor.catalogue, editor.script, self.id, spot)
        self.ghost = editor.block_at(self.shown, target)

    def _find_targets(self) -> list[Target]:
        editor = self.editor
        layout = lay_out(editor.setting, self.base.blocks, editor.text("editor.start"))
        if editor.catalogue[self.block.type].shape == "command":
            places = [gap for gap in layout.gaps if isinstance(gap.spot, Place)]
        else:
            places = [Target(hole, *seen.box[:2]) for hole, seen in layout.holes()]
        return [t for t in places if edit.accepts(editor.catalogue, self.base, self.block, t.spot)]

    def _draw(self) -> tuple[pygame.Surface, pygame.Surface]:
        """The block as a picture, and its blurred silhouette: made once for the whole drag."""
        editor = self.editor
        rows = rows_of(editor.setting, self.block, 0, 0)
        wide = max(row.x + row.shape.width for row in rows)
        high = max(row.y + row.shape.height for row in rows)
        picture = pygame.Surface((wide, high), pygame.SRCALPHA)
        editor.looks.draw_rows(picture, [replace(row) for row in rows], editor.looks.spine)
        depth = editor.screen.px(SHADOW)
        shade = pygame.Surface((wide + 4 * depth, high + 4 * depth), pygame.SRCALPHA)
        colour = pygame.Color(editor.screen.theme.shadow)
        colour.a = SHADOW_ALPHA
        mask = pygame.mask.from_surface(picture)
        clear = pygame.Color(colour.r, colour.g, colour.b, 0)
        shade.fill(clear)
        mask.to_surface(shade, setcolor=colour, unsetcolor=None, dest=(2 * depth, 2 * depth))
        return picture, pygame.transform.gaussian_blur(shade, depth)

    def draw(self, surface: pygame.Surface) -> None:
        """Paint it over everything, a little raised."""
        left, top = self.corner
        lift, depth = self.editor.screen.px(LIFT), self.editor.screen.px(SHADOW)
        surface.blit(self.shade, (left - 2 * depth, top - 2 * depth + depth // 2))
        surface.blit(self.picture, (left - lift, top - lift))
