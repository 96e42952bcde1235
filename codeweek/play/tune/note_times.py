"""When each note of a score is heard, in whole samples, and how its instrument sounds."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from fractions import Fraction
from math import fsum

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


PEAK = 0.9  # nothing is louder
LOUD = 0.45  # one note: two voices need not be made softer
A = 440.0  # hertz
STEPS = (-9, -7, -5, -4, -2, 0, 2)  # half tones from la to each degree of an octave, do first


@dataclass(frozen=True)
class Sine:
    """One sine of a note: `times` its pitch, how loud, how fast it dies away (a second)."""

    times: float
    weight: float
    decay: float


@dataclass(frozen=True)
class Timbre:
    """The sines of an instrument; `attack` and `release`: the seconds in which a note comes and goes."""

    sines: tuple[Sine, ...]
    attack: float = 0.004
    release: float = 0.03


@dataclass(frozen=True)
class Drum:
    """A stroke: a sine that falls from `start` to `end` hertz, and noise; `bright` from 0 (dark) to 1."""

    seconds: float
    decay: float
    start: float = 0.0
    end: float = 0.0
    noise: float = 1.0
    bright: float = 1.0
    seed: int = 1
    attack: float = 0.001
    release: float = 0.01


def _timbre(rows: str, attack: float = 0.004, release: float = 0.03) -> Timbre:
    """From `times weight decay` of each sine; the weights are made to add up to 1: no note is louder."""
    numbers = [tuple(map(float, row.split())) for row in rows.split(",")]
    whole = fsum(weight for _times, weight, _decay in numbers)  # alike in every Python
    return Timbre(tuple(Sine(t, w / whole, d) for t, w, d in numbers), attack, release)


TIMBRES: Mapping[str, Timbre] = {
    "piano": _timbre("1 1 2.2, 2 .45 3.2, 3 .25 4.5, 4 .14 6, 5 .08 8"),
    "flute": _timbre("1 1 .25, 2 .18 .3, 3 .06 .4", 0.05, 0.05),
    "xylophone": _timbre("1 1 9, 3.93 .5 22, 9.2 .2 45", 0.002),
    "guitar": _timbre("1 1 3, 2 .8 3.6, 3 .55 4.4, 5 .35 6.5, 6 .3 8, 7 .25 10, 9 .15 14", 0.002),
    "organ": _timbre("1 1 0, 2 .75 0, 3 .45 0, 4 .4 0, 6 .25 0, 8 .2 0", 0.02, 0.04),
}
DRUMS: Mapping[str, Drum] = {
    "boom": Drum(0.32, 13, 150, 48, 0.12, 0.15, 3),
    "clap": Drum(0.16, 30, bright=0.55, seed=5),
    "tick": Drum(0.06, 90, seed=7),
}


def pitch(degree: int) -> float:
    """The hertz of a degree of the scale, alike on every machine; do is 1, the octave above it 8."""
    return round(A * float(2 ** (half_tones(degree) / 12)), 4)


def half_tones(degree: int) -> int:
    """From the la at 440 hertz to a degree of the scale."""
    octave, step = divmod(degree - 1, len(STEPS))
    return 12 * octave + STEPS[step]
