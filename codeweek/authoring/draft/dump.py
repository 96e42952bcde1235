"""Writes values as YAML: short ones on one line, multi-line texts as `|` blocks."""

import json
import re
from typing import Any

from codeweek.levels.files.yaml_nodes import typed

SHORT = 76  # letters of a list of words or a small table on one line
_WORD = re.compile(r"[^\W\d_][\w.-]*")
_SENTENCE = re.compile(r"\w[\w .'’()?;/+-]*")
_PRINTED = re.compile(
    r"[\t\n\x20-\x7e\xa0-\u2027\u202a-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]*"
)


def same(a: Any, b: Any) -> bool:
    """Whether two plain values are equal in value and type: `1`, `1.0`, `true` and `"1"` all differ."""
    return _key(a) == _key(b)


def _key(value: Any) -> str:
    return json.dumps(value, sort_keys=True)


def scalar(value: Any, first: str = "", inside: bool = False) -> str:
    """A scalar on one line, without quotes where possible.

    `first`: the first letter of the value it replaces, to keep its style of quotes.
    """
    if not isinstance(value, str):
        return json.dumps(value)
    if first == "'" and _PRINTED.fullmatch(value) and "\n" not in value:
        return "'" + value.replace("'", "''") + "'"
    bare = _WORD if first == "" or inside else _SENTENCE
    if first != '"' and bare.fullmatch(value) and typed(value) == value == value.strip():
        return value
    return '"' + "".join(map(_escaped, value)) + '"'


def _escaped(letter: str) -> str:
    if letter in '"\\':
        return f"\\{letter}"
    if letter == "\n":
        return "\\n"
    if letter != "\t" and _PRINTED.fullmatch(letter):
        return letter
    code = ord(letter)
    return f"\\u{code:04x}" if code < 0x10000 else f"\\U{code:08x}"


def can_stand(value: str) -> bool:
    """Whether a text can be written as a `|` block."""
    lines = value.removesuffix("\n").split("\n")
    first = next((line for line in lines if line), " ")
    blank = any(line and not line.strip() for line in lines)
    return bool(lines[-1] and not blank and first[0] not in " \t" and _PRINTED.fullmatch(value))


def header(value: str) -> str:
    """The header of a `|` block."""
    return "|" if value.endswith("\n") else "|-"


def body(value: str, pad: str) -> list[str]:
    """The lines of a `|` block."""
    return [f"{pad}{line}" if line else "" for line in value.removesuffix("\n").split("\n")]


def flow(value: Any) -> str:
    """Any value on one line."""
    if isinstance(value, dict):
        return "{" + ", ".join(f"{scalar(key)}: {flow(each)}" for key, each in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(map(flow, value)) + "]"
    return scalar(value)


def block(value: Any, indent: int) -> tuple[str, list[str]]:
    """A value after a key: the text on its line, and the lines below, indented by `indent`."""
    pad = " " * indent
    if isinstance(value, str) and "\n" in value and can_stand(value):
        return header(value), body(value, pad)
    if not isinstance(value, list | dict) or _is_small(value):
        return flow(value), []
    if isinstance(value, list):
        return "", [line for each in value for line in item(each, indent)]
    return "", [line for key, each in value.items() for line in entry(key, each, indent)]


def _is_small(value: Any) -> bool:
    """Whether a list or table is short enough for one line."""
    inside = list(value.values()) if isinstance(value, dict) else value
    if any(isinstance(each, dict) or (isinstance(each, str) and "\n" in each) for each in inside):
        return False
    return not inside or len(flow(value)) <= SHORT or not (isinstance(value, dict) or _are_long(inside))


def _are_long(inside: list[Any]) -> bool:
    return any(isinstance(each, str) and " " in each for each in inside)


def entry(key: str, value: Any, indent: int) -> list[str]:
    """A key and its value, line by line."""
    beside, below = block(value, indent + 2)
    return [f"{' ' * indent}{scalar(key)}:{' ' if beside else ''}{beside}", *below]


def item(value: Any, indent: int) -> list[str]:
    """An entry of a list after its dash, line by line."""
    beside, below = block(value, indent + 2)
    if beside:
        return [f"{' ' * indent}- {beside}", *below]
    return [f"{' ' * indent}- {below[0][indent + 2 :]}", *below[1:]]
