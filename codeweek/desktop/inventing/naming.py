"""The title of an invented level, of two chosen words."""

from collections.abc import Callable

import pygame

from codeweek.authoring.inventing import level_title as titles
from codeweek.desktop.app import App
from codeweek.desktop.inventing.rows import Rows
from codeweek.desktop.page import Page
from codeweek.desktop.painting import draw
from codeweek.desktop.screen import CENTRE, Screen
from codeweek.desktop.widgets.widget import Action, Button, Label

WIDTH, EDGE, GAP, TILE, HEAD, SIZE = 860, 24, 10, 52, 48, 19


class NamePage(Page):
    """Two groups of words, one of each chosen; the title is told at once."""

    modal = True

    def __init__(self, app: App, title: str, named: Callable[[str], object]) -> None:
        super().__init__(app)
        place, owner = titles.words(title)
        self.place, self.owner = place or titles.PLACES[0], owner or titles.OWNERS[0]
        self.named = named
        self.box = pygame.Rect(0, 0, 0, 0)

    def layout(self) -> None:
        """A card: the title, the words, and what ends it."""
        screen, text, edge = self.app.screen, self.app.text, self.app.screen.px(EDGE)
        width = min(screen.px(WIDTH), screen.rect.width - screen.px(16))
        inside = pygame.Rect(0, 0, width - 2 * edge, 0)
        rows = Rows(inside, screen.px(GAP))
        said = titles.said(titles.title(self.place, self.owner), text)
        head = rows.next(inside.width, screen.px(HEAD))
        rows.made.append(Label(head, said, size=26, face="bold", align=CENTRE))
        rows.end()
        self._words(rows, "place", titles.PLACES, self.place)
        self._words(rows, "owner", titles.OWNERS, self.owner)
        done = rows.next(inside.width, screen.px(TILE))
        rows.made.append(
            Button(done, "done", icon="check", label=text("invent.named"), kind="primary", size=SIZE)
        )
        self.box = pygame.Rect(0, 0, width, rows.end() + 2 * edge)
        self.box.center = screen.rect.center
        for widget in rows.made:
            widget.rect.move_ip(self.box.left + edge, self.box.top + edge)
        self.widgets = rows.made
        self.focus_on("place", self.place)

    def _words(self, rows: Rows, group: str, words: tuple[str, ...], chosen: str) -> None:
        screen, text = self.app.screen, self.app.text
        for word in words:
            label = text(f"invent.{group}.{word}")
            box = rows.next(Button.width_for(screen, label, "", SIZE), screen.px(TILE))
            kind = "chosen" if word == chosen else "plain"
            rows.made.append(Button(box, group, label=label, value=word, kind=kind, size=SIZE))
        rows.end()

    def act(self, action: Action) -> None:
        """Choose a word, or end."""
        if action.name in ("place", "owner"):
            setattr(self, action.name, str(action.value))
            self.relayout()
        elif action.name == "done":
            self.named(titles.title(self.place, self.owner))
            self.app.pop()

    def paint(self, screen: Screen) -> None:
        """Dim what is behind, and raise the card."""
        draw.veil(screen.surface, screen.theme.shadow, 110)
        screen.card(self.box, None, 26, 18)
