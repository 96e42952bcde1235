"""The bar at the top of a page: the way back, its title, buttons at its end, however narrow the window is."""

from collections.abc import Sequence

import pygame

from codeweek.desktop.pages.level_widgets import size_in
from codeweek.desktop.screen import LEFT, Screen
from codeweek.desktop.widgets.widget import Button, Label, Widget
from codeweek.text import Text

TITLE = 30
TITLED = 190  # units: the least room for a title, beside the words of buttons
LEAST = 15  # the smallest size of a title
MARGIN, BAR = 20, 56  # units: of a column
NOWHERE = (0, 0, 0, 0)  # a button that is placed later


def back(text: Text, box: pygame.Rect | tuple[int, int, int, int]) -> Button:
    """The button that leaves the page."""
    return Button(box, "back", icon="back", tooltip=text("ui.menu.back"))


def column(screen: Screen, text: Text, words: str, widest: float) -> tuple[list[Widget], pygame.Rect]:
    """A page that is a column in the middle: the way back with its title, and the room under it."""
    margin, side = screen.px(MARGIN), screen.px(BAR)
    width = min(screen.px(widest), screen.rect.width - 2 * margin)
    left, top = (screen.rect.width - width) // 2, margin + side
    bar = title(screen, pygame.Rect(left + side + margin, margin, width - side - margin, side), words)
    room = pygame.Rect(left, top, width, screen.rect.bottom - margin - top)
    return [back(text, (left, margin, side, side)), bar], room


def title(screen: Screen, rect: pygame.Rect, words: str, size: float = TITLE, align: float = LEFT) -> Label:
    """No word of it is broken, and no line leaves its place."""
    fits = size_in(screen, words, rect, size, "bold", LEAST)
    longest = max(words.split(), key=len, default="")
    while fits > LEAST and screen.fonts.width(longest, fits, "bold") > rect.width:
        fits -= 1
    return Label(rect, words, size=fits, face="bold", align=align)


def at_end(screen: Screen, bar: pygame.Rect, buttons: Sequence[Button], gap: int) -> int:
    """Place the buttons from the right, by their signs alone in a narrow window; where they begin."""
    wide = sum(Button.width_for(screen, button.label, button.icon, button.size) + gap for button in buttons)
    if bar.width - bar.height - wide < screen.px(TITLED):
        for button in [button for button in buttons if button.label]:
            button.label, button.tooltip = "", button.label
    right = bar.right
    for button in buttons:
        words = button.label
        width = Button.width_for(screen, words, button.icon, button.size) if words else bar.height
        button.rect = pygame.Rect(right - width, bar.top, width, bar.height)
        right = button.rect.left - gap
    return right


def in_rows(screen: Screen, buttons: Sequence[Button], room: pygame.Rect, gap: int) -> int:
    """Place buttons as high as the room side by side, on a new row where one has no room; where they end."""
    left, top = room.topleft
    for button in buttons:
        width = Button.width_for(screen, button.label, button.icon, button.size)
        if left > room.left and left + width > room.right:
            left, top = room.left, top + room.height + gap
        button.rect = pygame.Rect(left, top, width, room.height)
        left += width + gap
    return top + room.height
