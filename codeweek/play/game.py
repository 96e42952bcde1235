"""A game that a child plays, live: begun from a level and a program, kept as a small file, opened again."""

import json
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any, TypeGuard

from codeweek.blocks import blockly
from codeweek.blocks.block_vocabulary import plain
from codeweek.blocks.hats import KEYS
from codeweek.blocks.script import Script
from codeweek.diagnostic import Diagnostic
from codeweek.engine.budget import Budget
from codeweek.engine.events.event_game import Game
from codeweek.engine.events.event_machine import Waiting
from codeweek.engine.events.event_stage import INPUTS, TICKS, Input
from codeweek.engine.run import prepared
from codeweek.levels.level import Level
from codeweek.levels.program_translation import adopted, other_names
from codeweek.levels.programs import catalogue_of, kind_of, python_text

FORMAT = 1
LONGEST = 300_000  # letters of a file of a game, at most
BROKEN = Diagnostic("program.unreadable", {"what": "…"})
UNREADABLE = Diagnostic("live.unreadable")
_HEARD = ("key", "click")


@dataclass(frozen=True)
class Record:
    """All that a game of a program depends on: its seed, what was done in it and when, its steady ticks."""

    seed: int
    inputs: tuple[Input, ...]
    ticks: int


def begin(level: Level, script: Script, seed: int = 0) -> Game | Diagnostic:
    """The game of a program that was checked, on the first map of a level, after its first tick."""
    ready = _ready(level, script)
    return Game(ready, level.maps[0].world, seed) if isinstance(ready, Waiting) else ready


def played(level: Level, script: Script, record: Record) -> Game | Diagnostic:
    """The game of a record, played from its start; or why its program cannot be played."""
    ready = _ready(level, script)
    if not isinstance(ready, Waiting):
        return ready
    return Game.of(ready, level.maps[0].world, record.seed, record.inputs, max(1, record.ticks))


def _ready(level: Level, script: Script) -> Waiting | Diagnostic:
    budget = Budget() if level.work is None else Budget(work=level.work)
    found = prepared(python_text(level, script, "fr"), kind_of(level).commands, budget)
    if isinstance(found, Waiting):
        return found
    return found(level.maps[0].world, ()).diagnostic or BROKEN


def kept(level: Level, script: Script, game: Game) -> str:
    """The file of a game: the level, the program, and what was done in it and when."""
    saved = {"format": FORMAT, "level": level.id, "program": blockly.save(script), **told(game)}
    return json.dumps(saved, ensure_ascii=False)


def unplayed(level: str, program: Any) -> str:
    """The file of a game in which nothing was done yet, of a program as it was saved."""
    about = {"format": FORMAT, "level": level, "program": program}
    return json.dumps({**about, "seed": 0, "ticks": 1, "inputs": []}, ensure_ascii=False)


def told(game: Game) -> dict[str, Any]:
    """The record of a game as plain data, which `record` reads."""
    inputs = [[tick, *event] for tick, event in game.inputs]
    return {"seed": game.seed, "ticks": game.ticks, "inputs": inputs}


def record(told: Mapping[str, Any]) -> Record | None:
    """The record in plain data; None when that is none."""
    inputs, ticks, seed = (_inputs(told.get("inputs")), *(_count(told, name) for name in ("ticks", "seed")))
    return None if inputs is None or ticks is None or seed is None else Record(seed, inputs, ticks)


def level_of(text: str) -> str:
    """The id of the level that a file of a game is about; empty when it is none."""
    return str(_whole(text).get("level", ""))


def elsewhere(level: Level, text: str, find: Callable[[str], Level | None]) -> Diagnostic | None:
    """Why a file is no game of a level: it is none, or of another one, which `find` may know by its id."""
    about = level_of(text)
    if about == level.id:
        return None
    other = find(about) if about else None
    if other:
        return Diagnostic("live.not_this_level", {"level": other.title})
    return Diagnostic("live.unknown_level") if about else UNREADABLE


def opened(level: Level, text: str) -> tuple[Script, Game] | Diagnostic:
    """The program and the game in a file, played again from its start; or why they cannot be read."""
    saved = _whole(text)
    script = blockly.load(catalogue_of(level), saved.get("program"))
    if isinstance(script, Diagnostic):
        return UNREADABLE
    found = record(saved)
    if found is None or saved.get("level") != level.id:
        return UNREADABLE
    script = adopted(level, script)
    game = played(level, script, replace(found, inputs=_named(level, found.inputs)))
    return game if isinstance(game, Diagnostic) else (script, game)


def _named(level: Level, inputs: Iterable[Input]) -> tuple[Input, ...]:
    """What was done, with the heroes as the level calls them in its language of now."""
    own = other_names(level)
    return tuple(
        (tick, (kind, own.get(plain(what), what) if kind == "click" else what))
        for tick, (kind, what) in inputs
    )


def _whole(text: str) -> dict[str, Any]:
    """The table in a file; an empty one when there is none, or not of this format."""
    try:
        found = json.loads(text) if len(text) <= LONGEST else None
    except (ValueError, RecursionError):
        return {}
    return found if isinstance(found, dict) and found.get("format") == FORMAT else {}


_MOST = {"ticks": TICKS, "seed": 2**32}


def _count(saved: Mapping[str, Any], name: str) -> int | None:
    """A number of a file; None when it is none that a game can have."""
    found = saved.get(name)
    return found if _is_count(found, _MOST[name]) else None


def _inputs(found: Any) -> tuple[Input, ...] | None:
    """What was done, in order; None when that is not what a person can do."""
    if not isinstance(found, list) or len(found) > INPUTS or not all(map(_is_input, found)):
        return None
    return tuple((tick, (kind, what)) for tick, kind, what in found)


def _is_input(found: Any) -> bool:
    if not isinstance(found, list) or len(found) != 3 or not _is_count(found[0], TICKS):
        return False
    return found[1] in _HEARD and isinstance(found[2], str) and (found[1] != "key" or found[2] in KEYS)


def _is_count(found: Any, most: int) -> TypeGuard[int]:
    return type(found) is int and 0 <= found <= most
