"""Where lines and columns of a text are in a box, and how far it is scrolled."""

import pygame

from codeweek.desktop.editor.python_view import FACE, LINE, PAD, SIZE
from codeweek.desktop.screen import Screen
from codeweek.desktop.typing.code import place_of


class Sheet:
    """The lines of a text in a rectangle, their numbers in a gutter at the left."""

    def __init__(self, screen: Screen, rect: pygame.Rect) -> None:
        self.screen, self.rect = screen, rect
        self.lines: list[str] = [""]
        self.scroll = [0, 0]

    def show(self, text: str) -> None:
        """Another text."""
        self.lines = text.split("\n")
        self.scroll_by(0, 0)

    def place(self, screen: Screen, rect: pygame.Rect) -> None:
        """Another place or scale."""
        self.screen, self.rect = screen, rect
        self.scroll_by(0, 0)

    @property
    def step(self) -> int:
        """From one line to the next."""
        return self.screen.px(LINE)

    @property
    def gutter(self) -> int:
        """The width of the numbers."""
        digits = max(2, len(str(len(self.lines))))
        return self.width("0" * digits) + self.screen.px(PAD) * 2

    @property
    def inside(self) -> pygame.Rect:
        """Where the letters are seen."""
        edge = self.screen.px(4)
        left = self.rect.left + self.gutter
        return pygame.Rect(
            left, self.rect.top + edge, max(1, self.rect.right - edge - left), self.rect.height - 2 * edge
        )

    @property
    def page(self) -> int:
        """How many lines are in sight."""
        return max(1, (self.rect.height - 2 * self.screen.px(PAD)) // self.step)

    @property
    def seen(self) -> range:
        """The lines in sight, from 0, those cut included."""
        first = max(0, self._row_at(self.rect.top))
        return range(first, min(len(self.lines), self._row_at(self.rect.bottom) + 1))

    def width(self, words: str) -> int:
        """The width of some letters."""
        return self.screen.fonts.width(words, SIZE, FACE)

    def top(self, row: int) -> int:
        """Where a line stands."""
        return self.rect.top + self.screen.px(PAD) + row * self.step - self.scroll[1]

    def left(self, row: int, column: int) -> int:
        """Where a column of a line stands."""
        start = self.rect.left + self.gutter + self.screen.px(PAD) - self.scroll[0]
        return start + self.width(self.lines[row][:column])

    def box(self, row: int, start: int, end: int) -> pygame.Rect:
        """Where some letters of a line stand."""
        left = self.left(row, start)
        return pygame.Rect(left, self.top(row), self.left(row, end) - left, self.step)

    def place_at(self, pos: tuple[int, int]) -> int:
        """The place in the text nearest to a point."""
        row = max(0, min(self._row_at(pos[1]), len(self.lines) - 1))
        columns = range(len(self.lines[row]) + 1)
        column = min(columns, key=lambda column: abs(self.left(row, column) - pos[0]))
        return place_of("\n".join(self.lines), row, column)

    def scroll_by(self, x: int, y: int) -> None:
        """Scroll, within what there is."""
        room = self.room
        self.scroll = [max(0, min(self.scroll[i] + by, room[i])) for i, by in enumerate((x, y))]

    @property
    def room(self) -> tuple[int, int]:
        """How far it can be scrolled."""
        pad = self.screen.px(PAD)
        wide = max(map(self.width, self.lines)) + self.gutter + 2 * pad - self.rect.width
        high = len(self.lines) * self.step + 2 * pad - self.rect.height
        return max(0, wide), max(0, high)

    def reveal(self, row: int, column: int) -> None:
        """Scroll so that a place is seen, with a little of what is around it."""
        inside, near = self.inside, self.screen.px(2 * PAD)
        x, y = self.left(row, column), self.top(row)
        across = min(0, x - near - inside.left) or max(0, x + near - inside.right)
        down = min(0, y - inside.top) or max(0, y + self.step - inside.bottom)
        self.scroll_by(across, down)

    def _row_at(self, y: int) -> int:
        return (y - self.top(0)) // self.step
