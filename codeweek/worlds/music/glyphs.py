"""The signs of notes on five lines: heads, crosses, ledger lines, stems with their flags, and dots."""

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction

from codeweek.scene import Line, Shape
from codeweek.worlds.music import looks
from codeweek.worlds.music.score import Note

BOTTOM, MIDDLE, TOP = 3, 7, 11  # degrees of the bottom, middle and top line
DRUMS = {"boom": 4, "clap": 8, "tick": 12}  # where their crosses stand
HOLLOW, WHOLE = Fraction(2), Fraction(4)  # beats: from here on
FLAGS = (Fraction(1), Fraction(1, 2), Fraction(1, 4))  # beats: below each of them, one flag more
THIN = 0.025


@dataclass(frozen=True)
class Lines:
    """Five lines: the y of the bottom one, and what is between two of them."""

    y: float
    space: float = 0.2

    def at(self, degree: float) -> float:
        """The y of a degree."""
        return self.y - (degree - BOTTOM) * self.space / 2


def ground(lines: Lines, left: float, right: float, colour: str = looks.BAR) -> Iterator[Shape]:
    """The lines themselves."""
    for degree in range(BOTTOM, TOP + 1, 2):
        yield Line(((left, lines.at(degree)), (right, lines.at(degree))), colour, THIN)


def place(what: int | str) -> int:
    """The degree at which a note or a stroke stands."""
    return DRUMS[what] if isinstance(what, str) else what


def up(what: int | str) -> bool:
    """Whether its stem goes up."""
    return isinstance(what, str) or what < MIDDLE


def sign(lines: Lines, x: float, note: Note, colour: str, ledger: str = looks.BAR) -> Iterator[Shape]:
    """One note or stroke, whose length is that of one sign."""
    if isinstance(note.what, str):
        yield from _cross(lines, x, place(note.what), colour)
    else:
        yield from _ledgers(lines, x, note.what, ledger)
        yield from _head(lines, x, note, colour)
    if note.length < WHOLE:
        yield from _stem(lines, x, note, colour)
    if note.length.numerator == 3:
        yield from dot(lines, x + lines.space * 1.25, place(note.what), colour)


def dot(lines: Lines, x: float, degree: int, colour: str) -> Iterator[Shape]:
    """What makes a note half as long again: beside it, between two lines."""
    y = lines.at(degree | 1) - lines.space / 2
    yield Line(((x, y), (x + 0.02, y)), colour, 0.09)


def _head(lines: Lines, x: float, note: Note, colour: str) -> Iterator[Shape]:
    y, half = lines.at(place(note.what)), lines.space * 0.25
    yield Line(((x - half, y), (x + half, y)), colour, lines.space)
    if note.length >= HOLLOW:
        yield Line(((x - half, y), (x + half, y)), looks.PAPER, lines.space * 0.45)


def _cross(lines: Lines, x: float, degree: int, colour: str) -> Iterator[Shape]:
    y, side = lines.at(degree), lines.space * 0.5
    yield Line(((x - side, y - side), (x + side, y + side)), colour, 0.05)
    yield Line(((x - side, y + side), (x + side, y - side)), colour, 0.05)


def _ledgers(lines: Lines, x: float, degree: int, colour: str) -> Iterator[Shape]:
    """The short lines of a note that stands below or above the five."""
    half = lines.space * 1.1
    for line in (*range(BOTTOM - 2, degree - 1, -2), *range(TOP + 2, degree + 1, 2)):
        yield Line(((x - half, lines.at(line)), (x + half, lines.at(line))), colour, THIN)


def _stem(lines: Lines, x: float, note: Note, colour: str) -> Iterator[Shape]:
    way = 1 if up(note.what) else -1
    x, y = x + way * lines.space * 0.7, lines.at(place(note.what))
    end = y - way * lines.space * 3
    yield Line(((x, y), (x, end)), colour, 0.04)
    for number in range(sum(note.length < length for length in FLAGS)):
        top = end + way * number * lines.space * 0.8
        yield Line(((x, top), (x + lines.space * 0.9, top + way * lines.space * 1.1)), colour, 0.06)
