"""Where a prediction is answered beside the world: cards, a number, or cells to write in."""

from collections.abc import Iterable
from string import ascii_uppercase

import pygame

from codeweek.app.level_prediction import PredictionAnswer
from codeweek.desktop.pages import answers
from codeweek.desktop.pages.answers import AnswerCard
from codeweek.desktop.pages.ask_page import Field
from codeweek.desktop.painting import draw
from codeweek.desktop.painting.theme import FIELD
from codeweek.desktop.screen import CENTRE, Screen
from codeweek.desktop.widgets.keyboard import ENTER
from codeweek.desktop.widgets.widget import Action, Button, Label, Widget
from codeweek.levels.level import LINE
from codeweek.play import predict
from codeweek.play.film import Film
from codeweek.play.parts import SAID
from codeweek.text import Text

NUMBER = 28
STRIP = 52  # units of height for minus, the number, plus


class Answering:
    """The widgets of a guess, brought up to it by `show`."""

    def __init__(self, guess: PredictionAnswer) -> None:
        self.guess = guess
        self._label: Label | None = None
        self._cards: list[AnswerCard] = []

    def room(self, text: Text) -> int:
        """Units of height for answering beside the world."""
        guess = self.guess
        if guess.cells:
            return _room_of_cells(guess)
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
            return _cells(screen, rect, self.guess, text)
        if self.guess.chooses:
            self._cards = answers.cards(screen, rect, self.guess.choices(text), self.guess.level.look)
            return self._cards
        return self._counter(screen, rect, text)

    def show(self, film: Film) -> None:
        """What is answered now; and which answer came true, if the run has told it."""
        guess, verdict = self.guess, film.verdict if film.ended and film.told else None
        if self._label:
            self._label.label = "?" if guess.number is None else str(guess.number)
        real = predict.real(guess.level, film.trace) if verdict and film.trace and self._foresees else None
        for card in self._cards:
            card.chosen = card.value == guess.chosen
            card.right = real is not None and predict.same(real, card.choice.value)
            if guess.inquires:
                card.right = card.chosen and verdict is not None and verdict.won

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


CELL = "cell_of_answer"  # what a press of one asks for
HIGH, HEAD, GAP, SEAM = 50, 26, 6, 2  # units of height; between the cells of a sheet
WIDE, NUMBERS = 128, 34  # units: the most of a cell, and the numbers of rows beside a sheet
ROUND, FLAT = 12, 3  # units: the corners of a cell alone, of one in a sheet
SIZE, NAME = 22, 16


def _room_of_cells(guess: PredictionAnswer) -> int:
    """Units of height for what is written."""
    heads = HEAD + GAP if any(guess.fields.heads) else 0
    return heads + guess.fields.rows * (HIGH + GAP) - GAP


class Head(Label):
    """The head of a column or of a row of a sheet."""

    def draw(self, screen: Screen) -> None:
        """Paint it on its ground."""
        draw.round_rect(screen.surface, self.rect, screen.px(FLAT), screen.theme.panel)
        super().draw(screen)


