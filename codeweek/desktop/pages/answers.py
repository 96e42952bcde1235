"""The answers of a prediction as cards: a letter, with words or a drawing."""

from collections.abc import Sequence

import pygame

from codeweek.app.motion import Moment
from codeweek.desktop.pages.close import Part, drawn, near, shape
from codeweek.desktop.pages.level_widgets import write_in
from codeweek.desktop.painting import draw
from codeweek.desktop.painting.tints import around
from codeweek.desktop.screen import CENTRE, Screen
from codeweek.desktop.widgets.widget import TARGET, Widget
from codeweek.play.predict import Choice

LOW, MIDDLE, HIGH = 56, 84, 150  # units: a card with a word, with a sentence, with a drawing
BROAD, FLAT = 1.5, 120  # a drawing at least so wide for its height needs a card only so high
LINE = TARGET  # units: a card with a line of a program
SHORT = 10  # letters of what is only a word
GAP = 10
BADGE = 30
WIDE = 1.6  # a card at least so wide for its height has a name beside its picture
WORDS, LETTERS = 19, 17  # of words, of a line of a program
LARGEST = 60  # units: a cell of a small picture


def room(choices: Sequence[Choice]) -> int:
    """The height of the cards, in units."""
    if scenes := [choice.scene for choice in choices if choice.scene]:
        part = drawn(scenes)
        return FLAT if part and shape(part) >= BROAD else HIGH
    if is_lines(choices):
        return len(choices) * (LINE + GAP) - GAP
    if is_paired(choices):
        return 2 * LOW + GAP
    return MIDDLE if any(len(choice.words) > SHORT for choice in choices) else LOW


def least(choices: Sequence[Choice]) -> int:
    """The height of the cards in units when none is higher than a finger needs."""
    rows = len(choices) if is_lines(choices) else 2 if is_paired(choices) else 1
    return rows * (TARGET + GAP) - GAP


def is_lines(choices: Sequence[Choice]) -> bool:
    """Whether they are the lines of a program, which stand one under the other."""
    return any(choice.letter.isdigit() and choice.words for choice in choices)


def is_paired(choices: Sequence[Choice]) -> bool:
    """Whether they stand in two rows, as a word of them is too long for a narrow card."""
    longest = max((len(word) for choice in choices for word in choice.words.split()), default=0)
    return len(choices) > 2 and longest > SHORT and not any(choice.scene for choice in choices)


def cards(screen: Screen, rect: pygame.Rect, choices: Sequence[Choice], look: str) -> list["AnswerCard"]:
    """The cards side by side, two by two, or lines one under the other."""
    gap, count = screen.px(GAP), max(1, len(choices))
    across = 1 if is_lines(choices) else 2 if is_paired(choices) else count
    wide, high = (rect.width + gap) // across, (rect.height + gap) // -(-count // across)
    part = drawn(choice.scene for choice in choices if choice.scene)  # the same for all: they compare
    made = []
    for i, choice in enumerate(choices):
        row, column = divmod(i, across)
        place = pygame.Rect(rect.left + column * wide, rect.top + row * high, wide - gap, high - gap)
        made.append(AnswerCard(screen, place, i, choice, part, look))
    fits = [
        screen.fonts.fit_size(answer_card.choice.words, answer_card.line(screen).width, LETTERS, "mono")
        for answer_card in made
    ]
    for answer_card in made:
        answer_card.letters = min(fits)
    return made


