"""Notes on five lines, as on paper, where each beat has the same width."""

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction

from codeweek.scene import Image, Line, Shape
from codeweek.worlds.music import glyphs, looks
from codeweek.worlds.music.glyphs import BOTTOM, MIDDLE, TOP, Lines
from codeweek.worlds.music.score import Score

CLEF, CLEF_SIDE = "music/clef", 7.75  # its side in spaces


@dataclass(frozen=True)
class Staff:
    """Some beats of a staff: the first one, how many, the place of its bottom line."""

    begin: int
    beats: int
    x: float
    y: float
    width: float
    clef: float = 0.8  # of its width

    @property
    def lines(self) -> Lines:
        """Its lines."""
        return Lines(self.y)

    def at(self, time: Fraction) -> float:
        """The x of a time."""
        return (
            self.x
            + self.clef
            + 0.25
            + float(time - self.begin) * (self.width - self.clef - 0.25) / self.beats
        )


def ground(staff: Staff) -> Iterator[Shape]:
    """The five lines, the clef and the bars."""
    lines = staff.lines
    yield from glyphs.ground(lines, staff.x, staff.x + staff.width)
    yield clef(lines, staff.x + staff.clef / 2)
    for beat in range(staff.begin + 4, staff.begin + staff.beats + 1, 4):
        x = staff.at(Fraction(beat)) - 0.2
        yield Line(((x, lines.at(TOP)), (x, lines.at(BOTTOM))), looks.INK, glyphs.THIN)


def clef(lines: Lines, x: float) -> Image:
    """The clef of the treble, around the line of sol."""
    return Image(CLEF, x, lines.at(MIDDLE) - 0.02, CLEF_SIDE * lines.space)


def notes(staff: Staff, what: Score, model: bool = False) -> Iterator[Shape]:
    """The notes of a score that begin in these beats."""
    for voice, each in enumerate(what.voices):
        colour = looks.pale(looks.VOICES[voice]) if model else looks.VOICES[voice]
        for note in each:
            if staff.begin <= note.start < staff.begin + staff.beats:
                yield from glyphs.sign(staff.lines, staff.at(note.start), note, colour)
