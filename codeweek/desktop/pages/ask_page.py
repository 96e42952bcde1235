"""The program asks: a card with the question, a line to write on, and keys for who has no keyboard."""

import random
from collections.abc import Callable

import pygame

from codeweek.desktop.app import App
from codeweek.desktop.page import Page
from codeweek.desktop.painting import draw
from codeweek.desktop.painting.theme import FIELD
from codeweek.desktop.screen import CENTRE, Screen
from codeweek.desktop.widgets.keyboard import ENTER, digit
from codeweek.desktop.widgets.widget import Action, Button, Label, Widget

WIDTH, LINE, KEY, GAP, ROW = 460, 64, 56, 10, 60
TITLE, WRITTEN = 23, 30
LONGEST = 20  # letters
ROWS = ("12345", "67890")
_SIGNS = "-,. '"  # that may be written beside letters


class Field(Widget):
    """A line to write on; Enter gives what is written."""

    def __init__(self, rect: pygame.Rect, written: str) -> None:
        super().__init__(rect, "written")
        self.label = written
        self._skip = False  # the letter of a key that was read as a digit

    def handle(self, event: pygame.event.Event) -> Action | None:
        """Digits wherever the keyboard has them, letters, and the key that takes one away."""
        if event.type == pygame.TEXTINPUT:
            self._type(event.text)
        elif event.type != pygame.KEYDOWN:
            return super().handle(event)
        elif event.key in ENTER:
            return Action("answer", "give")
        elif event.key == pygame.K_BACKSPACE:
            self.back()
        elif digit(event):
            self.add(digit(event))
            self._skip = True
        return None

    def press(self) -> None:
        """A press only gives it the keyboard."""

    def _type(self, text: str) -> None:
        skip, self._skip = self._skip, False
        if not skip:
            self.add("".join(letter for letter in text if letter.isalnum() or letter in _SIGNS))

    def add(self, letters: str) -> None:
        """Write something more."""
        self.label = (self.label + letters)[:LONGEST]

    def back(self) -> None:
        """Take the last letter away."""
        self.label = self.label[:-1]

    def draw(self, screen: Screen) -> None:
        """Paint the line and what is written."""
        draw.round_rect(
            screen.surface,
            self.rect,
            screen.px(14),
            FIELD.fill,
            screen.theme.chosen.fill,
            max(2, screen.px(3)),
        )
        inside = self.rect.inflate(-screen.px(24), 0)
        screen.text(f"{self.label}|", inside, WRITTEN, FIELD.text, "bold", CENTRE)

    def draw_focus(self, screen: Screen) -> None:
        """Its own border shows it."""


class AskPage(Page):
    """`answered(text)` is called with what was written; with None when the child does not answer."""

    modal = True

    def __init__(
        self, app: App, question: Callable[[], str], picture: str, answered: Callable[[str | None], None]
    ) -> None:
        super().__init__(app)
        self.question, self.picture, self.answered = question, picture, answered
        self.box = pygame.Rect(0, 0, 0, 0)
        self.field = Field(self.box, "")

    def layout(self) -> None:
        """The question, the line, two rows of digits and one of signs, the answers."""
        screen = self.app.screen
        edge, gap, key, row = (screen.px(units) for units in (26, GAP, KEY, ROW))
        width = min(screen.px(WIDTH), screen.rect.width - screen.px(24))
        inner = width - 2 * edge
        side = screen.px(64)
        head = max(side, screen.paragraph_height(self.question(), inner - side - gap, TITLE, "bold"))
        line = screen.px(LINE)
        height = 2 * edge + head + line + 3 * key + row + 6 * gap
        self.box = pygame.Rect(0, 0, width, height)
        self.box.center = screen.rect.center
        left, y = self.box.left + edge, self.box.top + edge
        label = (left + side + gap, y, inner - side - gap, head)
        self.widgets = [Label(label, self.question(), size=TITLE, face="bold")]
        y += head + gap
        self.field = Field(pygame.Rect(left, y, inner, line), self.field.label)
        self.widgets.append(self.field)
        y += line + 2 * gap
        self.widgets += self._keys(pygame.Rect(left, y, inner, key))
        self.widgets += self._answers(pygame.Rect(left, self.box.bottom - edge - row, inner, row))
        self.set_focus(self.field, self.focus_seen)

    def _keys(self, row: pygame.Rect) -> list[Widget]:
        gap, text = self.app.screen.px(GAP), self.app.text
        wide = (row.width - 4 * gap) // 5
        made: list[Widget] = []
        for number, digits in enumerate(ROWS):
            for i, each in enumerate(digits):
                place = (row.left + i * (wide + gap), row.top + number * (row.height + gap), wide, row.height)
                made.append(Button(place, "key", label=each, value=each, size=24))
        top = row.top + 2 * (row.height + gap)
        minus = (row.left, top, wide, row.height)
        made.append(Button(minus, "key", icon="minus", value="-", spoken=text("ui.ask.minus")))
        back = (row.right - 2 * wide - gap, top, 2 * wide + gap, row.height)
        made.append(Button(back, "key", icon="back", value="back", tooltip=text("ui.ask.back")))
        return made

    def _answers(self, row: pygame.Rect) -> list[Widget]:
        gap, text = self.app.screen.px(GAP), self.app.text
        narrow = (row.width - gap) * 2 // 5
        give = (row.left + narrow + gap, row.top, row.width - narrow - gap, row.height)
        return [
            Button(
                (row.left, row.top, narrow, row.height), "answer", label=text("ui.ask.leave"), value="leave"
            ),
            Button(give, "answer", label=text("ui.ask.give"), icon="check", value="give", kind="primary"),
        ]

    def paint(self, screen: Screen) -> None:
        """Dim the level, raise the card, and who asks."""
        draw.veil(screen.surface, screen.theme.shadow, 110)
        screen.card(self.box, None, 26, 18)
        side, edge = screen.px(64), screen.px(26)
        screen.hero(self.picture, (self.box.left + edge + side // 2, self.box.top + edge + side // 2), side)

    def act(self, action: Action) -> None:
        """A key, or the end; nothing written is no answer yet."""
        if action.name == "key":
            self._write(str(action.value))
        elif action.value == "leave":
            self.back()
        elif self.field.label.strip():
            self.app.pop()
            self.answered(self.field.label)

    def _write(self, key: str) -> None:
        if key == "back":
            self.field.back()
        else:
            self.field.add(key)
        self.set_focus(self.field, seen=False)

    def back(self) -> None:
        """Escape: no answer, the program stays as it is."""
        self.app.pop()
        self.answered(None)


LEAST, MOST = 6, 9  # of both factors: known to adults, new to the youngest


def open_gate(app: App, opened: Callable[[], object], again: bool = False) -> None:
    """Ask; `opened` is called once the answer is right, a wrong one brings another question."""
    a, b = random.randint(LEAST, MOST), random.randint(LEAST, MOST)

    def answered(typed: str | None) -> None:
        if typed is None:
            return
        if typed.strip() == str(a * b):
            opened()
        else:
            open_gate(app, opened, again=True)

    key = "ui.gate.again" if again else "ui.gate.question"
    app.push(AskPage(app, lambda: app.text(key, a=a, b=b), "pictures/teacher", answered))
