"""The tune of a music level being edited: its notes, its instruments, its tempo; or that of the solution."""

from collections.abc import Mapping
from fractions import Fraction
from typing import Any

from codeweek.authoring.draft.draft_maps import IN_MAP, maps_of, set_maps
from codeweek.authoring.draft.modelled import model, with_model
from codeweek.authoring.draft.score_text import text_of, with_instrument, with_note, without_note
from codeweek.authoring.draft.table_fields import Table, got, key_of, put
from codeweek.levels.files.parse import FIELDS
from codeweek.worlds.music import KIND
from codeweek.worlds.music.notation import read
from codeweek.worlds.music.score import (
    DRUMS,
    FASTEST,
    INSTRUMENTS,
    NOTES,
    PARTS,
    PIANO,
    SLOWEST,
    TEMPO,
    Note,
    Score,
    degree,
    trimmed,
)
from codeweek.worlds.music.state import World

ALONE = ("partition", "score")  # the key of a map that is a tune alone, in French and in English
FAR = 10_000  # beats: later than any note


def starts(tree: Table) -> list[World | None]:
    """The start of each map as far as it can be read; None for one that is no tune."""
    program = model(tree)
    return [with_model(_start(map), program, KIND.name) for map in maps_of(tree) or [None]]


def _start(map: Any) -> World | None:
    if not isinstance(map, str | dict | None):
        return None
    written = score_of(map)
    voices = read(written)[0] if written is not None else ((),)
    score = Score(trimmed(voices), _tempo(map))
    return World(score if written is not None else None, written is not None)


def score_of(map: Any) -> str | None:
    """The tune as it is written; None when the map says none."""
    score = got(map, IN_MAP, "score") if isinstance(map, dict) else map
    return score if isinstance(score, str) else None


def _tempo(map: Any) -> int:
    tempo = got(map, IN_MAP, "tempo") if isinstance(map, dict) else None
    return tempo if type(tempo) is int and SLOWEST <= tempo <= FASTEST else TEMPO


def changed(tree: Table, index: int, what: Mapping[str, Any], french: bool) -> None:
    """Change the tune of a map by what an act says; what does not fit changes nothing.

    `note` with `voice`, `at` and `length` in beats (no length: it is taken away); `instrument` with `voice`;
    `tempo`; `fitted`: the tune is that of the solution, or no longer.
    """
    maps = maps_of(tree)
    map = maps[index] if index < len(maps) else None
    if index > max(0, len(maps) - 1) or _start(map) is None:
        return
    before = score_of(map)
    text = text_of(_shown(tree, index), french) if before is None else before
    if what.get("fitted") is True:
        _keep(tree, index, None, french)
    elif what.get("fitted") is False or (after := _edited(text, what, french)) != text:
        _keep(tree, index, text if "fitted" in what else after, french)
    if type(what.get("tempo")) is int and "fitted" not in what and SLOWEST <= what["tempo"] <= FASTEST:
        _keep(tree, index, text, french)  # that of the solution says its own
        _set_tempo(tree, index, what["tempo"], french)


def _shown(tree: Table, index: int) -> Score:
    """The tune that a level leaves to its solution."""
    start = starts(tree)[index]
    return (start and start.wanted) or Score()


def _edited(text: str, what: Mapping[str, Any], french: bool) -> str:
    voice, at = what.get("voice"), _beats(what.get("at"))
    if type(voice) is not int:
        return text
    if what.get("instrument") in INSTRUMENTS:
        return with_instrument(text, voice, str(what["instrument"]), french)
    if at is None or "note" not in what:
        return text
    length, name = _beats(what.get("length")), what["note"]
    if not length:
        return without_note(text, voice, at)
    if name not in (*NOTES, *DRUMS):
        return text
    return with_note(text, voice, Note(at, name if name in DRUMS else degree(name), length, PIANO), french)


def _beats(value: Any) -> Fraction | None:
    """A number of beats; None for what is none."""
    if type(value) not in (int, float) or not 0 <= value <= FAR:
        return None
    return Fraction(value).limit_denominator(PARTS)


def _keep(tree: Table, index: int, text: str | None, french: bool) -> None:
    """Put a tune in its place in the file; None takes it away."""
    maps = maps_of(tree)
    map = maps[index] if maps else None
    if isinstance(map, dict):
        table = dict(map)
        put(table, IN_MAP, "score", text, french)
        if text is None:
            put(table, IN_MAP, "tempo", None, french)
        _replace(tree, index, table if table or len(maps) > 1 else None, french)
    else:
        _replace(tree, index, text if text is not None or len(maps) < 2 else {}, french)


def _replace(tree: Table, index: int, map: Any, french: bool) -> None:
    maps = maps_of(tree)
    if maps and map is not None:
        set_maps(tree, [*maps[:index], map, *maps[index + 1 :]], french)
        return
    name = "maps" if key_of(tree, FIELDS, "maps") else "map"
    put(tree, FIELDS, name, map, french)
    if isinstance(map, str):
        _rename(tree, ALONE[not french])


def _rename(tree: Table, name: str) -> None:
    """A tune alone is called one, not a map."""
    key = key_of(tree, FIELDS, "map")
    entries = [(name if each == key else each, value) for each, value in tree.items()]
    tree.clear()
    tree.update(entries)


def _set_tempo(tree: Table, index: int, tempo: int, french: bool) -> None:
    maps = maps_of(tree)
    map = maps[index] if maps else None
    if tempo == _tempo(map):
        return
    alone = map if isinstance(map, str) else None
    table: Table = dict(map) if isinstance(map, dict) else {}
    put(table, IN_MAP, "score", alone if alone is not None else got(table, IN_MAP, "score"), french)
    put(table, IN_MAP, "tempo", None if tempo == TEMPO else tempo, french)
    single = key_of(tree, FIELDS, "map") in ALONE and not isinstance(map, dict)
    _replace(tree, index, table, french)
    if single:
        _rename(tree, "carte" if french else "map")
