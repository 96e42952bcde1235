"""The place of a panel, painted from the colours of a look: sky, hills, floor."""

from collections.abc import Iterator

from codeweek.scene import Line, Rect, Shape
from codeweek.worlds.robot.looks import Look

HORIZON = 3.15
HILLS = ((0.5, 1.35), (2.3, 0.95), (3.7, 1.25))  # where the middle of a hill is, and its radius
DOTS = 18  # of a sky that has some


def ground(look: Look, wide: float, high: float) -> Iterator[Shape]:
    """The shapes of a place, from the back to the front."""
    yield Rect(0, 0, wide, high, look.floor[1])
    yield from _dots(look, wide)
    for x, radius in HILLS:
        yield Rect(x - radius, HORIZON - radius * 0.55, 2 * radius, 2 * radius, look.wall_floor, radius)
    yield Rect(0, HORIZON, wide, high - HORIZON, look.floor[0])
    yield Line(((0, HORIZON), (wide, HORIZON)), look.grid, 0.05)
    yield from _tiles(look, wide, high)


def _dots(look: Look, wide: float) -> Iterator[Shape]:
    """Small stars at places that never change."""
    for number in range(DOTS if look.dots else 0):
        across = (number * number * 31 + number * 17 + 5) % 97 / 97
        along = (number * number * 13 + number * 41 + 9) % 89 / 89
        size = 0.05 if number % 3 else 0.08
        yield Rect(across * wide, along * (HORIZON - 0.5), size, size, look.dots, size / 2)


def _tiles(look: Look, wide: float, high: float) -> Iterator[Shape]:
    """The lines of the floor, closer the farther they are."""
    for depth in (0.22, 0.58, 1.1):
        yield Line(((0, HORIZON + depth), (wide, HORIZON + depth)), look.grid, 0.03)
    for number in range(-4, 5):
        top, bottom = wide / 2 + number * 0.55, wide / 2 + number * 1.25
        yield Line(((top, HORIZON), (bottom, high)), look.grid, 0.03)