class Cell(Field):
    """One of the cells: written with the keyboard, or on a card with keys when it is pressed."""

    def __init__(
        self, rect: pygame.Rect, guess: PredictionAnswer, number: int, spoken: str, corner: int = ROUND
    ) -> None:
        super().__init__(rect, guess.cells[number])
        self.corner = corner
        self.action, self.value, self.guess, self._name = CELL, number, guess, spoken

    @property
    def spoken(self) -> str:
        """What it is for, and what is written in it."""
        return f"{self._name} {self.label}".strip()

    @spoken.setter
    def spoken(self, _words: str) -> None:
        """It says what is written."""

    def handle(self, event: pygame.event.Event) -> Action | None:
        """Letters are written; Enter goes on."""
        if event.type == pygame.KEYDOWN and event.key in ENTER:
            return Action("next_cell", self.value)
        before = self.label
        action = super().handle(event)
        if self.label != before:
            return Action("filled", (self.guess_place, self.label))
        return action

    @property
    def guess_place(self) -> int:
        """Its number among the cells."""
        return int(str(self.value))

    def press(self) -> Action:  # type: ignore[override]
        """A press opens the keys: not every computer has some."""
        return Action(self.action, self.value)

    def draw(self, screen: Screen) -> None:
        """Paint the cell and what is written."""
        edge = screen.theme.chosen.fill if self.focused else screen.theme.plain.border
        width = max(2, screen.px(3 if self.focused else 2))
        draw.round_rect(screen.surface, self.rect, screen.px(self.corner), FIELD.fill, edge, width)
        inside = self.rect.inflate(-screen.px(12), 0)
        caret = "|" if self.focused else ""
        screen.text(f"{self.label}{caret}", inside, SIZE, FIELD.text, "bold", CENTRE)


def _cells(screen: Screen, rect: pygame.Rect, guess: PredictionAnswer, text: Text) -> Iterable[Widget]:
    """The heads of the columns, and the cells under them, in a zone's middle; several rows are a sheet."""
    heads = guess.fields.heads
    if guess.fields.rows > 1:
        yield from _sheet(screen, rect, guess, text)
        return
    gap, lone = screen.px(GAP), not any(heads)
    words = text("ui.part.answer")
    name = screen.fonts.width(words, 19, "bold") + 2 * gap if lone else 0
    if rect.width - name < screen.px(WIDE):  # the cell says by itself what it is for
        name = 0
    wide = min(screen.px(WIDE), (rect.width - name - (len(heads) - 1) * gap) // len(heads))
    left = rect.left + max(0, (rect.width - name - len(heads) * (wide + gap) + gap) // 2)
    head = 0 if lone else screen.px(HEAD) * rect.height // max(1, screen.px(_room_of_cells(guess)))
    high = rect.height - (head + gap if head else 0)
    if name:
        yield Label((left, rect.top, name, high), words, face="bold")
    for column, word in enumerate(heads):
        shown = text("ui.part.said") if word == SAID else word
        x = left + name + column * (wide + gap)
        if head:
            yield Label((x, rect.top, wide, head), shown, size=NAME, face="bold", align=CENTRE)
        place = pygame.Rect(x, rect.top + (head + gap if head else 0), wide, high)
        yield Cell(place, guess, column, shown or words)


def _sheet(screen: Screen, rect: pygame.Rect, guess: PredictionAnswer, text: Text) -> Iterable[Widget]:
    """A sheet as of a spreadsheet: letters over the columns, numbers beside the rows."""
    heads, rows, seam, side = guess.fields.heads, guess.fields.rows, screen.px(SEAM), screen.px(NUMBERS)
    wide = min(screen.px(WIDE), (rect.width - side) // len(heads) - seam)
    left = rect.left + max(0, (rect.width - side - len(heads) * (wide + seam)) // 2)
    head = screen.px(HEAD) * rect.height // max(1, screen.px(_room_of_cells(guess)))
    high = (rect.height - head) // rows - seam
    shown = [text("ui.part.said") if word == SAID else word for word in heads]
    lefts = [left + side + seam + column * (wide + seam) for column in range(len(heads))]
    for letter, x, word in zip(ascii_uppercase, lefts, shown, strict=False):
        words = text("ui.part.column", letter=letter, column=word)
        yield Head((x, rect.top, wide, head), words, size=NAME, face="bold", align=CENTRE)
    for row in range(rows):
        top = rect.top + head + seam + row * (high + seam)
        yield Head((left, top, side, high), str(row + 1), size=NAME, face="bold", align=CENTRE)
        for column, x in enumerate(lefts):
            spoken = text("ui.part.cell", column=shown[column], n=row + 1)
            yield Cell(pygame.Rect(x, top, wide, high), guess, row * len(heads) + column, spoken, FLAT)
