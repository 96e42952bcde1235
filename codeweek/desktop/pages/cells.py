"""Words of a code in numbered cells."""

import pygame

from codeweek.desktop.painting import draw
from codeweek.desktop.painting.theme import mix
from codeweek.desktop.screen import CENTRE, Screen
from codeweek.desktop.widgets.widget import Widget
from codeweek.desktop.workshop.textbox import TextBox

CELL, GAP, NUMBER = 74, 14, 44  # units: height of a cell, between two, width of its number
LEAST = 240  # units: width
WORD, SMALL = 31, 17
LONGEST = 600  # letters of a field: a whole code may be pasted


class Cell(Widget):
    """A word and its number; a word that can be written again is pressed."""

    def __init__(self, rect: pygame.Rect, place: int, word: str, spoken: str, action: str = "") -> None:
        super().__init__(rect, action, label=word, value=place, spoken=spoken)
        self.place = place
        self.focusable = bool(action)

    def draw(self, screen: Screen) -> None:
        """Paint the cell, its number, its word."""
        frame(screen, self.rect, self.place)
        inside = self.rect.inflate(-screen.px(NUMBER + 16), 0).move(screen.px(NUMBER // 2), 0)
        self.write(screen, self.label, inside, WORD, screen.theme.ink, "bold", CENTRE)


def frame(screen: Screen, rect: pygame.Rect, place: int) -> None:
    """The ground of a cell, with its number at the left."""
    theme = screen.theme
    screen.card(rect, None, 16, 5)
    left = pygame.Rect(rect.left, rect.top, screen.px(NUMBER), rect.height)
    shade = mix(theme.card, theme.primary.fill, 0.16)
    draw.circle(screen.surface, left.center, screen.px(16), shade)
    screen.text(str(place + 1), left, SMALL, theme.ink, "bold", CENTRE)


def places(screen: Screen, room: pygame.Rect, count: int) -> list[pygame.Rect]:
    """Where so many cells stand, row after row from the top of a room."""
    gap, high = screen.px(GAP), screen.px(CELL)
    columns = max(1, min(4, (room.width + gap) // (screen.px(LEAST) + gap)))
    wide = (room.width - gap * (columns - 1)) // columns
    spots = (divmod(at, columns) for at in range(count))
    return [
        pygame.Rect(room.left + column * (wide + gap), room.top + row * (high + gap), wide, high)
        for row, column in spots
    ]


class WordField(TextBox):
    """The cell to write in."""

    def __init__(
        self, screen: Screen, rect: pygame.Rect, action: str, place: int, word: str, name: str
    ) -> None:
        inside = rect.inflate(-screen.px(NUMBER + 8), -screen.px(10)).move(screen.px(NUMBER // 2), 0)
        super().__init__(screen, inside, action, "", word, name, line=True, most=LONGEST, size=WORD)
        self.place = place

    def draw(self, screen: Screen) -> None:
        """Paint the cell, and the field in it."""
        cell = self.rect.move(-screen.px(NUMBER // 2), 0).inflate(screen.px(NUMBER + 8), screen.px(10))
        frame(screen, cell, self.place)
        super().draw(screen)
