"""Small widgets of the page of a level: the sentence under the world, a halo, the title."""

from collections.abc import Callable
from typing import Any

import pygame

from codeweek.desktop.painting import draw
from codeweek.desktop.painting.theme import Paint, mix
from codeweek.desktop.screen import Screen
from codeweek.desktop.sound.word_light import light, word_box
from codeweek.desktop.widgets.scroll import ScrollView
from codeweek.desktop.widgets.widget import Action, Button, Widget
from codeweek.play.feedback.level_voice import bare, parts

SENTENCE, OVER = 20, 16
SMALLEST = 14
READABLE = 17  # of what is to be read and not only seen: it is scrolled rather than smaller
SPEAKER = 46  # units of width that the words leave to the one that reads them
EDGES = 26, 10  # units of a bubble that no words take, across and down
ALONE = 240  # units of width under which a bubble has only its words
LISTS = 320  # the same where choices are listed, each on a line
PICTURE = 56  # units: the picture of what a run missed
AIR = 6  # units more, around an idea
INK = "#1a1a1a"  # on the yellow of what is lit
SIGNS = {"good": "star", "warm": "eye"}
_SCROLLS = {pygame.K_UP: -30, pygame.K_DOWN: 30}  # pixels


class SpeechBubble(Widget):
    """What the hero says: one sentence, with a sign for its tone (plain, good, warm, idea).

    Words of it that name a place of the film can be touched: all of the bubble then takes one there.
    What is longer than the bubble is scrolled.
    """

    focusable = False

    def __init__(self, rect: pygame.Rect, picture: str) -> None:
        super().__init__(rect)
        self.picture, self.face = picture, ""
        self.tone = "plain"
        self.over = ""  # what stands over the sentence, small
        self.place = ""  # the words that can be touched
        self.shows: Callable[[int], pygame.Surface] | None = None
        self._before = 0  # how many of the same words stand before them
        self.long: ScrollView | None = None  # the sentence, where it has to be scrolled
        self.aside = False  # a speaker stands at its right
        self.bare = False  # neither hero, sign nor picture stands beside the words: they need the room
        self.lit: tuple[int, int] | None = None  # the letters of the word that is heard

    def fits(self, screen: Screen, rect: pygame.Rect, bare: bool) -> bool:
        """Take that place; whether what is said can be read in it, beside a speaker, without scrolling."""
        self.rect, self.bare = rect, bare
        inside, face = self.words_box(screen), self._face
        wide = inside.width - (0 if self.aside else screen.px(SPEAKER))
        return screen.paragraph_height(self.label, max(1, wide), READABLE, face) <= inside.height

    def say(
        self,
        sentence: str,
        tone: str,
        step: int | None = None,
        does: str = "",
        over: str = "",
        shows: Callable[[int], pygame.Surface] | None = None,
    ) -> None:
        """Another sentence; `step` is where its place is in the film, `does` what touching it does.

        `shows` makes the picture of what it tells, of a side in pixels.
        """
        before, place, _after = parts(sentence)
        self.label, self.tone, self.over = bare(sentence), tone, over
        self.shows = shows if tone == "warm" else None
        self.place = place if step is not None else ""
        self._before = before.count(place) if place else 0
        self.focusable = bool(self.place) or self.long is not None
        self.action, self.value = ("place", step) if self.place else ("", None)
        self._spoken = f"{self.label} {does}" if self.place else f"{over} {self.label}".strip()
        self.tooltip = does if self.place else ""

    def handle(self, event: pygame.event.Event) -> Action | None:
        """Wheel, finger and arrows scroll what is too long."""
        if self.long and event.type == pygame.KEYDOWN and event.key in _SCROLLS:
            self.long.scroll_to(self.long.offset + _SCROLLS[event.key])
            return Action("scrolled")
        if self.long:
            self.long.handle(event)
        return super().handle(event)

    def draw(self, screen: Screen) -> None:
        """Paint the hero, then its words."""
        paint, box = _tone(screen, self.tone), self.box(screen)
        side = self._hero(screen)
        draw.shadow(screen.surface, box, screen.px(18), screen.theme.shadow, screen.px(4))
        tip = [(box.left + 2, box.centery - screen.px(9)), (box.left + 2, box.centery + screen.px(9))]
        if side:
            pygame.draw.polygon(screen.surface, paint.border, [*tip, (box.left - screen.px(10), box.centery)])
            centre = self.rect.left + side // 2, self.rect.centery
            screen.hero(self.picture, centre, round(side * 0.86), self.face)
        screen.panel(box, paint.fill, 18, paint.border)
        inside = self.words_box(screen)
        if self.over:
            line = screen.line_step(OVER, "bold")
            centre = inside.left + line // 2, inside.top - line // 2
            screen.icon("bulb", centre, line, paint.text)
            room = pygame.Rect(inside.left + line + screen.px(8), inside.top - line, 0, line)
            room.width = inside.right - room.left
            screen.text(self.over, room, OVER, paint.text, "bold")
        elif self.shows and not self.bare and (side := self._shown(screen)):
            image = self.shows(side)
            screen.surface.blit(
                image, image.get_rect(center=(box.left + screen.px(10) + side // 2, box.centery))
            )
        elif (icon := SIGNS.get(self.tone)) and not self.bare:
            screen.icon(icon, (inside.left - screen.px(24), box.centery), screen.px(26), paint.text)
        self._draw_words(screen, inside, paint)

    def box(self, screen: Screen) -> pygame.Rect:
        """What the hero says stands in it."""
        aside = self._hero(screen) + screen.px(4)
        return pygame.Rect(self.rect.left + aside, self.rect.top, self.rect.width - aside, self.rect.height)

    def _hero(self, screen: Screen) -> int:
        return 0 if self.bare else _hero(screen, self.rect.width, self.rect.height, self.label)

    @property
    def _face(self) -> str:
        return "bold" if self.tone == "good" else "regular"

    def words_box(self, screen: Screen) -> pygame.Rect:
        """The room of the words: beside their sign, or under what stands over them."""
        inside = self.box(screen).inflate(-screen.px(EDGES[0]), -screen.px(EDGES[1]))
        down = screen.line_step(OVER, "bold") if self.over else 0
        aside = screen.px(36) if self.tone in SIGNS and not self.over and not self.bare else 0
        if self.shows and not self.over and not self.bare:
            aside = self._shown(screen) + screen.px(10)
        wide = inside.width - aside - (screen.px(SPEAKER) if self.aside else 0)
        return pygame.Rect(inside.left + aside, inside.top + down, wide, inside.height - down)

    def _shown(self, screen: Screen) -> int:
        """The side of the picture of what is told."""
        box = self.box(screen)
        return max(1, min(screen.px(PICTURE), box.height - screen.px(EDGES[1]), box.width // 5))

    def _draw_words(self, screen: Screen, inside: pygame.Rect, paint: Paint) -> None:
        face = self._face
        size = size_in(
            screen, self.label, inside, SENTENCE, face, _least(self.label) if self.over else SMALLEST
        )
        if not self.place and screen.paragraph_height(self.label, inside.width, size, face) > inside.height:
            self._draw_long(screen, inside, size, paint.text, face)
            return
        self.long = None
        place = self.place_box(screen, inside, size, face) if self.place else None
        if place:
            draw.round_rect(
                screen.surface, place.inflate(screen.px(6), 0), screen.px(6), screen.theme.highlight
            )
        light_in(screen, self.label, self.lit, inside, size, face)
        write_in(screen, self.label, inside, size, paint.text, face)
        if place:
            self._draw_place(screen, place, size, face)

    def _draw_long(self, screen: Screen, inside: pygame.Rect, size: float, colour: str, face: str) -> None:
        """As much as there is room for, at the place where it was left."""
        before = self.long
        width = inside.width - screen.px(14)
        high = screen.paragraph_height(self.label, width, size, face)
        words = Words((*inside.topleft, width, high), self.label, size, colour, face)
        self.long = ScrollView(inside, [words])
        self.focusable = True
        if before and before.children[0].label == self.label:
            self.long.take_up(before)
        self.long.draw(screen)

    def _draw_place(self, screen: Screen, place: pygame.Rect, size: float, face: str) -> None:
        """The words of the place, underlined, on the yellow of the block that they light."""
        image = screen.fonts.render(self.place, size, INK, face)
        screen.surface.blit(image, image.get_rect(center=place.center))
        thick = screen.px(4 if self.hovered or self.focused else 2)
        screen.surface.fill(INK, (place.left, place.bottom - thick, place.width, thick))

    def place_box(self, screen: Screen, inside: pygame.Rect, size: float, face: str) -> pygame.Rect | None:
        """Where the words of the place stand in the paragraph."""
        lines = screen.fonts.wrap(self.label, inside.width, size, face)
        step, left = screen.line_step(size, face), self._before
        top = inside.top + max(0, (inside.height - step * len(lines)) // 2)
        for number, line in enumerate(lines):
            count = line.count(self.place)
            if left < count:
                at = -1
                for _time in range(left + 1):
                    at = line.index(self.place, at + 1)
                x = inside.left + screen.fonts.width(line[:at], size, face)
                wide = screen.fonts.width(self.place, size, face)
                return pygame.Rect(x, top + number * step, wide, step)
            left -= count
        return None


class Answer(SpeechBubble):
    """What is answered under the line to look at something: words alone, of which a step can be touched."""

    def draw(self, screen: Screen) -> None:
        """Paint the words."""
        self._draw_words(screen, self.rect.inflate(-screen.px(EDGES[1]), 0), _tone(screen, self.tone))


class Words(Widget):
    """A paragraph in a colour of its own, as high as it needs to be."""

    def __init__(
        self, rect: tuple[int, int, int, int], label: str, size: float, colour: str, face: str
    ) -> None:
        super().__init__(rect, label=label)
        self.size, self.colour, self.face = size, colour, face

    def draw(self, screen: Screen) -> None:
        """Paint it."""
        screen.paragraph(self.label, self.rect, self.size, self.colour, self.face)


def height_for(screen: Screen, words: str, width: int) -> int:
    """The height in which an idea is written at its size in a bubble of that width."""
    inside = width - _hero(screen, width, width, words) - screen.px(4) - screen.px(EDGES[0] + SPEAKER)
    line = screen.line_step(OVER, "bold")
    return screen.paragraph_height(words, max(1, inside), SENTENCE) + line + screen.px(EDGES[1] + AIR)


def _hero(screen: Screen, width: int, height: int, words: str) -> int:
    """How large the one who speaks is; where there is too little room for both, there are only the words."""
    alone = LISTS if "\n" in words else ALONE
    return min(height, screen.px(76), width // 5) if width >= screen.px(alone) else 0


def _least(words: str) -> int:
    """The smallest size of an idea; choices that are listed had better be smaller than scrolled."""
    return SMALLEST if "\n" in words else READABLE


def write_in(
    screen: Screen, text: str, box: pygame.Rect, size: float, colour: str, face: str, align: float = 0.0
) -> None:
    """A paragraph centred in height in a box, smaller when it must be."""
    size = size_in(screen, text, box, size, face)
    height = screen.paragraph_height(text, box.width, size, face)
    place = pygame.Rect(box.left, box.top + max(0, (box.height - height) // 2), box.width, height)
    screen.paragraph(text, place, size, colour, face, align)


def light_in(
    screen: Screen, text: str, lit: tuple[int, int] | None, box: pygame.Rect, size: float, face: str
) -> None:
    """The light under a word of what `write_in` writes."""
    if lit is None:
        return
    size = size_in(screen, text, box, size, face)
    high = screen.paragraph_height(text, box.width, size, face)
    lines = pygame.Rect(box.left, box.top + max(0, (box.height - high) // 2), box.width, high)
    place = word_box(screen, text, lit, lines, size, face)
    if place:
        light(screen, place, mix(screen.theme.card, screen.theme.star, screen.theme.heard))


def size_in(
    screen: Screen, text: str, box: pygame.Rect, size: float, face: str, least: float = SMALLEST
) -> float:
    """The size, this one or smaller, in which a paragraph fits in a box."""
    while size > least and screen.paragraph_height(text, box.width, size, face) > box.height:
        size -= 1
    return size


class Heading(Widget):
    """The card at the top: number and title of the level, and what it asks."""

    focusable = False

    def __init__(self, rect: pygame.Rect, title: str, story: str) -> None:
        super().__init__(rect, label=f"{title} {story}")
        self.title, self.story = title, story
        self.aside = False  # a speaker stands at its right
        self.lit: tuple[int, int] | None = None  # the letters of the word that is heard

    def draw(self, screen: Screen) -> None:
        """Paint the title small, the story large."""
        screen.card(self.rect, None, 20, 5)
        inside, rest = self._inside(screen), self.words_box(screen)
        head = pygame.Rect(inside.left, inside.top + screen.px(2), inside.width, screen.line_step(17, "bold"))
        screen.text(self.title, head, 17, screen.theme.ink_soft, "bold")
        light_in(screen, self.story, self.lit, rest, 23, "regular")
        write_in(screen, self.story, rest, 23, screen.theme.ink, "regular")

    def words_box(self, screen: Screen) -> pygame.Rect:
        """The room of what it asks: under the title, beside the speaker."""
        inside = self._inside(screen)
        wide = inside.width - (screen.px(SPEAKER) if self.aside else 0)
        down = screen.px(2) + screen.line_step(17, "bold")
        return pygame.Rect(inside.left, inside.top + down, wide, inside.height - down)

    def _inside(self, screen: Screen) -> pygame.Rect:
        return self.rect.inflate(-screen.px(36), -screen.px(8))


class Beacon(Button):
    """A button that can glow, to say: this one."""

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.glow: float | None = None  # 0 to 1; None for no glow

    def draw(self, screen: Screen) -> None:
        """Paint the halo under the button."""
        if self.glow is not None and self.enabled:
            for ring in (2, 1):
                grown = screen.px(4 + 5 * self.glow) * ring
                halo = self.rect.inflate(grown, grown)
                strength = 0.75 if ring == 1 else 0.35
                colour = mix(screen.theme.paper, screen.theme.star, strength)
                draw.round_rect(screen.surface, halo, screen.px(14) + grown // 2, colour)
        super().draw(screen)


def _tone(screen: Screen, tone: str) -> Paint:
    theme = screen.theme
    plain, idea = (Paint(theme.card, theme.ink, rim) for rim in (theme.line, theme.star))
    return {"good": theme.good, "warm": theme.warm, "idea": idea}.get(tone, plain)
