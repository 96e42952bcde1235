"""A choice that is seen before it is read: a large picture on a card, its words under it."""

from collections.abc import Callable

import pygame

from codeweek.desktop.painting import draw
from codeweek.desktop.painting.theme import mix
from codeweek.desktop.screen import CENTRE, Screen
from codeweek.desktop.widgets.widget import Widget

WORDS, SMALLEST = 18, 13  # sizes
LINES = 2  # of words at most
EDGE, FOOT = 10, 60  # units: around what is on a card, and where its words are
LEAST, MOST, HIGH = 170, 230, 182  # units: how wide a card is, and how high
CLOSEST, LOWEST = 124, 104  # units: the same in a low window
Drawing = Callable[[Screen, tuple[int, int]], pygame.Surface]  # a picture of that size


class PictureCard(Widget):
    """`picture`: a name of `sprites`, of a sign, or what draws it; `main`: the one to choose first."""

    def __init__(
        self,
        rect: pygame.Rect,
        action: str,
        label: str,
        picture: str | Drawing,
        value: object = None,
        *,
        main: bool = False,
    ) -> None:
        super().__init__(rect, action, label=label, tooltip=label, value=value)
        self.picture, self.main = picture, main
        self._drawn: tuple[tuple[int, int], pygame.Surface] | None = None

    def draw(self, screen: Screen) -> None:
        """Paint the card, the picture, the words."""
        theme, lifted = screen.theme, self.hovered and not self.pressed
        box = self.rect.move(0, -screen.px(3)) if lifted else self.rect
        fill = theme.primary.fill if self.main else theme.plain.fill
        screen.card(box, fill, 18, 12 if lifted else 6)
        if not self.main:
            draw.round_rect(
                screen.surface, box, screen.px(18), None, theme.plain.border, max(1, screen.px(2))
            )
        edge, foot = screen.px(EDGE), min(screen.px(FOOT), round(box.height * 0.46))
        room = pygame.Rect(box.left + edge, box.top + edge, box.width - 2 * edge, box.height - foot - edge)
        self._paint(screen, room)
        words = pygame.Rect(box.left + edge, room.bottom, room.width, foot)
        ink = theme.primary.text if self.main else theme.plain.text
        size = next(
            (size for size in range(WORDS, SMALLEST, -1) if self._lines(screen, words.width, size) <= LINES),
            SMALLEST,
        )
        self.cut = self._lines(screen, words.width, size) > LINES
        high = screen.paragraph_height(self.label, words.width, size, "bold")
        words.top += max(0, (foot - high) // 2 - screen.px(3))
        screen.paragraph(self.label, words, size, ink, "bold", CENTRE)

    def _lines(self, screen: Screen, width: int, size: int) -> int:
        return round(
            screen.paragraph_height(self.label, width, size, "bold") / screen.line_step(size, "bold")
        )

    def _paint(self, screen: Screen, room: pygame.Rect) -> None:
        side, theme = min(room.size), screen.theme
        if not isinstance(self.picture, str):
            if self._drawn is None or self._drawn[0] != room.size:
                self._drawn = room.size, self.picture(screen, room.size)
            screen.surface.blit(self._drawn[1], room)
        elif "/" in self.picture:
            screen.sprite(self.picture, room.center, round(side * 0.86))
        else:
            draw.circle(screen.surface, room.center, side // 2, mix(theme.card, theme.primary.fill, 0.16))
            ink = theme.ink if theme.dark else theme.primary.fill
            screen.icon(self.picture, room.center, round(side * 0.56), ink)


def card_boxes(screen: Screen, room: pygame.Rect, count: int, gap: int) -> list[pygame.Rect]:
    """Places for so many cards in rows alike, each row in the middle; lower and closer in a low room."""

    def fits(columns: int) -> tuple[int, int]:
        rows = -(-count // columns)
        return rows, min(screen.px(HIGH), (room.height + gap) // rows - gap)

    most = max(1, min(count, (room.width + gap) // (screen.px(LEAST) + gap)))
    closest = max(most, min(count, (room.width + gap) // (screen.px(CLOSEST) + gap)))
    columns = next((n for n in range(most, closest + 1) if fits(n)[1] >= screen.px(LOWEST)), closest)
    rows, high = fits(columns)
    high = max(high, screen.px(LOWEST))
    columns = -(-count // rows)
    wide = min(screen.px(MOST), (room.width + gap) // columns - gap)
    boxes = []
    for i in range(count):
        row, column = divmod(i, columns)
        there = min(columns, count - row * columns)
        left = room.centerx - (there * (wide + gap) - gap) // 2 + column * (wide + gap)
        boxes.append(pygame.Rect(left, room.top + row * (high + gap), wide, high))
    return boxes
