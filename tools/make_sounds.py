"""Make the sounds of `codeweek/desktop/sounds` by arithmetic: `python tools/make_sounds.py`.

The same files come out each time; they are committed, so that nobody needs to run this to play.
"""

import math
import random
import sys
import wave
from array import array
from collections.abc import Callable
from functools import partial
from pathlib import Path

RATE = 22050
PEAK = 0.8
HARMONICS = (1.0, 0.28, 0.12, 0.05)
FOLDER = Path(__file__).parent.parent / "codeweek" / "desktop" / "sounds"

Samples = list[float]


def tone(start: float, end: float, seconds: float, fade: float = 4.0, loud: float = 1.0) -> Samples:
    """A soft note that glides from one pitch to another; `fade` says how fast it dies away."""
    samples, phase, count = [], 0.0, int(RATE * seconds)
    for i in range(count):
        part = i / count
        phase += 2 * math.pi * start * (end / start) ** part / RATE
        value = sum(weight * math.sin(phase * (n + 1)) for n, weight in enumerate(HARMONICS))
        samples.append(loud * value * envelope(i, count) * math.exp(-fade * part))
    return samples


def breath(seconds: float, start: float, end: float, loud: float = 1.0) -> Samples:
    """Filtered noise; the filter goes from one brightness to another (0 dark, 1 bright)."""
    noise, value, samples = random.Random(7), 0.0, []
    count = int(RATE * seconds)
    for i in range(count):
        part = i / count
        bright = start + (end - start) * part
        value += bright * (noise.uniform(-1, 1) - value)
        samples.append(loud * value * envelope(i, count) * math.sin(math.pi * part))
    return samples


def envelope(index: int, count: int) -> float:
    """Up in 4 ms and down in 12, so that nothing clicks."""
    return min(1.0, index / (0.004 * RATE), (count - index) / (0.012 * RATE))


def mix(*parts: tuple[float, Samples]) -> Samples:
    """Mix samples, each starting at its time in seconds."""
    length = max(int(at * RATE) + len(samples) for at, samples in parts)
    whole = [0.0] * length
    for at, samples in parts:
        first = int(at * RATE)
        for i, value in enumerate(samples):
            whole[first + i] += value
    return whole


SCALE = (261.63, 293.66, 329.63, 392.0, 440.0, 523.25)  # any of these after any other sounds well


def bar(pitch: float) -> Samples:
    """A note as of a small wooden bar."""
    return mix((0, tone(pitch, pitch, 0.15, 5, 0.6)), (0, tone(4 * pitch, 4 * pitch, 0.04, 7, 0.15)))


def star(pitch: float) -> Samples:
    """A bright note that rings."""
    ringing = tone(3 * pitch, 3 * pitch, 0.25, 7, 0.2)
    return mix((0, tone(pitch, pitch, 0.35, 5, 0.5)), (0.01, ringing))


def blown(pitch: float, seconds: float, loud: float = 0.5) -> Samples:
    """A note that is held, as of brass."""
    octave = tone(2 * pitch, 2 * pitch, seconds, 0.6, loud * 0.5)
    return mix((0, tone(pitch, pitch, seconds, 0.6, loud)), (0, octave), (0, breath(seconds, 0.2, 0.1, 0.08)))


