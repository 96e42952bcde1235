"""A quote or a bracket that is opened on a line and never closed."""

import re
from collections.abc import Sequence

from codeweek.levels.files.mend.rows import HEAD, Mends, ends_here, structure

_OPEN = re.compile(rf"{HEAD}\"(?:[^\"\\]|\\.)*$")
_TEXT = re.compile(r'"(?:[^"\\]|\\.)*"|\'[^\']*\'')
_ENDS = {"[": "]", "{": "}"}


def mend(rows: Sequence[str]) -> Mends:
    """Closed at the end of its line, when the next line begins something new."""
    found = {n: _closed(row) for n, row in structure(rows) if ends_here(rows, n)}
    return {n: now for n, now in found.items() if now != rows[n]}


def _closed(row: str) -> str:
    if _OPEN.match(row):
        return f'{row.rstrip()}"'
    bare = _TEXT.sub("", row)
    for start, end in _ENDS.items():
        if bare.count(start) == bare.count(end) + 1:
            return f"{row.rstrip().rstrip(',')}{end}"
    return row
