"""The card that celebrates a level: stars, what was done, what comes next."""

import math
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

import pygame

from codeweek.desktop import draw
from codeweek.desktop.page import Page
from codeweek.desktop.pages.trap import Challenge
from codeweek.desktop.screen import CENTRE, Screen
from codeweek.desktop.widgets import Action, Button, Label

if TYPE_CHECKING:
    from codeweek.desktop.app import App

WIDTH = 600
ICONS = {
    "trap": "question",
    "stay": "blocks",
    "gallery": "save",
    "another": "repeat",
    "map": "map",
    "next": "forward",
}
POP = 0.28  # seconds from one star to the next
PARTY = 2.6  # seconds of confetti
PIECES = 70
PAPERS = ("#ffb700", "#5b3cc4", "#1f9d6b", "#e8588a", "#3a9bdc", "#f07f2e")


@dataclass(frozen=True)
class Result:
    """What was earned, in stars and words; where one may go (the last is the one to press); party or not."""

    stars: int
    title: Callable[[], str]
    sentence: Callable[[], str]
    facts: Callable[[], str]
    ways: tuple[str, ...]  # stay, gallery, another, map, next
    party: bool
    challenge: Challenge | None = None  # a trap that is being looked for


class Win(Page):
    """Stars that come one by one; the button for the next level has the keyboard."""

    modal = True

    def __init__(self, app: "App", result: Result, chosen: Callable[[str], None]) -> None:
        super().__init__(app)
        self.result, self.chosen = result, chosen
        self.box = pygame.Rect(0, 0, 0, 0)
        self.age = 99.0 if app.settings.reduced_motion else 0.0

    def layout(self) -> None:
        """Hero and stars, title, sentence, facts, buttons."""
        screen = self.app.screen
        edge, row, art, space = screen.px(28), screen.px(60), screen.px(136), screen.px(14)
        rows = len(self._rows())
        width = min(screen.px(WIDTH), screen.rect.width - screen.px(32))
        inner = width - 2 * edge
        words = [
            (self.result.title(), 31.0, "bold", False),
            (self.result.sentence(), 20.0, "regular", False),
            (self.result.facts(), 18.0, "regular", True),
            (self._praise(), 18.0, "regular", True),
        ]
        heights = [screen.paragraph_height(w[0], inner, w[1], w[2]) if w[0] else 0 for w in words]
        gap = screen.px(8)
        over = edge + art + sum(h + gap for h in heights if h) + gap + edge
        most = screen.rect.height - 2 * gap - over
        row = min(row, (most - (rows - 1) * space) // rows)  # a low window has lower buttons
        under = rows * row + (rows - 1) * space
        height = over + under
        self.box = pygame.Rect(0, 0, width, height)
        self.box.center = screen.rect.center
        y = self.box.top + edge + art
        self.widgets = []
        for (words_of, size, face, soft), high in zip(words, heights, strict=True):
            if high:
                rect = (self.box.left + edge, y, inner, high)
                self.widgets.append(Label(rect, words_of, size=size, face=face, align=CENTRE, soft=soft))
                y += high + gap
        top = self.box.bottom - edge - under
        for i, ways in enumerate(self._rows()):
            place = pygame.Rect(self.box.left + edge, top + i * (row + space), inner, row)
            self.widgets += self._buttons(place, ways)
        self.focus_on("answer", self.result.ways[-1])

    def _rows(self) -> list[tuple[str, ...]]:
        """Two ways side by side; more, and the last one has a row of its own; so has the trap."""
        ways, challenge = self.result.ways, self.result.challenge
        rows = [ways] if len(ways) < 3 else [ways[:-1], ways[-1:]]
        return [("trap",), *rows] if challenge and challenge.offers else rows

    def _praise(self) -> str:
        """What the program did on other maps than those of the level."""
        challenge = self.result.challenge
        many = challenge.praised if challenge else 0
        return self.app.text("trap.held", n=many) if many else ""

    def _buttons(self, row: pygame.Rect, ways: tuple[str, ...]) -> list[Button]:
        text, gap, left = self.app.text, self.app.screen.px(14), row.left
        last = self.result.ways[-1]
        shares = [3 if way == last and len(ways) > 1 else 2 for way in ways]
        free = row.width - gap * (len(ways) - 1)
        made = []
        for way, share in zip(ways, shares, strict=True):
            width = free * share // sum(shares)
            box = pygame.Rect(left, row.top, width, row.height)
            kind, size = ("primary", 21) if way == last else ("plain", 19)
            words = text("trap.offer" if way == "trap" else f"ui.win.{way}")
            made.append(Button(box, "answer", label=words, icon=ICONS[way], value=way, kind=kind, size=size))
            left += width + gap
        return made

    def tick(self, dt: float) -> bool:
        """Stars, then confetti; and the search for a trap, which may offer one more way."""
        self.age += dt
        challenge = self.result.challenge
        if challenge is None or challenge.over:
            return self.age < PARTY
        if challenge.turn():
            self.relayout()
        return True

    def paint(self, screen: Screen) -> None:
        """Dim the level, raise the card, hang the stars."""
        draw.veil(screen.surface, screen.theme.shadow, 120)
        screen.card(self.box, None, 28, 20)
        top = self.box.top + screen.px(28)
        for i, lift in enumerate((10, 0, 10)):
            centre = self.box.centerx + (i - 1) * screen.px(112), top + screen.px(56 + lift)
            self._star(screen, centre, i)

    def paint_over(self, screen: Screen) -> None:
        """Confetti over everything."""
        if self.age < PARTY and self.result.party:
            self._confetti(screen)

    def _star(self, screen: Screen, centre: tuple[int, int], number: int) -> None:
        side = screen.px(104 if number == 1 else 88)
        screen.icon("star", centre, side, screen.theme.line)
        screen.icon("star", centre, round(side * 0.84), screen.theme.card)
        since = self.age - 0.15 - number * POP
        if number >= self.result.stars or since <= 0:
            return
        # A star grows a little too large, then settles.
        grown = min(1.0, since / 0.3)
        size = side * (grown + 0.25 * math.sin(math.pi * grown))
        screen.icon("star", centre, round(size), "#c98700")
        screen.icon("star", centre, round(size * 0.86), screen.theme.star)

    def _confetti(self, screen: Screen) -> None:
        width, height = screen.rect.size
        for i in range(PIECES):
            start, fall = i * 0.37 % 0.8, 0.55 + i * 0.61 % 0.5
            since = self.age - start * 0.6
            if since <= 0:
                continue
            x = (i * 0.618 % 1) * width + math.sin(self.age * 3 + i) * screen.px(14)
            y = -screen.px(20) + since * fall * height * 0.75
            side = screen.px(7 + i % 4)
            flat = max(2, round(side * abs(math.cos(self.age * 5 + i))))
            screen.surface.fill(PAPERS[i % len(PAPERS)], (round(x), round(y), side, flat))

    def act(self, action: Action) -> None:
        """Close, then go where it says."""
        self.app.pop()
        self.chosen(str(action.value))

    def back(self) -> None:
        """Escape stays on the level."""
        self.act(Action("answer", "stay"))
