"""The card that celebrates a level: stars, what was done, what comes next."""

import math
from collections.abc import Callable, Sequence
from typing import Protocol

import pygame

from codeweek.app.next_steps import WinCard
from codeweek.desktop.app import App
from codeweek.desktop.page import Page
from codeweek.desktop.pages.quiz import Quiz
from codeweek.desktop.screen import CENTRE, Screen
from codeweek.desktop.sound.sounds import STARS
from codeweek.desktop.widgets.widget import Action, Button, Label, Widget

WIDTH, LEAST = 600, 380  # units
BAND, BAND_LEAST = 900, 560  # units of width of the card as a band under the program: at most, and at least
ABOVE = 110  # units of height that the program keeps over it
SIDE, THREE = 0.36, 330  # of its width: the stars, beside what is said; units that three of them take
ART, SMALL_ART, LEAST_ART = 116, 92, 64  # units: the height of the stars; on a card that asks; at least
ICONS = {
    "trap": "question",
    "stay": "blocks",
    "gallery": "save",
    "another": "repeat",
    "alike": "repeat",
    "due": "repeat",
    "return": "back",
    "map": "map",
    "invent": "pencil",
    "next": "forward",
    "part": "forward",
    "replay": "restart",
}
LONG = 20  # letters of a title that is written smaller
POP, GROW = 0.28, 0.3  # seconds from one star to the next, and for one to grow
ROW = 44  # units: the least height of a way on
PARTY = 2.6  # seconds of confetti
PIECES = 70
PAPERS = ("#ffb700", "#5b3cc4", "#1f9d6b", "#e8588a", "#3a9bdc", "#f07f2e")

Words = tuple[str, float, str, bool]  # what is read, its size and face, whether it is softer


class Below(Protocol):
    """The level under the card."""

    def clear(self) -> Sequence[pygame.Rect]:
        """What the card leaves in sight, first things first."""

    def program_box(self) -> pygame.Rect | None:
        """Where the program stands: the card leaves its top in sight."""

    def rejoice(self) -> None:
        """The answer is right."""

    def rejoices(self, dt: float) -> bool:
        """Go on under the card; whether anything moves."""


