"""What is drawn around what a program does: a place behind the actors of a stage, the paper of a notebook."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import pairwise
from math import ceil

from codeweek.scene import Image, Rect, Shape

SHAPE, LEAST, MOST = 0.62, 0.5, 2.2  # height of a whole picture for its width; cells over the first row
DOT = 0.09  # cells: larger than a star, which twinkles
SEAM = 0.05  # cells by which pictures in a row lie over each other
STARS = ((0.06, 0.1), (0.17, 0.42), (0.3, 0.16), (0.41, 0.66), (0.53, 0.08), (0.62, 0.4), (0.74, 0.2))
MORE_STARS = ((0.83, 0.55), (0.94, 0.14), (0.1, 0.78), (0.28, 0.9), (0.56, 0.84), (0.71, 0.72), (0.92, 0.86))


@dataclass(frozen=True)
class Thing:
    """A picture of a place: its middle as shares of the width and of the sky, its side of that height."""

    image: str
    x: float
    y: float
    size: float


@dataclass(frozen=True)
class Backdrop:
    """A place: colours from the top to the ground and from there to the front, and what is seen of it.

    `horizon` is where its ground begins, as a share of the rows and in cells at most; `row` repeats along it.
    `dots` mark the corners of cells, so that they can be counted.
    """

    sky: tuple[str, ...]
    ground: tuple[str, ...]
    horizon: tuple[float, float]
    dots: str
    row: str = ""
    things: tuple[Thing, ...] = ()
    stars: str = ""


CLEAR = ("#b9e3fa", "#cdecfc", "#e2f5fe")
FAIR = (Thing("sun", 0.86, 0.3, 0.5), Thing("cloud", 0.2, 0.3, 0.42), Thing("cloud", 0.56, 0.2, 0.3))
ROOM = Backdrop(
    ("#ffeccd", "#ffe6be"),
    ("#dba668", "#d39d5e", "#ca9355"),
    (0.5, 9),
    "#f0cd9c",
    things=(Thing("window", 0.8, 0.5, 0.62), Thing("frame", 0.2, 0.48, 0.42)),
)
NIGHT = replace(
    ROOM,
    sky=("#2c2e58", "#27294f"),
    ground=("#3b3152", "#352c4b", "#2f2744"),
    dots="#454070",
    things=(Thing("window_night", 0.8, 0.5, 0.62), Thing("frame_night", 0.2, 0.48, 0.42)),
)
EVENING = replace(ROOM, things=(Thing("window_night", 0.8, 0.5, 0.62), Thing("frame", 0.2, 0.48, 0.42)))
COUNTRY = Backdrop(CLEAR, ("#aed884", "#a2ce78", "#95c36b"), (0.25, 0.3), "#86b35e", "hills", FAIR)
TOWN = Backdrop(CLEAR, ("#dedae6", "#d4cfde", "#cac4d6"), (0.25, 0.3), "#b2abc4", "skyline", FAIR)
SEA = Backdrop(
    CLEAR,
    ("#6fbbe3", "#5caedb", "#4aa0d1"),
    (0.5, 0.9),
    "#a8dbf3",
    "waves",
    (Thing("sun", 0.2, 0.28, 0.5), Thing("cloud", 0.5, 0.22, 0.32), Thing("lighthouse", 0.88, 0.64, 0.72)),
)
SKY = Backdrop(
    ("#131a42", "#171f4c", "#1c2557", "#212b62"),
    (),
    (1, 99),
    "#4a568f",
    things=(Thing("planet", 0.83, 0.2, 0.34), Thing("moon", 0.13, 0.26, 0.22)),
    stars="#dfe5fe",
)
CAVE = Backdrop(("#2a201c", "#342822"), ("#54433b", "#4c3c34", "#44352e"), (0.25, 0.3), "#6e5a4d")
BACKDROPS: Mapping[str, Backdrop] = {
    "space": SKY,
    "cave": CAVE,
    "harbour": SEA,
    "studio": ROOM,
    **dict.fromkeys(("village", "garden", "terraces", "jungle"), COUNTRY),
    **dict.fromkeys(("plaza", "castle", "station", "factory"), TOWN),
}
FOLDER = "scenery"
# A page of a notebook: its paper, head and lines, the edge beside what is written, its back and the rings.
PAGE = ("#fdfdfb", "#f1f0e6", "#c6dcf0", "#f0a8a0", "#41628f", "#dfe3e8")


def above(width: int, height: float) -> float:
    """The cells over the first row that give a picture, so many cells high without them, its shape."""
    return round(min(MOST, max(LEAST, width * SHAPE - height)), 2)


def drawn(place: Backdrop, width: int, rows: int, top: float, bottom: float) -> Iterator[Shape]:
    """A place behind some rows of cells, from `top`, which is over them, to `bottom`, which is under them."""
    share, most = place.horizon
    horizon = min(rows * share, most) if place.ground else bottom
    yield from _bands(place.sky, width, top, horizon)
    high = horizon - top
    for number, (x, y) in enumerate((*STARS, *MORE_STARS) if place.stars else ()):
        side = 0.03 + number % 3 * 0.012
        yield Rect(x * width, top + y * high, side, side, place.stars, side / 2)
    for thing in place.things:
        size = min(thing.size * high, width * 0.3)
        yield Image(f"{FOLDER}/{thing.image}", thing.x * width, top + thing.y * high, size)
    if place.row:
        side = high * 0.72
        count = ceil(width / side)
        for number in range(count):
            yield Image(
                f"{FOLDER}/{place.row}", (number + 0.5) * side, horizon - side / 2 + 0.02, side + SEAM
            )
    if place.ground:
        yield from _bands(place.ground, width, horizon, bottom)
    for x in range(1, width):
        for y in range(1, max(rows, 2)):
            yield Rect(x - DOT / 2, y - DOT / 2, DOT, DOT, place.dots, DOT / 2)


def _bands(colours: tuple[str, ...], width: int, top: float, bottom: float) -> Iterator[Rect]:
    edges = [top + (bottom - top) * number / len(colours) for number in range(len(colours) + 1)]
    for colour, (high, low) in zip(colours, pairwise(edges), strict=True):
        yield Rect(0, high, width, low - high, colour)
