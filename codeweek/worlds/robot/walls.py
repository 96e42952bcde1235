"""The walls of a map: neighbours stand on one ground and look like one rock, one hedge, one street."""

from collections.abc import Iterable, Iterator

from codeweek.scene import Image, Rect, Shape
from codeweek.worlds.robot.looks import Look
from codeweek.worlds.robot.state import Cell

CORNER = 0.16  # how round the ground of a wall is
BETWEEN = 0.72  # the side of what grows between two walls
SIZES = (1.0, 0.9, 0.96)


def walls(cells: Iterable[Cell], look: Look) -> Iterator[Shape]:
    """The ground under walls, exactly as large as their cells, then what stands on it, the nearest last."""
    there = frozenset(cells)
    yield from _grounds(there, look)
    standing = [*_standing(there, look), *(_between(there, look) if look.joined else ())]
    yield from sorted(standing, key=lambda image: (image.y, image.x))


def _grounds(there: frozenset[Cell], look: Look) -> Iterator[Rect]:
    """A round square for each wall; its corners fill up towards a neighbour."""
    for x, y in sorted(there):
        yield Rect(x, y, 1, 1, look.wall_floor, CORNER)
    for x, y in sorted(there):
        if (x + 1, y) in there:
            yield Rect(x + 0.5, y, 1, 1, look.wall_floor)
        if (x, y + 1) in there:
            yield Rect(x, y + 0.5, 1, 1, look.wall_floor)


def _standing(there: frozenset[Cell], look: Look) -> Iterator[Image]:
    """What stands on each cell: another drawing, another side or a little smaller by its place alone."""
    for x, y in there:
        turn = x * 5 + y * 3
        size = SIZES[turn % len(SIZES)]
        name = "wall_2" if not look.joined and (x + y) % 2 else "wall"
        yield Image(
            f"robot/{look.name}/{name}",
            x + 0.5,
            y + 1 - size / 2,
            size,
            mirrored=look.joined and turn % 4 > 1,
        )


def _between(there: frozenset[Cell], look: Look) -> Iterator[Image]:
    """A smaller one of the kind over each side that two walls share."""
    picture = f"robot/{look.name}/wall"
    for x, y in there:
        if (x + 1, y) in there:
            yield Image(picture, x + 1, y + 1 - BETWEEN / 2, BETWEEN, mirrored=y % 2 == 0)
        if (x, y + 1) in there:
            yield Image(picture, x + 0.5, y + 1, BETWEEN, mirrored=x % 2 == 0)
