"""The tune of a music level as a hand finds it: a piano roll, cut into pages of some bars."""

from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction
from typing import Any, TypedDict

from codeweek.scene import Rect, Scene
from codeweek.text import Text
from codeweek.worlds.music import looks
from codeweek.worlds.music import piano_roll as roll
from codeweek.worlds.music.notation import word_in
from codeweek.worlds.music.picture import WIDTH
from codeweek.worlds.music.roll_layout import Box, Layout
from codeweek.worlds.music.score import (
    DRUMS,
    FASTEST,
    HIGHEST,
    LOWEST,
    SLOWEST,
    VOICES,
    Note,
    Score,
    Voice,
    name_of,
    notes,
)
from codeweek.worlds.music.state import World

PAGE, MOST_PAGES = 16, 32  # beats of a page; pages that are shown
USUAL = (1, 8)  # degrees that are always there; one more on each side, so that the roll can grow
HEIGHT = 9.0
PLACE = Box(1.75, 0.6, 10.1, 8.25)
LENGTHS = (Fraction(1, 4), Fraction(1, 2), Fraction(1), Fraction(3, 2), Fraction(2), Fraction(3), Fraction(4))
HOP = 10  # beats a minute


class RollNote(TypedDict):
    """A note: its voice from 0, its beginning and its length in beats, its neutral name."""

    voice: int
    at: float
    length: float
    what: str


class RollLine(TypedDict):
    """A line of the roll: the neutral name of its note or drum, and its name in words."""

    what: str
    name: str


class Roll(TypedDict):
    """The tune of a map, and where it is in the pictures of its pages.

    `x`, `y`: the upper left of the roll; `row`, `beat`: the height of a line, the width of a beat; `beats`:
    of a page. `instruments`: of each voice, empty for one without a note. `slower`, `faster`: the next
    tempos, None at the end. `fitted`: the tune is that of the solution.
    """

    x: float
    y: float
    row: float
    beat: float
    beats: int
    pages: int
    lines: list[RollLine]
    notes: list[RollNote]
    instruments: list[str]
    tempo: int
    slower: int | None
    faster: int | None
    fitted: bool


def of(world: World, text: Text) -> Roll:
    """The roll of a start."""
    score, word = world.wanted or Score(), word_in(text.language)
    where = _layout(score, 0)
    return {
        "x": where.place.x,
        "y": where.place.y,
        "row": where.row,
        "beat": where.beat,
        "beats": PAGE,
        "pages": min(MOST_PAGES, int(score.end // PAGE) + 1),
        "lines": [{"what": name_of(row), "name": word(name_of(row)).replace("_", " ")} for row in where.rows],
        "notes": [*_notes(score)],
        "instruments": [_instrument(voice) for voice in (*score.voices, *((),) * VOICES)[:VOICES]],
        "tempo": score.tempo,
        "slower": max(SLOWEST, score.tempo - HOP) if score.tempo > SLOWEST else None,
        "faster": min(FASTEST, score.tempo + HOP) if score.tempo < FASTEST else None,
        "fitted": not world.given,
    }


def _notes(score: Score) -> Iterator[RollNote]:
    for voice, each in enumerate(score.voices):
        for note in each:
            at, length = float(note.start), float(note.length)
            yield {"voice": voice, "at": at, "length": length, "what": name_of(note.what)}


def _instrument(voice: Voice) -> str:
    """What a voice begins with; empty for one without a note."""
    return next((note.instrument for note in voice), "")


def pages(world: World, text: Text) -> list[Scene]:
    """The pictures of a start, page by page."""
    score = world.wanted or Score()
    return [_page(score, page * PAGE, text.language) for page in range(of(world, text)["pages"])]


def _page(score: Score, begin: int, language: str) -> Scene:
    where = _layout(score, begin)
    paper = Rect(0, 0, WIDTH, HEIGHT, looks.PAPER)
    seen = replace(score, voices=tuple(tuple(_within(voice, begin)) for voice in score.voices))
    return Scene(WIDTH, HEIGHT, (paper, *roll.background(where, None, language)), (), roll.notes(where, seen))


def _within(voice: Voice, begin: int) -> Iterator[Note]:
    """The notes of a page; of one that goes on, what is on it."""
    for note in voice:
        start, end = max(note.start, Fraction(begin)), min(note.end, Fraction(begin + PAGE))
        if start < end:
            yield replace(note, start=start, length=end - start)


def _layout(score: Score, begin: int) -> Layout:
    """All the lines there may be a note on: the usual ones, those of the tune and one more, and the drums."""
    found = [note.what for note in notes(score) if isinstance(note.what, int)]
    low, high = max(LOWEST, min([USUAL[0], *found]) - 1), min(HIGHEST, max([USUAL[1], *found]) + 1)
    rows = (*range(high, low - 1, -1), *reversed(DRUMS))
    return Layout(rows, PAGE, len(score.voices), PLACE, begin)


def step_of(length: float) -> float:
    """How far apart the places are where a note of a length may begin."""
    return min(1.0, length) if length != 1.5 else 0.5


def note_at(roll: Roll, voice: int, line: str, beat: float) -> RollNote | None:
    """The note of a voice that sounds at a place."""
    on = (note for note in roll["notes"] if note["voice"] == voice and note["what"] == line)
    return next((roll_note for roll_note in on if 0 <= beat - roll_note["at"] < roll_note["length"]), None)


def touch(roll: Roll, voice: int, line: str, beat: float, length: float) -> dict[str, Any]:
    """What a touch of the roll asks: the note there is taken away, else one is put at the place before."""
    if roll_note := note_at(roll, voice, line, beat):
        return {"do": "tune", "voice": voice, "at": roll_note["at"], "note": line}
    step = step_of(length)
    return {"do": "tune", "voice": voice, "at": beat // step * step, "length": length, "note": line}
