"""Compares two scores: how many notes are right from the first one of each voice, and where they part."""

from dataclasses import dataclass
from itertools import takewhile
from typing import Literal

from codeweek.worlds.music.score import Note, Score, Voice

How = Literal["start", "what", "length", "missing", "extra"]


@dataclass(frozen=True)
class Difference:
    """The first place where a voice differs: how, and the two notes there (None: there is none).

    `voice` and `number` count from 1; `left`: how many notes are missing, or in excess, from there on.
    """

    how: How
    voice: int
    number: int
    found: Note | None
    wanted: Note | None
    left: int = 0


@dataclass(frozen=True)
class Comparison:
    """How many of the wanted notes are right (`right` of `total`), and the first difference, if any."""

    right: int
    total: int
    first: Difference | None


def compare(score: Score, wanted: Score) -> Comparison:
    """Compare voice by voice: one wrong note spoils what follows in its voice, not what came before."""
    many = max(len(score.voices), len(wanted.voices))
    pairs = [*zip(_filled(score.voices, many), _filled(wanted.voices, many), strict=True)]
    right = [_right(ours, theirs) for ours, theirs in pairs]
    total = sum(map(len, wanted.voices))
    differences = (_difference(*pair, n, v) for v, (pair, n) in enumerate(zip(pairs, right, strict=True), 1))
    return Comparison(sum(right), total, next((difference for difference in differences if difference), None))


def _filled(voices: tuple[Voice, ...], many: int) -> tuple[Voice, ...]:
    return (*voices, *((),) * (many - len(voices)))


def _right(notes: Voice, wanted: Voice) -> int:
    """How many notes are right before the first one that is not."""
    pairs = zip(notes, wanted, strict=False)
    return sum(1 for _ in takewhile(lambda pair: _how(*pair) is None, pairs))


def _how(note: Note, wanted: Note) -> How | None:
    """In what a note differs first: when it begins, which it is, how long it lasts."""
    if note.start != wanted.start:
        return "start"
    if note.what != wanted.what:
        return "what"
    return None if note.length == wanted.length else "length"


def _difference(notes: Voice, wanted: Voice, right: int, voice: int) -> Difference | None:
    if right == len(notes) == len(wanted):
        return None
    ours = notes[right] if right < len(notes) else None
    theirs = wanted[right] if right < len(wanted) else None
    if ours is None or theirs is None:
        left = abs(len(wanted) - len(notes))
        return Difference("missing" if ours is None else "extra", voice, right + 1, ours, theirs, left)
    return Difference(_how(ours, theirs) or "what", voice, right + 1, ours, theirs)
