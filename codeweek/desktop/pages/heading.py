"""The bar at the top of a page: its title, and the buttons at its end, however narrow the window is."""

from collections.abc import Sequence

import pygame

from codeweek.desktop.pages.bubble import size_in
from codeweek.desktop.screen import LEFT, Screen
from codeweek.desktop.widgets import Button, Label

TITLE = 30
TITLED = 190  # units: the least room for a title, beside the words of buttons
LEAST = 15  # the smallest size of a title


def title(screen: Screen, rect: pygame.Rect, words: str, size: float = TITLE, align: float = LEFT) -> Label:
    """No word of it is broken, and no line leaves its place."""
    fits = size_in(screen, words, rect, size, "bold", LEAST)
    longest = max(words.split(), key=len, default="")
    while fits > LEAST and screen.fonts.width(longest, fits, "bold") > rect.width:
        fits -= 1
    return Label(rect, words, size=fits, face="bold", align=align)


def at_end(screen: Screen, bar: pygame.Rect, buttons: Sequence[Button], gap: int) -> int:
    """Place the buttons from the right, by their signs alone in a narrow window; where they begin."""
    wide = sum(Button.width_for(screen, each.label, each.icon, each.size) + gap for each in buttons)
    if bar.width - bar.height - wide < screen.px(TITLED):
        for button in buttons:
            button.label, button.tooltip = "", button.label
    right = bar.right
    for button in buttons:
        words = button.label
        width = Button.width_for(screen, words, button.icon, button.size) if words else bar.height
        button.rect = pygame.Rect(right - width, bar.top, width, bar.height)
        right = button.rect.left - gap
    return right
