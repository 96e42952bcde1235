"""The schemas of the maps of each kind of world."""

from collections.abc import Callable, Mapping

from codeweek.authoring.schema.parts import BOOLEAN, TEXT, Schema, Writer, choice, number
from codeweek.authoring.schema.spelling import names_pattern
from codeweek.levels.files.fields import all_names
from codeweek.levels.files.maps import HIDDEN
from codeweek.worlds.console import example
from codeweek.worlds.kinds import Kind
from codeweek.worlds.music import score
from codeweek.worlds.robot.grid import HEADINGS, LETTERS, MOST
from codeweek.worlds.robot.guess_map import GUESS, MOST_TRIES
from codeweek.worlds.robot.numbers import BIGGEST
from codeweek.worlds.robot.rules import MOST as MOST_OF
from codeweek.worlds.robot.rules import SIDES
from codeweek.worlds.stage import roles, scenario, stage_map
from codeweek.worlds.stage.looks import WORDS
from codeweek.worlds.stage.state import MODULUS
from codeweek.worlds.turtle import sheet

ALONE = ("music",)  # the kinds whose map may be a text alone
CELL = "[A-Za-z][1-9][0-9]?"
_CELL: Schema = {"type": "string", "pattern": f"^ *{CELL} *$"}
_LETTERS = "".join(f"\\{letter}" if letter in "^]\\-" else letter for letter in LETTERS)
_HEADINGS = "".join(f"\\{letter}" if letter == "^" else letter for letter in HEADINGS)
GRID: Schema = {
    "type": "string",
    "allOf": [
        {"pattern": f"^[{_LETTERS}\\s]*$"},
        {"pattern": f"^[^{_HEADINGS}]*[{_HEADINGS}][^{_HEADINGS}]*$"},
    ],
}


def map_of(kind: Kind, writer: Writer) -> Schema:
    """One map of a kind; a grid may stand alone."""
    known = _VALUES[kind.name](writer) if kind.name in _VALUES else {}
    values = {name: known.get(name, {}) for name in kind.map_fields}  # of another kind: any value
    of = f"{kind.name}." if kind.shared else ""
    table = writer.table("map", {**kind.map_fields, **HIDDEN}, {**values, "hidden": BOOLEAN}, of=of)
    if "grid" not in kind.map_fields or kind.shared:  # which of the two has a shared field is told on reading
        return {"anyOf": [TEXT, table]} if kind.name in ALONE else table
    need = [writer.needed("map", name, kind.map_fields[name]) for name in ("grid", "guess")]
    return {"anyOf": [GRID, {**table, "anyOf": need}]}


def _robot(_writer: Writer) -> Mapping[str, Schema]:
    cells: Schema = {"anyOf": [_CELL, {"type": "array", "items": _CELL}, {"type": "null"}]}
    fence: Schema = {"type": "string", "pattern": f"^ *{CELL} *- *{CELL} *$"}
    return {
        "grid": GRID,
        "items": _counts(1, MOST),
        "pots": _counts(1, MOST),
        "numbers": _counts(-BIGGEST, BIGGEST),
        "wanted_numbers": _counts(-BIGGEST, BIGGEST),
        "painted": cells,
        "paint": cells,
        "flags": cells,
        "walls": {"type": ["array", "null"], "items": fence},
        "letters": BOOLEAN,
        "guess": _guess(),
        "facing": choice(SIDES, all_names(SIDES)),
        "leave": number(1, MOST_OF["leave"]),
        "moves": number(1, MOST_OF["moves"]),
    }


def _counts(least: int, most: int) -> Schema:
    """Numbers of cells."""
    return {
        "type": ["object", "null"],
        "propertyNames": {"pattern": _CELL["pattern"]},
        "additionalProperties": number(least, most),
    }


def _guess() -> Schema:
    values = {
        "min": number(0, BIGGEST - 1),
        "max": number(1, BIGGEST),
        "tries": number(1, MOST_TRIES),
        "secret": number(0, BIGGEST),
    }
    spelled = {name: (name, *others) for name, others in GUESS.items()}  # as they are: no accent, no capital
    return {
        "type": "object",
        "properties": {word: values[name] for name, words in spelled.items() for word in words},
        "additionalProperties": False,
        "allOf": [{"anyOf": [{"required": [word]} for word in words]} for words in spelled.values()],
    }


def _turtle(_writer: Writer) -> Mapping[str, Schema]:
    shown = [word for others in sheet.HEADINGS.values() for word in others]
    point: Schema = {"type": "array", "items": {"type": "number"}, "minItems": 2, "maxItems": 2}
    side = {"type": "string", "pattern": names_pattern(sheet.HEADINGS)}
    return {
        "start": point,
        "heading": {
            "anyOf": [
                {"type": "number", "minimum": -360, "maximum": 360},
                {"enum": [*sheet.HEADINGS, *shown]},
                side,
            ]
        },
        "sheet": number(*sheet.WIDTHS),
        "free_position": {"type": "boolean"},
    }


def _console(_writer: Writer) -> Mapping[str, Schema]:
    return {name: {"type": "array", "items": {}, "maxItems": example.MOST} for name in example.FIELDS}


def _music(_writer: Writer) -> Mapping[str, Schema]:
    return {"score": TEXT, "tempo": number(score.SLOWEST, score.FASTEST)}


def _stage(writer: Writer) -> Mapping[str, Schema]:
    name: Schema = {"type": ["string", "number", "boolean", "object", "null"]}
    boxes: Schema = {
        "type": ["object", "null"],
        "maxProperties": stage_map.MOST_BOXES,
        "additionalProperties": number(-stage_map.BIGGEST, stage_map.BIGGEST),
    }
    hero: Mapping[str, Schema] = {
        "at": _CELL,
        "heading": choice(roles.HEADINGS, all_names(roles.HEADINGS)),
        "picture": choice(WORDS, all_names(WORDS)),
        "costumes": {"type": ["object", "null"], "maxProperties": roles.MOST_COSTUMES},
        "hidden": BOOLEAN,
        "path": {"type": ["array", "null"], "items": _CELL, "maxItems": roles.LONGEST_PATH},
        "called": name,
    }
    return {
        "grid": {"type": "string", "pattern": "^[#.*G\\s]*$"},
        "heroes": {
            "type": "object",
            "minProperties": 1,
            "maxProperties": roles.MOST_HEROES,
            "additionalProperties": {"anyOf": [_CELL, writer.table("hero", roles.HERO, hero, need=["at"])]},
        },
        "boxes": boxes,
        "seed": number(0, MODULUS - 2),
        "item": choice(WORDS, all_names(WORDS)),
        "name": name,
        "inputs": {"type": ["array", "null"], "maxItems": scenario.MOST_INPUTS},
        "ticks": number(1, scenario.MOST_TICKS),
        "expected": {"type": ["object", "null"], "maxProperties": scenario.MOST_ASKED},
    }


_VALUES: Mapping[str, Callable[[Writer], Mapping[str, Schema]]] = {
    "robot": _robot,
    "turtle": _turtle,
    "console": _console,
    "stage": _stage,
    "music": _music,
}
