"""A score being written as an immutable value: the notes so far, and where each voice goes on."""

from dataclasses import dataclass, field
from fractions import Fraction

from codeweek.worlds.music.score import PIANO, TEMPO, Note, Score, Voice, trimmed


@dataclass(frozen=True, slots=True)
class World:
    """A score, and the pen that writes it.

    `at`: where each voice goes on, in beats. `voice`: the one that is written, from 0. `rests`: their number.
    `wanted`: the score to copy, if there is one; `given`: its level wrote it itself.
    For the picture: `lit`, the note that the last step wrote; `language`, that of the names of its lines.
    """

    wanted: Score | None = field(default=None, hash=False)
    given: bool = False
    voices: tuple[Voice, ...] = ((),)
    at: tuple[Fraction, ...] = (Fraction(0),)
    voice: int = 0
    tempo: int = TEMPO
    instrument: str = PIANO
    rests: int = 0
    lit: Note | None = field(default=None, compare=False)
    language: str = field(default="fr", compare=False)

    @property
    def score(self) -> Score:
        """What is written, without voices at the end that have no note."""
        return Score(trimmed(self.voices), self.tempo)

    @property
    def size(self) -> int:
        """How many notes and rests are written."""
        return sum(map(len, self.voices)) + self.rests
