"""Samples as a WAV file: one voice, 16 bits."""

import io
import sys
import wave
from array import array
from collections.abc import Iterable

from codeweek.play.tune.timing import RATE


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
