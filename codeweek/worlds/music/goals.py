"""The goal of a score: to be the model; what is missed is told by the first note that differs."""

from collections.abc import Mapping, Sequence
from fractions import Fraction
from typing import Any

from codeweek.diagnostic import Diagnostic
from codeweek.text import Key
from codeweek.worlds.kinds import Goal, Wanted, goal
from codeweek.worlds.music import score
from codeweek.worlds.music.compare import Comparison, Difference, compare
from codeweek.worlds.music.picture import sign
from codeweek.worlds.music.score import Note, Score
from codeweek.worlds.music.state import World


@goal("tune", "air", there=lambda start, _wanted: start.wanted, sign=sign)
def tune(worlds: Sequence[World], _wanted: Wanted) -> Goal:
    """Goal: the notes are those of the model."""
    end = worlds[-1]
    if end.wanted is None:
        return Goal("tune", "music.goal.tune", False, {"n": 0, "done": 0})
    comparison = compare(end.score, end.wanted)
    slots = {"n": comparison.total, "done": comparison.right}
    return Goal(
        "tune", "music.goal.tune", comparison.first is None, slots, _missed(end, end.wanted, comparison)
    )


@goal("tempo")
def tempo(worlds: Sequence[World], _wanted: Wanted) -> Goal:
    """Goal: the tempo is that of the model."""
    end = worlds[-1]
    wanted = end.wanted.tempo if end.wanted else score.TEMPO
    slots = {"n": wanted, "found": end.tempo}
    missed = Diagnostic("music.missed.slow" if end.tempo < wanted else "music.missed.fast", slots)
    return Goal("tempo", "music.goal.tempo", end.tempo == wanted, slots, missed)


def _missed(end: World, wanted: Score, comparison: Comparison) -> Diagnostic | None:
    """The sentence about the first note that differs, after how many are right."""
    first = comparison.first
    if first is None:
        return None
    slots = {"part": _part(comparison), "where": _where(first, wanted), **_slots(first)}
    if not any(end.voices):
        return Diagnostic("music.missed.nothing", slots)
    return Diagnostic(f"music.missed.{_key(first, wanted)}", slots)


def _part(comparison: Comparison) -> Diagnostic:
    key = "music.part.some" if comparison.right else "music.part.none"
    return Diagnostic(key, {"n": comparison.right, "total": comparison.total})


def _where(first: Difference, wanted: Score) -> Diagnostic:
    """The note that differs, with its voice where there are several."""
    many = "voice_" if len(wanted.voices) > 1 else ""
    which = "first" if first.number == 1 else "note"
    return Diagnostic(f"music.where.{many}{which}", {"number": first.number, "voice": first.voice})


def _key(first: Difference, wanted: Score) -> str:
    if first.voice > len(wanted.voices):
        return "other_voice"
    many = "_voice" if len(wanted.voices) > 1 else ""
    if first.how == "missing":
        return "silent" if first.number == 1 else f"missing{many}"
    if first.how == "start" and first.found and first.wanted:
        return "early" if first.found.start < first.wanted.start else "late"
    return f"extra{many}" if first.how == "extra" else first.how


def _slots(first: Difference) -> Mapping[str, Any]:
    """What is found there and what is wanted; a beat is counted from 1, as musicians do."""
    known: dict[str, Any] = {"n": first.left, "voice": first.voice}
    for name, note in (("found", first.found), ("wanted", first.wanted)):
        known[name] = _told(note, first.how) if note else ""
    return known


def _told(note: Note, how: str) -> object:
    if how == "start":
        return number(note.start + 1)
    return Diagnostic("music.tell.beats", {"n": number(note.length)}) if how == "length" else word(note.what)


def word(what: int | str) -> Key:
    """The word for a note's degree or for a drum, as programs have it."""
    kind = "hit_sound" if isinstance(what, str) else "play_note"
    return Key(f"blocks.{kind}.choices.{score.name_of(what)}")


def number(beats: Fraction) -> float | int:
    """Beats as a number of a sentence."""
    return int(beats) if beats.denominator == 1 else round(float(beats), 2)


def heard(world: World) -> Score:
    """What a prediction asks for: the notes, whatever plays them and how fast."""
    return score.plain(world.score)
