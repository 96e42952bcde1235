"""When each note of a score is heard: whole samples, so that what follows each other meets exactly."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from fractions import Fraction

from codeweek.worlds.music.score import Note, Score

RATE = 22050  # samples a second
LONGEST = 180 * RATE  # what is longer ends there
PAUSE = RATE // 2  # between a tune and the one it is compared with


@dataclass(frozen=True)
class Sounding:
    """A note of a voice, heard from sample `first` up to `last`, which is no more of it."""

    first: int
    last: int
    voice: int
    note: Note


@dataclass(frozen=True)
class Part:
    """A score that is heard from sample `first` on; `model`: it is the one to copy."""

    score: Score
    model: bool = False
    first: int = 0

    @property
    def last(self) -> int:
        """The sample where its last note is over."""
        return min(self.first + _place(self.score.end, self.score.tempo), LONGEST)

    def beat(self, sample: int) -> float:
        """The beat that is heard at a sample."""
        return (sample - self.first) * self.score.tempo / (60 * RATE)

    def soundings(self) -> Iterator[Sounding]:
        """Its notes, voice by voice; none after the longest time."""
        for voice, notes in enumerate(self.score.voices):
            for note in notes:
                first, last = (self.first + _place(at, self.score.tempo) for at in (note.start, note.end))
                if first < min(last, LONGEST):
                    yield Sounding(first, min(last, LONGEST), voice, note)


def after(parts: Iterable[Part]) -> tuple[Part, ...]:
    """Parts one after the other, with a pause between them."""
    told: list[Part] = []
    for part in parts:
        told.append(replace(part, first=told[-1].last + PAUSE if told else 0))
    return tuple(told)


def up_to(score: Score, beat: Fraction) -> Score:
    """What of a score begins before a beat."""
    kept = tuple(tuple(note for note in voice if note.start < beat) for voice in score.voices)
    return replace(score, voices=kept)


def _place(beat: Fraction, tempo: int) -> int:
    return int(beat * 60 * RATE / tempo)  # down: so that what is later by a second is the same
