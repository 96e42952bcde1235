"""The bar that was forgotten before a map or a program of several lines."""

import re
from collections.abc import Sequence

from codeweek.levels.files.mend.rows import NAME, PROGRAM, Mends, drawn_below, indent, structure

_OPEN = re.compile(rf"^\s*(?:- +)*{NAME} ?:\s*$|^\s*-\s*$")


def mend(rows: Sequence[str]) -> Mends:
    """A bar after the heading whose lines are drawn, or are a program."""
    found = [n for n, row in structure(rows) if _OPEN.match(row) and _below(rows, n)]
    return {n: f"{rows[n].rstrip()} |" for n in found}


def _below(rows: Sequence[str], number: int) -> bool:
    after = rows[number + 1] if number + 1 < len(rows) else ""
    deeper = indent(after) > indent(rows[number])
    return bool(drawn_below(rows, number)) or (deeper and PROGRAM.fullmatch(after) is not None)
