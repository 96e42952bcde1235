"""The medal of a chapter: how it is drawn, and the moment when it is given."""

from collections.abc import Callable

import pygame

from codeweek.desktop import tints
from codeweek.desktop.app import App
from codeweek.desktop.comics.onward import Onward
from codeweek.desktop.pages.quiz import Quiz
from codeweek.desktop.screen import CENTRE, Screen
from codeweek.desktop.widgets import Action, Button, Label, Widget
from codeweek.packs.story.shapes import Question, Unlocked

MARGIN, ROW, NEXT, TITLE, SAID = 20, 68, 300, 34, 22
ASKS = 640  # units: the width of a question
LARGEST = 340  # units: the side of the medal
GROW = 0.4  # seconds that it takes to come


class MedalPage(Onward):
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
        tall = screen.paragraph_height(self.name, rect.width, TITLE, "bold")
        low = screen.paragraph_height(said, rect.width, SAID)
        given = text("ui.wear.new", thing=text.pick(self.gift.name)) if self.gift else ""
        new = screen.paragraph_height(given, rect.width, SAID, "bold") if given else 0
        asked = self._asked(rect)
        top = on[1] - margin - tall - low - new - (margin + asked.height if asked.height else 0)
        under = rect.left, top + tall + low, rect.width, new
        self._body = pygame.Rect(rect.left, rect.top, rect.width, top - margin - rect.top)
        self.widgets = [
            Button(on, "next", icon="play", label=text("story.comic.on"), kind="primary", size=24),
            Label((rect.left, top, rect.width, tall), self.name, size=TITLE, face="bold", align=CENTRE),
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
