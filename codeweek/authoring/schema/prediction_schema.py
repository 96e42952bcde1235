"""The schema of the question that a level asks before it runs."""

from typing import Any

from codeweek.authoring.schema.schema_parts import (
    LISTED,
    TEXT,
    VALUE,
    WORDS,
    Schema,
    Writer,
    choice,
    fields,
    names_pattern,
    present,
)
from codeweek.levels.files.prediction_fields import (
    ANY_KIND,
    ASKS,
    CHOICE,
    CHOSEN,
    MOST_CHOICES,
    MOST_MISTAKES,
    OWN,
    PREDICT,
    WRITTEN,
)
from codeweek.worlds.kinds import Kind


def prediction_of(kind: Kind, writer: Writer) -> Schema:
    """What may be asked of a kind, and the answers that go with each question."""
    asks = {name: ASKS.get(name, ()) for name in (*kind.measures, *ANY_KIND)}
    values = {"ask": choice(asks, writer.asks(asks)), "question": WORDS, "choices": {}, "mistakes": {}}
    table = writer.table("predict", PREDICT, values, need=("ask",), of=f"{kind.name}.")
    rules = [_rule(name, asks[name], writer) for name in asks]
    return {**table, "allOf": [*table["allOf"], *rules]}


def _rule(name: str, others: tuple[str, ...], writer: Writer) -> Schema:
    """When it asks this, the choices are those."""
    asked: Schema = {"ask": {"type": "string", "pattern": names_pattern({name: others})}}
    answers = {"choices": _choices(name, writer), "mistakes": _mistakes(name, writer)}
    then: Schema = {"patternProperties": fields(PREDICT, answers)}
    if name in CHOSEN:
        then["allOf"] = [writer.needed("predict", "choices", PREDICT["choices"])]
    return {
        "if": {**present("ask", PREDICT["ask"]), "patternProperties": fields(PREDICT, asked)},
        "then": then,
    }


def _choices(name: str, writer: Writer) -> Any:
    if name in OWN:
        return False  # it has its answers
    return {
        "type": "array",
        "items": _answer(name, writer),
        "minItems": 2,
        "maxItems": MOST_CHOICES,
    }


def _mistakes(name: str, writer: Writer) -> Any:
    return name not in CHOSEN and {"type": "array", "items": _answer(name, writer), "maxItems": MOST_MISTAKES}


def _answer(name: str, writer: Writer) -> Schema:
    """A value, alone or with what goes with it."""
    value = TEXT if name in WRITTEN else VALUE
    value = {"type": "array", "items": LISTED} if name == "row" else value
    own = {"value": value, "words": WORDS, "why": WORDS}
    return {"anyOf": [value, writer.table("choice", CHOICE, own, ("value",), f"{name}.")]}
