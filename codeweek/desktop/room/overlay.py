"""What covers every page for a moment: all eyes to the adult, and pilot and copilot who change places."""

import pygame

from codeweek.desktop.app import App
from codeweek.desktop.page import Page
from codeweek.desktop.screen import CENTRE, Screen
from codeweek.desktop.widgets.widget import Action, Button, Label

TITLE, BODY, SMALL, PICTURE, ROW = 44, 24, 19, 150, 64


class Overlay(Page):
    """A picture, a few large words, and a button or none."""

    icon, title_key, body_key, button_key = "eye", "room.child.eyes", "room.child.eyes_how", ""

    def layout(self) -> None:
        """In the middle of the window."""
        screen, text = self.app.screen, self.app.text
        edge = screen.px(32)
        width = screen.rect.width - 2 * edge
        title, body = text(self.title_key), text(self.body_key) if self.body_key else ""
        size = min(TITLE, screen.rect.width / screen.scale / 16)
        high = screen.paragraph_height(title, width, size, "bold")
        under = screen.paragraph_height(body, width, BODY) if body else 0
        row = screen.px(ROW) if self.button_key else 0
        picture = min(screen.px(PICTURE), max(0, screen.rect.height - high - under - row - 4 * edge))
        top = (screen.rect.height - picture - high - under - row - 2 * edge) // 2
        self.side, self.centre = picture, (screen.rect.centerx, top + picture // 2)
        y = top + picture + edge // 2
        self.widgets = [Label((edge, y, width, high), title, size=size, face="bold", align=CENTRE)]
        y += high + edge // 2
        if body:
            self.widgets.append(Label((edge, y, width, under), body, size=BODY, align=CENTRE))
        self._add_number(edge, width)
        if self.button_key:
            self._add_button(pygame.Rect(0, y + under + edge // 2, 0, row))

    def _add_number(self, edge: int, width: int) -> None:
        screen, number = self.app.screen, self.app.room.orders["number"]
        if number:
            words = self.app.text("room.child.number", n=number)
            line = screen.line_step(SMALL)
            place = (edge, screen.rect.bottom - line - edge // 2, width, line)
            self.widgets.append(Label(place, words, size=SMALL, align=CENTRE, soft=True))

    def _add_button(self, row: pygame.Rect) -> None:
        screen, words = self.app.screen, self.app.text(self.button_key)
        row.width = max(screen.px(220), Button.width_for(screen, words, "check", BODY))
        row.centerx = screen.rect.centerx
        button = Button(row, "done", label=words, icon="check", kind="primary", size=BODY)
        self.widgets.append(button)
        self.set_focus(button, self.focus_seen)

    def paint(self, screen: Screen) -> None:
        """The whole window, and the picture."""
        screen.ground()
        if self.side:
            screen.icon(self.icon, self.centre, self.side, screen.theme.primary.fill)

    def back(self) -> None:
        """Escape does not take it away."""


class Eyes(Overlay):
    """« Les yeux vers moi »: until the adult lets go."""


class Change(Overlay):
    """Pilot and copilot change places; the button goes on, and so does time."""

    icon, title_key, body_key, button_key = "people", "room.child.change", "", "room.child.changed"

    def __init__(self, app: App, seconds: float = 20.0) -> None:
        super().__init__(app)
        self.left = seconds

    def tick(self, dt: float) -> bool:
        """It goes away by itself."""
        self.left -= dt
        if self.left <= 0:
            self.app.draw_curtain(None)
        return False

    def act(self, action: Action) -> None:  # noqa: ARG002
        """They have changed."""
        self.app.draw_curtain(None)
