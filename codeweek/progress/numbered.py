"""Numbered programs, and which of them are kept, whatever the order of merging."""

import json
from collections.abc import Iterable, Mapping
from typing import Any

GIVEN = 0  # number of the program that a level starts with
BEFORE = 1  # number of programs in old files
MOST = 2**53 - 1  # the greatest number that a page can count to

Numbered = tuple[int, Any]


def newest(programs: Iterable[Numbered], most: int) -> tuple[Numbered, ...]:
    """The programs with the greatest numbers, without duplicates, newest last; ties are ordered by text."""
    found: dict[str, Numbered] = {}
    for number, program in programs:
        text = canon(program)
        if text not in found or found[text][0] < number:
            found[text] = number, program
    ranked = sorted((number, text) for text, (number, _) in found.items())
    return tuple(found[text] for _, text in ranked[-most:])


def canon(program: Any) -> str:
    """The canonical text of a program: JSON with sorted keys."""
    return json.dumps(program, sort_keys=True, separators=(",", ":"))


def read(value: Any) -> tuple[Numbered, ...]:
    """The numbered programs in plain data; invalid entries are dropped."""
    return tuple((each["saved"], each["program"]) for each in value if _is_numbered(each))


def written(programs: Iterable[Numbered]) -> list[dict[str, Any]]:
    """As plain data."""
    return [{"saved": number, "program": program} for number, program in programs]


def is_number(value: Any) -> bool:
    """Whether a value is a valid number of a change."""
    return type(value) is int and 0 <= value <= MOST


def is_program(value: Any) -> bool:
    """Whether a value can be a program; its content is checked when it is opened."""
    return isinstance(value, Mapping)


def _is_numbered(value: Any) -> bool:
    return isinstance(value, Mapping) and is_number(value.get("saved")) and is_program(value.get("program"))
