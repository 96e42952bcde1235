"""The card of a pack or of a level in a list: a picture, a title, a line."""

import pygame

from codeweek.desktop.painting import tints
from codeweek.desktop.screen import Screen
from codeweek.desktop.widgets.widget import Widget

WORDS, NOTE = 19, 15


class Row(Widget):
    """A card with a picture, a title and a line under it; its buttons lie over it."""

    focusable = False

    def __init__(self, rect: pygame.Rect, title: str, note: str, picture: str, look: str, room: int) -> None:
        super().__init__(rect)
        self.title, self.note, self.picture, self.look, self.room = title, note, picture, look, room

    @property
    def tip(self) -> str:
        """What did not fit."""
        return f"{self.title} {self.note}" if self.cut else ""

    def draw(self, screen: Screen) -> None:
        """Paint it."""
        screen.card(self.rect, None, 16, 4)
        side = self.rect.height - screen.px(16)
        centre = self.rect.left + screen.px(12) + side // 2, self.rect.centery
        if self.picture:
            tints.badge(screen, self.picture, centre, side, tints.around(screen.theme, self.look))
        else:
            screen.icon("folder", centre, round(side * 0.7), screen.theme.ink_soft)
        left = self.rect.left + screen.px(24) + side
        words = pygame.Rect(left, 0, self.rect.right - self.room - left, screen.line_step(WORDS, "bold"))
        note = screen.line_step(NOTE)
        words.top = self.rect.centery - (words.height + note) // 2
        self.write(screen, self.title, words, WORDS, screen.theme.ink, "bold")
        line = pygame.Rect(words.left, words.bottom, words.width, note)
        self.write(screen, self.note, line, NOTE, screen.theme.ink_soft)
