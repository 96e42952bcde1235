"""What a program can write on a score; a function here and its words in `locale` make a block."""

import math
from dataclasses import replace
from fractions import Fraction
from typing import Any

from codeweek import data
from codeweek.command import Command, Stop, command
from codeweek.diagnostic import Diagnostic
from codeweek.worlds.music import score
from codeweek.worlds.music.score import DrumName, InstrumentName, Note, NoteName
from codeweek.worlds.music.state import World

FAR = 1e6  # a number with more digits is not read in a sentence


@command("action", "note", spare="beats")
def play(world: World, note: NoteName = "c", beats: float = 1) -> World | Stop:
    """Write a note."""
    meant = _meant(play, note)
    return Stop(meant, world) if isinstance(meant, Diagnostic) else _added(world, score.degree(meant), beats)


@command("action", "note", spare="beats")
def play_degree(world: World, n: float = 1, beats: float = 1) -> World | Stop:
    """Write the note of a degree of the scale: do is 1, re is 2."""
    if n != n // 1 or not score.LOWEST <= n <= score.HIGHEST:
        return _stop(world, "no_such_note", n=_told(n), least=score.LOWEST, most=score.HIGHEST)
    return _added(world, int(n), beats)


@command("action", "note", spare="beats")
def hit(world: World, sound: DrumName = "boom", beats: float = 1) -> World | Stop:
    """Write a stroke of a drum."""
    meant = _meant(hit, sound)
    return Stop(meant, world) if isinstance(meant, Diagnostic) else _added(world, meant, beats)


@command("action", spare="beats")
def rest(world: World, beats: float = 1) -> World | Stop:
    """Let the voice that is written be silent."""
    return _added(world, None, beats)


@command("action")
def voice(world: World, n: float = 1) -> World | Stop:
    """Write another voice from here on, from where that one is; a new one begins at the beginning."""
    if n != n // 1 or not 1 <= n <= score.VOICES:
        return _stop(world, "no_such_voice", n=_told(n), most=score.VOICES)
    more = max(0, int(n) - len(world.voices))
    voices, at = (*world.voices, *((),) * more), (*world.at, *(Fraction(0),) * more)
    return replace(world, voices=voices, at=at, voice=int(n) - 1, lit=None)


@command("action")
def tempo(world: World, n: float = score.TEMPO) -> World | Stop:
    """Choose how many beats there are in a minute."""
    if not score.SLOWEST <= n <= score.FASTEST:
        return _stop(world, "tempo", n=_told(n), least=score.SLOWEST, most=score.FASTEST)
    return replace(world, tempo=round(n), lit=None)


@command("action")
def instrument(world: World, name: InstrumentName = "piano") -> World | Stop:
    """Choose the instrument of the notes that follow."""
    meant = _meant(instrument, name)
    return Stop(meant, world) if isinstance(meant, Diagnostic) else replace(world, instrument=meant, lit=None)


def _meant(of: Command, word: str) -> str | Diagnostic:
    """The neutral name that a word means, in any language, as it may be computed; or that there is none."""
    return data.words().chosen(of.slots[0], word)


def _added(world: World, what: int | str | None, beats: float) -> World | Stop:
    """One more note, stroke or (None) rest in the voice that is written."""
    length = _length(beats)
    if length is None:
        return _stop(world, "note_length", n=_told(beats), most=int(score.LONGEST))
    if world.size >= score.MOST:
        return _stop(world, "plays_on", n=score.MOST)
    at = world.at[world.voice]
    ends = _with(world.at, world.voice, at + length)
    if what is None:
        return replace(world, at=ends, rests=world.rests + 1, lit=None)
    note = Note(at, what, length, world.instrument)
    voices = _with(world.voices, world.voice, (*world.voices[world.voice], note))
    return replace(world, voices=voices, at=ends, lit=note)


def _with(values: tuple[Any, ...], index: int, value: Any) -> tuple[Any, ...]:
    return (*values[:index], value, *values[index + 1 :])


def _length(beats: float) -> Fraction | None:
    """A length in whole fractions of a beat, so that sums of them are exact; None: too short or too long."""
    if not math.isfinite(beats):
        return None
    length = Fraction(beats).limit_denominator(score.PARTS)
    return length if score.SHORTEST <= length <= score.LONGEST else None


def _told(n: float) -> float | str:
    return n if abs(n) < FAR else "…"


def _stop(world: World, key: str, **slots: Any) -> Stop:
    return Stop(Diagnostic(f"say.{key}", slots), world)
