"""The families of a long palette as keys with their names: a tap shows the blocks of one."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

import pygame

from codeweek.blocks.signs import BY_CATEGORY
from codeweek.desktop import draw
from codeweek.desktop.editor.looks import paint_of

if TYPE_CHECKING:
    from codeweek.desktop.editor.shelf import Shelf

HIGH, HIGHEST = 46, 60  # units: a key, and one with room to spare
WIDE, NARROW = 112, 88  # units: a key in a column, and the least in a row
GAP, PAD = 4, 6
SIGN, WORDS = 22, 13.5
LEAST = 2  # families: there is nothing to choose between fewer


@dataclass(frozen=True)
class Family:
    """A family's key."""

    category: str
    box: pygame.Rect


def column(shelf: "Shelf", height: int, count: int) -> int:
    """The width of the keys beside the program; two columns where one would be too high."""
    count = max(1, count)
    most = max(1, (height - 2 * shelf.screen.px(PAD)) // _step(shelf))
    return -(-count // most) * shelf.screen.px(WIDE + GAP) - shelf.screen.px(GAP) + 2 * shelf.screen.px(PAD)


def row(shelf: "Shelf", width: int) -> int:
    """The height of the keys under the program."""
    lines = -(-max(1, len(shelf.categories)) // _columns(shelf, width))
    return lines * _step(shelf) - shelf.screen.px(GAP) + 2 * shelf.screen.px(PAD)


def families(shelf: "Shelf") -> list[Family]:
    """The keys, where they are on the screen; none while all the blocks are shown."""
    if not shelf.fold or not shelf.categories:
        return []
    px, strip = shelf.screen.px, shelf.strip
    pad, gap, names = px(PAD), px(GAP), shelf.categories
    room = strip.height - 2 * pad + gap
    if shelf.fold == "below":
        columns = _columns(shelf, strip.width)
    else:
        columns = max(1, -(-len(names) // max(1, room // _step(shelf))))
    rows = -(-len(names) // columns)
    wide = (strip.width - 2 * pad + gap) // columns
    high = max(_step(shelf), min(px(HIGHEST + GAP), room // rows))
    found = []
    for number, category in enumerate(names):
        down, across = divmod(number, columns)
        left, top = strip.left + pad + across * wide, strip.top + pad + down * high
        found.append(Family(category, pygame.Rect(left, top, wide - gap, high - gap)))
    return found


def draw_families(shelf: "Shelf", surface: pygame.Surface) -> None:
    """Paint the keys in the colours of their blocks, a ring on the one whose blocks are shown."""
    screen = shelf.screen
    for family in families(shelf):
        paint = paint_of(family.category, screen)
        radius = screen.px(11)
        if shelf.open and family.category == shelf.family:
            edge = max(2, screen.px(3))
            draw.round_rect(surface, family.box.inflate(edge, edge), radius + edge, screen.theme.ink)
        draw.round_rect(surface, family.box, radius, paint.fill, paint.border, shelf.looks.edge)
        _write(shelf, surface, family, paint.text)


def _write(shelf: "Shelf", surface: pygame.Surface, family: Family, colour: str) -> None:
    """Its sign, then its name, on two lines when it must be."""
    screen, box = shelf.screen, family.box
    pad, side = screen.px(6), screen.px(SIGN)
    sign = BY_CATEGORY.get(family.category, "blocks")
    screen.icon(sign, (box.left + pad + side // 2, box.centery), side, colour)
    left = box.left + 2 * pad + side
    room = pygame.Rect(left, 0, box.right - left - screen.px(3), 0)
    words, size = shelf.title(family.category), WORDS
    while size > WORDS - 3 and any(
        screen.fonts.width(word, size, "bold") > room.width for word in words.split()
    ):
        size -= 0.5
    room.height = screen.paragraph_height(words, room.width, size, "bold")
    room.centery = box.centery
    before = surface.get_clip()
    surface.set_clip(box.clip(before))
    screen.paragraph(words, room, size, colour, "bold")
    surface.set_clip(before)


def _step(shelf: "Shelf") -> int:
    return shelf.screen.px(HIGH) + shelf.screen.px(GAP)


def _columns(shelf: "Shelf", width: int) -> int:
    px, count = shelf.screen.px, max(1, len(shelf.categories))
    most = max(1, (width - 2 * px(PAD) + px(GAP)) // px(NARROW + GAP))
    rows = -(-count // most)
    return -(-count // rows)
