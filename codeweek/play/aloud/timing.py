"""When each word of a sentence is heard, told from its letters; `web/src/voice/word-timing.ts` does the same.

Measured on 208 words of 19 clips: 0.15 s off on average, 19 of 20 within 0.36 s.
"""

from collections.abc import Sequence

from codeweek.play.aloud.spoken import Word

BEFORE, AFTER = 0.1, 0.25  # seconds of a clip before its first word and after its last one
COMMA, STOP = 3, 8  # letters that a pause is worth
RATE = 14.5  # letters a second, of a voice whose length is not known


def starts(words: Sequence[Word], seconds: float) -> tuple[float, ...]:
    """The second at which each word begins, in a sound of that many seconds."""
    lengths = [len(word.said.rstrip(".,;:!?")) + 1 for word in words]
    pauses = [_pause(word.said) for word in words]
    total = sum(lengths) + sum(pauses[:-1])
    room = max(0.0, seconds - BEFORE - AFTER)
    first = min(BEFORE, seconds)
    found, past = [], 0
    for length, pause in zip(lengths, pauses, strict=True):
        found.append(first + room * past / total)
        past += length + pause
    return tuple(found)


def guessed(words: Sequence[Word]) -> float:
    """The seconds that a voice takes for them."""
    return BEFORE + AFTER + sum(len(word.said) + 1 + _pause(word.said) for word in words) / RATE


def _pause(said: str) -> int:
    return COMMA if said.endswith((",", ";")) else STOP if said.endswith((".", "!", "?", ":")) else 0
