"""Where the word that is heard stands in a paragraph, and the light under it."""

import pygame

from codeweek.desktop.painting import draw
from codeweek.desktop.screen import LEFT, Screen


def word_box(
    screen: Screen,
    text: str,
    span: tuple[int, int],
    box: pygame.Rect,
    size: float,
    face: str,
    align: float = LEFT,
) -> pygame.Rect | None:
    """The place of some letters of a paragraph whose lines begin at the top of a box; None when cut off."""
    step, at = screen.line_step(size, face), 0
    for number, line in enumerate(screen.fonts.wrap(text, box.width, size, face)):
        at = text.find(line, at)
        if at <= span[0] < at + len(line):
            first, last = span[0] - at, span[1] - at
            left = box.left + round((box.width - screen.fonts.width(line, size, face)) * align)
            left += screen.fonts.width(line[:first], size, face)
            wide = screen.fonts.width(line[first:last], size, face)
            return pygame.Rect(left, box.top + number * step, wide, step)
        at += len(line)
    return None


def light(screen: Screen, box: pygame.Rect, colour: str) -> None:
    """A soft mark under a word."""
    marked = box.inflate(screen.px(6), -screen.px(2))
    draw.round_rect(screen.surface, marked, screen.px(6), colour)
