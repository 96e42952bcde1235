"""One voice in one row, drawn: its lines, its signs and rests, and the names of its notes below."""

import math
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import pairwise

from codeweek.report.score.score_rows import BAR, Row, Sign
from codeweek.scene import Label, Line, Rect, Shape
from codeweek.worlds.music import glyphs, score
from codeweek.worlds.music.glyphs import BOTTOM, FLAGS, MIDDLE, TOP, Lines
from codeweek.worlds.music.score import Note
from codeweek.worlds.music.staff import clef

INK, SOFT = "#000000", "#5c6470"
WIDE = 0.3


def rest(lines: Lines, x: float, length: Fraction) -> Iterator[Shape]:
    """A rest: a block under a line or on one, a zigzag, or a stroke with its hooks."""
    space = lines.space
    if length >= 2:
        top = lines.at(MIDDLE + 2) if length >= 4 else lines.at(MIDDLE) - space / 2
        yield Rect(x - WIDE / 2, top, WIDE, space / 2, INK)
    elif length >= 1:
        turns = ((-0.4, 1.4), (0.3, 0.5), (-0.3, -0.2), (0.4, -1), (-0.2, -0.9), (-0.1, -1.6))
        places = tuple((x + across * space, lines.at(MIDDLE) - high * space) for across, high in turns)
        yield Line(places, INK, 0.06)
    else:
        hooks = sum(length < flag for flag in FLAGS)
        top, low = lines.at(MIDDLE) - space * 0.9, lines.at(MIDDLE) + space * (0.1 + hooks)
        slant = space * 0.35
        yield Line(((x + slant, top), (x - slant * 0.4, low)), INK, 0.045)
        for number in range(hooks):
            y = top + number * space * 0.9
            right = x + slant - number * slant * 0.5
            yield Line(((right - space * 0.9, y + 0.02), (right - space * 0.88, y + 0.02)), INK, 0.12)
            yield Line(((right - space * 0.9, y + 0.06), (right, y)), INK, 0.04)


NAME, SMALLEST, INSTRUMENT, THREE = 0.36, 0.16, 0.34, 0.3  # heights of words, in centimetres
WIDEST = 0.6  # of a letter, in heights of the text
CURVE = 8  # pieces of a tie
Word = Callable[[str], str]


@dataclass(frozen=True)
class Voice:
    """A voice of the score: its signs, and the names of its notes and of its instruments."""

    signs: Sequence[Sign]
    word: Word
    instrument: Word

    @property
    def lowest(self) -> int:
        """The degree below which the names stand; there is room for stems above it."""
        return min([BOTTOM - 2, *(glyphs.place(sign.note.what) for sign in self.signs if sign.note)])

    @property
    def longest(self) -> int:
        """Letters of the longest name."""
        return max([2, *(len(_name(sign.note, self.word)) for sign in self.signs if sign.note)])

    @property
    def struck(self) -> bool:
        """Whether it has strokes only."""
        found = [sign.note.what for sign in self.signs if sign.note]
        return bool(found) and all(isinstance(what, str) for what in found)

    def within(self, row: Row) -> list[Sign]:
        """Its signs of a row."""
        return [sign for sign in self.signs if row.first <= sign.start < row.last]


def head(lines: Lines, voice: Voice, left: float, timed: bool) -> Iterator[Shape]:
    """What stands before the first bar: the clef, and in the first row how many beats a bar has."""
    if voice.struck:
        for x in (left + 0.4, left + 0.6):
            yield Line(((x, lines.at(MIDDLE + 2)), (x, lines.at(MIDDLE - 2))), INK, 0.1)
    else:
        yield clef(lines, left + 0.5)
    if timed:
        for degree in (MIDDLE + 2, MIDDLE - 2):
            yield Label(left + 1.2, lines.at(degree), str(BAR), INK, lines.space * 2.6)


def drawn(lines: Lines, voice: Voice, row: Row) -> Iterator[Shape]:
    """The signs of a voice in a row."""
    within, places = voice.within(row), row.places
    size = max(SMALLEST, min(NAME, row.narrowest / ((voice.longest + 0.4) * WIDEST)))
    below = lines.at(voice.lowest) + 0.4
    for sign in within:
        x = places[sign.start]
        if sign.note is None:
            yield from rest(lines, _middle(row, sign, x), sign.written)
        else:
            yield from glyphs.sign(lines, x, _as_written(sign, sign.note), INK, INK)
            if sign.first:
                yield Label(x, below, _name(sign.note, voice.word), INK, size)
    yield from _ties(lines, voice, row)
    yield from _threes(lines, within, row)
    yield from _instruments(lines, voice, row)


def _as_written(sign: Sign, note: Note) -> Note:
    return Note(sign.start, note.what, sign.written, note.instrument)


def _middle(row: Row, sign: Sign, x: float) -> float:
    """A rest of a whole bar stands in its middle."""
    if sign.written < BAR:
        return x
    ends = [row.left, *row.edges]
    number = int(sign.start - row.first) // BAR
    return (ends[number] + ends[number + 1]) / 2


def _name(note: Note, word: Word) -> str:
    """What a note is called, be it high or low, or a stroke."""
    what = note.what
    return word(score.name_of(what if isinstance(what, str) else (what - 1) % 7 + 1))


def _ties(lines: Lines, voice: Voice, row: Row) -> Iterator[Line]:
    """Between two signs of one note; across the end of a row, a half on either side."""
    places, ends = row.places, (row.left, row.edges[-1])
    for sign, then in pairwise(voice.signs):
        if sign.tied and sign.note and {sign.start, then.start} & places.keys():
            start, end = places.get(sign.start, ends[0] - 0.1), places.get(then.start, ends[1] + 0.1)
            yield _tie(lines, start + 0.15, end - 0.15, sign.note.what)


def _tie(lines: Lines, start: float, end: float, what: int | str) -> Line:
    way = 1 if glyphs.up(what) else -1
    y, deep = lines.at(glyphs.place(what)) + way * 0.17, way * 0.16
    steps = [(n / CURVE, math.sin(math.pi * n / CURVE)) for n in range(CURVE + 1)]
    return Line(tuple((start + (end - start) * part, y + deep * low) for part, low in steps), INK, 0.035)


def _threes(lines: Lines, within: Sequence[Sign], row: Row) -> Iterator[Label]:
    """A 3 over signs that share two of their kind."""
    places, run, beats = row.places, list[Sign](), Fraction(0)
    for sign in within:
        if not sign.third:
            run, beats = [], Fraction(0)
            continue
        run, beats = [*run, sign], beats + sign.length
        if beats.denominator % 3:
            x = (places[run[0].start] + places[run[-1].start]) / 2
            yield Label(x, lines.at(TOP + 3.5), "3", INK, THREE)
            run, beats = [], Fraction(0)


def _instruments(lines: Lines, voice: Voice, row: Row) -> Iterator[Label]:
    """The name of an instrument, where it begins to play."""
    playing, places = "", row.places
    for sign in voice.signs:
        if sign.note is None or isinstance(sign.note.what, str) or sign.note.instrument == playing:
            continue
        playing = sign.note.instrument
        if sign.start in places:
            x = places[sign.start] - 0.2
            yield Label(x, lines.at(TOP + 7), voice.instrument(playing), SOFT, INSTRUMENT, True)
