"""The line under the console: an expression that is worked out at the step shown, and what it is worth."""

import pygame

from codeweek.desktop.editor.python_view import FACE
from codeweek.desktop.screen import Screen
from codeweek.desktop.workshop.textbox import TextBox
from codeweek.play.typed import LONGEST_ASKED
from codeweek.text import Text

FIELD, ROOM = 42, 88  # units of height: to write in, and with what is answered under it
SIZE, GAP = 15, 4


class LookLine(TextBox):
    """Enter gives Action("entered", text)."""

    def __init__(self, screen: Screen, text: Text) -> None:
        nowhere = pygame.Rect(0, 0, 1, 1)
        label = text("typing.look")
        super().__init__(
            screen, nowhere, "look", "", "", label, line=True, most=LONGEST_ASKED, face=FACE, size=SIZE
        )
        self.answer = ""

    def place(self, screen: Screen, text: Text, zone: pygame.Rect) -> None:
        """In its zone, what is answered in the rest of it."""
        self.screen, self.name, self.zone = screen, text("typing.look"), zone
        self.rect = pygame.Rect(zone.topleft, (zone.width, min(screen.px(FIELD), zone.height)))

    @property
    def spoken(self) -> str:
        """Its name, and what is answered or written."""
        return f"{self.name} {self.answer or self.text}".strip()

    def draw(self, screen: Screen) -> None:
        """Paint the line, and the answer under it."""
        super().draw(screen)
        top, pad = self.rect.bottom + screen.px(GAP), screen.px(10)
        under = pygame.Rect(self.rect.left + pad, top, self.rect.width - 2 * pad, self.zone.bottom - top)
        before = screen.surface.get_clip()
        screen.surface.set_clip(under.clip(before))
        screen.paragraph(self.answer, under, SIZE, screen.theme.ink)
        screen.surface.set_clip(before)
