"""The line under the console: an expression that is worked out at the step shown."""

import pygame

from codeweek.desktop.editor.python_view import FACE
from codeweek.desktop.screen import Screen
from codeweek.desktop.workshop.textbox import TextBox
from codeweek.play.typed import LONGEST_ASKED
from codeweek.text import Text

FIELD, ROOM = 42, 116  # units of height: to write in, and with what is answered under it
SIZE, GAP = 15, 4


class LookLine(TextBox):
    """Enter gives Action("entered", text)."""

    def __init__(self, screen: Screen, text: Text) -> None:
        nowhere = pygame.Rect(0, 0, 1, 1)
        label = text("typing.look")
        super().__init__(
            screen, nowhere, "look", "", "", label, line=True, most=LONGEST_ASKED, face=FACE, size=SIZE
        )
        self.asked = ""

    def place(self, screen: Screen, text: Text, zone: pygame.Rect) -> pygame.Rect:
        """Over its zone; the rest of that is for what is answered."""
        self.screen, self.name = screen, text("typing.look")
        self.rect = pygame.Rect(zone.topleft, (zone.width, min(screen.px(FIELD), zone.height)))
        top = self.rect.bottom + screen.px(GAP)
        return pygame.Rect(zone.left, top, zone.width, max(1, zone.bottom - top))

    def follow(self, asked: str) -> None:
        """Write what is asked, once it is something else: a box was touched."""
        if asked != self.asked:
            self.asked = self.text = asked
            self.caret = len(asked)
