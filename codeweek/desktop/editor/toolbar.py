"""The few buttons beside a selected block."""

import pygame

from codeweek.desktop import draw
from codeweek.desktop.screen import Screen

BUTTON = 44
ICONS = {"up": "up", "down": "down", "swap": "repeat", "copy": "copy", "throw": "trash"}


class Toolbar:
    """Buttons in a row: to the right of a block, or at the bottom of the zone when there is no room."""

    def __init__(
        self, screen: Screen, names: tuple[str, ...], block: pygame.Rect, within: pygame.Rect
    ) -> None:
        self.screen = screen
        side, pad = screen.px(BUTTON), screen.px(4)
        self.box = pygame.Rect(0, 0, len(names) * side + 2 * pad, side + 2 * pad)
        self.box.midleft = block.right + screen.px(14), block.centery
        if self.box.right > within.right:
            self.box.midbottom = within.centerx, within.bottom  # where it hides no block beside this one
            if self.box.colliderect(block):
                self.box.bottom = block.top - screen.px(8)
        self.box.clamp_ip(within)
        left, top = self.box.left + pad, self.box.top + pad
        self.buttons = [(name, pygame.Rect(left + i * side, top, side, side)) for i, name in enumerate(names)]

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
