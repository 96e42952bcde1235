"""The card that celebrates a level: stars, what was done, what comes next."""

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import pygame

from codeweek.desktop import draw
from codeweek.desktop.app import App
from codeweek.desktop.page import Page
from codeweek.desktop.pages.trap import Challenge
from codeweek.desktop.screen import CENTRE, Screen
from codeweek.desktop.sound import STARS
from codeweek.desktop.widgets import Action, Button, Label, Widget

WIDTH = 600
ICONS = {
    "trap": "question",
    "stay": "blocks",
    "gallery": "save",
    "another": "repeat",
    "map": "map",
    "next": "forward",
    "replay": "restart",
}
POP, GROW = 0.28, 0.3  # seconds from one star to the next, and for one to grow
PARTY = 2.6  # seconds of confetti
PIECES = 70
PAPERS = ("#ffb700", "#5b3cc4", "#1f9d6b", "#e8588a", "#3a9bdc", "#f07f2e")


@dataclass(frozen=True)
class Result:
    """What was earned, in stars and words; where one may go (the last is the one to press); party or not."""

    stars: Callable[[], int]
    title: Callable[[], str]
    sentence: Callable[[], str]
    facts: Callable[[], Sequence[str]]
    ways: tuple[str, ...]  # stay, gallery, another, map, next, replay
    party: bool
    medal: bool = False
    challenge: Challenge | None = None  # a trap that is being looked for
    clear: Callable[[], Sequence[pygame.Rect]] = tuple  # what the card leaves in sight, first things first


class Win(Page):
    """Stars that come one by one; the button for the next level has the keyboard."""

    modal = True

    def __init__(self, app: App, result: Result, chosen: Callable[[str], None]) -> None:
        super().__init__(app)
        self.result, self.chosen = result, chosen
        self.box = pygame.Rect(0, 0, 0, 0)
        self.age = 99.0 if app.settings.reduced_motion else 0.0
        self._medal: list[Label] = []  # the line of it
        self._lit: list[float] = []  # when each star comes, by `age`
        self._rung = 0  # stars that were heard
        self._over = result.challenge is None or result.challenge.over
        self._moved = True
        self._light()

    def layout(self) -> None:
        """Stars, title, sentence, facts, buttons."""
        screen = self.app.screen
        edge, row, art, space = screen.px(28), screen.px(60), screen.px(136), screen.px(14)
        rows = len(self._rows())
        width = min(screen.px(WIDTH), screen.rect.width - screen.px(32))
        inner = width - 2 * edge
        words = self._words()
        heights = [screen.paragraph_height(text, inner, size, face) for text, size, face, _ in words]
        gap = screen.px(8)
        over = edge + art + sum(h + gap for h in heights) + gap + edge
        most = screen.rect.height - 2 * gap - over
        row = min(row, (most - (rows - 1) * space) // rows)  # a low window has lower buttons
        under = rows * row + (rows - 1) * space
        self.box = self._placed(pygame.Rect(0, 0, width, over + under))
        y = self.box.top + edge + art
        self.widgets, self._medal = [], []
        for (text, size, face, soft), high in zip(words, heights, strict=True):
            rect = (self.box.left + edge, y, inner, high)
            label = Label(rect, text, size=size, face=face, align=CENTRE, soft=soft)
            self._medal += [label] if text == self.app.text("ui.win.medal") else []
            self.widgets.append(label)
            y += high + gap
        top = self.box.bottom - edge - under
        for i, ways in enumerate(self._rows()):
            place = pygame.Rect(self.box.left + edge, top + i * (row + space), inner, row)
            self.widgets += self._buttons(place, ways)
        self.focus_on("answer", self.result.ways[-1])

    def _words(self) -> list[tuple[str, float, str, bool]]:
        """What is read, with its size and face, and whether it is softer."""
        said = [(self.result.title(), 31.0, "bold", False), (self.result.sentence(), 20.0, "regular", False)]
        if self.result.medal:
            said.append((self.app.text("ui.win.medal"), 18.0, "bold", False))
        said += [(fact, 18.0, "regular", True) for fact in self.result.facts()]
        return [each for each in said if each[0]]

    def _placed(self, box: pygame.Rect) -> pygame.Rect:
        """In the middle, or where it hides least of what must stay in sight."""
        room, clear = self.app.screen.rect, self.result.clear()
        box.center = room.center
        if not clear:
            return box
        edge = self.app.screen.px(12)
        inside = room.inflate(-2 * edge, -2 * edge)
        places = [box]
        for side in ("midleft", "midright", "midtop", "midbottom", "topleft", "bottomleft", "topright"):
            moved = box.copy()
            setattr(moved, side, getattr(inside, side))
            places.append(moved)
        return min(places, key=lambda place: [_area(place.clip(each)) for each in clear])

    def _rows(self) -> list[tuple[str, ...]]:
        """Two ways side by side; more, and the last one has a row of its own; so has the trap."""
        ways, challenge = self.result.ways, self.result.challenge
        rows = [ways] if len(ways) < 3 else [ways[:-1], ways[-1:]]
        return [("trap",), *rows] if challenge and challenge.offers else rows

    def _buttons(self, row: pygame.Rect, ways: tuple[str, ...]) -> list[Widget]:
        text, gap, left = self.app.text, self.app.screen.px(14), row.left
        last = self.result.ways[-1]
        shares = [3 if way == last and len(ways) > 1 else 2 for way in ways]
        free = row.width - gap * (len(ways) - 1)
        made: list[Widget] = []
        for way, share in zip(ways, shares, strict=True):
            width = free * share // sum(shares)
            box = pygame.Rect(left, row.top, width, row.height)
            kind, size = ("primary", 21) if way == last else ("plain", 19)
            words = text(f"ui.win.{way}")
            made.append(Button(box, "answer", label=words, icon=ICONS[way], value=way, kind=kind, size=size))
            left += width + gap
        return made

    def tick(self, dt: float) -> bool:
        """Stars, then confetti; the search for a trap brings a star more, or one more way."""
        self.age += dt
        over = self.result.challenge is None or self.result.challenge.over
        if over and not self._over:
            self._over = True
            self._light()
            self.relayout()
        if self._rung < sum(lit <= self.age for lit in self._lit):
            self.app.sounds.play(STARS[self._rung % len(STARS)])
            self._rung += 1
        moving = self.age < PARTY or any(self.age < lit + GROW for lit in self._lit) or not over
        last, self._moved = self._moved, moving
        return moving or last  # one picture more: without the confetti

    def _light(self) -> None:
        """Let the stars come that are not there yet."""
        first = max(self.age, 0.15)
        missing = range(self.result.stars() - len(self._lit))
        self._lit += [first + number * POP for number in missing]

    def paint(self, screen: Screen) -> None:
        """Dim the level, raise the card, hang the stars."""
        if not self.result.clear():
            draw.veil(screen.surface, screen.theme.shadow, 120)
        screen.card(self.box, None, 28, 20)
        for label in self._medal:
            words = screen.fonts.width(label.label, label.size, label.face)
            place = label.rect.centerx - words // 2 - screen.px(20), label.rect.centery
            screen.icon("medal", place, screen.px(30), "#c98700")
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
        since = self.age - self._lit[number] if number < len(self._lit) else 0.0
        if self.app.settings.reduced_motion and number < len(self._lit):
            since = GROW
        if since <= 0:
            return
        # A star grows a little too large, then settles.
        grown = min(1.0, since / GROW)
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


def _area(rect: pygame.Rect) -> int:
    return rect.width * rect.height
