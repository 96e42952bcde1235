"""A question in the middle of the window."""

from collections.abc import Callable, Sequence

import pygame

from codeweek.desktop.app import App
from codeweek.desktop.page import Page
from codeweek.desktop.painting import draw
from codeweek.desktop.screen import CENTRE, Screen
from codeweek.desktop.widgets.widget import Action, Button, Label

WIDTH = 560
TITLE, BODY = 27, 20
PICTURE = 96


class Dialog(Page):
    """A title, a text and two or three buttons `(answer, label, icon)`; Escape answers the first.

    Where that would be too much said, Escape has an answer of its own, `escape`.
    `answered(answer)` is called once the dialog is closed. The last button is the one to press, unless
    the question is `grave`: then the first, quiet one has the keyboard.
    """

    modal = True
    width = WIDTH

    def __init__(
        self,
        app: App,
        title: str,
        body: str,
        buttons: Sequence[tuple[str, str, str]],
        answered: Callable[[str], None],
        picture: str = "",
        grave: bool = False,
        escape: str = "",
    ) -> None:
        super().__init__(app)
        self.grave, self.escape = grave, escape
        self.title, self.body, self.picture = title, body, picture
        self.buttons = tuple(buttons)
        self.answered = answered
        self.box = pygame.Rect(0, 0, 0, 0)

    def layout(self) -> None:
        """A card as tall as its words, centred."""
        screen = self.app.screen
        width = min(screen.px(self.width), screen.rect.width - screen.px(32))
        inner = width - screen.px(64)
        tall = screen.paragraph_height(self.title, inner, TITLE, "bold")
        body = screen.paragraph_height(self.body, inner, BODY) if self.body else 0
        image = screen.px(PICTURE + 12) if self.picture else 0
        row = screen.px(56)
        height = image + tall + body + row + screen.px(32 + 12 + 24 + 32)
        self.box = pygame.Rect(0, 0, width, height)
        self.box.center = screen.rect.center
        x, top = self.box.left + screen.px(32), self.box.top + screen.px(32) + image
        self.widgets = [
            Label((x, top, inner, tall), self.title, size=TITLE, face="bold", align=CENTRE),
            Label((x, top + tall + screen.px(12), inner, body), self.body, size=BODY, align=CENTRE),
            *self._row(pygame.Rect(x, self.box.bottom - screen.px(32) - row, inner, row)),
        ]
        self.focus_on("answer", self.buttons[0 if self.grave else -1][0])

    def paint(self, screen: Screen) -> None:
        """Dim what is behind, and raise the card."""
        draw.veil(screen.surface, screen.theme.shadow, 110)
        screen.card(self.box, None, 26, 18)
        if self.picture:
            centre = self.box.centerx, self.box.top + screen.px(32 + PICTURE // 2)
            screen.sprite(self.picture, centre, screen.px(PICTURE))

    def act(self, action: Action) -> None:
        """Close, then tell the answer."""
        self.app.pop()
        self.answered(str(action.value))

    def back(self) -> None:
        """Escape is the quiet answer."""
        self.act(Action("answer", self.escape or self.buttons[0][0]))

    def _row(self, row: pygame.Rect) -> list[Button]:
        gap = self.app.screen.px(14)
        count = len(self.buttons)
        width = (row.width - gap * (count - 1)) // count
        return [
            Button(
                (row.left + i * (width + gap), row.top, width, row.height),
                "answer",
                label=label,
                icon=icon,
                value=answer,
                kind="primary" if i == (0 if self.grave else count - 1) else "plain",
            )
            for i, (answer, label, icon) in enumerate(self.buttons)
        ]