class Win(Page):
    """Stars that come one by one; the button for the next level has the keyboard.

    What is seen beside the card can be used: a press there closes the card, and is for what it met.
    """

    modal = True

    def __init__(self, app: App, card: WinCard, below: Below, chosen: Callable[[str], None]) -> None:
        super().__init__(app)
        self.card, self.below, self.chosen = card, below, chosen
        self.quiz = Quiz(card.question, app.voice) if card.question else None
        self.box = pygame.Rect(0, 0, 0, 0)
        self.age = 99.0 if app.settings.reduced_motion else 0.0
        self._medal: list[Label] = []  # the line of it
        self._lit: list[float] = []  # when each star comes, by `age`
        self._quiz, self._art, self._stars = self.quiz, ART, self.box.copy()  # as laid out
        self._rung = 0  # stars that were heard
        self._over = card.trap_search is None or card.trap_search.over
        self._moved = True
        self._light()

    def layout(self) -> None:
        """A band under the program; else the largest card that leaves the hero in sight.

        That has smaller stars, else no question.
        """
        quiz, hero = self.quiz, self.below.clear()[:1]
        self._quiz = quiz
        if any(map(self._lay_out_band, (ABOVE, 0))):
            self.focus_on("answer", self.card.ways[-1])
            return
        asked = [(quiz, SMALL_ART), (quiz, LEAST_ART)] if quiz else []
        for each, art in (*asked, (None, ART), (None, LEAST_ART)):
            self._quiz, self._art = each, art if self.card.counts else 0
            self._lay_out()
            row = min(widget.rect.height for widget in self.widgets if widget.action == "answer")
            if self.box.collidelist(hero) < 0 and row >= self.app.screen.px(ROW):
                break
        self.focus_on("answer", self.card.ways[-1])

    def _lay_out_band(self, above: int) -> bool:
        """Stars beside what is said, all ways in one row; whether so much is left to the program."""
        screen, text, quiz, place = self.app.screen, self.app.text, self._quiz, self.below.program_box()
        edge, gap, row = screen.px(16), screen.px(8), screen.px(56)
        if place is None or place.width < screen.px(BAND_LEAST):
            return False
        width = min(place.width, screen.px(BAND))
        inner = width - 2 * edge
        side = min(round(inner * SIDE), screen.px(THREE)) if self.card.counts else 0
        self._art = min(SMALL_ART, ART * side // screen.px(THREE))
        words = [
            (word, screen.paragraph_height(word[0], inner - side, word[1], word[2])) for word in self._words()
        ]
        head = max(screen.px(self._art), sum(high for _each, high in words) + gap)
        asked = quiz.height(screen, text, inner) + gap if quiz else 0
        ways = [("trap",)] if self.card.trap_search and self.card.trap_search.offers else []
        rows = [*ways, self.card.ways]
        high = 2 * edge + head + asked + len(rows) * (row + gap)
        if high > place.height - screen.px(above):
            return False
        self.box = pygame.Rect(place.left, place.bottom - high, width, high)
        self._stars = pygame.Rect(self.box.left + edge, self.box.top + edge, side, head)
        line = pygame.Rect(self._stars.right, 0, inner - side, 0)
        line.top = self._stars.top + (head - sum(high for _each, high in words)) // 2
        self.widgets, self._medal = [], []
        self._write(words, line, 0)
        line.update(self._stars.left, self._stars.bottom + gap, inner, 0)
        if quiz:
            self.widgets += quiz.widgets(screen, text, line)
        line.update(line.left, self._stars.bottom + gap + asked, inner, row)
        for number, each in enumerate(rows):
            self.widgets += self._buttons(line.move(0, number * (row + gap)), each)
        return True

    def _write(self, words: Sequence[tuple[Words, int]], line: pygame.Rect, gap: int) -> None:
        """What is read, each with its height, from the top of a line down."""
        for (said, size, face, soft), high in words:
            label = Label(
                (line.left, line.top, line.width, high), said, size=size, face=face, align=CENTRE, soft=soft
            )
            self._medal += [label] if said == self.app.text("ui.win.medal") else []
            self.widgets.append(label)
            line.top += high + gap

    def _lay_out(self) -> None:
        """Stars, title, sentence, facts, the question, buttons."""
        screen, text, quiz = self.app.screen, self.app.text, self._quiz
        edge, row, space, gap = screen.px(24), screen.px(60), screen.px(14), screen.px(8)
        width = min(screen.px(WIDTH), screen.rect.width - screen.px(32), self._beside())
        inner, rows = width - 2 * edge, self._rows()
        words = self._words()
        heights = [screen.paragraph_height(said, inner, size, face) for said, size, face, _ in words]
        asked = quiz.height(screen, text, inner) + gap if quiz else 0
        over = edge + screen.px(self._art) + sum(h + gap for h in heights) + asked + gap + edge
        most = screen.rect.height - 2 * gap - over
        row = min(row, (most - (len(rows) - 1) * space) // len(rows))  # a low window has lower buttons
        under = len(rows) * row + (len(rows) - 1) * space
        self.box = self._placed(pygame.Rect(0, 0, width, over + under))
        self._stars = pygame.Rect(self.box.left, self.box.top + screen.px(18), width, screen.px(self._art))
        line = pygame.Rect(self.box.left + edge, self.box.top + edge + screen.px(self._art), inner, 0)
        self.widgets, self._medal = [], []
        self._write(list(zip(words, heights, strict=True)), line, gap)
        if quiz:
            self.widgets += quiz.widgets(screen, text, line)
        line.update(line.left, self.box.bottom - edge - under, inner, row)
        for number, ways in enumerate(rows):
            self.widgets += self._buttons(line.move(0, number * (row + space)), ways)

    def _words(self) -> list[Words]:
        """What is read, with its size and face, and whether it is softer."""
        title = self.card.title(self.app.text)
        large = 31.0 if len(title) < LONG else 25.0
        said = [(title, large, "bold", False), (self.card.sentence(self.app.text), 20.0, "regular", False)]
        if self.card.medal:
            said.append((self.app.text("ui.win.medal"), 18.0, "bold", False))
        said += [(fact, 18.0, "regular", True) for fact in self.card.facts(self.app.text)]
        return [each for each in said if each[0]]

    def _beside(self) -> int:
        """The width left beside the world, when a card can be read there; else that of the window."""
        room, world = self.app.screen.rect, self.below.clear()[-1:]
        free = max((max(box.left, room.right - box.right) for box in world), default=0)
        margin = self.app.screen.px(24)
        return free - margin if free - margin >= self.app.screen.px(LEAST) else room.width

    def _placed(self, box: pygame.Rect) -> pygame.Rect:
        """In the middle, or where it hides least of what must stay in sight."""
        room, clear = self.app.screen.rect, self.below.clear()
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
        return min(places, key=lambda place: [_area(place.clip(rect)) for rect in clear])

    def _rows(self) -> list[tuple[str, ...]]:
        """Two ways side by side; of more the last one has its own row; so have a title and the trap."""
        ways, trap_search = self.card.ways, self.card.trap_search
        titled = tuple(way for way in ways if way == "due")
        plain = tuple(way for way in ways if way != "due")
        rows = [plain] if len(plain) < 3 else [plain[:-1], plain[-1:]]
        rows = [titled, *rows] if titled else rows
        return [("trap",), *rows] if trap_search and trap_search.offers else rows

    def _buttons(self, row: pygame.Rect, ways: tuple[str, ...]) -> list[Widget]:
        gap, left = self.app.screen.px(14), row.left
        last = self.card.ways[-1]
        shares = [
            Button.width_for(
                self.app.screen, self.card.named(way, self.app.text), ICONS[way], 26 if way == last else 19
            )
            for way in ways
        ]
        free = row.width - gap * (len(ways) - 1)
        made: list[Widget] = []
        for way, share in zip(ways, shares, strict=True):
            width = free * share // sum(shares)
            box = pygame.Rect(left, row.top, width, row.height)
            kind, size = ("primary", 21) if way == last else ("plain", 19)
            words = self.card.named(way, self.app.text)
            made.append(Button(box, "answer", label=words, icon=ICONS[way], value=way, kind=kind, size=size))
            left += width + gap
        return made

    def tick(self, dt: float) -> bool:
        """Stars, then confetti; the search for a trap brings a star more, or one more way."""
        self.age += dt
        over = self.card.trap_search is None or self.card.trap_search.over
        if over and not self._over:
            self._over = True
            self._light()
            self.relayout()
        if self._rung < sum(lit <= self.age for lit in self._lit):
            self.app.sounds.play(STARS[self._rung % len(STARS)])
            self._rung += 1
        below = self.below.rejoices(dt)
        moving = below or self.age < PARTY or any(self.age < lit + GROW for lit in self._lit) or not over
        last, self._moved = self._moved, moving
        return moving or last  # one picture more: without the confetti

    def _light(self) -> None:
        """Let the stars come that are not there yet."""
        first = max(self.age, 0.15)
        missing = range(self.card.stars - len(self._lit) if self.card.counts else 0)
        self._lit += [first + number * POP for number in missing]

    def paint(self, screen: Screen) -> None:
        """Raise the card beside the hero, hang the stars."""
        screen.card(self.box, None, 28, 20)
        for label in self._medal:
            words = screen.fonts.width(label.label, label.size, label.face)
            place = label.rect.centerx - words // 2 - screen.px(20), label.rect.centery
            screen.icon("medal", place, screen.px(30), "#c98700")
        if not self.card.counts:
            return
        size = self._art / ART
        top = self._stars.top + (self._stars.height - screen.px(self._art)) // 2
        for i, lift in enumerate((10, 0, 10)):
            centre = (
                self._stars.centerx + (i - 1) * screen.px(112 * size),
                top + screen.px((54 + lift) * size),
            )
            self._star(screen, centre, i, size)

    def paint_over(self, screen: Screen) -> None:
        """Confetti over everything."""
        if self.age < PARTY and self.card.party and not screen.theme.frame:
            self._confetti(screen)

    def _star(self, screen: Screen, centre: tuple[int, int], number: int, size: float) -> None:
        side = screen.px((104 if number == 1 else 88) * size)
        screen.icon("star", centre, side, screen.theme.line)
        screen.icon("star", centre, round(side * 0.84), screen.theme.card)
        since = self.age - self._lit[number] if number < len(self._lit) else 0.0
        if self.app.settings.reduced_motion and number < len(self._lit):
            since = GROW
        if since <= 0:
            return
        # A star grows a little too large, then settles.
        grown = min(1.0, since / GROW)
        now = side * (grown + 0.25 * math.sin(math.pi * grown))
        screen.icon("star", centre, round(now), "#c98700")
        screen.icon("star", centre, round(now * 0.86), screen.theme.star)

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

    def handle(self, event: pygame.event.Event) -> None:
        """A press beside the card closes it, and is for what stands there."""
        beside = event.type == pygame.MOUSEBUTTONDOWN and event.button == 1
        if not beside or self.box.collidepoint(event.pos):
            super().handle(event)
            return
        self.back()
        if self.app.page:
            self.app.page.handle(event)

    def act(self, action: Action) -> None:
        """An answer is told what it is worth; a way on closes the card and goes there."""
        if action.name == "read" and self.quiz:
            self.quiz.read(self.app.text)
            return
        if action.name == "choice":
            self._answered(int(str(action.value)))
            return
        self.app.pop()
        self.chosen(str(action.value))

    def _answered(self, number: int) -> None:
        quiz = self.quiz
        assert quiz is not None
        quiz.chosen = number
        glad = quiz.worth != "other"
        self.app.sounds.play("pick" if glad else "not_yet")
        if glad:
            self.below.rejoice()
        self.relayout()

    def back(self) -> None:
        """Escape stays on the level."""
        self.act(Action("answer", "stay"))


def _area(rect: pygame.Rect) -> int:
    return rect.width * rect.height
