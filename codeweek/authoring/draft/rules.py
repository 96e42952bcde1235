"""The rules of a robot's map being edited: where it looks at the end, what is left, how much it may do."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any, TypedDict

from codeweek.authoring.draft.fields import Table, got, put
from codeweek.authoring.draft.maps import IN_MAP
from codeweek.engine.run import prepared
from codeweek.levels.level import Level
from codeweek.levels.programs import kind_of, python_text, solution
from codeweek.worlds.robot.rules import FIELDS, MOST, SIDES, side_of

USUAL_MOVES = 10  # where the solution does not tell how many it needs


class Ruled(TypedDict):
    """What a map asks of a whole run: a side and two numbers, or None each."""

    facing: str | None
    leave: int | None
    moves: int | None


def rules_in(map: Any) -> Ruled:
    """The rules that a map as it is written asks for."""
    facing, leave, moves = (got(map, IN_MAP, name) if isinstance(map, dict) else None for name in FIELDS)
    return {
        "facing": None if facing is None else side_of(facing),
        "leave": leave if type(leave) is int else None,
        "moves": moves if type(moves) is int else None,
    }


def changed(map: Table, what: Mapping[str, Any], french: bool) -> bool:
    """Change one rule of a map (`name`) to a side, a number, or None; whether that fits."""
    name, value = str(what.get("name")), what.get("value")
    if name not in FIELDS or not (value is None or _fits(name, value)):
        return False
    if value is None or dict(rules_in(map))[name] != value:
        side = SIDES.get(str(value))
        put(map, IN_MAP, name, side[0] if side and french else value, french)
    return True


def _fits(name: str, value: Any) -> bool:
    if name == "facing":
        return isinstance(value, str) and value in SIDES
    return type(value) is int and 1 <= value <= MOST[name]


def spent(level: Level | None, map: int) -> int:
    """How many actions the solution of a level takes on a map, to begin with as their number."""
    if level is None or map >= len(level.maps):
        return USUAL_MOVES
    world = level.maps[map].world
    rules = replace(world.map.rules, moves=MOST["moves"])
    world = replace(world, map=replace(world.map, rules=rules))
    text = python_text(level, solution(level).script, "en")
    end = prepared(text, kind_of(level).commands)(world, level.answers(map), map)
    return min(end.world.moves, MOST["moves"]) or USUAL_MOVES
