"""Requests of who listens to a tune: what is heard and seen when; and of who takes a creation home."""

from base64 import b64encode
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from codeweek.blocks.script import Script
from codeweek.levels.level import Level
from codeweek.play.tune import tune_listening
from codeweek.play.tune.note_times import DRUMS, LOUD, PEAK, RATE, TIMBRES, Part, Sounding, pitch
from codeweek.play.tune.tune_listening import tune
from codeweek.report.python_file import python_file
from codeweek.report.score.midi import midi
from codeweek.report.score.score_sheet import beginning, printed
from codeweek.report.svg_picture import alone
from codeweek.scene import Scene, Shape
from codeweek.text import Text
from codeweek.web_api import serialize
from codeweek.web_api.request import Asked, RefusedError, get
from codeweek.worlds.music import looks
from codeweek.worlds.music.score import Score

STEPS, OWN = "steps", "own"  # ways to listen: each step by itself; what a program plays that is not shown

if TYPE_CHECKING:
    from codeweek.web_api import shapes as page
    from codeweek.web_api.verbs.play_verbs import Pictured, TuneTold


def answer(level: Level, worlds: Sequence[Any], asked: Asked, text: Text) -> "TuneTold":
    """The tune of the last world, or the notes of the steps that led to it. Raises RefusedError."""
    way = get(asked, "way", str)
    if level.kind == tune_listening.KIND and way in tune_listening.answers(level):
        return {"tune": _heard(tune_listening.foreseen(level, way, text))}
    if level.kind != tune_listening.KIND or way not in (*tune_listening.WAYS, STEPS):
        raise RefusedError("door.not_understood")
    heard = tune_listening.listening(worlds[-1], "mine" if way == STEPS else way)
    if way == STEPS:
        return {"tune": _tune(heard, list(_steps(worlds)))}
    lit = zip(heard.soundings, heard.lit, strict=True)
    tune = _tune(heard, [_sounding(sounding, 0, light.shapes) for sounding, light in lit])
    if not get(asked, "score", bool, False):
        return {"tune": tune}
    return {"tune": tune, "score": printed(worlds[-1].score, text.pick(level.title), text)}


def own(level: Level, script: Script, text: Text) -> "TuneTold":
    """What a program plays, and its first bars. Raises RefusedError where it plays nothing."""
    score = tune(level, script, text.language)
    if score is None:
        raise RefusedError("door.not_understood")
    return {"tune": heard(score), "bars": serialize.scene(beginning(score, text))}


def heard(score: Score) -> "page.Tune":
    """A score alone."""
    return _heard(tune_listening.Listening((Part(score),), (), ()))


def _heard(heard: tune_listening.Listening) -> "page.Tune":
    """What is not seen meanwhile."""
    return _tune(heard, [_sounding(sounding, 0, ()) for sounding in heard.soundings])


def _steps(worlds: Sequence[Any]) -> "Iterator[page.Sounding]":
    """What each step has written, alone."""
    for step, (before, now) in enumerate(pairwise(worlds), 1):
        for part in tune_listening.stroke(before, now):
            yield from (_sounding(sounding, step, ()) for sounding in part.soundings())


def _tune(heard: tune_listening.Listening, notes: "list[page.Sounding]") -> "page.Tune":
    return {
        "rate": RATE,
        "loud": LOUD,
        "peak": PEAK,
        "last": heard.last,
        "timbres": {name: asdict(timbre) for name, timbre in TIMBRES.items()},
        "drums": {name: asdict(drum) for name, drum in DRUMS.items()},
        "notes": notes,
        "sweeps": [vars(sweep) for sweep in heard.sweeps],
        "ink": looks.OFF,
        "wide": tune_listening.WIDE,
    }


def _sounding(sounding: Sounding, step: int, lit: Iterable[Shape]) -> "page.Sounding":
    what = sounding.note.what
    return {
        "first": sounding.first,
        "last": sounding.last,
        "sound": what if isinstance(what, str) else sounding.note.instrument,
        "pitch": 0.0 if isinstance(what, str) else pitch(what),
        "shapes": serialize.shapes(lit),
        "step": step,
    }


def pictured(level: Level, script: Script, scene: Scene, text: Text) -> "Pictured":
    """What was drawn, or the score of what is played and the tune itself, or the program, to take home."""
    told, score = serialize.scene(scene), tune(level, script, text.language)
    if score is None:
        return {"scene": told, "drawing": alone(scene), "python": python_file(level, script, text)}
    sheet = printed(score, text.pick(level.title), text)
    return {"scene": told, "drawing": sheet, "midi": b64encode(midi(score)).decode()}
