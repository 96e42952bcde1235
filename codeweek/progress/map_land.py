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
FINISH = (2.0, 0.5, 0.84)  # the same of the flag at the end of the way
NUMBER = (0.5, 0.72)  # where its number is
NOW = 1.08  # how large the land to go to is beside the others
FOOT, TOP = 2.76, 0.16  # where what is seen of it ends and begins
LAP = 12.0  # units: of its foot, behind the plate with its name
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

    @property
    def folder(self) -> str:
        """Where its pictures are, its flag too."""
        return self.things[0].image.rpartition("/")[0]


def cell_in(wide: float, high: float, lap: float) -> float:
    """How large a unit is of a land on the plate of a box, that leaves so much room above."""
    return min(wide / WIDE, (high + lap) / (FOOT - TOP))


def _land(number: int, look: Look) -> Land:
    things = tuple(
        Image(f"robot/{look.name}/{name}", x, y, side) for name, x, y, side in THINGS[number % len(THINGS)]
    )
    return _shaped(number, look.fence, look.floor[0], tuple(_patches(look, number)), things)


def _shaped(number: int, edge: str, top: str, patches: tuple[Rect, ...], things: tuple[Image, ...]) -> Land:
    shore = SHORES[number % len(SHORES)]
    sides = tuple(_round(part, edge, down=EDGE) for part in shore)
    tops = tuple(_round(part, top) for part in shore)
    return Land(tuple(_round(part, "") for part in shore), (*sides, *tops, *patches), things)


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


def _ruled(colour: str, margin: str) -> tuple[Rect, ...]:
    """The lines of a sheet of paper."""
    lines = [Rect(0.6, 0.75 + n * 0.3, 2.8, 0.035, colour) for n in range(5)]
    return (*lines, Rect(0.95, 0.55, 0.04, 1.85, margin))


def _squared(colour: str) -> tuple[Rect, ...]:
    """The squares of a sheet to calculate on."""
    across = [Rect(0.55, 0.7 + n * 0.28, 2.9, 0.03, colour) for n in range(6)]
    return (*across, *(Rect(0.75 + n * 0.28, 0.55, 0.03, 1.8, colour) for n in range(10)))


def _keys() -> tuple[Rect, ...]:
    """The keys of a piano, in the grass."""
    white = [Rect(0.7 + n * 0.3, 1.75, 0.27, 0.5, "#ffffff", 0.05) for n in range(9)]
    black = [Rect(0.89 + n * 0.3, 1.75, 0.17, 0.3, "#3a2b44", 0.04) for n in (0, 1, 3, 4, 5, 7)]
    return (*white, *black)


def _things(*placed: tuple[str, float, float, float]) -> tuple[Image, ...]:
    return tuple(Image(f"land/{name}", x, y, side) for name, x, y, side in placed)


BY_LOOK = {name: _land(number, look) for number, (name, look) in enumerate(LOOKS.items())}
# Of those who live where their look says too little.
BY_HERO = {
    "music/bird": _shaped(
        0,
        "#a3668f",
        "#f3cfe2",
        _keys(),
        _things(("piano", 1.15, 0.86, 1.05), ("note", 2.0, 0.62, 0.5), ("drum", 3.45, 1.62, 0.6)),
    ),
    "console/notebook": _shaped(
        1,
        "#8c6a45",
        "#fffaf0",
        _ruled("#a9c6ea", "#f0a59c"),
        _things(
            ("paper", 1.35, 0.86, 0.98),
            ("pencil", 2.1, 0.8, 0.8),
            ("ink", 0.62, 1.35, 0.56),
            ("rubber", 3.4, 1.66, 0.52),
        ),
    ),
    "robot/sober/hero": _shaped(
        2,
        "#4f7a8f",
        "#e6f4f4",
        _squared("#b4d9dc"),
        _things(
            ("square", 0.9, 1.05, 0.86),
            ("calculator", 1.7, 0.82, 1.0),
            ("compass", 2.3, 0.9, 0.7),
            ("ruler", 3.3, 1.66, 0.66),
        ),
    ),
}
LANDS: Mapping[str, Land] = {**BY_LOOK, **BY_HERO}


def land_of(look: str, hero: str = "") -> Land:
    """The land of who lives there, or of a look; the village for any other name."""
    return BY_HERO.get(hero) or BY_LOOK.get(look, BY_LOOK["village"])
