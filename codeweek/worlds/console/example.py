"""Reads an example of a text level: what is given to the program, and the lines that it is to write."""

from collections.abc import Mapping
from typing import Any

from codeweek.diagnostic import Diagnostic
from codeweek.worlds.console.state import World
from codeweek.worlds.fields import Field, Values

MOST = 20
LIST = Values(most=MOST, null=False)
FIELDS: Mapping[str, Field] = {
    "inputs": Field(("entrees",), LIST),
    "said": Field(("dit", "dits"), LIST),
}


def parse_map(fields: Mapping[str, Any]) -> tuple[World | None, tuple[Diagnostic, ...]]:
    """Read the fields of an example (FIELDS, `hidden`): the world at its start, or None and all problems."""
    problems = [
        Diagnostic("level.not_a_value", {"field": name}, field=name)
        for name in FIELDS
        if not _values(fields.get(name, []))
    ]
    if "grid" in fields:
        problems.append(Diagnostic("level.console_grid", field="grid"))
    if problems:
        return None, tuple(problems)
    said = fields.get("said")
    expected = None if said is None else _frozen(said)
    return World(_frozen(fields.get("inputs", [])), expected, fields.get("hidden") is True), ()


def _values(found: Any, deep: int = 0) -> bool:
    """Whether a field holds values of programs, or lists of them."""
    if isinstance(found, list):
        return len(found) <= MOST and deep < 3 and all(_values(each, deep + 1) for each in found)
    return deep > 0 and isinstance(found, str | int | float)


def _frozen(found: Any) -> Any:
    return tuple(map(_frozen, found)) if isinstance(found, list) else found
