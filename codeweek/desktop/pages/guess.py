"""A prediction: what the child thinks will come, before the program runs."""

from collections.abc import Iterable

import pygame

from codeweek.desktop.pages import answers
from codeweek.desktop.pages.answers import AnswerCard
from codeweek.desktop.screen import Screen
from codeweek.desktop.widgets import Action, Button, Label, Widget
from codeweek.engine.trace import Trace
from codeweek.levels.level import ENDS, Level
from codeweek.play import predict
from codeweek.text import Text
from codeweek.worlds.robot.state import cell_name

MOST = 99
NUMBER = 28
STRIP = 52  # units of height for minus, the number, plus


class Guess:
    """A cell, a number or one of the answers offered; nothing on levels that ask for none."""

    def __init__(self, level: Level) -> None:
        self.level = level
        self.ask = level.predict.ask if level.predict else ""
        self.chooses = self.ask == ENDS or bool(level.predict and level.predict.choices)
        self.cell: tuple[int, int] | None = None
        self.number: int | None = None
        self.chosen: int | None = None  # of the answers offered
        self._label: Label | None = None
        self._cards: list[AnswerCard] = []
        self._choices: dict[str, tuple[predict.Choice, ...]] = {}

    @property
    def asks_cell(self) -> bool:
        """Whether it is answered by touching the world."""
        return self.ask == "cell" and not self.chooses

    @property
    def counts(self) -> bool:
        """Whether it is answered by a number."""
        return bool(self.ask) and not self.asks_cell and not self.chooses

    @property
    def how(self) -> str:
        """How it is answered: `cell`, `number` or `choice`."""
        return "cell" if self.asks_cell else "number" if self.counts else "choice"

    @property
    def missing(self) -> bool:
        """Whether an answer is wanted and not given yet."""
        given = {"cell": self.cell, "number": self.number, "choice": self.chosen}
        return bool(self.ask) and given[self.how] is None

    def room(self, text: Text) -> int:
        """Units of height for answering beside the world."""
        return answers.room(self.choices(text)) if self.chooses else STRIP if self.counts else 0

    def choices(self, text: Text) -> tuple[predict.Choice, ...]:
        """The answers offered, in the language of now; a drawing is made once."""
        if text.language not in self._choices:
            self._choices[text.language] = predict.choices(self.level, text)
        return self._choices[text.language]

    def clear(self) -> None:
        """No answer any more."""
        self.cell = self.number = self.chosen = None
        self._show()

    def take(self, action: Action) -> bool:
        """An answer, or a change of it; whether it was one."""
        if action.name == "cell" and isinstance(action.value, tuple):
            self.cell = action.value
        elif action.name == "guess" and isinstance(action.value, int):
            self.number = max(0, min((self.number or 0) + action.value, MOST))
        elif action.name == "answer" and isinstance(action.value, int):
            self.chosen = action.value
        else:
            return False
        self._show()
        return True

    def answer(self, text: Text) -> object:
        """What was foreseen, as it is judged."""
        if self.asks_cell:
            return cell_name(self.cell) if self.cell else None
        if self.chooses:
            return self.choices(text)[self.chosen].value if self.chosen is not None else None
        return self.number

    def letter(self, key: str, text: Text) -> int | None:
        """The number of the answer that has this letter."""
        letters = [choice.letter for choice in self.choices(text)] if self.chooses else []
        return letters.index(key) if key and key in letters else None

    def widgets(self, screen: Screen, rect: pygame.Rect, text: Text) -> Iterable[Widget]:
        """The answers; or minus, the number, plus."""
        if self.chooses:
            self._cards = answers.cards(screen, rect, self.choices(text), self.level.look)
            self._show()
            return self._cards
        return self._counter(screen, rect, text)

    def reveal(self, trace: Trace | None) -> None:
        """Show which answer came true; none while the program has not run."""
        real = predict.real(self.level, trace) if trace and self.chooses else None
        for card in self._cards:
            card.right = real is not None and predict.same(real, card.choice.value)

    def _counter(self, screen: Screen, rect: pygame.Rect, text: Text) -> Iterable[Widget]:
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
        for card in self._cards:
            card.chosen = card.value == self.chosen
