"""The band that celebrates a level, under its world: stars, what was done, what comes next."""

import math
from collections.abc import Callable, Sequence
from typing import Protocol

import pygame

from codeweek.app.next_steps import WinCard
from codeweek.desktop.app import App
from codeweek.desktop.page import Page
from codeweek.desktop.pages.pilot import Pilot
from codeweek.desktop.pages.quiz import Quiz
from codeweek.desktop.screen import CENTRE, Screen
from codeweek.desktop.sound.sounds import STARS
from codeweek.desktop.widgets.keyboard import control
from codeweek.desktop.widgets.widget import Action, Button, Label, Widget

ART, LEAST_ART = 150, 62  # units: the height of the stars with the animal under them; of the stars alone
STARS_PART = 0.42  # of that height: the stars, when an animal dances under them
SIDE = 0.3  # of its width: both, beside what is said
WORLD, GLIMPSE = 150, 90  # units of height that the world keeps over it; where room is little
ICONS = {
    "trap": "question",
    "ask": "question",
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
LARGE, SMALL = 64, 46  # units: the height of the way on, of the others
TINY = 44  # of all where there is little room
BELOW = (pygame.K_F1, pygame.K_F2, pygame.K_F5, pygame.K_F7, pygame.K_F8, pygame.K_F9)  # keys of the level
HELD = (pygame.K_LCTRL, pygame.K_RCTRL, pygame.K_LMETA, pygame.K_RMETA)  # alone they ask nothing
FEW = 2  # things read before what the stars are for
TITLED = ("trap", "due")
HEARD = ("read", "sound")  # what is used of the level while the band is there
POINTER = (pygame.MOUSEMOTION, pygame.MOUSEBUTTONDOWN, pygame.MOUSEBUTTONUP)
PARTY = 2.6  # seconds of confetti
PIECES = 70
PAPERS = ("#ffb700", "#5b3cc4", "#1f9d6b", "#e8588a", "#3a9bdc", "#f07f2e")

LEAST = 14  # letters of the way on, which has its sign only where there is no room for them
LOW_TITLE, LOW_SENTENCE = 19.0, 15.0  # sizes where there is little room

Words = tuple[str, float, str, bool]  # what is read, its size and face, whether it is softer
Told = tuple[Sequence[Words], Quiz | None, int, int]  # what is told; heights of stars and ways


class Below(Protocol):
    """The level over the band."""

    def make_room(self, high: int) -> tuple[pygame.Rect, int]:
        """Its zone under the world, if it can be so high, and how high the world is over it."""

    def at(self, place: tuple[int, int]) -> str | None:
        """The action of what stands at a place of the level; None: nothing does."""

    def handle(self, event: pygame.event.Event) -> None:
        """An event that is for the level."""

    def enter(self, step: int) -> None:
        """The keyboard comes to what is first there, or last."""

    def rejoice(self) -> None:
        """The answer is right."""

    def rejoices(self, dt: float) -> bool:
        """Go on over the band; whether anything moves."""


class Win(Page):
    """Stars that come one by one, the child's animal that dances; the way on has the keyboard.

    It closes nothing off: what is used of the level puts it away, but for what is only heard.
    """

    modal = True

    def __init__(self, app: App, card: WinCard, below: Below, chosen: Callable[[str], None]) -> None:
        super().__init__(app)
        self.card, self.below, self.chosen = card, below, chosen
        self.quiz = Quiz(card.question, app.voice) if card.question else None
        self.box = pygame.Rect(0, 0, 0, 0)
        self.age = 99.0 if app.settings.reduced_motion else 0.0
        journey = card.session.journey
        self.animal = Pilot(journey.profile, journey.worn.get("hat", ""))
        self.animal.do("dances" if card.party else "rests", app.settings.reduced_motion)
        self._medal: list[Label] = []  # the line of it
        self._lit: list[float] = []  # when each star comes, by `age`
        self._opened = self._asks = False  # the question has the room of the words; a button opens it
        self._art, self._stars = ART, self.box.copy()  # as laid out
        self._holds = False  # the pointer is down on the level
        self._rung = 0  # stars that were heard
        self._over = card.trap_search is None or card.trap_search.over
        self._moved = True
        self._light()

    def layout(self) -> None:
        """All that is told, as long as the world stays large; else less and less of it."""
        words, quiz, px = self._words(), self.quiz, self.app.screen.px
        title = [(said, LOW_TITLE, face, soft) for said, _size, face, soft in words[:1]]
        sentence = [(said, LOW_SENTENCE, face, soft) for said, _size, face, soft in words[1:2]]
        every: Told = words, None, ART, LARGE
        close: Told = words, None, LEAST_ART, SMALL
        short: Told = words[:2], None, ART, SMALL
        rungs = [(every, WORLD), (close, WORLD), (close, GLIMPSE), (short, GLIMPSE), (every, 0), (close, 0)]
        rungs += [
            ((said, None, LEAST_ART, TINY), 0)
            for said in (words[:2], [*title, *sentence], sentence, title, [])
        ]
        rungs += [(([], None, 0, TINY), 0)]
        alone: Told = words[:1], quiz, LEAST_ART, LARGE
        if quiz:
            rungs[:0] = [((words, quiz, ART, LARGE), WORLD), ((words, quiz, LEAST_ART, SMALL), GLIMPSE)]
            rungs[2:2] = [(alone, GLIMPSE)] if self._opened or len(words) <= FEW else []
        width = self.below.make_room(1)[0].width
        for each, seen in rungs:
            high = self._height(width, *each)
            self.box, world = self.below.make_room(high)
            if self.box.height >= high and world >= px(seen):
                break
        self._asks = quiz is not None and each[1] is None and not self._opened
        if self._asks:
            need = self._height(width, *alone)
            self._asks = self.below.make_room(need)[0].height >= need
            self.box = self.below.make_room(high)[0]
        self._lay_out(*each)
        self.focus_on("answer", self.card.ways[-1])

    def _measured(self, width: int, words: Sequence[Words], art: int) -> tuple[int, int, list[int]]:
        """The width of the stars, the height of the head of the band, and of each thing said there."""
        screen, inner = self.app.screen, width - 2 * self.app.screen.px(14)
        danced = self.animal.animal if art == ART else ""
        side = round(inner * SIDE) if self.card.counts or danced else 0
        heights = [screen.paragraph_height(said, inner - side, size, face) for said, size, face, _ in words]
        least = min(screen.px(art), side * 5 // 4) if side else 0
        return side, max(least, sum(heights)), heights

    def _height(self, width: int, words: Sequence[Words], quiz: Quiz | None, art: int, row: int) -> int:
        screen, inner = self.app.screen, width - 2 * self.app.screen.px(14)
        edge, gap = screen.px(10), screen.px(6)
        asked = quiz.height(screen, self.app.text, inner) + gap if quiz else 0
        more = len(self._titled(row)) * (screen.px(SMALL) + gap)
        return 2 * edge + self._measured(width, words, art)[1] + asked + more + gap + screen.px(row)

    def _lay_out(self, words: Sequence[Words], quiz: Quiz | None, art: int, row: int) -> None:
        """Stars and animal beside what is said, the question, all ways in one row."""
        screen, text, box = self.app.screen, self.app.text, self.box
        edge, gap, inner = screen.px(10), screen.px(6), box.width - 2 * screen.px(14)
        side, _head, heights = self._measured(box.width, words, art)
        left, bottom = box.left + screen.px(14), box.bottom - edge
        high = min(screen.px(row), box.height - 2 * edge)
        self.widgets, self._medal = [], []
        ways: list[Widget] = self._buttons(pygame.Rect(left, bottom - high, inner, high), self._titled(row))
        bottom -= high + gap
        for way in self._titled(row):
            place = pygame.Rect(left, bottom - screen.px(SMALL), inner, screen.px(SMALL))
            ways.insert(0, self._button(place, way, self.card.named(way, text)))
            bottom = place.top - gap
        asked = quiz.height(screen, text, inner) + gap if quiz else 0
        self._stars = pygame.Rect(left, box.top + edge, side, max(1, bottom - asked - box.top - edge))
        dances = art == ART and bool(self.animal.animal)
        self._art = min(self._stars.height, round(side / 3))
        if dances:
            place = self._stars.copy()
            if self.card.counts:
                self._stars.height = min(self._art, round(STARS_PART * place.height))
                place.top, place.height = self._stars.bottom, place.height - self._stars.height
            least = min(*place.size, screen.px(ART))
            self.animal.rect = pygame.Rect(0, 0, least, least)
            spare = (place.height - least) // 2
            self._stars.top += spare
            self.animal.rect.midtop = place.centerx, place.top + spare
            self.widgets.append(self.animal)
        line = pygame.Rect(left + side, box.top + edge, inner - side, 0)
        line.top += max(0, (bottom - asked - line.top - sum(heights)) // 2)
        self._write(list(zip(words, heights, strict=True)), line, 0)
        if quiz:
            self.widgets += quiz.widgets(screen, text, pygame.Rect(left, bottom - asked + gap, inner, 0))
        self.widgets += ways

    def _ways(self) -> list[str]:
        """Where one may go, the trap first."""
        trap = ["trap"] if self.card.trap_search and self.card.trap_search.offers else []
        return [*trap, *(["ask"] if self._asks else []), *self.card.ways]

    def _titled(self, row: int) -> list[str]:
        """Ways whose words are long: each has a row of its own, if there is room for rows."""
        return [way for way in self._ways() if way in TITLED and row != TINY]

    def _write(self, words: Sequence[tuple[Words, int]], line: pygame.Rect, gap: int) -> None:
        """What is read, each with its height, from the top of a line down."""
        for (said, size, face, soft), high in words:
            label = Label(
                (line.left, line.top, line.width, high), said, size=size, face=face, align=CENTRE, soft=soft
            )
            self._medal += [label] if said == self.app.text("ui.win.medal") else []
            self.widgets.append(label)
            line.top += high + gap

    def _words(self) -> list[Words]:
        """What is read, with its size and face, and whether it is softer."""
        title = self.card.title(self.app.text)
        large = 27.0 if len(title) < LONG else 22.0
        said = [(title, large, "bold", False), (self.card.sentence(self.app.text), 18.0, "regular", False)]
        if self.card.medal:
            said.append((self.app.text("ui.win.medal"), 16.0, "bold", False))
        said += [(fact, 16.0, "regular", True) for fact in self.card.facts(self.app.text)]
        return [each for each in said if each[0]]

    def _buttons(self, row: pygame.Rect, apart: Sequence[str]) -> list[Widget]:
        """One large way on, and smaller ones before it: with their words where there is room."""
        screen, text, gap = self.app.screen, self.app.text, self.app.screen.px(8)
        *others, last = (way for way in self._ways() if way not in apart)
        named = {way: self.card.named(way, text) for way in (*others, last)}
        small = min(row.height, screen.px(SMALL))
        wide = {way: Button.width_for(screen, named[way], ICONS[way], 16) for way in others}
        own = Button.width_for(screen, named[last], ICONS[last], 23)
        for way in others:
            if own + sum(wide.values()) + gap * len(others) > row.width:
                wide[way], named[way] = screen.px(SMALL), ""
        made: list[Widget] = []
        left = row.left
        for way in others:
            if left + wide[way] + gap + screen.px(TINY) > row.right:
                break  # it is beside the sentence, once the band is away
            place = pygame.Rect(left, row.centery - small // 2, wide[way], small)
            made.append(self._button(place, way, named[way]))
            left = place.right + gap
        place = pygame.Rect(left, row.top, row.right - left, row.height)
        if Button.width_for(screen, named[last], ICONS[last], LEAST) > place.width:
            named[last] = ""
        return [*made, self._button(place, last, named[last])]

    def _button(self, box: pygame.Rect, way: str, words: str) -> Button:
        whole, last = self.card.named(way, self.app.text), way == self.card.ways[-1]
        return Button(
            box,
            "answer",
            label=words,
            icon=ICONS[way],
            value=way,
            kind="primary" if last else "plain",
            size=23 if last else 16,
            tooltip="" if words else whole,
            spoken=whole,
        )

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
        """Raise the band, hang the stars."""
        screen.card(self.box, None, 22, 8)
        for label in self._medal:
            words = screen.fonts.width(label.label, label.size, label.face)
            place = (
                max(self._stars.right + screen.px(14), label.rect.centerx - words // 2 - screen.px(20)),
                label.rect.centery,
            )
            screen.icon("medal", place, screen.px(26), "#c98700")
        if not self.card.counts:
            return
        top = self._stars.top + (self._stars.height - self._art) // 2
        for i, lift in enumerate((0.58, 0.5, 0.58)):
            centre = self._stars.centerx + round((i - 1) * 0.95 * self._art), top + round(lift * self._art)
            self._star(screen, centre, i, self._art)

    def paint_over(self, screen: Screen) -> None:
        """Confetti over everything."""
        if self.age < PARTY and self.card.party and not screen.theme.frame:
            self._confetti(screen)

    def _star(self, screen: Screen, centre: tuple[int, int], number: int, size: int) -> None:
        side = round(size * (1.0 if number == 1 else 0.85))
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
        """What is done beside the band is for the level, and puts the band away unless one only listens."""
        if event.type == pygame.MOUSEWHEEL and not self.box.collidepoint(self._pointer):
            self.below.handle(event)
            self.dirty = True
            return
        beside = event.type in POINTER and not self.box.collidepoint(event.pos)
        if not self._holds and (not beside or self._held or event.type == pygame.MOUSEMOTION):
            held = self._held is not None
            super().handle(event)  # a button that is left is no longer lit, nor pressed once it is let go
            if not beside or held:
                return
        if event.type == pygame.MOUSEBUTTONDOWN and event.button == 1:
            met = self.below.at(event.pos)
            self._holds = met in HEARD
            if met is not None and not self._holds:
                self.back()
        elif event.type == pygame.MOUSEBUTTONUP:
            self._holds = False
        self.below.handle(event)
        self.dirty = True

    def key(self, event: pygame.event.Event) -> bool:
        """Tab goes on into the level from the last button, a key of the level is for it."""
        own = self.targets()
        step = -1 if event.mod & pygame.KMOD_SHIFT else 1
        past = event.key == pygame.K_TAB and self.focus is own[-1 if step > 0 else 0]
        if not past and event.key not in BELOW and (event.key in HELD or not control(event.mod)):
            return False
        self.back()
        if past:
            self.below.enter(step)
        else:
            self.below.handle(event)
        return True

    def act(self, action: Action) -> None:
        """An answer is told what it is worth; a way on closes the card and goes there."""
        if action.name == "read" and self.quiz:
            self.quiz.read(self.app.text)
            return
        if action.name == "choice":
            self._answered(int(str(action.value)))
            return
        if action.value == "ask":
            self._opened = True
            self.relayout()
            self.focus_on("choice")
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
