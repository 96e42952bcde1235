"""Bars of a score in rows, as many as there is room for, and each note in signs, none longer than its bar."""

import math
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import pairwise

from codeweek.worlds.music.score import Note, Voice

BAR = 4  # beats
ROUND = tuple(Fraction(4, 2**n) for n in range(6))  # a whole note, a half note, and so on
DOTTED = tuple(Fraction(3, 2**n) for n in range(4))
NOTES = tuple(sorted({*ROUND, *DOTTED}, reverse=True))
FINEST = 4  # what no sign has the length of is cut in quarters of a beat at least: the rest has one
THREE = Fraction(3, 2)  # a third of a beat is written as half of one, with a 3


@dataclass(frozen=True)
class Sign:
    """A sign at `start` that lasts `length`, `written` as a note of that length; `note`: None is a rest.

    `first`: of its note; `tied`: to the next sign.
    """

    start: Fraction
    length: Fraction
    written: Fraction
    note: Note | None = None
    first: bool = True
    tied: bool = False

    @property
    def end(self) -> Fraction:
        """Where it is over."""
        return self.start + self.length

    @property
    def third(self) -> bool:
        """Whether three of them take the time of two."""
        return self.length * THREE == self.written


def signs(voice: Voice, end: Fraction) -> Iterator[Sign]:
    """All signs of a voice up to the end of the last bar."""
    at = Fraction(0)
    for note in voice:
        yield from _rests(at, note.start)
        yield from _note(note)
        at = note.end
    yield from _rests(at, end)


def _note(note: Note) -> Iterator[Sign]:
    at = note.start
    for _start, stop in _bars(note.start, note.end):
        while at < stop:
            length, written = _value(stop - at, NOTES)
            yield Sign(at, length, written, note, at == note.start, at + length < note.end)
            at += length


def _rests(start: Fraction, end: Fraction) -> Iterator[Sign]:
    """Rests that begin where a beat does, as soon as they can."""
    for at, stop in _bars(start, end):
        while at < stop:
            beat = Fraction(at // 1 + 1) if at.denominator > 1 else stop
            length, written = _value(min(stop, beat) - at, ROUND)
            yield Sign(at, length, written)
            at += length


def _bars(start: Fraction, end: Fraction) -> Iterator[tuple[Fraction, Fraction]]:
    """A time cut where bars begin."""
    while start < end:
        stop = min(end, Fraction((start // BAR + 1) * BAR))
        yield start, stop
        start = stop


def _value(length: Fraction, values: tuple[Fraction, ...]) -> tuple[Fraction, Fraction]:
    """The length of the next sign, at most `length`, and how it is written."""
    if length in values:
        return length, length
    if length * THREE in ROUND:
        return length, length * THREE
    shorter = [value for value in values if value < length]
    part = next((value for value in shorter if value.denominator <= FINEST), None)
    return (part, part) if part else (length, (*shorter, values[-1])[0])


BEAT, LEAST, PAD = (
    0.95,
    0.82,
    0.35,
)  # centimetres: a beat, the shortest time, what a bar has before its first note
LOOSE = 0.6  # the last row is as wide as the others if it is this full


@dataclass(frozen=True)
class Bar:
    """A bar: the times in it where something begins, and its end."""

    times: tuple[Fraction, ...]

    @property
    def widths(self) -> Iterator[float]:
        """What is after each time; long notes take more, but not as much more as they last."""
        return (max(LEAST, BEAT * math.sqrt(after - before)) for before, after in pairwise(self.times))

    @property
    def width(self) -> float:
        """What it would like to have."""
        return PAD + sum(self.widths)


@dataclass(frozen=True)
class Row:
    """Bars side by side from x `left` on, each `stretch` times as wide as it would like."""

    bars: tuple[Bar, ...]
    left: float
    stretch: float

    @property
    def first(self) -> Fraction:
        """Where it begins, in beats."""
        return self.bars[0].times[0]

    @property
    def last(self) -> Fraction:
        """Where it ends, in beats."""
        return self.bars[-1].times[-1]

    @property
    def edges(self) -> list[float]:
        """The x where each of its bars ends."""
        ends, x = [], self.left
        for bar in self.bars:
            x += bar.width * self.stretch
            ends.append(x)
        return ends

    @property
    def places(self) -> Mapping[Fraction, float]:
        """The x of each time."""
        found = {}
        for bar, start in zip(self.bars, [self.left, *self.edges], strict=False):
            x = start + PAD * self.stretch
            for time, width in zip(bar.times, bar.widths, strict=False):
                found[time] = x
                x += width * self.stretch
        return found

    @property
    def narrowest(self) -> float:
        """What is least between two times."""
        return min(width for bar in self.bars for width in bar.widths) * self.stretch


def bars(voices: Iterable[Sequence[Sign]], end: Fraction) -> list[Bar]:
    """The bars of a score: in all voices the same times stand below each other."""
    times = {sign.start for voice in voices for sign in voice}
    inside = [sorted(time for time in times if time // BAR == number) for number in range(int(end) // BAR)]
    return [Bar((*found, Fraction((number + 1) * BAR))) for number, found in enumerate(inside)]


def rows(all_bars: Sequence[Bar], lefts: tuple[float, float], right: float) -> list[Row]:
    """The rows of a score; `lefts`: where the bars of the first one begin, and of the others."""
    made: list[Row] = []
    left = list(all_bars)
    while left:
        start = lefts[bool(made)]
        many = _fitting(left, right - start)
        these, left = left[:many], left[many:]
        stretch = (right - start) / sum(bar.width for bar in these)
        full = bool(left) or stretch < 1 / LOOSE
        made.append(Row(tuple(these), start, stretch if full else 1.0))
    return made


def _fitting(left: Sequence[Bar], room: float) -> int:
    """How many bars the next row has: one at least."""
    used = 0.0
    for many, bar in enumerate(left):
        used += bar.width
        if used > room and many:
            return many
    return len(left)
