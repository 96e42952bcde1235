"""Notes on five lines, as on paper: heads, stems, flags and dots."""

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction

from codeweek.scene import Image, Line, Shape
from codeweek.worlds.music import looks
from codeweek.worlds.music.score import Note, Score

BOTTOM, MIDDLE, TOP = 3, 7, 11  # degrees of the bottom, middle and top line
DRUMS = {"boom": 4, "clap": 8, "tick": 12}  # where their crosses stand
CLEF, CLEF_SIDE = "music/clef", 1.55
FLAGGED, HOLLOW, WHOLE = Fraction(1), Fraction(2), Fraction(4)  # beats: from here on, or up to here


@dataclass(frozen=True)
class Staff:
    """Some beats of a staff: the first one, how many, the place of its bottom line, and between lines."""

    begin: int
    beats: int
    x: float
    y: float
    width: float
    space: float = 0.2
    clef: float = 0.8  # of its width

    def at(self, time: Fraction) -> float:
        """The x of a time."""
        return (
            self.x
            + self.clef
            + 0.25
            + float(time - self.begin) * (self.width - self.clef - 0.25) / self.beats
        )

    def line(self, degree: float) -> float:
        """The y of a degree."""
        return self.y - (degree - BOTTOM) * self.space / 2


def ground(staff: Staff) -> Iterator[Shape]:
    """The five lines, the clef and the bars."""
    for degree in range(BOTTOM, TOP + 1, 2):
        y = staff.line(degree)
        yield Line(((staff.x, y), (staff.x + staff.width, y)), looks.BAR, 0.025)
    yield Image(CLEF, staff.x + staff.clef / 2, staff.line(MIDDLE) - 0.02, CLEF_SIDE * staff.space / 0.2)
    for beat in range(staff.begin + 4, staff.begin + staff.beats + 1, 4):
        x = staff.at(Fraction(beat)) - 0.2
        yield Line(((x, staff.line(TOP)), (x, staff.line(BOTTOM))), looks.INK, 0.025)


def notes(staff: Staff, what: Score, model: bool = False) -> Iterator[Shape]:
    """The notes of a score that begin in these beats."""
    for voice, each in enumerate(what.voices):
        colour = looks.pale(looks.VOICES[voice]) if model else looks.VOICES[voice]
        for note in each:
            if staff.begin <= note.start < staff.begin + staff.beats:
                yield from _note(staff, note, colour)


def _note(staff: Staff, note: Note, colour: str) -> Iterator[Shape]:
    if isinstance(note.what, str):
        degree = DRUMS[note.what]
        yield from _cross(staff, note, colour)
    else:
        degree = note.what
        yield from _ledgers(staff, note.start, degree)
        yield from _head(staff, note, degree, colour)
    if note.length < WHOLE:
        yield from _stem(staff, note, degree, colour)
    if note.length.numerator == 3:
        x, y = staff.at(note.start) + staff.space * 1.25, staff.line(degree | 1) - staff.space / 2
        yield Line(((x, y), (x + 0.02, y)), colour, 0.09)


def _head(staff: Staff, note: Note, degree: int, colour: str) -> Iterator[Shape]:
    x, y, half = staff.at(note.start), staff.line(degree), staff.space * 0.25
    yield Line(((x - half, y), (x + half, y)), colour, staff.space)
    if note.length >= HOLLOW:
        yield Line(((x - half, y), (x + half, y)), looks.PAPER, staff.space * 0.45)


def _cross(staff: Staff, note: Note, colour: str) -> Iterator[Shape]:
    x, y, side = staff.at(note.start), staff.line(DRUMS[str(note.what)]), staff.space * 0.5
    yield Line(((x - side, y - side), (x + side, y + side)), colour, 0.05)
    yield Line(((x - side, y + side), (x + side, y - side)), colour, 0.05)


def _ledgers(staff: Staff, start: Fraction, degree: int) -> Iterator[Shape]:
    """The short lines of a note that stands below or above the five."""
    x, half = staff.at(start), staff.space * 1.1
    for line in (*range(BOTTOM - 2, degree - 1, -2), *range(TOP + 2, degree + 1, 2)):
        yield Line(((x - half, staff.line(line)), (x + half, staff.line(line))), looks.BAR, 0.025)


def _stem(staff: Staff, note: Note, degree: int, colour: str) -> Iterator[Shape]:
    up = 1 if degree < MIDDLE or isinstance(note.what, str) else -1
    x, y = staff.at(note.start) + up * staff.space * 0.7, staff.line(degree)
    end = y - up * staff.space * 3
    yield Line(((x, y), (x, end)), colour, 0.04)
    if note.length < FLAGGED:
        yield Line(((x, end), (x + staff.space * 0.9, end + up * staff.space * 1.1)), colour, 0.06)
