"""Things of several sizes put one after another in rows."""

import pygame

from codeweek.desktop.widgets.widget import Widget


class Rows:
    """Boxes from left to right; one that does not fit begins the next row."""

    def __init__(self, room: pygame.Rect, gap: int) -> None:
        self.room, self.gap = room, gap
        self.x, self.y, self.high = room.left, room.top, 0
        self.made: list[Widget] = []

    def next(self, width: int, height: int) -> pygame.Rect:
        """The place of the next one."""
        self.together(width)
        box = pygame.Rect(self.x, self.y, width, height)
        self.x, self.high = box.right + self.gap, max(self.high, height)
        return box

    def together(self, width: int) -> None:
        """Begin a new row if what comes next, so wide in all, does not fit in this one."""
        if self.x > self.room.left and self.x + width > self.room.right:
            self.end()

    def end(self) -> int:
        """Begin a new row; where the last one ends."""
        bottom = self.y + self.high
        if self.high:
            self.x, self.y, self.high = self.room.left, bottom + self.gap, 0
        return bottom
