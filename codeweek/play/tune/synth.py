"""The sound of notes, from what is heard when to samples, and samples as a WAV file."""

import cmath
import io
import math
import sys
import wave
from array import array
from collections.abc import Iterable
from itertools import accumulate, repeat
from operator import add, mul
from typing import TypeAlias

from codeweek.play.tune.note_times import (
    DRUMS,
    LOUD,
    PEAK,
    RATE,
    TIMBRES,
    Drum,
    Part,
    Sounding,
    Timbre,
    pitch,
)
from codeweek.worlds.music.score import Note

Samples: TypeAlias = "array[float]"


def samples(parts: Iterable[Part]) -> Samples:
    """What is heard of scores, between -1 and 1."""
    return _softer(mixed([sounding for part in parts for sounding in part.soundings()]))


def mixed(soundings: Iterable[Sounding]) -> Samples:
    """The sum of notes."""
    heard = list(soundings)
    whole = array("d", bytes(8 * max((sounding.last for sounding in heard), default=0)))
    made: dict[tuple[str, int | str, int], Samples] = {}  # in a song the same notes come back
    for sounding in heard:
        key = sounding.note.instrument, sounding.note.what, sounding.last - sounding.first
        if key not in made:
            made[key] = sound(sounding.note, key[-1])
        here = slice(sounding.first, sounding.first + len(made[key]))
        whole[here] = array("d", map(add, whole[here], made[key]))
    return whole


def sound(note: Note, count: int) -> Samples:
    """The samples of one note, `count` at most."""
    if isinstance(note.what, str):
        return struck(DRUMS[note.what], count)
    return tone(TIMBRES[note.instrument], pitch(note.what), count)


def tone(timbre: Timbre, hertz: float, count: int) -> Samples:
    """The sum of its sines: each a point that turns and comes nearer to the centre, one product a sample."""
    strands = []
    for sine in timbre.sines:
        if sine.times * hertz < RATE / 2:
            turn = cmath.exp(complex(-sine.decay, math.tau * sine.times * hertz) / RATE)
            turning = accumulate(repeat(turn, count - 1), mul, initial=complex(LOUD * sine.weight))
            strands.append([point.imag for point in turning])
    return _faded(array("d", map(sum, zip(*strands, strict=True))), timbre.attack, timbre.release)


def struck(drum: Drum, count: int) -> Samples:
    """A stroke: noise that is the same each time, and a sine that falls."""
    whole = int(drum.seconds * RATE)
    seed, value, phase, made = drum.seed, 0.0, 0.0, array("d")
    for i in range(min(count, whole)):
        seed = seed * 48271 % 2147483647  # Lehmer's numbers, which every language counts alike
        value += drum.bright * (seed / 1073741823.5 - 1 - value)
        phase += math.tau * (drum.end + (drum.start - drum.end) * math.exp(-8 * i / whole)) / RATE
        both = drum.noise * value + (1 - drum.noise) * math.sin(phase)
        made.append(LOUD * both * math.exp(-drum.decay * i / RATE))
    return _faded(made, drum.attack, drum.release)


def _faded(made: Samples, attack: float, release: float) -> Samples:
    """It comes and goes in a moment, a third of it at most: what begins or ends at once would click."""
    third = max(1, len(made) // 3)
    coming, going = (min(third, int(seconds * RATE)) for seconds in (attack, release))
    for i in range(coming):
        made[i] *= i / coming
    for i in range(going):
        made[-1 - i] *= i / going
    return made


def _softer(whole: Samples) -> Samples:
    """As it is, or softer as a whole where it would be too loud."""
    peak = max(max(whole, default=0.0), -min(whole, default=0.0))
    return whole if peak <= PEAK else array("d", map((PEAK / peak).__mul__, whole))


def pcm(samples: Iterable[float]) -> bytes:
    """Samples between -1 and 1 in 16 bits, the lower byte first."""
    numbers = array("h", map(int, map((32767.0).__mul__, samples)))
    if sys.byteorder == "big":
        numbers.byteswap()
    return numbers.tobytes()


def wav(samples: Iterable[float]) -> bytes:
    """A WAV file."""
    file = io.BytesIO()
    with wave.open(file, "wb") as writer:
        writer.setnchannels(1)
        writer.setsampwidth(2)
        writer.setframerate(RATE)
        writer.writeframes(pcm(samples))
    return file.getvalue()
