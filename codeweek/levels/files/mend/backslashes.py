"""A backslash between double quotes, where it has to be written twice."""

import re
from collections.abc import Sequence

from codeweek.levels.files.mend.rows import HEAD, Mends, structure

_DOUBLE = re.compile(rf"{HEAD}\".*\"\s*$")
_BAD = re.compile(r"(?<!\\)((?:\\\\)*)\\(?![\\0abtnvfre \"/N_LPxuU])")


def mend(rows: Sequence[str]) -> Mends:
    """Two of them."""
    found = {n: _BAD.sub(r"\1\\\\", row) for n, row in structure(rows) if _DOUBLE.match(row)}
    return {n: now for n, now in found.items() if now != rows[n]}
