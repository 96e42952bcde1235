"""A piano roll: lines with their names, the model pale behind, the notes in the colours of their voices."""

from collections.abc import Iterator
from functools import lru_cache

from codeweek.scene import Label, Line, Rect, Shape
from codeweek.worlds.music import looks, score
from codeweek.worlds.music.notation import word_in
from codeweek.worlds.music.roll_layout import BAR, Box, Layout
from codeweek.worlds.music.score import Note, Score

THIN, SIZE, SMALL = 0.02, 0.3, 0.26
THIN_BEATS = 32  # more are not marked one by one
RADIUS = 0.12
OUT = 0.06  # how far the light around a note reaches


@lru_cache(maxsize=64)
def background(where: Layout, model: Score | None, language: str) -> tuple[Shape, ...]:
    """The lines, their names and the numbers of the bars, and the notes of the model."""
    wanted = notes(where, model, True) if model else ()
    return (*_lines(where, language), *_bars(where), *wanted)


def _lines(where: Layout, language: str) -> Iterator[Shape]:
    word, place = word_in(language), where.place
    for what in where.rows:
        y = where.y(what)
        if isinstance(what, int) and what % 7 == 1:
            yield Rect(place.x, y - where.row / 2, place.width, where.row, looks.LINE)
        yield Line(
            ((place.x, y + where.row / 2), (place.x + place.width, y + where.row / 2)), looks.LINE, THIN
        )
        name = word(score.name_of(what)).replace("_", " ")
        yield Label(0.14, y, name, looks.INK, min(SIZE, where.row * 0.8), True)


def _bars(where: Layout) -> Iterator[Shape]:
    top, bottom = where.place.y, where.bottom
    for beat in range(0, where.beats + 1, 1 if where.beats <= THIN_BEATS else BAR):
        x = where.place.x + beat * where.beat
        yield Line(((x, top), (x, bottom)), looks.LINE if beat % BAR else looks.BAR, THIN)
        if beat % BAR == 0 and beat < where.beats:
            yield Label(x + 0.05, top - 0.2, str(where.begin + beat + 1), looks.INK, SMALL, True)


def notes(where: Layout, what: Score, model: bool = False) -> tuple[Shape, ...]:
    """The notes of a score, as those of the model or as those that are written."""
    return tuple(
        shape
        for voice, each in enumerate(what.voices)
        for note in each
        for shape in _note(where, note, voice, model)
    )


@lru_cache(maxsize=8192)
def _note(where: Layout, note: Note, voice: int, model: bool) -> tuple[Shape, ...]:
    box, colour = where.box(note, voice), looks.VOICES[voice]
    if model:
        return (_rect(box, looks.pale(colour)),)
    inner = Box(box.x, box.y + box.height * 0.12, box.width, box.height * 0.76)
    return (_rect(inner, colour), *_sign(inner, voice))


def _rect(box: Box, colour: str) -> Rect:
    return Rect(box.x, box.y, box.width, box.height, colour, min(RADIUS, box.width / 4, box.height / 4))


def _sign(box: Box, voice: int) -> Iterator[Shape]:
    """What tells a voice from the others without its colour: nothing, a stripe, a dot, or a hole."""
    y, thick = box.y + box.height / 2, box.height * 0.22
    if voice == 1 and box.width > thick * 3:
        yield Line(((box.x + thick, y), (box.x + box.width - thick, y)), looks.PAPER, thick)
    elif voice == 2:
        side = min(box.height, box.width) * 0.5
        yield Rect(box.x + side / 2, y - side / 2, side, side, looks.PAPER, side / 4)
    elif voice == 3:
        edge = min(box.height, box.width) * 0.22
        yield Rect(box.x + edge, box.y + edge, box.width - 2 * edge, box.height - 2 * edge, looks.PAPER)


def light(where: Layout, note: Note, voice: int) -> Rect:
    """The light behind the note that has just been written."""
    box = where.box(note, voice)
    return Rect(box.x - OUT, box.y - OUT, box.width + 2 * OUT, box.height + 2 * OUT, looks.LIT, RADIUS)


def off(where: Layout, note: Note, voice: int) -> Line:
    """The frame around the first note that is not as in the model."""
    box = where.box(note, voice)
    left, top, right, bottom = box.x - OUT, box.y - OUT, box.x + box.width + OUT, box.y + box.height + OUT
    corners = ((left, top), (right, top), (right, bottom), (left, bottom), (left, top))
    return Line(corners, looks.OFF, 0.06, True)
