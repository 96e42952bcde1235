"""Writes what the page must know of the core in TypeScript, as every build of it does.

python tools/make_types.py

`constants.ts`: the values of page_constants.py.
"""

import json
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

import page_constants

FOLDER = Path(__file__).parent.parent / "web" / "src" / "generated"
HEAD = (
    "// Written by tools/make_types.py from the Python of the core: `make types`, or any build of the page.\n"
)


def constants() -> str:
    """The constants of both shells."""
    named = {name: value for name, value in vars(page_constants).items() if name.isupper() and name[0] != "_"}
    lines = [f"export const {name}{_kind(named[name])} = {_value(named[name])};" for name in sorted(named)]
    return "\n".join([HEAD, *lines, ""])


def _kind(value: Any) -> str:
    """Lists of words or of numbers are looked up with any; what else is there keeps its own type."""
    kinds = {type(each) for each in value} if isinstance(value, tuple) else set()
    if kinds == {str}:
        return ": readonly string[]"
    return ": readonly number[]" if kinds and kinds <= {int, float} else ""


def _value(value: Any) -> str:
    if isinstance(value, Mapping):
        return (
            "{ "
            + ", ".join(f"{json.dumps(name)}: {_value(each)}" for name, each in value.items())
            + " } as const"
        )
    if isinstance(value, tuple):
        return "[" + ", ".join(map(_value, value)) + "]"
    if isinstance(value, date):
        value = value.isoformat()
    return json.dumps(int(value) if isinstance(value, float) and value.is_integer() else value)


FILES = {"constants.ts": constants}


def main() -> None:
    """Write them, where they are not the same already."""
    FOLDER.mkdir(exist_ok=True)
    for name, made in FILES.items():
        path, text = FOLDER / name, made()
        if not path.is_file() or path.read_text(encoding="utf-8") != text:
            path.write_text(text, encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
