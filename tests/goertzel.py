"""How loud one pitch is in some samples: Goertzel's sum, in plain Python."""

import cmath
import math

SCALE = {  # in hertz, as every book has them
    -3: 174.61, -2: 196.00, -1: 220.00, 0: 246.94, 1: 261.63, 2: 293.66, 3: 329.63, 4: 349.23,
    5: 392.00, 6: 440.00, 7: 493.88, 8: 523.25, 9: 587.33, 10: 659.26, 11: 698.46, 12: 783.99,
}  # fmt: skip


def loudness(samples, hertz, rate):
    """The amplitude of a pitch; the ends of the samples weigh nothing (Hann)."""
    count = len(samples)
    turn, before, last = 2 * math.cos(math.tau * hertz / rate), 0.0, 0.0
    for i, sample in enumerate(samples):
        weighed = sample * (0.5 - 0.5 * math.cos(math.tau * i / count))
        before, last = last, weighed + turn * last - before
    return abs(last - before * cmath.exp(-1j * math.tau * hertz / rate)) * 4 / count


def degrees_heard(samples, rate, least):
    """The degrees of the scale that are at least so loud."""
    return {degree for degree, hertz in SCALE.items() if loudness(samples, hertz, rate) >= least}


def overtone(degree, of):
    """Whether a degree is a sine of a note of another one, two or three times as high."""
    ratio = SCALE[degree] / SCALE[of]
    return any(abs(ratio / times - 1) < 0.02 for times in (2, 3, 4))
