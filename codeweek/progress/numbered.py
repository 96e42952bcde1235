"""Numbered programs, and which of them are kept, whatever the order of merging."""

import json
from collections.abc import Iterable, Mapping
from typing import Any

GIVEN = 0  # number of the program that a level starts with
BEFORE = 1  # number of programs in old files
TITLE = 40  # letters of the title of a work
MOST = 2**53 - 1  # the greatest number that a page can count to

Numbered = tuple[int, Any]


def newest(programs: Iterable[Numbered], most: int) -> tuple[Numbered, ...]:
    """The programs with the greatest numbers, without duplicates, newest last; ties are ordered by text.

    A title makes no other program: of one that has two, the one given last stays.
    """
    found: dict[str, tuple[int, str, Any]] = {}
    for number, program in programs:
        text, entry = canon(untitled(program)), (number, canon(program), program)
        if text not in found or found[text][:2] < entry[:2]:
            found[text] = entry
    ranked = sorted(found.values(), key=lambda each: each[:2])
    return tuple((number, program) for number, _, program in ranked[-most:])


def untitled(program: Any) -> Any:
    """A program without the title that its child gave it."""
    named = isinstance(program, Mapping) and "title" in program
    return {key: value for key, value in program.items() if key != "title"} if named else program


def title_of(program: Any) -> str:
    """The title that its child gave a program; empty when there is none."""
    title = program.get("title") if isinstance(program, Mapping) else ""
    return title[:TITLE] if isinstance(title, str) else ""


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
