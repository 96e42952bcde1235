"""Small widgets of the page of a level: the sentence under the world, a halo, the title."""

from typing import Any

import pygame

from codeweek.desktop import draw
from codeweek.desktop.screen import Screen
from codeweek.desktop.theme import Paint, mix
from codeweek.desktop.widgets import Button, Widget

SENTENCE = 20
SMALLEST = 14


class Bubble(Widget):
    """What the hero says: one sentence, with a sign for its tone (plain, good, warm)."""

    focusable = False

    def __init__(self, rect: pygame.Rect, picture: str) -> None:
        super().__init__(rect)
        self.picture = picture
        self.tone = "plain"

    def say(self, sentence: str, tone: str) -> None:
        """Another sentence."""
        self.label, self.tone = sentence, tone

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
        write_in(
            screen, self.label, inside, SENTENCE, paint.text, "bold" if self.tone == "good" else "regular"
        )


def write_in(
    screen: Screen, text: str, box: pygame.Rect, size: float, colour: str, face: str, align: float = 0.0
) -> None:
    """A paragraph centred in height in a box, smaller when it must be."""
    while size > SMALLEST and screen.paragraph_height(text, box.width, size, face) > box.height:
        size -= 1
    height = screen.paragraph_height(text, box.width, size, face)
    place = pygame.Rect(box.left, box.top + max(0, (box.height - height) // 2), box.width, height)
    screen.paragraph(text, place, size, colour, face, align)


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
