"""A card over the page with things to read and a few buttons: hints, keys, help for the adult."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import pygame

from codeweek.desktop.app import App
from codeweek.desktop.page import Page
from codeweek.desktop.painting import draw
from codeweek.desktop.screen import Screen
from codeweek.desktop.widgets.picture_card import Drawing, PictureCard, card_boxes
from codeweek.desktop.widgets.scroll import ScrollView
from codeweek.desktop.widgets.widget import Action, Button, Label, Widget

WIDTH, WIDEST = 720, 980  # units: of a card, and of one with pictures
LOW = 480  # units: a window with room for little else
TITLE, HEAD, BODY = 27, 17, 20


@dataclass(frozen=True)
class Note:
    """A paragraph, with a small heading over it."""

    body: str
    head: str = ""
    face: str = "regular"


@dataclass(frozen=True)
class Answer:
    """A button: what it means, its label and icon."""

    name: str
    label: str
    icon: str = ""


class Sheet(Page):
    """Notes under a title. Escape and the first button close it; others too, and then call `answered`.

    What is shown is asked again at each layout, so that it follows the language.
    """

    modal = True

    def __init__(
        self,
        app: App,
        title: Callable[[], str],
        notes: Callable[[], Sequence[Note]],
        answers: Callable[[], Sequence[Answer]],
        answered: Callable[[str], None] | None = None,
        picture: str = "",
    ) -> None:
        super().__init__(app)
        self.title, self.notes, self.answers = title, notes, answers
        self.answered, self.picture = answered, picture
        self.box = pygame.Rect(0, 0, 0, 0)

    def layout(self) -> None:
        """A card as tall as its notes, or as the window."""
        screen = self.app.screen
        edge, row, gap = screen.px(28), screen.px(56), screen.px(16)
        width = min(screen.px(WIDTH), screen.rect.width - screen.px(32))
        inner = width - 2 * edge
        head = max(
            screen.paragraph_height(self.title(), inner, TITLE, "bold"), screen.px(64 if self.picture else 0)
        )
        labels = noted(screen, self.notes(), inner - screen.px(16))
        notes = labels[-1].rect.bottom if labels else 0
        most = screen.rect.height - screen.px(24)
        height = min(most, edge + head + gap + notes + gap + row + edge)
        self.box = pygame.Rect(0, 0, width, height)
        self.box.center = screen.rect.center
        left, top = self.box.left + edge, self.box.top + edge
        view = pygame.Rect(left, top + head + gap, inner, height - 2 * edge - head - row - 2 * gap)
        for label in labels:
            label.rect.move_ip(view.topleft)
        shift = screen.px(76) if self.picture else 0
        title = Label((left + shift, top, inner - shift, head), self.title(), size=TITLE, face="bold")
        buttons = self._buttons(pygame.Rect(left, self.box.bottom - edge - row, inner, row))
        self.widgets = [title, ScrollView(view, labels), *buttons]
        self.set_focus(buttons[-1], self.focus_seen)

    def lay_out_column(self, items: Sequence[tuple[str, str, str]]) -> None:
        """A narrow card: title, notes, a button for each `(name, label, icon)`, the answers under them."""
        screen = self.app.screen
        edge, row, gap = screen.px(28), screen.px(56), screen.px(12)
        width = min(screen.px(440), screen.rect.width - screen.px(32))
        inner = width - 2 * edge
        title = screen.paragraph_height(self.title(), inner, TITLE, "bold")
        labels = noted(screen, self.notes(), inner)
        head = title + (labels[-1].rect.bottom + gap if labels else 0)
        most, least = screen.rect.height - screen.px(16), screen.px(32)
        while 2 * edge + head + (len(items) + 1) * (row + gap) > most and row > least:
            edge, gap, row = max(least // 4, edge - 1), max(2, gap - 1), row - 1
        height = 2 * edge + head + (len(items) + 1) * (row + gap)
        self.box = pygame.Rect(0, 0, width, height)
        self.box.center = screen.rect.center
        left, y = self.box.left + edge, self.box.top + edge
        self.widgets = [Label((left, y, inner, title), self.title(), size=TITLE, face="bold"), *labels]
        for words in labels:
            words.rect.move_ip(left, y + title + gap)
        y += head + gap
        for name, label, icon in items:
            self.widgets.append(Button((left, y, inner, row), "answer", label=label, icon=icon, value=name))
            y += row + gap
        self.widgets += self._buttons(pygame.Rect(left, y, inner, row))
        self.set_focus(self.targets()[0], self.focus_seen)

    def lay_out_cards(self, items: Sequence[tuple[str, str, str | Drawing]], main: str = "") -> None:
        """Title, notes, a picture with its words for each `(name, label, picture)`; `main` stands out."""
        screen = self.app.screen
        low = screen.rect.height < screen.px(LOW)
        edge, row, gap = screen.px(12 if low else 28), screen.px(48), screen.px(8 if low else 14)
        width = min(screen.px(WIDEST), screen.rect.width - screen.px(24))
        inner = width - 2 * edge
        title = screen.paragraph_height(self.title(), inner, TITLE, "bold")
        labels = noted(screen, self.notes(), inner)
        head = title + gap + (labels[-1].rect.bottom + gap if labels else 0)
        most = screen.rect.height - screen.px(12) - 2 * edge - head - row - gap
        room = pygame.Rect(0, 0, inner - screen.px(12), most - screen.px(8))
        boxes = card_boxes(screen, room, len(items), gap)
        high = min(boxes[-1].bottom + screen.px(8), max(most, boxes[0].height))
        self.box = pygame.Rect(0, 0, width, 2 * edge + head + high + gap + row)
        self.box.center = screen.rect.center
        left, y = self.box.left + edge, self.box.top + edge
        self.widgets = [Label((left, y, inner, title), self.title(), size=TITLE, face="bold"), *labels]
        for words in labels:
            words.rect.move_ip(left, y + title + gap)
        view = pygame.Rect(left, y + head, inner, high)
        cards = [
            PictureCard(
                box.move(left + screen.px(6), y + head + screen.px(4)),
                "answer",
                label,
                picture,
                name,
                main=name == main,
            )
            for box, (name, label, picture) in zip(boxes, items, strict=True)
        ]
        self.widgets.append(ScrollView(view, cards))
        wide = max(
            Button.width_for(screen, answer.label, answer.icon) + screen.px(40) for answer in self.answers()
        )
        foot = pygame.Rect(0, view.bottom + gap, min(inner, (wide + gap) * len(self.answers())), row)
        foot.centerx = self.box.centerx
        self.widgets += self._buttons(foot)
        self.set_focus(cards[0], self.focus_seen)

    def _buttons(self, row: pygame.Rect) -> list[Button]:
        gap, answers = self.app.screen.px(14), self.answers()
        width = (row.width - gap * (len(answers) - 1)) // len(answers)
        return [
            Button(
                (row.left + i * (width + gap), row.top, width, row.height),
                "answer",
                label=answer.label,
                icon=answer.icon,
                value=answer.name,
                kind="primary" if i == len(answers) - 1 and answer.name != "close" else "plain",
            )
            for i, answer in enumerate(answers)
        ]

    def paint(self, screen: Screen) -> None:
        """Dim what is behind, and raise the card."""
        draw.veil(screen.surface, screen.theme.shadow, 110)
        screen.card(self.box, None, 26, 18)
        if self.picture:
            side = screen.px(60)
            screen.sprite(
                self.picture,
                (self.box.left + screen.px(28) + side // 2, self.box.top + screen.px(28) + side // 2),
                side,
            )

    def key(self, event: pygame.event.Event) -> bool:
        """Up and Down scroll what is too long."""
        view = next((w for w in self.widgets if isinstance(w, ScrollView)), None)
        steps = {pygame.K_UP: -1, pygame.K_DOWN: 1, pygame.K_PAGEUP: -4, pygame.K_PAGEDOWN: 4}
        if view is None or event.key not in steps or not view.room:
            return False
        view.scroll_to(view.offset + steps[event.key] * self.app.screen.px(48))
        return True

    def act(self, action: Action) -> None:
        """Close, then tell the answer (not the first, which only closes)."""
        answers = [answer.name for answer in self.answers()]
        self.app.pop()
        if self.answered and action.value != answers[0]:
            self.answered(str(action.value))

    def back(self) -> None:
        """Escape only closes."""
        self.app.pop()


def noted(screen: Screen, notes: Sequence[Note], width: int, body: float = BODY) -> list[Widget]:
    """Notes one under the other, from the point (0, 0)."""
    y, made = 0, list[Widget]()
    for note in notes:
        for words, size, face in ((note.head, HEAD, "bold"), (note.body, body, note.face)):
            if words:
                size = body - 3 if face == "mono" else size
                high = screen.paragraph_height(words, width, size, face)
                soft = words is note.head
                made.append(Label((0, y, width, high), words, size=size, face=face, soft=soft))
                y += high + screen.px(2)
        y += screen.px(12)
    return made
