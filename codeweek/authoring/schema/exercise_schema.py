"""The schema of the parts of an exercise."""

from codeweek.authoring.schema.schema_parts import (
    BOOLEAN,
    LISTED,
    TEXT,
    VALUE,
    WORDS,
    Schema,
    Writer,
    choice,
    number,
    several,
)
from codeweek.levels.files.exercise_fields import (
    FAREST,
    MOST_COLUMNS,
    MOST_LINES,
    MOST_PARTS,
    MOST_POINTS,
    OWN,
    PART_FIELDS,
)
from codeweek.levels.files.field_reader import all_names
from codeweek.levels.files.parse import FIELDS
from codeweek.levels.files.prediction_fields import CHOICE, MOST_CHOICES, MOST_MISTAKES
from codeweek.levels.level import NUMBERS, PARTS


def parts_of(writer: Writer) -> Schema:
    """A list of parts; what goes with which sort of part, `codeweek check` tells."""
    one = writer.table("part", PART_FIELDS, _values(writer), need=("question",))
    return several(one, MOST_PARTS)


def _values(writer: Writer) -> dict[str, Schema]:
    end = {"type": "integer", "minimum": -FAREST, "maximum": FAREST}
    choices: Schema = {"type": "array", "items": _answer(writer), "minItems": 2, "maxItems": MOST_CHOICES}
    return {
        "question": WORDS,
        "type": choice(PARTS, all_names(PARTS)),
        "ask": choice(NUMBERS, all_names(NUMBERS)),
        "points": number(1, MOST_POINTS),
        "answer": LISTED,
        "line": number(1, MOST_LINES),
        "wanted": VALUE,
        "between": {"type": "array", "items": end, "minItems": 2, "maxItems": 2},
        "columns": several(TEXT, MOST_COLUMNS),
        "choices": choices,
        "mistakes": several(_mistake(writer), MOST_MISTAKES),
        "same": BOOLEAN,
        "mended": TEXT,
        "given": TEXT,
        "replace": {"type": "object", "additionalProperties": TEXT},
        "inputs": LISTED,
        "program": _program(writer),
    }


def _program(writer: Writer) -> Schema:
    """The fields of a level for a program to write; what they hold is checked as a level's."""
    own = {name: FIELDS[name] for name in OWN}
    return writer.table("level", own, {name: {} for name in OWN}, of="own.")


def _answer(writer: Writer) -> Schema:
    own = {"value": VALUE, "words": WORDS, "why": WORDS}
    return {"anyOf": [VALUE, writer.table("choice", CHOICE, own, ("value",), "part.")]}


def _mistake(writer: Writer) -> Schema:
    own = {"value": LISTED, "words": WORDS, "why": WORDS}
    return writer.table("choice", CHOICE, own, ("value",), "part.mistake.")
