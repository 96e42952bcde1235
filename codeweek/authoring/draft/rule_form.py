"""The forms for fields by their type: those of a level, and what a map asks of a whole run."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any, TypedDict

from codeweek.authoring.draft.draft_maps import IN_MAP
from codeweek.authoring.draft.table_fields import Table, got, put
from codeweek.engine.run import prepared
from codeweek.levels.files.parse import FIELDS, LEVEL_FIELDS
from codeweek.levels.level import Level
from codeweek.levels.programs import kind_of, python_text, solution
from codeweek.text import Text
from codeweek.worlds.fields import Field, Flag, Whole, Word
from codeweek.worlds.kinds import Kind
from codeweek.worlds.robot.run_rules import word_of

USUAL_MOVES = 10  # where the solution does not tell how many it needs
Rule = str | int | None  # what a map asks in one field: a word, a number, or nothing
Setting = bool | int | None  # what a level says in one field


class Option(TypedDict):
    """A word that a rule may be, and how a form calls it."""

    value: str
    label: str


class Control(TypedDict):
    """A field in a form: one of some words, a number up to `most`, or without both true or false.

    `none`: what no value is called. `limit`: the first number is that of the solution.
    """

    name: str
    label: str
    none: str
    options: list[Option]
    most: int
    limit: bool


def settings(kind: Kind, text: Text) -> list[Control]:
    """The form for what a level of a kind says of all its maps."""
    return [
        _control(f"draft.setting.{name}", LEVEL_FIELDS[name], name == "limit", text)
        for name in ("limit", *kind.everywhere)
    ]


def settings_in(tree: Table) -> dict[str, Setting]:
    """The numbers of a level as it is written, None where there is none, and what is true of it."""
    settings: dict[str, Setting] = {}
    for name, field in LEVEL_FIELDS.items():
        value = got(tree, FIELDS, name)
        if isinstance(field.type, Flag):
            settings[name] = means_true(value)
        elif isinstance(field.type, Whole):
            settings[name] = value if type(value) is int else None
    return settings


def means_true(value: Any) -> bool:
    """Whether a value of a file, as it is written, means true."""
    return str(value).lower() in ("true", "yes", "oui", "vrai")


def controls(kind: Kind, text: Text) -> list[Control]:
    """The form for what a map of a kind may ask of a whole run."""
    return [
        _control(f"{kind.name}.field.{name}", field, goal_type.limit, text)
        for goal_type in kind.goal_types.values()
        for name, field in goal_type.asks.items()
    ]


def _control(key: str, field: Field, limit: bool, text: Text) -> Control:
    words = field.type.names if isinstance(field.type, Word) else ()
    return {
        "name": key.rpartition(".")[2],
        "label": text(f"{key}.label"),
        "none": "" if isinstance(field.type, Flag) else text(f"{key}.none"),
        "options": [{"value": word, "label": text(f"{key}.choices.{word}")} for word in words],
        "most": field.type.most if isinstance(field.type, Whole) else 0,
        "limit": limit,
    }


def rules_in(map: Any, kind: Kind) -> dict[str, Rule]:
    """What a map as it is written asks for."""
    table = map if isinstance(map, dict) else {}
    return {name: _rule(got(table, IN_MAP, name), field) for name, field in kind.asked.items()}


def _rule(value: Any, field: Field) -> Rule:
    if isinstance(field.type, Word) and value is not None:
        return word_of(value, field.type.names)
    return value if type(value) is int else None


def changed(map: Table, kind: Kind, what: Mapping[str, Any], french: bool) -> bool:
    """Change one rule of a map (`name`) to a word, a number, or None; whether that fits."""
    name, value = str(what.get("name")), what.get("value") or None
    field = kind.asked.get(name)
    if field is None or not (value is None or _fits(field, value)):
        return False
    if value is None or rules_in(map, kind)[name] != value:
        others = field.type.names[value] if isinstance(field.type, Word) and value else ()
        put(map, IN_MAP, name, others[0] if others and french else value, french)
    return True


def _fits(field: Field, value: Any) -> bool:
    match field.type:
        case Word(names):
            return isinstance(value, str) and value in names
        case Whole(least, most):
            return type(value) is int and least <= value <= most
    return False


def spent(level: Level | None, map: int, most: int) -> int:
    """How many actions the solution of a level takes on a map, to begin with as their number."""
    if level is None or map >= len(level.maps):
        return USUAL_MOVES
    world = level.maps[map].world
    world = replace(world, map=replace(world.map, rules={**world.map.rules, "moves": most}))
    text = python_text(level, solution(level).script, "en")
    end = prepared(text, kind_of(level).commands)(world, level.answers(map), map)
    return min(end.world.moves, most) or USUAL_MOVES
