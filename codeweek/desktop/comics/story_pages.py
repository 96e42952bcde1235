"""The medal of a chapter and the credits: pages that tell something, and are left by one way on."""

from collections.abc import Callable, Sequence

import pygame

from codeweek.desktop.app import App
from codeweek.desktop.page import Page
from codeweek.desktop.pages.quiz import Quiz
from codeweek.desktop.painting import tints
from codeweek.desktop.screen import CENTRE, Screen
from codeweek.desktop.widgets.widget import Action, Button, Label, Widget
from codeweek.packs.story.story_types import Question, Unlocked


class StoryPage(Page):
    """A page whose `then` is called when it is left."""

    def __init__(self, app: App, then: Callable[[], object]) -> None:
        super().__init__(app)
        self.then = then

    def act(self, action: Action) -> None:
        """On."""
        if action.name == "next":
            self.back()

    def back(self) -> None:
        """Escape goes on too."""
        self.app.pop()
        self.then()


MARGIN, ROW, NEXT = 20, 68, 300
MEDAL_TITLE, SAID = 34, 22
ASKS = 640  # units: the width of a question
LARGEST = 340  # units: the side of the medal
GROW = 0.4  # seconds that it takes to come


class MedalPage(StoryPage):
    """The medal, large, with its name, what it gives to wear, and what is asked of a level without a card."""

    def __init__(
        self,
        app: App,
        name: str,
        chapter: str,
        picture: str,
        look: str,
        then: Callable[[], object],
        gift: Unlocked | None = None,
        question: Question | None = None,
    ) -> None:
        super().__init__(app, then)
        self.quiz = Quiz(question, app.voice) if question else None
        self.name, self.chapter, self.picture, self.look = name, chapter, picture, look
        self.gift = gift
        self.age = GROW if app.settings.reduced_motion else 0.0
        self._body = pygame.Rect(0, 0, 0, 0)

    def layout(self) -> None:
        """The medal over its name, and the way on."""
        screen, text = self.app.screen, self.app.text
        margin, row = screen.px(MARGIN), screen.px(ROW)
        rect = screen.rect.inflate(-2 * margin, -2 * margin)
        wide = min(screen.px(NEXT), rect.width)
        on = (rect.centerx - wide // 2, rect.bottom - row, wide, row)
        said = text("story.medal.won", chapter=self.chapter)
        tall = screen.paragraph_height(self.name, rect.width, MEDAL_TITLE, "bold")
        low = screen.paragraph_height(said, rect.width, SAID)
        given = text("ui.wear.new", thing=text.pick(self.gift.name)) if self.gift else ""
        new = screen.paragraph_height(given, rect.width, SAID, "bold") if given else 0
        asked = self._asked(rect)
        top = on[1] - margin - tall - low - new - (margin + asked.height if asked.height else 0)
        under = rect.left, top + tall + low, rect.width, new
        self._body = pygame.Rect(rect.left, rect.top, rect.width, top - margin - rect.top)
        self.widgets = [
            Button(on, "next", icon="play", label=text("story.comic.on"), kind="primary", size=24),
            Label((rect.left, top, rect.width, tall), self.name, size=MEDAL_TITLE, face="bold", align=CENTRE),
            Label((rect.left, top + tall, rect.width, low), said, size=SAID, align=CENTRE),
            *([Label(under, given, size=SAID, face="bold", align=CENTRE)] if given else []),
            *self._quiz(asked.move(0, on[1] - margin // 2 - asked.bottom)),
        ]
        self.focus_on("next")

    def _asked(self, rect: pygame.Rect) -> pygame.Rect:
        """The size of the question, in the middle of the width; empty without one."""
        screen = self.app.screen
        box = pygame.Rect(0, 0, min(screen.px(ASKS), rect.width), 0)
        box.height = self.quiz.height(screen, self.app.text, box.width) if self.quiz else 0
        box.centerx = rect.centerx
        return box

    def _quiz(self, place: pygame.Rect) -> list[Widget]:
        return self.quiz.widgets(self.app.screen, self.app.text, place) if self.quiz else []

    def act(self, action: Action) -> None:
        """An answer is told what it is worth."""
        if action.name == "read" and self.quiz:
            self.quiz.read(self.app.text)
        elif action.name == "choice" and self.quiz:
            self.quiz.chosen = int(str(action.value))
            self.app.sounds.play("not_yet" if self.quiz.worth == "other" else "pick")
            self.relayout()
        else:
            super().act(action)

    def tick(self, dt: float) -> bool:
        """The medal comes."""
        if self.age >= GROW:
            return False
        self.age = min(GROW, self.age + dt)
        return True

    def paint(self, screen: Screen) -> None:
        """The ground of the chapter, and the medal."""
        tints.cover(screen, self.look)
        if not screen.theme.frame:
            tints.rays(screen, self._body.center, self.look)
        wide = self._body.width // 2 if self.gift else self._body.width
        side = min(screen.px(LARGEST), wide, self._body.height)
        part, centre = 0.6 + 0.4 * self.age / GROW, self._body.center
        if self.gift:
            centre = self._body.centerx - side * 3 // 8, self._body.centery
            beside = centre[0] + side * 7 // 8, centre[1] + side // 8
            screen.sprite(f"worn/{self.gift.thing}", beside, round(side * 0.6 * part))
        tints.medal(screen, self.picture, centre, round(side * part))

    def shown(self) -> None:
        """It is heard too."""
        self.app.sounds.play("win")


TITLE, LINE, LEAST = 32, 27, 13
PACE = 70  # units a second
BEGINS = 0.45  # of the room: where the first line is at first
CAST = 84  # units: the side of somebody of the cast


class CreditsPage(StoryPage):
    """Lines, and the whole cast under them; `then` is called when it is left."""

    def __init__(
        self, app: App, lines: Sequence[str], cast: Sequence[str], look: str, then: Callable[[], object]
    ) -> None:
        super().__init__(app, then)
        self.lines, self.cast, self.look = tuple(lines), tuple(cast), look
        self.rolled = 0.0  # units
        self._body = pygame.Rect(0, 0, 0, 0)
        self._size = float(LINE)

    def layout(self) -> None:
        """A title, room for the lines, the way on."""
        screen, text = self.app.screen, self.app.text
        margin, row = screen.px(MARGIN), screen.px(ROW)
        rect = screen.rect
        wide = min(screen.px(NEXT), rect.width - 2 * margin)
        on = (rect.centerx - wide // 2, rect.bottom - margin - row, wide, row)
        title = pygame.Rect(margin, margin, rect.width - 2 * margin, screen.px(48))
        self._body = pygame.Rect(
            margin, title.bottom, title.width, on[1] - margin - self._side - title.bottom
        )
        self._size = self._fitting()
        self.widgets = [
            Button(on, "next", icon="play", label=text("story.comic.on"), kind="primary", size=24),
            Label(title, text("story.credits.title"), size=TITLE, face="bold", align=CENTRE),
        ]
        self.focus_on("next")

    @property
    def _side(self) -> int:
        """Of somebody of the cast: as large as lets all stand in a row."""
        room = self.app.screen.rect.width - 2 * self.app.screen.px(MARGIN)
        return min(self.app.screen.px(CAST), room // max(1, len(self.cast)))

    def _fitting(self) -> float:
        """The size in which all the lines are seen at once."""
        size = float(LINE)
        while size > LEAST and self._height(size) > self._body.height:
            size -= 1
        return size

    def _height(self, size: float) -> int:
        return sum(
            self.app.screen.paragraph_height(line, self._body.width, size, "bold") for line in self.lines
        )

    @property
    def _way(self) -> float:
        """Units that are left to roll."""
        if self.app.settings.reduced_motion:
            return 0.0
        way = self._body.height * BEGINS - self._left
        return max(0.0, way / self.app.screen.scale - self.rolled)

    @property
    def _left(self) -> int:
        """What is free above all the lines."""
        return max(0, (self._body.height - self._height(self._size)) // 2)

    def tick(self, dt: float) -> bool:
        """Roll."""
        if not self._way:
            return False
        self.rolled += dt * PACE
        return True

    def paint(self, screen: Screen) -> None:
        """The lines where they have come to, and the cast."""
        tints.cover(screen, self.look)
        before = screen.surface.get_clip()
        screen.surface.set_clip(self._body.clip(before))
        line = self._body.copy()
        line.top += self._left + screen.px(self._way)
        for words in self.lines:
            line.top += screen.paragraph(words, line, self._size, screen.theme.ink, "bold", CENTRE)
        screen.surface.set_clip(before)
        side = self._side
        first = screen.rect.centerx - side * (len(self.cast) - 1) // 2
        for number, sprite in enumerate(self.cast):
            image = screen.images.sprite(sprite, round(side * 0.9), face="glad")
            place = first + number * side, self._body.bottom + side // 2
            screen.surface.blit(image, image.get_rect(center=place))
