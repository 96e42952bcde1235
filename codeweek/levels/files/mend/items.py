"""A dash that was forgotten before an entry of a list."""

import re
from collections.abc import Sequence

from codeweek.levels.files.mend.rows import ITEM, KEY, Mends, indent, structure

_QUOTED = re.compile(r"^(\s+)([\"“«])")
_OPEN = re.compile(r".*:\s*$")


def mend(rows: Sequence[str]) -> Mends:
    """A dash before a text between quotes that stands in a list, or begins one."""
    found: dict[int, str] = {}
    lines = structure(rows)
    for place, (number, row) in enumerate(lines):
        if not _QUOTED.match(row):
            continue
        before = lines[place - 1] if place else (number, "")
        after = lines[place + 1][1] if place + 1 < len(lines) else ""
        if _in_list(found.get(*before), row) or _begins(before[1], row, after):
            found[number] = _QUOTED.sub(r"\1- \2", row)
    return found


def _in_list(before: str, row: str) -> bool:
    return bool(ITEM.match(before)) and indent(before) == indent(row)


def _begins(before: str, row: str, after: str) -> bool:
    listed = bool(ITEM.match(after) or _QUOTED.match(after)) and indent(after) == indent(row)
    return bool(KEY.match(before) and _OPEN.match(before)) and listed