class AnswerCard(Widget):
    """One answer; pressing it chooses it. `right` shows, once the program has run, what came true."""

    def __init__(
        self, screen: Screen, rect: pygame.Rect, number: int, choice: Choice, part: Part | None, look: str
    ) -> None:
        spoken = f"{choice.letter} {choice.words}".strip()
        super().__init__(rect, "answer", value=number, spoken=spoken)
        self.choice, self.part, self.look = choice, part, look
        self.chosen = self.right = False
        self.letters: float = LETTERS  # the size of a line of a program
        self._painter = screen.painter()

    def draw(self, screen: Screen) -> None:
        """Paint the card, what is on it, and its signs."""
        lifted = self.hovered and self.enabled and not self.pressed
        box = self.rect.move(0, -screen.px(2)) if lifted else self.rect
        paint = screen.theme.good if self.right else screen.theme.plain
        screen.card(box, paint.fill, 14, 8 if lifted else 5)
        edge = screen.theme.chosen.fill if self.chosen else paint.border
        width = max(2, screen.px(5 if self.chosen else 2))
        draw.round_rect(screen.surface, box, screen.px(14), None, edge, width)
        if self.choice.scene:
            self._draw_scene(screen, self._scene_room(screen, box))
        elif is_lines([self.choice]):
            code = self.line(screen).move(0, box.top - self.rect.top)
            screen.text(self.choice.words, code, self.letters, paint.text, "mono")
        else:
            write_in(
                screen, self.choice.words, self.words_room(screen, box), WORDS, paint.text, "bold", CENTRE
            )
        if self.choice.letter:
            self._draw_letter(screen, box)
        self._draw_sign(screen, box)

    def line(self, screen: Screen) -> pygame.Rect:
        """The room of a line of a program."""
        left, right = self.rect.left + screen.px(BADGE + 13), self.rect.right - screen.px(7)
        return pygame.Rect(left, self.rect.top, right - left, self.rect.height)

    def words_room(self, screen: Screen, box: pygame.Rect) -> pygame.Rect:
        """The room of words: beside the letter."""
        aside, end = screen.px(BADGE + 13 if self.choice.letter else 10), screen.px(8)
        inside = box.inflate(0, -screen.px(12))
        return pygame.Rect(box.left + aside, inside.top, box.width - aside - end, inside.height)

    def _scene_room(self, screen: Screen, box: pygame.Rect) -> pygame.Rect:
        """The room of a picture: under or beside the name of a cell; a robot may stand in the corner."""
        inside = box.inflate(-screen.px(16), -screen.px(16))
        if len(self.choice.letter) < 2:
            return inside
        badge, gap = self._badge(screen, box), screen.px(4)
        aside = badge.width + gap if inside.width > WIDE * inside.height else 0
        under = 0 if aside else badge.height + gap
        return pygame.Rect(
            inside.left + aside, inside.top + under, inside.width - aside, inside.height - under
        )

    def _badge(self, screen: Screen, box: pygame.Rect) -> pygame.Rect:
        side = screen.px(BADGE)
        wide = max(side, screen.fonts.width(self.choice.letter, 18, "bold") + screen.px(12))
        return pygame.Rect(box.left + screen.px(8), box.top + screen.px(8), wide, side)

    def _draw_scene(self, screen: Screen, box: pygame.Rect) -> None:
        assert self.choice.scene
        screen.panel(box, around(screen.theme, self.look), 10)
        place = near(self.choice.scene, self.part, box, screen.px(LARGEST))
        before = screen.surface.get_clip()
        screen.surface.set_clip(box.clip(before))
        self._painter.paint(screen.surface, place, Moment(self.choice.scene, self.choice.scene))
        screen.surface.set_clip(before)

    def _draw_letter(self, screen: Screen, box: pygame.Rect) -> None:
        badge = self._badge(screen, box)
        if not self.choice.scene:
            badge.centery = box.centery
            if not self.choice.words:
                badge.centerx = box.centerx
        paint = screen.theme.chosen if self.chosen else screen.theme.plain
        draw.round_rect(
            screen.surface, badge, badge.height // 2, paint.fill, paint.border, max(1, screen.px(2))
        )
        screen.text(self.choice.letter, badge, 18, paint.text, "bold", CENTRE)

    def _draw_sign(self, screen: Screen, box: pygame.Rect) -> None:
        """A star on what came true, a tick on what was chosen: not only a colour."""
        if not (self.right or self.chosen):
            return
        side = screen.px(28)
        centre = box.right - side // 2 - screen.px(4), box.top + side // 2 + screen.px(4)
        paint = screen.theme.good if self.right else screen.theme.chosen
        draw.circle(screen.surface, centre, side // 2, paint.fill, paint.border, max(1, screen.px(2)))
        screen.icon("star" if self.right else "check", centre, round(side * 0.7), paint.text)
