"""The families of a long palette as a row of signs: a tap goes to one."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

import pygame

from codeweek.blocks.signs import BY_CATEGORY
from codeweek.desktop import draw
from codeweek.desktop.editor.looks import paint_of

if TYPE_CHECKING:
    from codeweek.desktop.editor.shelf import Shelf

KEY, GAP, PAD = 44, 6, 8  # units
LEAST = 3  # families: with fewer, scrolling is quick


@dataclass(frozen=True)
class Family:
    """A family's key, and where its blocks begin in the palette."""

    category: str
    start: int
    box: pygame.Rect


def height(shelf: "Shelf", width: int) -> int:
    """What the keys need above the blocks."""
    px, count = shelf.screen.px, len(shelf.headings)
    rows = -(-count // _columns(shelf, width))
    return rows * px(KEY) + (rows - 1) * px(GAP) + px(PAD)


def families(shelf: "Shelf") -> list[Family]:
    """The keys, where they are on the screen; none while everything is in sight."""
    if not shelf.strip.height:
        return []
    px, columns = shelf.screen.px, _columns(shelf, shelf.strip.width)
    step, found = px(KEY) + px(GAP), []
    for number, (category, start) in enumerate(shelf.headings):
        row, column = divmod(number, columns)
        left, top = shelf.strip.left + px(PAD) + column * step, shelf.strip.top + px(PAD) + row * step
        found.append(Family(category, start, pygame.Rect(left, top, px(KEY), px(KEY))))
    return found


def draw_families(shelf: "Shelf", surface: pygame.Surface) -> None:
    """Paint the keys in the colours of their blocks, a ring on the one in sight."""
    screen, now = shelf.screen, current(shelf)
    for family in families(shelf):
        paint = paint_of(family.category, screen)
        chosen = family.category == now
        radius = screen.px(11)
        if chosen:
            edge = max(2, screen.px(3))
            draw.round_rect(surface, family.box.inflate(edge, edge), radius + edge, screen.theme.ink)
        draw.round_rect(surface, family.box, radius, paint.fill, paint.border, shelf.looks.edge)
        sign = BY_CATEGORY.get(family.category, "blocks")
        screen.icon(sign, family.box.center, screen.px(26), paint.text)


def current(shelf: "Shelf") -> str:
    """The family at the top of what is in sight; the last one at the very end."""
    if shelf.room and shelf.scroll == shelf.room:
        return shelf.headings[-1][0]
    slack = shelf.screen.px(KEY)
    return next((c for c, start in reversed(shelf.headings) if start <= shelf.scroll + slack), "")


def _columns(shelf: "Shelf", width: int) -> int:
    px = shelf.screen.px
    return max(1, (width - 2 * px(PAD) + px(GAP)) // (px(KEY) + px(GAP)))