SOUNDS: dict[str, Callable[[], Samples]] = {
    "step": lambda: mix((0, tone(430, 360, 0.08, 6, 0.5)), (0, breath(0.03, 0.5, 0.1, 0.3))),
    "left": lambda: tone(330, 590, 0.18, 2.0, 0.7),  # low to high
    "right": lambda: tone(590, 330, 0.18, 2.0, 0.7),  # high to low
    **{f"note{place}": partial(bar, pitch) for place, pitch in enumerate(SCALE, 1)},
    "loop": lambda: mix((0, tone(196, 185, 0.06, 6, 0.6)), (0.07, tone(262, 247, 0.08, 6, 0.5))),
    "ask": lambda: mix((0, tone(659, 659, 0.06, 4, 0.4)), (0.07, tone(880, 932, 0.1, 4, 0.4))),
    "not_yet": lambda: mix((0, tone(392, 380, 0.16, 3, 0.5)), (0.17, tone(311, 330, 0.3, 3, 0.5))),
    **{f"star{place}": partial(star, pitch) for place, pitch in enumerate((784, 988, 1175), 1)},
    "bump": lambda: mix((0, tone(150, 70, 0.22, 5, 0.9)), (0, breath(0.08, 0.15, 0.03, 0.6))),
    "pick": lambda: mix((0, tone(784, 784, 0.12, 4, 0.6)), (0.07, tone(1175, 1175, 0.2, 5, 0.6))),
    "drop": lambda: mix((0, tone(620, 300, 0.1, 2, 0.6)), (0.09, tone(330, 330, 0.14, 5, 0.6))),
    "snap": lambda: mix((0, tone(1050, 820, 0.035, 5, 0.6)), (0, breath(0.02, 0.9, 0.4, 0.3))),
    "trash": lambda: mix((0, breath(0.28, 0.6, 0.05, 1.0)), (0, tone(420, 140, 0.25, 3, 0.25))),
    "bell": lambda: mix(
        (0.0, tone(880, 880, 0.4, 4, 0.6)),
        (0.0, tone(2210, 2210, 0.3, 6, 0.25)),
        (0.22, tone(880, 880, 0.45, 4, 0.6)),
        (0.22, tone(2210, 2210, 0.3, 6, 0.25)),
    ),
    "worn/brass": lambda: mix(
        (0.0, blown(392, 0.14)), (0.15, blown(523.25, 0.14)), (0.3, blown(659.25, 0.3, 0.6))
    ),
    "worn/yes": lambda: mix((0, tone(150, 260, 0.1, 1, 0.6)), (0.1, tone(300, 170, 0.1, 2, 0.7))),
    "worn/no": lambda: mix((0, tone(900, 1500, 0.09, 1, 0.4)), (0.09, tone(1500, 1000, 0.1, 3, 0.4))),
    "worn/foghorn": lambda: mix((0, blown(98, 0.8, 0.6)), (0, tone(147, 145, 0.8, 0.8, 0.3))),
    "worn/whistle": lambda: mix(
        (0, blown(587, 0.28, 0.4)), (0, blown(698, 0.28, 0.4)), (0, breath(0.3, 0.7, 0.5, 0.3))
    ),
    "win": lambda: mix(
        (0.00, tone(523.25, 523.25, 0.30, 4, 0.5)),
        (0.11, tone(659.25, 659.25, 0.30, 4, 0.5)),
        (0.22, tone(783.99, 783.99, 0.30, 4, 0.5)),
        (0.33, tone(1046.5, 1046.5, 0.60, 4, 0.6)),
        (0.33, tone(523.25, 523.25, 0.60, 4, 0.35)),
    ),
}


def loudness(name: str) -> float:
    """The volume of a sound; frequent ones are softer."""
    if name.startswith("worn/"):
        return 0.45
    softer = {"step": 0.35, "snap": 0.5, "left": 0.5, "right": 0.5, "bump": 0.6, "not_yet": 0.5}
    return softer.get(name, 0.4 if name in ("loop", "ask") or name[:4] in ("note", "star") else PEAK)


def write(path: Path, samples: Samples, peak: float) -> None:
    """One voice, 16 bits."""
    top = max(abs(value) for value in samples)
    numbers = array("h", (round(32767 * peak * value / top) for value in samples))
    if sys.byteorder == "big":
        numbers.byteswap()
    with wave.open(str(path), "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(RATE)
        file.writeframes(numbers.tobytes())


def main() -> None:
    """Write every sound."""
    (FOLDER / "worn").mkdir(parents=True, exist_ok=True)
    for name, make in SOUNDS.items():
        write(FOLDER / f"{name}.wav", make(), loudness(name))


if __name__ == "__main__":
    main()
