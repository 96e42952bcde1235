"""The few buttons beside a selected block."""

import math
from collections.abc import Sequence

import pygame

from codeweek.desktop.painting import draw
from codeweek.desktop.screen import Screen

BUTTON = 44
HIDES = 150  # units of distance that are better than to hide another block
ICONS = {"up": "up", "down": "down", "swap": "repeat", "copy": "copy", "throw": "trash"}


class Toolbar:
    """Buttons in a row beside a block: to its right, else where they are near and hide no other block."""

    def __init__(
        self,
        screen: Screen,
        names: tuple[str, ...],
        block: pygame.Rect,
        rows: Sequence[pygame.Rect],
        within: pygame.Rect,
    ) -> None:
        self.screen = screen
        side, pad = screen.px(BUTTON), screen.px(4)
        self.box = pygame.Rect(0, 0, len(names) * side + 2 * pad, side + 2 * pad)
        self.box.midleft = block.right + screen.px(14), block.centery
        if self.box.right > within.right:
            self.box = self._near(block, rows, within)
        self.box.clamp_ip(within)
        left, top = self.box.left + pad, self.box.top + pad
        self.buttons = [(name, pygame.Rect(left + i * side, top, side, side)) for i, name in enumerate(names)]

    def _near(self, block: pygame.Rect, rows: Sequence[pygame.Rect], within: pygame.Rect) -> pygame.Rect:
        """The nearest place off the block; one over other blocks counts as a good deal farther."""
        gap, (wide, high) = self.screen.px(8), self.box.size
        lefts = {within.right - wide, *(row.right + gap for row in (block, *rows)), block.left}
        tops = {
            within.bottom - high,
            *(top for row in (block, *rows) for top in (row.top - gap - high, row.bottom + gap)),
        }
        places = [pygame.Rect(left, top, wide, high).clamp(within) for left in lefts for top in tops]
        free = [place for place in places if not place.colliderect(block)]

        def cost(place: pygame.Rect) -> tuple[float, int, int]:
            hides = place.collidelist(list(rows)) >= 0
            return apart(place, block) + self.screen.px(HIDES) * hides, place.top, place.left

        return min(free or places, key=cost)

    def at(self, pos: tuple[int, int]) -> str | None:
        """The button at a point; "" on the bar but on no button; None outside."""
        if not self.box.collidepoint(pos):
            return None
        return next((name for name, box in self.buttons if box.collidepoint(pos)), "")

    def draw(self, surface: pygame.Surface) -> None:
        """Paint the bar."""
        screen, theme = self.screen, self.screen.theme
        radius = self.box.height // 2
        draw.card(
            surface,
            self.box,
            radius,
            theme.card,
            theme.line,
            theme.shadow,
            screen.px(8),
            max(1, screen.px(1.5)),
        )
        for name, box in self.buttons:
            colour = theme.drop_text if name == "throw" and not theme.dark else theme.ink
            screen.icon(ICONS[name], box.center, screen.px(25), colour)


def apart(one: pygame.Rect, other: pygame.Rect) -> float:
    """How far two boxes are from each other."""
    across = max(one.left - other.right, other.left - one.right, 0)
    down = max(one.top - other.bottom, other.top - one.bottom, 0)
    return math.hypot(across, down)
