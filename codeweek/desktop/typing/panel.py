"""The panel where a program is typed: the keys, and the box under them; it stays as the page is laid out."""

from collections.abc import Sequence

import pygame

from codeweek.blocks.completing import Word
from codeweek.desktop.screen import Screen
from codeweek.desktop.typing.bar import ACTS, GAP, KEY, bar
from codeweek.desktop.typing.box import CodeBox
from codeweek.desktop.typing.paint import Mark
from codeweek.desktop.widgets import Action, Widget
from codeweek.diagnostic import Diagnostic
from codeweek.text import Text

ROWS = 3  # of keys and words, at most
LEAST = 150  # units of height that the box keeps where it can: words give way
NARROWEST = 340  # units of width
LIKED = ROWS * (KEY + GAP) + LEAST  # units of height for all of it


class TypingPanel:
    """A box for code and its keys."""

    def __init__(self, screen: Screen, text: Text) -> None:
        nowhere = pygame.Rect(0, 0, 1, 1)
        self.box = CodeBox(screen, nowhere, "typed", None, "", "", undoes=False)
        self.words: tuple[Word, ...] = ()
        self.keys: list[Widget] = []
        self._line = 1
        self.speak(text)

    def speak(self, text: Text) -> None:
        """Another language."""
        self.box.name = text("typing.box")
        self.box.tooltip = text("typing.help")

    def offer(self, words: Sequence[Word], text: Text) -> None:
        """The words of the level, and of the program as it is."""
        self.words = self.box.words = tuple(words)
        example = words[0].insert if words else "print(1)"
        self.box.empty = text("typing.empty", word=example)

    def place(self, screen: Screen, text: Text, room: pygame.Rect) -> list[Widget]:
        """The keys at the top, as many rows as leave the box its height."""
        step = screen.px(KEY) + screen.px(GAP)
        rows = max(1, min(ROWS, (room.height - screen.px(LEAST)) // step))
        self.keys = bar(screen, text, room, self.words, rows)
        bottom = max(key.rect.bottom for key in self.keys)
        self.box.resize(screen, pygame.Rect(room.left, bottom + screen.px(GAP) * 2, room.width, 1))
        self.box.resize(
            screen, pygame.Rect(*self.box.rect.topleft, room.width, room.bottom - self.box.rect.top)
        )
        return [*self.keys, self.box]

    def press(self, action: Action) -> Action | None:
        """A key or a word was pressed."""
        if isinstance(action.value, Word):
            return self.box.put(action.value)
        return self.box.do(ACTS[str(action.value)])

    def mark(self, problem: Diagnostic | None) -> None:
        """Underline what is told."""
        self.box.mark = None
        if problem and problem.line:
            self.box.mark = self._mark(problem.line, problem.column, problem.until)

    def _mark(self, line: int, column: int | None, until: int | None) -> Mark:
        """At its columns; of a line as a whole, from its first letter to its last."""
        lines = self.box.sheet.lines
        written = lines[min(line, len(lines)) - 1]
        column = column or len(written) - len(written.lstrip()) + 1
        return Mark(min(line, len(lines)), column, until or len(written) + 1)

    def left_line(self) -> bool:
        """Whether the caret has come to another line since this was asked."""
        before, self._line = self._line, self.box.line
        return before != self._line
