"""Where things stand in a piano roll: a line for each degree or drum, time to the right."""

import math
from dataclasses import dataclass
from fractions import Fraction

from codeweek.worlds.music import score
from codeweek.worlds.music.score import Note, Score

USUAL = range(1, 9)  # degrees that are always there, if there are any
BAR, LEAST = 4, 8  # beats of a bar; the least that is shown
HIGHEST_ROW = 1.1
LANE, GAP = 0.84, 0.05  # of a row: what its notes take; between two notes


@dataclass(frozen=True)
class Box:
    """A rectangle of the picture, in units."""

    x: float
    y: float
    width: float
    height: float


@dataclass(frozen=True)
class Layout:
    """The lines from the top (`rows`: degrees and drums), how many beats, and the place of the roll."""

    rows: tuple[int | str, ...]
    beats: int
    voices: int
    place: Box
    begin: int = 0  # the first beat that is seen

    @property
    def row(self) -> float:
        """The height of a line."""
        return min(HIGHEST_ROW, self.place.height / len(self.rows))

    @property
    def beat(self) -> float:
        """The width of a beat."""
        return self.place.width / self.beats

    @property
    def bottom(self) -> float:
        """The y of the bottom edge of the last line."""
        return self.place.y + self.row * len(self.rows)

    def x(self, at: Fraction) -> float:
        """The x of a time, in beats from the beginning."""
        return self.place.x + float(at - self.begin) * self.beat

    def y(self, what: int | str) -> float:
        """The y of the middle of a line."""
        return self.place.y + (self.rows.index(what) + 0.5) * self.row

    def box(self, note: Note, voice: int) -> Box:
        """The place of a note of a voice (from 0): each voice has a part of each line for itself."""
        high = self.row * LANE / self.voices
        top = self.y(note.what) - self.row * LANE / 2 + voice * high
        gap = min(GAP, float(note.length) * self.beat * 0.15)
        return Box(self.x(note.start), top, float(note.length) * self.beat - gap, high)


def layout(place: Box, *scores: Score) -> Layout:
    """The layout in which all of some scores are seen."""
    found = {note.what for each in scores for note in score.notes(each)}
    degrees = {what for what in found if isinstance(what, int)}
    drums = tuple(drum for drum in reversed(score.DRUMS) if drum in found)
    rows = [*range(max(degrees | {*USUAL}), min(degrees | {*USUAL}) - 1, -1)] if degrees or not drums else []
    end = max(LEAST, *(math.ceil(each.end) for each in scores))
    voices = max(len(each.voices) for each in scores)
    return Layout((*rows, *drums), -(-end // BAR) * BAR, voices, place)
