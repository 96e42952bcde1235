"""The one question that the card of a win asks: answers to touch, and a kind word after each."""

import pygame

from codeweek.desktop.screen import CENTRE, LEFT, Screen
from codeweek.desktop.sound.voice import SpokenText, Voice
from codeweek.desktop.widgets.widget import Button, Label, Widget
from codeweek.packs.story.story_types import Choice, Question
from codeweek.text import Text

ROW, GAP, SIGN, SPEAKER = 50, 8, 30, 46  # units
ASKED, ANSWER, TOLD, LEAST = 20, 18, 17, 15  # sizes of letters
KINDS = {"right": "good", "open": "good", "other": "warm"}


class Quiz:
    """A question, and the answer that was touched last; nothing is kept of it. `voice` reads it aloud."""

    def __init__(self, question: Question, voice: Voice | None = None) -> None:
        self.question, self.voice = question, voice
        self.chosen: int | None = None

    def told(self, text: Text) -> tuple[SpokenText, ...]:
        """What is read aloud: the question, then each answer."""
        words = (self.question.words, *(choice.words for choice in self.question.choices))
        return tuple(SpokenText(text.pick(word)) for word in words)

    def read(self, text: Text) -> None:
        """Read it aloud, or be silent while something is read."""
        assert self.voice
        if self.voice.speaking:
            self.voice.stop()
        else:
            self.voice.say(*self.told(text))

    def _speaks(self, text: Text) -> bool:
        return self.voice is not None and self.voice.can(self.told(text)[0])

    @property
    def worth(self) -> str:
        """What the answer is worth, "" before there is one."""
        return "" if self.chosen is None else self.question.worth(self.chosen)

    def said(self, text: Text) -> str:
        """The word after an answer."""
        return text(f"ui.win.answer.{self.worth}") if self.worth else ""

    def height(self, screen: Screen, text: Text, width: int) -> int:
        """Pixels that it takes, with the room of the word after an answer."""
        rows = 1 if self._beside(screen, text, width) else len(self.question.choices)
        return (
            self._asked(screen, text, width) + rows * screen.px(ROW + GAP) + self._told(screen, text, width)
        )

    def widgets(self, screen: Screen, text: Text, place: pygame.Rect) -> list[Widget]:
        """From the top of a place: the question, answers in a row when each fits in one line, the word."""
        (left, top), width = place.topleft, place.width
        row, gap, high = screen.px(ROW), screen.px(GAP), self._asked(screen, text, width)
        words = text.pick(self.question.words)
        aside = self._aside(screen, text)
        box = pygame.Rect(left + aside, top, width - 2 * aside, high)
        made: list[Widget] = [Label(box, words, size=ASKED, face="bold", align=CENTRE)]
        if aside:
            side = pygame.Rect(0, 0, aside, aside)
            side.midright = left + width, box.centery
            made.append(Button(side, "read", icon="speaker", tooltip=text("ui.voice.read_said")))
        under = top + high + gap
        choices, beside = self.question.choices, self._beside(screen, text, width)
        wide = (width - gap * (len(choices) - 1)) // len(choices) if beside else width
        for number, choice in enumerate(choices):
            column, line = (number, 0) if beside else (0, number)
            place = pygame.Rect(left + column * (wide + gap), under + line * (row + gap), wide, row)
            made.append(self._answer(place, text, number, choice))
        last = (left, made[-1].rect.bottom + gap // 2, width, self._told(screen, text, width))
        return [*made, Label(last, self.said(text), size=TOLD, face="bold", align=CENTRE, soft=True)]

    def _answer(self, box: pygame.Rect, text: Text, number: int, choice: Choice) -> "Answer":
        chosen, words = number == self.chosen, text.pick(choice.words)
        kind = KINDS[self.worth] if chosen else "plain"
        return Answer(box, words, choice.pictures, number, kind, f"{words}. {self.said(text)}" * chosen)

    def _asked(self, screen: Screen, text: Text, width: int) -> int:
        aside = self._aside(screen, text)
        words = text.pick(self.question.words)
        return max(aside, screen.paragraph_height(words, width - 2 * aside, ASKED, "bold"))

    def _aside(self, screen: Screen, text: Text) -> int:
        """The room of the loudspeaker beside the question; none where no voice can read it."""
        return screen.px(SPEAKER) if self._speaks(text) else 0

    def _told(self, screen: Screen, text: Text, width: int) -> int:
        """The height of the longest word after an answer."""
        worths = {self.question.worth(number) for number in range(len(self.question.choices))}
        said = [text(f"ui.win.answer.{worth}") for worth in worths]
        return max(screen.paragraph_height(words, width, TOLD, "bold") for words in said)

    def _beside(self, screen: Screen, text: Text, width: int) -> bool:
        choices = self.question.choices
        room = (width - screen.px(GAP) * (len(choices) - 1)) // len(choices) - screen.px(20)
        taken = [
            screen.fonts.width(text.pick(choice.words), LEAST, "bold")
            + len(choice.pictures) * screen.px(SIGN)
            for choice in choices
        ]
        return max(taken) <= room


class Answer(Button):
    """An answer, with its pictures before its words."""

    def __init__(
        self, rect: pygame.Rect, words: str, pictures: tuple[str, ...], number: int, kind: str, spoken: str
    ) -> None:
        super().__init__(rect, "choice", label=words, value=number, kind=kind, size=ANSWER, spoken=spoken)
        self.pictures = pictures

    def _draw_row(self, screen: Screen, face: pygame.Rect, colour: str) -> None:
        sign = screen.px(SIGN)
        room = face.width - screen.px(16) - sign * len(self.pictures)
        size = screen.fonts.fit_size(self.label, room, self.size, "bold")
        text = min(room, screen.fonts.width(self.label, size, "bold"))
        left = face.centerx - (text + sign * len(self.pictures)) // 2
        for number, name in enumerate(self.pictures):
            centre, side = (left + sign * number + sign // 2 - screen.px(3), face.centery), round(sign * 0.8)
            if name.startswith("icons/"):
                screen.icon(name.removeprefix("icons/"), centre, side, colour)
            else:
                screen.sprite(name, centre, side)
        box = pygame.Rect(left + sign * len(self.pictures), face.top, max(1, text), face.height)
        self.write(screen, self.label, box, size, colour, "bold", LEFT)
