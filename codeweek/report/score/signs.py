"""The signs of a voice: a note is one of them or several that are tied, none is longer than its bar."""

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction

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
