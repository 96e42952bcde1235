"""The families of a long palette as keys with their names: a tap shows the blocks of one.

Where blocks are made smaller than they are, the keys stay as large as fingers.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import pygame

from codeweek.blocks.block_signs import BY_CATEGORY
from codeweek.desktop.editor.block_looks import Looks, paint_of
from codeweek.desktop.painting import draw
from codeweek.desktop.screen import Screen

HIGH, HIGHEST = 46, 60  # units: a key, and one with room to spare
WIDE, NARROW = 112, 88  # units: a key in a column, and the least in a row
GAP, PAD = 4, 6
SIGN, WORDS, SMALLEST = 22, 13.5, 8  # no word of a name is broken
LEAST = 2  # families: there is nothing to choose between fewer


@dataclass(frozen=True)
class Family:
    """A family's key."""

    category: str
    box: pygame.Rect


def column(screen: Screen, height: int, count: int) -> int:
    """The width of the keys beside the program; two columns where one would be too high."""
    screen, count = screen.whole(), max(1, count)
    most = max(1, (height - 2 * screen.px(PAD)) // _step(screen))
    return -(-count // most) * screen.px(WIDE + GAP) - screen.px(GAP) + 2 * screen.px(PAD)


def row(screen: Screen, width: int, count: int) -> int:
    """The height of the keys under the program."""
    screen = screen.whole()
    lines = -(-max(1, count) // _columns(screen, width, count))
    return lines * _step(screen) - screen.px(GAP) + 2 * screen.px(PAD)


def keys(screen: Screen, strip: pygame.Rect, fold: str, names: Sequence[str]) -> list[Family]:
    """The keys, where they are on the screen; none while all the blocks are shown."""
    if not fold or not names:
        return []
    screen = screen.whole()
    px = screen.px
    pad, gap = px(PAD), px(GAP)
    room = strip.height - 2 * pad + gap
    if fold == "below":
        columns = _columns(screen, strip.width, len(names))
    else:
        columns = max(1, -(-len(names) // max(1, room // _step(screen))))
    rows = -(-len(names) // columns)
    wide = (strip.width - 2 * pad + gap) // columns
    high = max(_step(screen), min(px(HIGHEST + GAP), room // rows))
    families = []
    for number, category in enumerate(names):
        down, across = divmod(number, columns)
        left, top = strip.left + pad + across * wide, strip.top + pad + down * high
        families.append(Family(category, pygame.Rect(left, top, wide - gap, high - gap)))
    return families


def draw_keys(
    looks: Looks, surface: pygame.Surface, families: Sequence[Family], shown: str, title: Callable[[str], str]
) -> None:
    """Paint the keys in the colours of their blocks, a ring on the one whose blocks are shown."""
    screen = looks.screen.whole()
    for family in families:
        paint = paint_of(family.category, screen)
        radius = screen.px(11)
        if family.category == shown:
            edge = max(2, screen.px(3))
            draw.round_rect(surface, family.box.inflate(edge, edge), radius + edge, screen.theme.ink)
        draw.round_rect(surface, family.box, radius, paint.fill, paint.border, looks.edge)
        _write(screen, surface, family, title(family.category), paint.text)


def _write(screen: Screen, surface: pygame.Surface, family: Family, words: str, colour: str) -> None:
    """Its sign, then its name, on two lines when it must be."""
    box = family.box
    pad, side = screen.px(6), screen.px(SIGN)
    sign = BY_CATEGORY.get(family.category, "blocks")
    screen.icon(sign, (box.left + pad + side // 2, box.centery), side, colour)
    left = box.left + 2 * pad + side
    room = pygame.Rect(left, 0, box.right - left - screen.px(3), 0)
    size = WORDS
    while size > SMALLEST and any(
        screen.fonts.width(word, size, "bold") > room.width for word in words.split()
    ):
        size -= 0.5
    room.height = screen.paragraph_height(words, room.width, size, "bold")
    room.centery = box.centery
    before = surface.get_clip()
    surface.set_clip(box.clip(before))
    screen.paragraph(words, room, size, colour, "bold")
    surface.set_clip(before)


def _step(screen: Screen) -> int:
    return screen.px(HIGH) + screen.px(GAP)


def _columns(screen: Screen, width: int, count: int) -> int:
    px, count = screen.px, max(1, count)
    most = max(1, (width - 2 * px(PAD) + px(GAP)) // px(NARROW + GAP))
    rows = -(-count // most)
    return -(-count // rows)
