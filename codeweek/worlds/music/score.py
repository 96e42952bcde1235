"""A score: what is heard when, in whole fractions of a beat; picture, sound and goal are made from it."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from fractions import Fraction
from typing import Literal, get_args

# fmt: off
NoteName = Literal[
    "low_f", "low_g", "low_a", "low_b", "c", "d", "e", "f", "g", "a", "b",
    "high_c", "high_d", "high_e", "high_f", "high_g",
]
# fmt: on
DrumName = Literal["boom", "clap", "tick"]
InstrumentName = Literal["piano", "flute", "xylophone", "guitar", "organ"]
NOTES: tuple[str, ...] = get_args(NoteName)  # neutral names, by degree from LOWEST to HIGHEST
DRUMS: tuple[str, ...] = get_args(DrumName)
INSTRUMENTS: tuple[str, ...] = get_args(InstrumentName)
LOWEST, HIGHEST = -3, 12  # degrees: do is 1
PIANO, TEMPO = "piano", 120
SLOWEST, FASTEST = 40, 240
VOICES = 4
ZERO = Fraction(0)
MOST = 500  # notes and rests of a score
PARTS = 12  # of a beat: halves, thirds and quarters are exact
LONGEST, SHORTEST = Fraction(16), Fraction(1, PARTS)  # beats of one note


@dataclass(frozen=True)
class Note:
    """One note.

    `start`: beats from the beginning. `what`: a degree (LOWEST to HIGHEST, do is 1), or a drum's neutral name
    (DRUMS). `length`: beats. `instrument`: its neutral name (INSTRUMENTS); a drum's means nothing.
    """

    start: Fraction
    what: int | str
    length: Fraction
    instrument: str = PIANO

    @property
    def end(self) -> Fraction:
        """Where it is over, in beats from the beginning."""
        return self.start + self.length


Voice = tuple[Note, ...]


@dataclass(frozen=True)
class Score:
    """The notes of each voice in the order of time; `tempo`: beats a minute."""

    voices: tuple[Voice, ...] = ((),)
    tempo: int = TEMPO

    @property
    def end(self) -> Fraction:
        """Where the last note is over, in beats from the beginning."""
        return max((note.end for note in notes(self)), default=Fraction(0))


def notes(score: Score) -> Iterator[Note]:
    """All notes, voice by voice."""
    for voice in score.voices:
        yield from voice


def trimmed(voices: tuple[Voice, ...]) -> tuple[Voice, ...]:
    """Some voices, without those at the end that have no note; at least one."""
    while len(voices) > 1 and not voices[-1]:
        voices = voices[:-1]
    return voices


def plain(score: Score) -> Score:
    """The same notes by one instrument, at the usual tempo."""
    voices = tuple(tuple(replace(note, instrument=PIANO) for note in voice) for voice in score.voices)
    return Score(trimmed(voices))


def degree(name: str) -> int:
    """The degree of a note's neutral name."""
    return NOTES.index(name) + LOWEST


def name_of(what: int | str) -> str:
    """The neutral name of a note's degree, or of a drum."""
    return what if isinstance(what, str) else NOTES[what - LOWEST]
