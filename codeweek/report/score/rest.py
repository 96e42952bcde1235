"""The signs of rests."""

from collections.abc import Iterator
from fractions import Fraction

from codeweek.scene import Line, Rect, Shape
from codeweek.worlds.music.glyphs import FLAGS, MIDDLE, Lines

INK = "#000000"
WIDE = 0.3


def rest(lines: Lines, x: float, length: Fraction) -> Iterator[Shape]:
    """A rest: a block under a line or on one, a zigzag, or a stroke with its hooks."""
    space = lines.space
    if length >= 2:
        top = lines.at(MIDDLE + 2) if length >= 4 else lines.at(MIDDLE) - space / 2
        yield Rect(x - WIDE / 2, top, WIDE, space / 2, INK)
    elif length >= 1:
        turns = ((-0.4, 1.4), (0.3, 0.5), (-0.3, -0.2), (0.4, -1), (-0.2, -0.9), (-0.1, -1.6))
        places = tuple((x + across * space, lines.at(MIDDLE) - high * space) for across, high in turns)
        yield Line(places, INK, 0.06)
    else:
        hooks = sum(length < each for each in FLAGS)
        top, low = lines.at(MIDDLE) - space * 0.9, lines.at(MIDDLE) + space * (0.1 + hooks)
        slant = space * 0.35
        yield Line(((x + slant, top), (x - slant * 0.4, low)), INK, 0.045)
        for number in range(hooks):
            y = top + number * space * 0.9
            right = x + slant - number * slant * 0.5
            yield Line(((right - space * 0.9, y + 0.02), (right - space * 0.88, y + 0.02)), INK, 0.12)
            yield Line(((right - space * 0.9, y + 0.06), (right, y)), INK, 0.04)
