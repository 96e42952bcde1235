"""What opens over a pack that is made: things to choose from, a title to write."""

from collections.abc import Callable, Sequence

import pygame

from codeweek.desktop.app import App
from codeweek.desktop.page import Page
from codeweek.desktop.pages.sheet_page import Answer, Sheet
from codeweek.desktop.painting import draw
from codeweek.desktop.screen import Screen
from codeweek.desktop.widgets.widget import Action, Button, Label
from codeweek.desktop.workshop.textbox import TextBox

WIDTH = 560


class Menu(Sheet):
    """A column of `(name, label, icon)`; `chosen` is given the name of one."""

    def __init__(
        self, app: App, title: str, items: Sequence[tuple[str, str, str]], chosen: Callable[[str], None]
    ) -> None:
        close = [Answer("close", app.text("ui.menu.close"), "back")]
        super().__init__(app, lambda: title, list, lambda: close)
        self.items, self.chosen = items, chosen

    def layout(self) -> None:
        """A narrow card."""
        self.lay_out_column(self.items)

    def act(self, action: Action) -> None:
        """Close, then do it."""
        self.app.pop()
        if any(action.value == name for name, _label, _icon in self.items):
            self.chosen(str(action.value))


class Cards(Menu):
    """The same as pictures: `(name, label, picture)`."""

    def layout(self) -> None:
        """Cards side by side."""
        self.lay_out_cards(self.items)


class Covers(Page):
    """Pictures to choose from."""

    modal = True

    def __init__(
        self, app: App, items: Sequence[tuple[str, str, str]], now: str, chosen: Callable[[str], None]
    ) -> None:
        super().__init__(app)
        self.items, self.now, self.chosen = items, now, chosen
        self.box = pygame.Rect(0, 0, 0, 0)

    def layout(self) -> None:
        """A grid of pictures with their names."""
        screen, text = self.app.screen, self.app.text
        edge, gap, across = screen.px(24), screen.px(10), 5
        side = min(screen.px(112), (screen.rect.width - 2 * edge - 5 * gap) // across)
        rows = -(-len(self.items) // across)
        high = min(side, (screen.rect.height - screen.px(130)) // rows - gap)
        width = across * side + (across - 1) * gap
        self.box = pygame.Rect(0, 0, width + 2 * edge, rows * (high + gap) + screen.px(48 + 56) + edge)
        self.box.center = screen.rect.center
        left, top = self.box.left + edge, self.box.top + edge // 2
        title = Label((left, top, width, screen.px(44)), text("pack_draft.cover"), size=24, face="bold")
        self.widgets = [title]
        for place, (look, label, image) in enumerate(self.items):
            x = left + place % across * (side + gap)
            y = top + screen.px(48) + place // across * (high + gap)
            kind = "chosen" if look == self.now else "plain"
            box = (x, y, side, high)
            shown = Button(box, "cover", label=label, icon=image, kind=kind, stacked=True, size=14)
            shown.value = look or "none"
            self.widgets.append(shown)
        y = top + screen.px(48) + rows * (high + gap)
        close = (left, y, width, screen.px(52))
        self.widgets.append(Button(close, "back", label=text("ui.menu.close"), icon="back", size=18))
        self.focus_on("cover", self.now or "none")

    def paint(self, screen: Screen) -> None:
        """A card over the page below."""
        draw.veil(screen.surface, screen.theme.shadow, 110)
        screen.card(self.box, None, 20, 8)

    def act(self, action: Action) -> None:
        """Close, and tell which."""
        self.app.pop()
        if action.name == "cover":
            self.chosen("" if action.value == "none" else str(action.value))


class Rename(Page):
    """A line to write a title in; `done` is given it."""

    modal = True

    def __init__(self, app: App, title: str, done: Callable[[str], None]) -> None:
        super().__init__(app)
        self.title, self.done = title, done
        self.box = pygame.Rect(0, 0, 0, 0)

    def layout(self) -> None:
        """A card with the line and two buttons."""
        screen, text = self.app.screen, self.app.text
        edge, gap, high = screen.px(24), screen.px(12), screen.px(52)
        width = min(screen.px(WIDTH), screen.rect.width - screen.px(32))
        self.box = pygame.Rect(0, 0, width, 3 * high + 2 * gap + 2 * edge)
        self.box.center = screen.rect.centerx, screen.rect.height // 3
        inner = self.box.inflate(-2 * edge, -2 * edge)
        name = text("pack_draft.new_title")
        half = (inner.width - gap) // 2
        line = (inner.left, inner.top + high + gap, inner.width, high)
        bottom = inner.bottom - high
        self.widgets = [
            Label((inner.left, inner.top, inner.width, high), name, size=24, face="bold"),
            TextBox(screen, pygame.Rect(line), "title", "title", self.title, name, line=True),
            Button((inner.left, bottom, half, high), "back", label=text("pack_draft.cancel"), icon="back"),
            Button(
                (inner.right - half, bottom, half, high),
                "entered",
                label=text("pack_draft.save"),
                icon="check",
                kind="primary",
            ),
        ]
        self.focus_on("title")

    def paint(self, screen: Screen) -> None:
        """A card over the page below."""
        draw.veil(screen.surface, screen.theme.shadow, 110)
        screen.card(self.box, None, 20, 8)

    def act(self, action: Action) -> None:
        """Write, keep or think again."""
        if action.name == "title" and isinstance(action.value, tuple):
            self.title = str(action.value[1])
        elif action.name == "entered":
            self.app.pop()
            if self.title.strip():
                self.done(self.title.strip())
        elif action.name == "back":
            self.app.pop()
