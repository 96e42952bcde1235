"""The land of a chapter on the map, in the colours of its look: WIDE by HIGH units."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from codeweek.scene import Image, Rect
from codeweek.worlds.robot.looks import LOOKS, Look

WIDE, HIGH = 4.0, 2.9
EDGE = 0.16  # how thick it is, seen from the front
GLOW = 0.11  # around the land to go to
HERO = (2.92, 1.0, 1.12)  # where the one who lives there stands, and its side
FLAG = (2.22, 1.3, 0.6)  # the same of the flag that a chapter gets once it is won
WAIT = 0.72  # how much of its colours a land has where the child has not been

Round = tuple[float, float, float, float, float]  # left, top, width, height, radius of corners

# The outlines: parts that overlap, one of them wide.
SHORES: tuple[tuple[Round, ...], ...] = (
    (
        (0.15, 0.85, 3.7, 1.5, 0.7),
        (0.45, 0.45, 1.7, 1.5, 0.7),
        (1.7, 0.25, 1.9, 1.6, 0.75),
        (0.9, 1.2, 2.2, 1.4, 0.65),
    ),
    (
        (0.15, 0.8, 3.7, 1.6, 0.75),
        (0.75, 0.3, 2.0, 1.5, 0.7),
        (2.1, 0.5, 1.5, 1.4, 0.65),
        (1.5, 1.25, 2.0, 1.35, 0.6),
    ),
    (
        (0.15, 0.9, 3.7, 1.4, 0.65),
        (1.1, 0.3, 2.2, 1.4, 0.65),
        (0.35, 0.6, 1.6, 1.5, 0.7),
        (0.6, 1.25, 1.9, 1.35, 0.6),
    ),
)
# What stands there, from the back to the front: pictures of the look, where, and their sides.
THINGS: tuple[tuple[tuple[str, float, float, float], ...], ...] = (
    (
        ("wall", 1.25, 0.72, 0.9),
        ("wall", 2.0, 0.6, 0.66),
        ("wall", 0.68, 1.12, 0.66),
        ("item", 1.3, 1.42, 0.42),
        ("pot", 3.5, 1.62, 0.52),
    ),
    (
        ("wall", 1.75, 0.68, 0.88),
        ("wall", 1.0, 0.92, 0.7),
        ("item", 0.55, 1.5, 0.42),
        ("item", 1.5, 1.36, 0.36),
        ("pot", 3.48, 1.66, 0.5),
    ),
    (
        ("wall", 0.95, 0.92, 0.86),
        ("wall", 1.72, 0.62, 0.7),
        ("wall", 2.2, 0.95, 0.5),
        ("pot", 0.5, 1.62, 0.52),
        ("item", 3.5, 1.56, 0.42),
    ),
)


@dataclass(frozen=True)
class Land:
    """Its outline, the ground with its edge, and the things on it."""

    shore: tuple[Rect, ...]
    ground: tuple[Rect, ...]
    things: tuple[Image, ...]


def _land(number: int, look: Look) -> Land:
    shore = SHORES[number % len(SHORES)]
    edge = tuple(_round(part, look.fence, down=EDGE) for part in shore)
    top = tuple(_round(part, look.floor[0]) for part in shore)
    things = tuple(
        Image(f"robot/{look.name}/{name}", x, y, side) for name, x, y, side in THINGS[number % len(THINGS)]
    )
    return Land(tuple(_round(part, "") for part in shore), (*edge, *top, *_patches(look, number)), things)


def _round(part: Round, fill: str, down: float = 0.0) -> Rect:
    left, top, width, height, radius = part
    return Rect(left, top + down, width, height, fill, radius)


def _patches(look: Look, number: int) -> Iterator[Rect]:
    """What grows under the walls, a few rounds of the floor's other colour, and its stars if it has some."""
    left = 0.45 + 0.3 * (number % len(SHORES))
    yield Rect(left, 0.78, 1.9, 0.66, look.wall_floor, 0.27)
    for x, y, side in ((0.5, 1.6, 0.5), (2.35, 1.45, 0.7), (3.2, 0.95, 0.45), (1.5, 1.9, 0.4)):
        yield Rect(x, y, side, side * 0.7, look.floor[1], side * 0.3)
    for n in range(14 if look.dots else 0):
        x, y = 0.5 + (n * 37 + 11) % 83 / 83 * 3.0, 0.55 + (n * 53 + 29) % 79 / 79 * 1.5
        yield Rect(x, y, 0.05, 0.05, look.dots, 0.025)


LANDS: Mapping[str, Land] = {name: _land(number, look) for number, (name, look) in enumerate(LOOKS.items())}


def land_of(look: str) -> Land:
    """The land of a look; the village for any other name."""
    return LANDS.get(look, LANDS["village"])
