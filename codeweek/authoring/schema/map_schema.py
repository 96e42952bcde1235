"""The schemas of the maps of each kind of world, from the types of their fields."""

from collections.abc import Mapping
from dataclasses import replace

from codeweek.authoring.schema.schema_parts import (
    BOOLEAN,
    TEXT,
    Schema,
    Writer,
    choice,
    names_pattern,
    number,
)
from codeweek.levels.files.field_reader import all_names
from codeweek.levels.files.map_reader import HIDDEN
from codeweek.worlds.fields import (
    ByCell,
    ByName,
    CellName,
    Coordinates,
    Degrees,
    FenceName,
    Flag,
    Grid,
    Line,
    Table,
    Type,
    Values,
    Whole,
    Word,
    names_of,
)
from codeweek.worlds.kinds import Kind

ALONE = ("music",)  # the kinds whose map may be a text alone
CELL = "[A-Za-z][1-9][0-9]?"
_CELL: Schema = {"type": "string", "pattern": f"^ *{CELL} *$"}
_FENCE: Schema = {"type": "string", "pattern": f"^ *{CELL} *- *{CELL} *$"}
_NUMBER: Schema = {"type": "number"}


def map_of(kind: Kind, writer: Writer) -> Schema:
    """One map of a kind; a grid may stand alone."""
    writer = replace(writer, kind=kind.name)
    values = {name: value_of(field.type, writer) for name, field in kind.fields.items()}
    of = f"{kind.name}." if kind.shared else ""
    table = writer.table("map", {**kind.map_fields, **HIDDEN}, {**values, "hidden": BOOLEAN}, of=of)
    if "grid" not in values or kind.shared:  # which of the two has a shared field is told on reading
        return {"anyOf": [TEXT, table]} if kind.name in ALONE else table
    need = [writer.needed("map", name, kind.map_fields[name]) for name in ("grid", "guess")]
    return {"anyOf": [values["grid"], {**table, "anyOf": need}]}


def value_of(type: Type | None, writer: Writer) -> Schema:
    """What a field of that type may hold."""
    match type:
        case Whole(least, most):
            return number(least, most)
        case Word(names):
            return choice(names, all_names(names))
        case Flag(words):
            return BOOLEAN if words else {"type": "boolean"}
        case Line(spoken):
            return {"type": [*TEXT["type"][:-1], "object", "null"]} if spoken else TEXT
        case Grid(letters, starts):
            return _grid(letters, starts)
        case CellName():
            return _CELL
        case FenceName():
            return _FENCE
        case Coordinates():
            return {"type": "array", "items": _NUMBER, "minItems": 2, "maxItems": 2}
        case Degrees(names):
            turn = {**_NUMBER, "minimum": -360, "maximum": 360}
            pattern = {"type": "string", "pattern": names_pattern(names)}
            return {"anyOf": [turn, {"enum": all_names(names)}, pattern]}
        case ByCell(counted):
            return {
                "type": ["object", "null"],
                "propertyNames": {"pattern": _CELL["pattern"]},
                "additionalProperties": value_of(counted, writer),
            }
    return _of_several(type, writer)


def _of_several(type: Type | None, writer: Writer) -> Schema:
    """The types that hold others; any value for none."""
    match type:
        case Values(of, most, alone, null):
            one = value_of(of, writer)
            several: Schema = {
                **({"items": one} if one else {}),
                **({} if most is None else {"maxItems": most}),
            }
            if alone:
                return {"anyOf": [one, {"type": "array", **several}, {"type": "null"}]}
            return {"type": ["array", "null"] if null else "array", **several}
        case ByName(of, least, most):
            return {
                "type": "object" if least else ["object", "null"],
                **({"minProperties": least} if least else {}),
                **({} if most is None else {"maxProperties": most}),
                **({} if of is None else {"additionalProperties": value_of(of, writer)}),
            }
        case Table(fields, plain=True):
            return _plain({name: (name, *field.others) for name, field in fields.items()}, type, writer)
        case Table(fields, path, need, short=short):
            inside = {name: value_of(field.type, writer) for name, field in fields.items()}
            table = writer.table(path, names_of(fields), inside, need)
            return table if short is None else {"anyOf": [value_of(short, writer), table]}
    return {}


def _plain(spelled: Mapping[str, tuple[str, ...]], type: Table, writer: Writer) -> Schema:
    """A table with all of its fields, spelled as they are: no accent, no capital."""
    values = {name: value_of(field.type, writer) for name, field in type.fields.items()}
    return {
        "type": "object",
        "properties": {word: values[name] for name, words in spelled.items() for word in words},
        "additionalProperties": False,
        "allOf": [{"anyOf": [{"required": [word]} for word in words]} for words in spelled.values()],
    }


def _grid(letters: str, starts: str) -> Schema:
    """Rows of letters, with one start where there is one to be."""
    rows = f"^[{_inside(letters)}\\s]*$"
    if not starts:
        return {"type": "string", "pattern": rows}
    one = _inside(starts)
    return {"type": "string", "allOf": [{"pattern": rows}, {"pattern": f"^[^{one}]*[{one}][^{one}]*$"}]}


def _inside(letters: str) -> str:
    """Letters as they stand between the brackets of a pattern."""
    return "".join(f"\\{letter}" if letter in "^]\\-" else letter for letter in letters)
