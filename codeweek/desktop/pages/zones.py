"""Where things are on the page of a level, in any window."""

from collections.abc import Callable
from dataclasses import dataclass

import pygame

MARGIN = 12
TOP = 92
PLAYER = 64
MESSAGE = 92
STRIP = 52  # tabs of maps
LONG = 4.0  # a world so wide is small in any column
READ, MOST_READ = 300, 620  # blocks that are only read: the width they have, and the most they take
PYTHON = 260
WORLD = 130  # units of height that the world keeps in any window
LEAST, FAIR = 0.36, 0.45  # of the width: the world beside wide blocks, and one of many columns
CELL = 70  # units: a cell that is easy to see
WIDE = 1150  # units: from here three columns fit
FLAT = 640  # units of height under which things are closer

Px = Callable[[float], int]


@dataclass(frozen=True)
class Wanted:
    """What there is to show besides the editor and the world."""

    python: bool = False
    tabs: bool = False
    boxes: int = 0  # units of height for the variables
    answer: int = 0  # units of height for the answer of a prediction
    reading: int = 0  # the program is only read: units of width that it needs
    blocks: int = 0  # units of width in which the palette and a solution are all in sight
    crowded: bool = False  # the blocks to choose from are wide
    shape: float = 1.0  # width of the world for one of height
    columns: float = 0.0  # cells of the world side by side


@dataclass(frozen=True)
class Zones:
    """Rectangles of the window; None for what is not shown."""

    top: pygame.Rect
    editor: pygame.Rect
    python: pygame.Rect | None
    tabs: pygame.Rect | None
    world: pygame.Rect
    boxes: pygame.Rect | None
    answer: pygame.Rect | None
    message: pygame.Rect
    player: pygame.Rect

    def all(self) -> list[pygame.Rect]:
        """Those that are shown."""
        return [zone for zone in vars(self).values() if zone is not None]


def zones(window: pygame.Rect, px: Px, wanted: Wanted) -> Zones:
    """Cut the window: top, player at the bottom, editor at the left, world at the right."""
    flat = window.height < px(FLAT)
    gap = px(MARGIN * (0.66 if flat else 1))
    inner = window.inflate(-2 * gap, -2 * gap)
    top = pygame.Rect(inner.left, inner.top, inner.width, px(TOP * (0.9 if flat else 1)))
    player = pygame.Rect(inner.left, inner.bottom - px(PLAYER), inner.width, px(PLAYER))
    body = pygame.Rect(inner.left, top.bottom + gap, inner.width, player.top - top.bottom - 2 * gap)
    wide = window.width >= px(WIDE)
    right = _right(body, gap, px, wanted, wide)
    editor = pygame.Rect(body.left, body.top, body.width - right - gap, body.height)
    if wanted.crowded:
        wide = False  # the Python goes under the blocks
    share = 0.46 if wanted.reading else 0.34
    editor, python = _with_python(editor, gap, px, wide, share) if wanted.python else (editor, None)
    column = pygame.Rect(body.right - right, body.top, right, body.height)
    tabs, column = _from_top(column, gap, px(STRIP) if wanted.tabs else 0)
    message, column = _from_bottom(column, gap, px(MESSAGE * (0.8 if flat else 1)))
    part = _part(column.height, gap, px, wanted)
    boxes, column = _from_bottom(column, gap, round(px(wanted.boxes) * part))
    answer, column = _from_bottom(column, gap, round(px(wanted.answer) * part))
    assert message
    return Zones(top, editor, python, tabs, column, boxes, answer, message, player)


def _part(height: int, gap: int, px: Px, wanted: Wanted) -> float:
    """How much of the height they want the boxes and the answer get: the world must be seen."""
    asked = px(wanted.boxes) + px(wanted.answer)
    left = height - 2 * gap - px(WORLD)
    return min(1.0, max(0.3, left / asked)) if asked else 1.0


def _right(body: pygame.Rect, gap: int, px: Px, wanted: Wanted, wide: bool) -> int:
    """The width of the column of the world: more for a wide world, and beside a program that is only read."""
    beside = wide and wanted.python
    least = round(body.width * (LEAST if beside else 0.42))
    if wanted.reading:
        most = body.width - gap - px(wanted.reading + (PYTHON + MARGIN if beside else 0))
    elif wanted.crowded:
        most = round(body.width * (0.5 if wanted.shape > LONG else 0.4))
        return max(_world(body, px, wanted), min(most, body.width - gap - px(wanted.blocks)))
    else:
        most = round(body.width * (0.42 if beside else 0.5))
    high = body.height - px(MESSAGE) - (px(STRIP) if wanted.tabs else 0) - px(wanted.answer)
    found = max(least, min(most, round(high * wanted.shape)))
    if wanted.blocks and not beside:
        found = min(found, max(_world(body, px, wanted), body.width - gap - px(wanted.blocks)))
    return found


def _world(body: pygame.Rect, px: Px, wanted: Wanted) -> int:
    """The least width of the world beside blocks that could use more."""
    return max(round(body.width * LEAST), min(round(body.width * FAIR), round(px(CELL) * wanted.columns)))


def _with_python(
    editor: pygame.Rect, gap: int, px: Px, wide: bool, share: float
) -> tuple[pygame.Rect, pygame.Rect]:
    """The Python in a column of its own when there is room, else under the blocks."""
    if wide:
        width = min(px(PYTHON), round(editor.width * share))
        python = pygame.Rect(editor.right - width, editor.top, width, editor.height)
        return pygame.Rect(editor.left, editor.top, editor.width - width - gap, editor.height), python
    height = round(editor.height * 0.36)
    python = pygame.Rect(editor.left, editor.bottom - height, editor.width, height)
    return pygame.Rect(editor.left, editor.top, editor.width, editor.height - height - gap), python


def _from_top(column: pygame.Rect, gap: int, height: int) -> tuple[pygame.Rect | None, pygame.Rect]:
    if not height:
        return None, column
    taken = pygame.Rect(column.left, column.top, column.width, height)
    rest = pygame.Rect(column.left, taken.bottom + gap, column.width, column.height - height - gap)
    return taken, rest


def _from_bottom(column: pygame.Rect, gap: int, height: int) -> tuple[pygame.Rect | None, pygame.Rect]:
    if not height:
        return None, column
    taken = pygame.Rect(column.left, column.bottom - height, column.width, height)
    return taken, pygame.Rect(column.left, column.top, column.width, column.height - height - gap)
