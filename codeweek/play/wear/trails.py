"""What a hero leaves behind who wears a trail: on the last places, the older the smaller."""

from collections.abc import Iterator, Sequence

from codeweek.scene import Image, Line, Shape

LASTS = 6  # places
MARKS = {"stars": ("worn/stars", 0.5), "light": ("worn/light", 0.8)}  # a picture, and its side at first
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
