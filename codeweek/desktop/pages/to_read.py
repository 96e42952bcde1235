"""A program to read in a card over the level, what belongs to it beside the blocks; it goes into no other."""

from abc import abstractmethod

import pygame

from codeweek.blocks.history import History
from codeweek.blocks.script import Script
from codeweek.desktop.app import App
from codeweek.desktop.editor import Editor
from codeweek.desktop.page import Page
from codeweek.desktop.painting import draw
from codeweek.desktop.screen import Screen
from codeweek.desktop.widgets.widget import Action, Button, Label, Widget
from codeweek.levels import programs
from codeweek.levels.level import Level

WIDTH, TITLE, HEAD, ROW = 1080, 26, 18, 56  # units
NARROW = 640  # units of width under which the blocks are over the rest


class ToReadPage(Page):
    """The blocks of a `script`, one of them `lit`, a `title` and `words` over them."""

    modal = True
    share = 0.6  # of the room, for the blocks

    def __init__(self, app: App, level: Level, script: Script, lit: str = "") -> None:
        super().__init__(app)
        self.level, self.script, self.lit = level, script, lit
        self.box = pygame.Rect(0, 0, 0, 0)

    @abstractmethod
    def heads(self) -> tuple[str, str]:
        """The title, and a sentence under it."""

    @abstractmethod
    def beside(self, rect: pygame.Rect) -> Widget:
        """What is beside the blocks."""

    def layout(self) -> None:
        """The title, the blocks, what is beside them, and a button to go back."""
        screen, (title, words) = self.app.screen, self.heads()
        px, gap, row = screen.px, screen.px(12), screen.px(ROW)
        self.box = screen.rect.inflate(-px(40), -px(32))
        self.box.width = min(self.box.width, px(WIDTH))
        self.box.centerx = screen.rect.centerx
        inside = self.box.inflate(-2 * px(26), -2 * px(26))
        head = pygame.Rect(inside.left, inside.top, inside.width, px(TITLE + 12))
        high = max(px(HEAD + 12), screen.paragraph_height(words, inside.width, HEAD))
        under = pygame.Rect(inside.left, head.bottom, inside.width, high)
        close = pygame.Rect(inside.left, inside.bottom - row, inside.width, row)
        room = pygame.Rect(inside.left, under.bottom + gap, inside.width, close.top - under.bottom - 2 * gap)
        blocks, right = _parted(room, self.share, gap, room.width < px(NARROW))
        button = Button(close, "close", label=self.app.text("ui.menu.close"), icon="check", kind="primary")
        self.widgets = [
            Label(head, title, size=TITLE, face="bold"),
            Label(under, words, size=HEAD, soft=True),
            self._blocks(blocks),
            self.beside(right),
            button,
        ]
        self.set_focus(button, self.focus_seen)

    def _blocks(self, rect: pygame.Rect) -> Editor:
        known, history = programs.catalogue_of(self.level), History(self.script)
        made = Editor(self.app.screen, rect, known, self.app.text, history, read_only=True, action="solution")
        made.light(self.lit or None)
        return made

    def paint(self, screen: Screen) -> None:
        """Dim the level, raise the card."""
        draw.veil(screen.surface, screen.theme.shadow, 110)
        screen.card(self.box, None, 26, 18)

    def act(self, action: Action) -> None:
        """Close; a tap on a block only selects it."""
        if action.name == "close":
            self.back()


def _parted(room: pygame.Rect, share: float, gap: int, narrow: bool) -> tuple[pygame.Rect, pygame.Rect]:
    """Two parts of a room beside each other, or one over the other; the first has its share."""
    if narrow:
        high = round(room.height * share)
        upper = pygame.Rect(room.left, room.top, room.width, high)
        top = upper.bottom + gap
        return upper, pygame.Rect(room.left, top, room.width, room.bottom - top)
    left = pygame.Rect(room.left, room.top, round(room.width * share), room.height)
    return left, pygame.Rect(left.right + gap, room.top, room.right - left.right - gap, room.height)
