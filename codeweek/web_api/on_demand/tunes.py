"""Requests of who listens to a tune: what is heard when, and what is to be seen of it meanwhile."""

from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from codeweek.play.tune import listening
from codeweek.play.tune.timbre import DRUMS, LOUD, PEAK, TIMBRES, pitch
from codeweek.play.tune.timing import RATE, Sounding
from codeweek.web_api import serialize
from codeweek.web_api.request import Asked, RefusedError, get
from codeweek.worlds.music import looks

if TYPE_CHECKING:
    from codeweek.web_api import shapes as page
    from codeweek.web_api.verbs.playing import TuneTold


def answer(kind: str, before: Any, now: Any, asked: Asked) -> "TuneTold":
    """The tune of a world, or of the step that led to it. Raises RefusedError."""
    way = get(asked, "way", str)
    if kind != listening.KIND or way not in (*listening.WAYS, listening.STEP):
        raise RefusedError("door.not_understood")
    if way == listening.STEP:
        return {"tune": _tune(listening.of(listening.stroke(before, now), now))}
    return {"tune": _tune(listening.listening(now, way))}


def _tune(heard: listening.Listening) -> "page.Tune":
    return {
        "rate": RATE,
        "loud": LOUD,
        "peak": PEAK,
        "last": heard.last,
        "timbres": {name: asdict(timbre) for name, timbre in TIMBRES.items()},
        "drums": {name: asdict(drum) for name, drum in DRUMS.items()},
        "notes": [_sounding(each, lit) for each, lit in zip(heard.soundings, heard.lit, strict=True)],
        "sweeps": [vars(each) for each in heard.sweeps],
        "ink": looks.OFF,
        "wide": listening.WIDE,
    }


def _sounding(each: Sounding, lit: listening.Lit) -> "page.Sounding":
    what = each.note.what
    return {
        "first": each.first,
        "last": each.last,
        "sound": what if isinstance(what, str) else each.note.instrument,
        "pitch": 0.0 if isinstance(what, str) else pitch(what),
        "shapes": serialize.shapes(lit.shapes),
    }
