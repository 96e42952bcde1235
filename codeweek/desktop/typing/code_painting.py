"""How a box for code looks: lines and columns, how far it is scrolled, caret, selection, mistake."""

from dataclasses import dataclass, field

import pygame

from codeweek.desktop.editor.python_view import FACE, INDENT, LINE, PAD, SIZE, Token, shade
from codeweek.desktop.editor.workspace import bar_colour
from codeweek.desktop.painting import draw
from codeweek.desktop.painting.theme import mix
from codeweek.desktop.screen import Screen
from codeweek.desktop.typing.code_text import Code, depth, place_of


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


CARET, WAVE = 2, 3  # units: the width of the caret, the height of the line under a mistake


@dataclass(frozen=True)
class Mark:
    """A mistake, or a word put `right`: its line and its columns, from 1; `until` is after it."""

    line: int
    column: int
    until: int
    right: bool = False


@dataclass(frozen=True)
class Looks:
    """What is painted of a box besides its letters."""

    code: Code
    tokens: dict[int, list[Token]] = field(default_factory=dict)
    focused: bool = False
    empty: str = ""  # what is said while nothing is written
    mark: Mark | None = None
    lit: tuple[int, str] | None = None  # a line from 1, and why: running or problem
    composed: str = ""  # letters that are not settled yet: an accent, a word of another writing
    holes: tuple[tuple[int, int], ...] = ()  # the only places that are written in
    right: tuple[Mark, ...] = ()
    values: str = ""  # what the lit line computed, written behind it


def paint(screen: Screen, sheet: Sheet, looks: Looks) -> None:
    """Paint the lines in sight, and what is on them."""
    theme, surface = screen.theme, screen.surface
    rim = theme.chosen.fill if looks.focused else theme.line
    screen.panel(sheet.rect, theme.card, 18, rim)
    before = surface.get_clip()
    gutter = pygame.Rect(sheet.rect.left, sheet.rect.top, sheet.gutter, sheet.rect.height)
    draw.round_rect(surface, gutter.inflate(-4, -4), screen.px(16), mix(theme.card, theme.panel, 0.7))
    for row in sheet.seen:
        surface.set_clip(sheet.rect.inflate(-4, -4).clip(before))
        _number(screen, sheet, row, looks)
        surface.set_clip(sheet.inside.clip(before))
        _line(screen, sheet, row, looks)
    surface.set_clip(sheet.inside.clip(before))
    if not looks.code.text and looks.empty and not looks.composed:
        _hint(screen, sheet, looks.empty)
    if looks.focused:
        _caret(screen, sheet, looks)
    surface.set_clip(before)
    _bars(screen, sheet)


def _line(screen: Screen, sheet: Sheet, row: int, looks: Looks) -> None:
    theme, colour = screen.theme, ""
    if looks.lit and looks.lit[0] == row + 1:
        running = looks.lit[1] == "running"
        band = pygame.Rect(sheet.inside.left, sheet.top(row), sheet.inside.width, sheet.step)
        draw.round_rect(screen.surface, band, screen.px(8), theme.highlight if running else theme.warm.fill)
        colour = "#1a1a1a" if running else theme.warm.text
    marked = looks.mark is not None and looks.mark.line == row + 1
    for mark in looks.right:
        if mark.line == row + 1:
            _marked(screen, sheet, row, mark)
    box = _marked(screen, sheet, row, looks.mark) if looks.mark and marked else None
    _holes(screen, sheet, row, looks.holes)
    _selection(screen, sheet, row, looks.code)
    _guides(screen, sheet, row, colour)
    for column, words, kind in looks.tokens.get(row + 1, ()):
        image = screen.fonts.render(words, SIZE, colour or shade(kind, theme), FACE)
        top = sheet.top(row) + (sheet.step - image.get_height()) // 2
        screen.surface.blit(image, (sheet.left(row, column), top))
    if box:
        _wave(screen, box)
    if looks.values and looks.lit and looks.lit[0] == row + 1:
        _values(screen, sheet, row, looks.values)


