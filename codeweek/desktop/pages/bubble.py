"""Small widgets of the page of a level: the sentence under the world, a halo, the title."""

from typing import Any

import pygame

from codeweek.desktop import draw
from codeweek.desktop.screen import Screen
from codeweek.desktop.theme import Paint, mix
from codeweek.desktop.widgets import Button, Widget
from codeweek.play.feedback.places import bare, parts

SENTENCE = 20
SMALLEST = 14
INK = "#1a1a1a"  # on the yellow of what is lit


class Bubble(Widget):
    """What the hero says: one sentence, with a sign for its tone (plain, good, warm).

    Words of it that name a place of the film can be touched: all of the bubble then takes one there.
    """

    focusable = False

    def __init__(self, rect: pygame.Rect, picture: str) -> None:
        super().__init__(rect)
        self.picture = picture
        self.tone = "plain"
        self.place = ""  # the words that can be touched
        self._before = 0  # how many of the same words stand before them

    def say(self, sentence: str, tone: str, step: int | None = None, does: str = "") -> None:
        """Another sentence; `step` is where its place is in the film, `does` what touching it does."""
        before, place, _after = parts(sentence)
        self.label, self.tone = bare(sentence), tone
        self.place = place if step is not None else ""
        self._before = before.count(place) if place else 0
        self.focusable = bool(self.place)
        self.action, self.value = ("place", step) if self.place else ("", None)
        self._spoken = f"{self.label} {does}" if self.place else ""
        self.tooltip = does if self.place else ""

    def draw(self, screen: Screen) -> None:
        """Paint the hero, then its words."""
        paint = _tone(screen, self.tone)
        side = min(self.rect.height, screen.px(76))
        centre = self.rect.left + side // 2, self.rect.centery
        box = self.rect.copy()
        box.left += side + screen.px(4)
        box.width -= side + screen.px(4)
        draw.shadow(screen.surface, box, screen.px(18), screen.theme.shadow, screen.px(4))
        tip = [(box.left + 2, box.centery - screen.px(9)), (box.left + 2, box.centery + screen.px(9))]
        pygame.draw.polygon(screen.surface, paint.border, [*tip, (box.left - screen.px(10), box.centery)])
        screen.panel(box, paint.fill, 18, paint.border)
        screen.sprite(self.picture, centre, round(side * 0.86))
        inside = box.inflate(-screen.px(26), -screen.px(10))
        icon = {"good": "star", "warm": "eye"}.get(self.tone)
        if icon:
            screen.icon(icon, (inside.left + screen.px(12), box.centery), screen.px(26), paint.text)
            inside.left += screen.px(36)
            inside.width -= screen.px(36)
        face = "bold" if self.tone == "good" else "regular"
        size = size_in(screen, self.label, inside, SENTENCE, face)
        place = self.place_box(screen, inside, size, face) if self.place else None
        if place:
            draw.round_rect(
                screen.surface, place.inflate(screen.px(6), 0), screen.px(6), screen.theme.highlight
            )
        write_in(screen, self.label, inside, size, paint.text, face)
        if place:
            self._draw_place(screen, place, size, face)

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


def write_in(
    screen: Screen, text: str, box: pygame.Rect, size: float, colour: str, face: str, align: float = 0.0
) -> None:
    """A paragraph centred in height in a box, smaller when it must be."""
    size = size_in(screen, text, box, size, face)
    height = screen.paragraph_height(text, box.width, size, face)
    place = pygame.Rect(box.left, box.top + max(0, (box.height - height) // 2), box.width, height)
    screen.paragraph(text, place, size, colour, face, align)


def size_in(screen: Screen, text: str, box: pygame.Rect, size: float, face: str) -> float:
    """The size, this one or smaller, in which a paragraph fits in a box."""
    while size > SMALLEST and screen.paragraph_height(text, box.width, size, face) > box.height:
        size -= 1
    return size


class Heading(Widget):
    """The card at the top: number and title of the level, and what it asks."""

    focusable = False

    def __init__(self, rect: pygame.Rect, title: str, story: str) -> None:
        super().__init__(rect, label=f"{title} {story}")
        self.title, self.story = title, story

    def draw(self, screen: Screen) -> None:
        """Paint the title small, the story large."""
        screen.card(self.rect, None, 20, 5)
        inside = self.rect.inflate(-screen.px(36), -screen.px(8))
        line = screen.line_step(17, "bold")
        head = pygame.Rect(inside.left, inside.top + screen.px(2), inside.width, line)
        screen.text(self.title, head, 17, screen.theme.ink_soft, "bold")
        rest = pygame.Rect(inside.left, head.bottom, inside.width, inside.bottom - head.bottom)
        write_in(screen, self.story, rest, 23, screen.theme.ink, "regular")


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
    return {"good": theme.good, "warm": theme.warm}.get(tone, Paint(theme.card, theme.ink, theme.line))
