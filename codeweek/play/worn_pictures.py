"""What is seen of what is worn: where a hat sits on an animal, what a hero leaves behind as a trail."""

from collections.abc import Iterator, Mapping, Sequence

from codeweek.scene import Image, Line, Shape

# The top of a head: how far right of the middle of the picture and how far above it; how wide it is.
HEADS: Mapping[str, tuple[float, float, float]] = {
    "fox": (0.0, 0.21, 0.5),
    "owl": (0.0, 0.39, 0.48),
    "cat": (0.0, 0.2, 0.5),
    "panda": (0.0, 0.3, 0.54),
    "rabbit": (0.13, 0.17, 0.36),
    "frog": (0.0, 0.4, 0.42),
    "lion": (0.0, 0.29, 0.54),
    "penguin": (0.0, 0.42, 0.38),
    "turtle": (-0.36, -0.12, 0.32),
    "whale": (-0.17, 0.17, 0.42),
    "bee": (-0.32, 0.11, 0.3),
    "koala": (0.0, 0.33, 0.48),
}
# The middle of the brim, how far under the middle of the hat's picture; how wide the hat is, of a head.
HATS: Mapping[str, tuple[float, float]] = {
    "cap": (0.24, 1.1),
    "leaves": (0.42, 0.9),
    "straw": (0.2, 1.5),
    "crown": (0.26, 1.1),
    "feelers": (0.4, 0.95),
    "clapper": (0.4, 0.9),
    "headphones": (-0.14, 1.45),
    "deerstalker": (0.22, 1.2),
    "pencil": (0.14, 1.05),
    "mortarboard": (0.28, 1.25),
}


def hat_on(animal: str, hat: str) -> tuple[float, float, float]:
    """How far right of the middle of the animal's picture and how far under it the hat is; its side."""
    across, above, wide = HEADS[animal]
    brim, part = HATS[hat]
    side = wide * part
    return across, -above - brim * side, side


LASTS = 6  # places
MARKS = {  # a picture, and its side at first
    "stars": ("worn/stars", 0.5),
    "light": ("worn/light", 0.8),
    "shields": ("worn/shields", 0.5),
}
LEAST = 0.4  # of that side, where it is about to go
CHALKS = ("#e5484d", "#f5871f", "#ffc933", "#3fae49", "#2f8fe0", "#8b5cf6")  # the newest stroke first
CHALK = 0.12  # cells: how wide a stroke is

Point = tuple[float, float]


def marks(name: str, places: Sequence[Point]) -> tuple[Shape, ...]:
    """The marks of a trail when the hero has gone from place to place, and stands at the last one."""
    last = places[-LASTS - 1 :]
    return tuple(_chalk(last) if name == "chalk" else _pictures(name, last))


def _pictures(name: str, places: Sequence[Point]) -> Iterator[Shape]:
    picture, side = MARKS.get(name, ("", 0.0))
    for old, (x, y) in enumerate(reversed(places[:-1])):
        if picture and (x, y) != places[-1]:
            yield Image(picture, x, y, side * (1 - (1 - LEAST) * old / LASTS))


def _chalk(places: Sequence[Point]) -> Iterator[Shape]:
    for old, start in enumerate(reversed(places[:-1])):
        yield Line((start, places[len(places) - 1 - old]), CHALKS[old], CHALK)