def _values(screen: Screen, sheet: Sheet, row: int, values: str) -> None:
    """What the line computed, on a card of its own behind it; against the edge where the line is long."""
    image = screen.fonts.render(values, SIZE, screen.theme.ink, FACE)
    pad, room = screen.px(8), sheet.inside
    card = pygame.Rect(
        0, sheet.top(row) + screen.px(2), image.get_width() + 2 * pad, sheet.step - screen.px(4)
    )
    behind = sheet.left(row, len(sheet.lines[row])) + 2 * pad
    card.left = max(room.left, min(behind, room.right - card.width - pad))
    draw.round_rect(screen.surface, card, screen.px(6), screen.theme.card)
    screen.surface.blit(image, (card.left + pad, card.top + (card.height - image.get_height()) // 2))


def _holes(screen: Screen, sheet: Sheet, row: int, holes: tuple[tuple[int, int], ...]) -> None:
    """The ground under each hole of a line."""
    begins = sum(len(line) + 1 for line in sheet.lines[:row])
    for start, end in holes:
        if begins <= start <= begins + len(sheet.lines[row]):
            box = sheet.box(row, start - begins, end - begins)
            box.width = max(box.width, sheet.width("0")) + screen.px(4)
            theme, radius = screen.theme, screen.px(5)
            draw.round_rect(screen.surface, box, radius, theme.panel, theme.chosen.fill, 2)


def _selection(screen: Screen, sheet: Sheet, row: int, code: Code) -> None:
    """The ground under what is selected of a line; its end too, when the selection goes on."""
    if not code.selected:
        return
    start = sum(len(line) + 1 for line in sheet.lines[:row])
    end = start + len(sheet.lines[row])
    if code.start > end or code.end < start:
        return
    box = sheet.box(row, max(0, code.start - start), min(code.end, end) - start)
    box.width += screen.px(6) if code.end > end else 0
    theme = screen.theme
    screen.surface.fill(mix(theme.card, theme.chosen.fill, 0.35 if theme.dark else 0.25), box)


def _guides(screen: Screen, sheet: Sheet, row: int, colour: str) -> None:
    line, width = sheet.lines[row], max(1, screen.px(1.5))
    for level in range(0, depth(line) if line.strip() else 0, INDENT):
        left = sheet.left(row, level) + screen.px(3)
        screen.surface.fill(colour or screen.theme.line, (left, sheet.top(row), width, sheet.step))


def _number(screen: Screen, sheet: Sheet, row: int, looks: Looks) -> None:
    theme, pad = screen.theme, screen.px(PAD)
    lit = looks.lit is not None and looks.lit[0] == row + 1
    if lit or (looks.mark and looks.mark.line == row + 1):
        running = lit and looks.lit is not None and looks.lit[1] == "running"
        centre = (sheet.rect.left + sheet.gutter // 2, sheet.top(row) + sheet.step // 2)
        draw.circle(screen.surface, centre, screen.px(13), theme.highlight if running else theme.warm.fill)
        screen.icon(
            "play" if running else "bulb", centre, screen.px(18), "#1a1a1a" if running else theme.warm.text
        )
        return
    number = pygame.Rect(sheet.rect.left, sheet.top(row), sheet.gutter - pad, sheet.step)
    here = looks.focused and row == looks.code.row
    screen.text(str(row + 1), number, SIZE - 2, theme.ink if here else theme.ink_soft, FACE, 1.0)


def _marked(screen: Screen, sheet: Sheet, row: int, mark: Mark) -> pygame.Rect:
    """The ground of a mark: one letter wide at the least, so that what is missing shows too."""
    start, end = mark.column - 1, max(mark.until, mark.column + 1) - 1
    box = sheet.box(row, start, end)
    box.width = max(box.width, sheet.width("0"))
    ground = screen.theme.good.fill if mark.right else screen.theme.warm.fill
    draw.round_rect(screen.surface, box.inflate(screen.px(4), -screen.px(4)), screen.px(5), ground)
    return box


def _wave(screen: Screen, box: pygame.Rect) -> None:
    """A wavy line under a mistake."""
    step = high = max(2, screen.px(WAVE))
    base = box.bottom - high - screen.px(3)
    count = max(2, box.width // step)
    points = [(box.left + step * n, base + (high if n % 2 else 0)) for n in range(count + 1)]
    pygame.draw.lines(screen.surface, screen.theme.warm.border, False, points, max(2, screen.px(2)))


def _hint(screen: Screen, sheet: Sheet, words: str) -> None:
    box = sheet.inside.move(screen.px(PAD) + screen.px(4), screen.px(PAD) // 2)
    box.width -= 2 * screen.px(PAD)
    screen.paragraph(words, box, SIZE, screen.theme.ink_soft)


def _caret(screen: Screen, sheet: Sheet, looks: Looks) -> None:
    """The caret, and letters that are not settled yet."""
    code, theme = looks.code, screen.theme
    x, y = sheet.left(code.row, code.column), sheet.top(code.row)
    if looks.composed:
        image = screen.fonts.render(looks.composed, SIZE, theme.ink, FACE)
        ground = pygame.Rect(x, y, image.get_width(), sheet.step)
        screen.surface.fill(mix(theme.card, theme.chosen.fill, 0.2), ground)
        screen.surface.blit(image, (x, y + (sheet.step - image.get_height()) // 2))
        x += image.get_width()
    screen.surface.fill(
        theme.ink, (x - 1, y + screen.px(4), max(2, screen.px(CARET)), sheet.step - screen.px(8))
    )


def _bars(screen: Screen, sheet: Sheet) -> None:
    """How far it is scrolled, to the side and down."""
    width, inset, room, rect = screen.px(6), screen.px(5), sheet.room, sheet.rect
    colour = bar_colour(screen)
    if room[0]:
        left, seen = sheet.inside.left, rect.right - sheet.inside.left - 2 * inset
        wide = max(screen.px(36), seen * seen // (seen + room[0]))
        start = left + (seen - wide) * sheet.scroll[0] // room[0]
        bar = pygame.Rect(start, rect.bottom - width - inset, wide, width)
        draw.round_rect(screen.surface, bar, width // 2, colour)
    if room[1]:
        seen = rect.height - 4 * inset
        high = max(screen.px(36), seen * seen // (seen + room[1]))
        start = rect.top + 2 * inset + (seen - high) * sheet.scroll[1] // room[1]
        bar = pygame.Rect(rect.right - width - inset, start, width, high)
        draw.round_rect(screen.surface, bar, width // 2, colour)
