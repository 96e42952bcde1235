"""A score on sheets of A4, one below the other, as an SVG: a centimetre is a unit."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction

from codeweek import data
from codeweek.report import svg_picture
from codeweek.report.score import score_staff
from codeweek.report.score.score_rows import BAR, Row, bars, rows, signs
from codeweek.report.score.score_staff import INK, Voice
from codeweek.scene import Label, Line, Rect, Scene, Shape
from codeweek.text import Text
from codeweek.worlds.music import glyphs
from codeweek.worlds.music.glyphs import BOTTOM, TOP, Lines
from codeweek.worlds.music.narrate import instrument
from codeweek.worlds.music.notation import word_in
from codeweek.worlds.music.score import ZERO, Note, Score

WIDE, HIGH, MARGIN = 21.0, 29.7, 1.5
PAPER = "#ffffff"
TITLE, TEMPO = 0.8, 0.42
HEAD = (1.9, 1.1)  # before the bars: clef and beats, clef alone
ABOVE, BELOW, APART = 1.0, 0.75, 0.5  # over a staff, under its lowest note, between two rows
STAFF = 0.8  # its five lines
SHORT, EDGE = 14.0, 0.2  # a row of a small picture, and what is after it
FIRST = 3.4  # where the first row begins on the first sheet


@dataclass(frozen=True)
class Placed:
    """A row of all voices: its sheet, and the y of the lowest line of each voice."""

    row: Row
    sheet: int
    staves: tuple[Lines, ...]


def printed(tune: Score, title: str, text: Text) -> str:
    """The SVG of a score; nothing where there is no note."""
    if not any(tune.voices):
        return ""
    return svg_picture.svg(page(tune, title, text), data.sprite, paper=True)


def page(tune: Score, title: str, text: Text) -> Scene:
    """All sheets of a score as one picture."""
    end = _whole(tune.end)
    voices = [_voice(voice, end, text) for voice in tune.voices if voice]
    placed = _placed(rows(bars([voice.signs for voice in voices], end), _lefts(), WIDE - MARGIN), voices)
    sheets = placed[-1].sheet + 1
    shapes = [*_top(title, tune.tempo), *(shape for each in placed for shape in _row(each, voices))]
    if sheets > 1:
        shapes += [_foot(number, sheets) for number in range(sheets)]
    last = placed[-1]
    shapes += _end(last.staves, last.row.edges[-1])
    return Scene(WIDE, HIGH * sheets, (Rect(0, 0, WIDE, HIGH * sheets, PAPER), *shapes))


def beginning(tune: Score, text: Text) -> Scene:
    """The first bars of the first voice, as many as a short row has: for a small picture."""
    (notes, *_) = (voice for voice in tune.voices if voice)
    end = _whole(max(note.end for note in notes))
    voice = _voice(notes, end, text)
    row = rows(bars([voice.signs], end), (HEAD[0], HEAD[0]), SHORT)[0]
    lines, right = Lines(ABOVE + STAFF), row.edges[-1]
    shapes = [*glyphs.ground(lines, 0, right, INK), *score_staff.head(lines, voice, 0, True)]
    shapes += [_upright(x, lines, lines) for x in row.edges]
    return Scene(
        right + EDGE, ABOVE + STAFF + _depth(voice), (), (), (*shapes, *score_staff.drawn(lines, voice, row))
    )


def _whole(end: Fraction) -> Fraction:
    """The end of the bar of a time."""
    return Fraction(-(-end // BAR) * BAR)


def _voice(notes: Sequence[Note], end: Fraction, text: Text) -> Voice:
    return Voice([*signs(tuple(notes), end)], word_in(text.language), lambda name: text(instrument(name)))


def _lefts() -> tuple[float, float]:
    first, other = HEAD
    return MARGIN + first, MARGIN + other


def _placed(all_rows: Sequence[Row], voices: Sequence[Voice]) -> list[Placed]:
    """Each row under the one before, or on the next sheet."""
    heights = [ABOVE + STAFF + _depth(voice) for voice in voices]
    made: list[Placed] = []
    sheet, y = 0, FIRST
    for row in all_rows:
        if y + sum(heights) > HIGH - MARGIN and made:
            sheet, y = sheet + 1, MARGIN
        staves = []
        for height in heights:
            staves.append(Lines(sheet * HIGH + y + ABOVE + STAFF))
            y += height
        y += APART
        made.append(Placed(row, sheet, tuple(staves)))
    return made


def _depth(voice: Voice) -> float:
    """What a voice needs below its lines."""
    return Lines(0).at(voice.lowest) + BELOW


def _top(title: str, tempo: int) -> Iterator[Shape]:
    yield Label(WIDE / 2, 1.9, title, INK, TITLE)
    yield from glyphs.sign(Lines(3.2), MARGIN + 0.2, Note(ZERO, BOTTOM, Fraction(1)), INK)
    yield Label(MARGIN + 0.55, 3.1, f"= {tempo}", INK, TEMPO, True)


def _row(placed: Placed, voices: Sequence[Voice]) -> Iterator[Shape]:
    row, right = placed.row, placed.row.edges[-1]
    for lines, voice in zip(placed.staves, voices, strict=True):
        yield from glyphs.ground(lines, MARGIN, right, INK)
        yield from score_staff.head(lines, voice, MARGIN, row.first == 0)
        for x in row.edges:
            yield _upright(x, lines, lines)
        yield from score_staff.drawn(lines, voice, row)
    if len(voices) > 1:
        yield _upright(MARGIN, placed.staves[0], placed.staves[-1])


def _upright(x: float, first: Lines, last: Lines) -> Line:
    return Line(((x, first.at(TOP)), (x, last.at(BOTTOM))), INK, glyphs.THIN)


def _end(staves: Sequence[Lines], right: float) -> list[Shape]:
    """The double bar at the end of all."""
    return [Rect(right - 0.1, lines.at(TOP), 0.11, lines.at(BOTTOM) - lines.at(TOP), INK) for lines in staves]


def _foot(number: int, sheets: int) -> Label:
    return Label(WIDE / 2, (number + 1) * HIGH - 0.8, f"{number + 1} / {sheets}", score_staff.SOFT, 0.34)
