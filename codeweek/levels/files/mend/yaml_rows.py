"""The lines of a YAML text that cannot be read yet: which are inside a text under `|`, and what a line is."""

import re
from collections.abc import Mapping, Sequence
from itertools import takewhile

Mends = Mapping[int, str]  # the number of a line, from 0, and the line as it should be
ODD = "\u00a0\u202f\u2007\u2002\u2003\u2009\u200a\u3000"  # spaces that are no space of YAML
NOTHING = "\u200b\u2060\ufeff"  # signs without any width
NAME = r"[^\W\d][\w-]*"
HEAD = rf"^(?P<head>[ \t]*(?:- +)*(?:{NAME}[ ]?:[ ]+)?)"  # what stands before a value
KEY = re.compile(rf"[ \t]*(?:- +)*{NAME}[ ]?:(?:[ ]|$)")
ITEM = re.compile(r"[ \t]*-(?:[ ]|$)")
GRID = re.compile(rf"[ \t{ODD}]*[#.><^vG*op0-9]+\s*")  # a row of a robot's map
DRAWN = re.compile(r"[#.><^*]")  # what a number or a word does not have
PROGRAM = re.compile(rf"[ \t]*(?:{NAME}\(.*\)|(?:for|while|if|def)\b.*:)\s*")
_HEADER = re.compile(rf"^[ \t]*(?:- +)*(?:{NAME}[ ]?:[ ]+)?[|>][-+0-9]*[ ]*$")
_SPACE = f" \t{ODD}{NOTHING}"
PAIRS = {"“": "”", "„": "“”", "«": "»", "‘": "’"}  # Word's quotes


def indent(row: str) -> int:
    """The number of signs before the first one that is seen."""
    return len(row) - len(row.lstrip(_SPACE))


def is_header(row: str) -> bool:
    """Whether a text begins on the next line."""
    return _HEADER.match(row) is not None


def in_texts(rows: Sequence[str]) -> frozenset[int]:
    """The lines of the texts under `|` or `>`."""
    found: set[int] = set()
    pad: int | None = None
    for number, row in enumerate(rows):
        if pad is not None and (not row.strip(_SPACE) or indent(row) > pad):
            found.add(number)
        else:
            pad = indent(row) if is_header(row) else None
    return frozenset(found)


def structure(rows: Sequence[str]) -> list[tuple[int, str]]:
    """The lines outside those texts, with their numbers; no blank line and no comment."""
    inside = in_texts(rows)
    seen = ((n, row) for n, row in enumerate(rows) if n not in inside and row.strip())
    return [(n, row) for n, row in seen if not row.lstrip().startswith("#")]


def ends_here(rows: Sequence[str], number: int) -> bool:
    """Whether the next line begins something new, so that this one should be whole."""
    own = indent(rows[number])
    after = next((row for row in rows[number + 1 :] if row.strip()), None)
    return after is None or (indent(after) <= own and bool(KEY.match(after) or ITEM.match(after)))


def is_grid(row: str) -> bool:
    """Whether a line can only be a row of a map."""
    return bool(GRID.fullmatch(row) and DRAWN.search(row))


def drawn_below(rows: Sequence[str], number: int) -> int:
    """How many lines just below are rows of a map."""
    return sum(1 for _ in takewhile(is_grid, rows[number + 1 :]))


def quoted(text: str) -> str:
    """A text between straight quotes."""
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


def unquoted(text: str) -> str | None:
    """What is between Word's quotes; None when they do not go around all of it."""
    ends = PAIRS.get(text[:1], "")
    if len(text) < 2 or not ends or text[-1] not in ends or any(end in text[1:-1] for end in ends):
        return None
    return text[1:-1].strip(f" {ODD}")
