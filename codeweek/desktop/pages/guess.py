"""A prediction: what the child thinks will come, before the program runs."""

from collections.abc import Iterable

import pygame

from codeweek.desktop.screen import Screen
from codeweek.desktop.widgets import Action, Button, Label, Widget
from codeweek.level import Level
from codeweek.text import Text
from codeweek.worlds.robot.state import cell_name

MOST = 99
NUMBER = 28


class Guess:
    """A cell, or a number; nothing on levels that ask for none."""

    def __init__(self, level: Level) -> None:
        self.ask = level.predict.ask if level.predict else ""
        self.cell: tuple[int, int] | None = None
        self.number: int | None = None
        self._label: Label | None = None

    @property
    def asks_cell(self) -> bool:
        """Whether it is answered by touching the world."""
        return self.ask == "cell"

    @property
    def counts(self) -> bool:
        """Whether it is answered by a number."""
        return bool(self.ask) and not self.asks_cell

    @property
    def missing(self) -> bool:
        """Whether an answer is wanted and not given yet."""
        return (self.asks_cell and self.cell is None) or (self.counts and self.number is None)

    def clear(self) -> None:
        """No answer any more."""
        self.cell = self.number = None
        self._show()

    def take(self, action: Action) -> bool:
        """An answer, or a change of it; whether it was one."""
        if action.name == "cell" and isinstance(action.value, tuple):
            self.cell = action.value
            return True
        if action.name == "guess" and isinstance(action.value, int):
            self.number = max(0, min((self.number or 0) + action.value, MOST))
            self._show()
            return True
        return False

    def answer(self, like: object) -> object:
        """The answer, as the same kind of value as what is measured."""
        if self.asks_cell:
            return cell_name(self.cell) if self.cell else None
        return str(self.number) if isinstance(like, str) else self.number

    def widgets(self, screen: Screen, rect: pygame.Rect, text: Text) -> Iterable[Widget]:
        """Minus, the number, plus."""
        side, gap = rect.height, screen.px(10)
        words = text("ui.level.my_guess")
        width = min(screen.fonts.width(words, 19, "bold") + screen.px(8), rect.width - 4 * side)
        left = rect.left + max(0, (rect.width - width - 3 * side - 3 * gap - screen.px(20)) // 2)
        yield Label((left, rect.top, width, side), words, face="bold")
        left += width + gap
        yield Button(
            (left, rect.top, side, side), "guess", icon="minus", value=-1, tooltip=text("ui.level.less")
        )
        box = (left + side + gap, rect.top, side + screen.px(20), side)
        self._label = Label(box, "", size=NUMBER, face="bold", align=0.5)
        self._show()
        yield self._label
        left = box[0] + box[2] + gap
        yield Button(
            (left, rect.top, side, side), "guess", icon="plus", value=1, tooltip=text("ui.level.more")
        )

    def _show(self) -> None:
        if self._label:
            self._label.label = "?" if self.number is None else str(self.number)
