"""Where a prediction is answered beside the world: the answers offered, or minus, the number, plus."""

from collections.abc import Iterable

import pygame

from codeweek.app.prediction import Guess
from codeweek.desktop.pages import answers, written
from codeweek.desktop.pages.answers import AnswerCard
from codeweek.desktop.screen import Screen
from codeweek.desktop.widgets.widget import Button, Label, Widget
from codeweek.levels.level import LINE
from codeweek.play import predict
from codeweek.play.film import Film
from codeweek.text import Text

NUMBER = 28
STRIP = 52  # units of height for minus, the number, plus


class Answering:
    """The widgets of a guess, brought up to it by `show`."""

    def __init__(self, guess: Guess) -> None:
        self.guess = guess
        self._label: Label | None = None
        self._cards: list[AnswerCard] = []

    def room(self, text: Text) -> int:
        """Units of height for answering beside the world."""
        guess = self.guess
        if guess.cells:
            return written.room(guess)
        return answers.room(guess.choices(text)) if guess.chooses else STRIP if guess.counts else 0

    def kept(self, text: Text) -> int:
        """Units of that height which a finger needs, however low the window is."""
        guess = self.guess
        return answers.least(guess.choices(text)) if guess.chooses and not guess.cells else 0

    @property
    def lines(self) -> bool:
        """Whether a line of the program is looked for."""
        part = self.guess.level.part
        return self.guess.ask == LINE or (part is not None and part.type == "line")

    def widgets(self, screen: Screen, rect: pygame.Rect, text: Text) -> Iterable[Widget]:
        """The answers; or minus, the number, plus."""
        if self.guess.cells:
            return written.widgets(screen, rect, self.guess, text)
        if self.guess.chooses:
            self._cards = answers.cards(screen, rect, self.guess.choices(text), self.guess.level.look)
            return self._cards
        return self._counter(screen, rect, text)

    def show(self, film: Film) -> None:
        """What is answered now; and which answer came true, if the run has told it."""
        guess, told = self.guess, film.verdict if film.ended and film.told else None
        if self._label:
            self._label.label = "?" if guess.number is None else str(guess.number)
        real = predict.real(guess.level, film.trace) if told and film.trace and self._foresees else None
        for card in self._cards:
            card.chosen = card.value == guess.chosen
            card.right = real is not None and predict.same(real, card.choice.value)
            if guess.inquires:
                card.right = card.chosen and told is not None and told.won

    @property
    def _foresees(self) -> bool:
        """Whether the run tells which of the answers came true, whatever was chosen."""
        return self.guess.chooses and not self.guess.inquires

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
        yield self._label
        left = box[0] + box[2] + gap
        yield Button(
            (left, rect.top, side, side), "guess", icon="plus", value=1, tooltip=text("ui.level.more")
        )
