"""A solution for the adult: as blocks, as on the child's screen, and the Python that they are beside them."""

import pygame

from codeweek.blocks.history import History
from codeweek.desktop import draw
from codeweek.desktop.app import App
from codeweek.desktop.editor import Editor, PythonView
from codeweek.desktop.journey import Journey
from codeweek.desktop.page import Page
from codeweek.desktop.screen import Screen
from codeweek.desktop.widgets import Action, Button, Label
from codeweek.levels import programs
from codeweek.levels.level import Level

WIDTH, TITLE, HEAD, ROW = 1080, 26, 18, 56  # units
BLOCKS = 0.6  # of the width


class SolutionPage(Page):
    """A program that wins, to read: nothing of it goes into the child's own."""

    modal = True

    def __init__(self, app: App, journey: Journey, level: Level) -> None:
        super().__init__(app)
        self.level = level
        journey.keep(journey.progress.showed(self.level.id))
        self.script = programs.solution(self.level).script
        self.box = pygame.Rect(0, 0, 0, 0)

    def layout(self) -> None:
        """The title, the blocks, their Python beside them, and a button to go back."""
        screen, text = self.app.screen, self.app.text
        px, gap, row = screen.px, screen.px(12), screen.px(ROW)
        self.box = screen.rect.inflate(-px(40), -px(32))
        self.box.width = min(self.box.width, px(WIDTH))
        self.box.centerx = screen.rect.centerx
        inside = self.box.inflate(-2 * px(26), -2 * px(26))
        head = pygame.Rect(inside.left, inside.top, inside.width, px(TITLE + 12))
        under = pygame.Rect(inside.left, head.bottom, inside.width, px(HEAD + 12))
        close = pygame.Rect(inside.left, inside.bottom - row, inside.width, row)
        room = pygame.Rect(inside.left, under.bottom + gap, inside.width, close.top - under.bottom - 2 * gap)
        blocks = pygame.Rect(room.left, room.top, round(room.width * BLOCKS), room.height)
        python = pygame.Rect(blocks.right + gap, room.top, room.right - blocks.right - gap, room.height)
        words = text("ui.adult.solution_of", n=programs.count(self.level, self.script))
        button = Button(close, "close", label=text("ui.menu.close"), icon="check", kind="primary")
        self.widgets = [
            Label(head, text("ui.adult.solution"), size=TITLE, face="bold"),
            Label(under, words, size=HEAD, soft=True),
            self._blocks(blocks),
            PythonView(screen, python, programs.python_text(self.level, self.script, text.language)),
            button,
        ]
        self.set_focus(button, self.focus_seen)

    def _blocks(self, rect: pygame.Rect) -> Editor:
        known, history = programs.catalogue_of(self.level), History(self.script)
        return Editor(self.app.screen, rect, known, self.app.text, history, read_only=True, action="solution")

    def paint(self, screen: Screen) -> None:
        """Dim the level, raise the card."""
        draw.veil(screen.surface, screen.theme.shadow, 110)
        screen.card(self.box, None, 26, 18)

    def act(self, action: Action) -> None:
        """Close; a tap on a block only selects it."""
        if action.name == "close":
            self.back()
