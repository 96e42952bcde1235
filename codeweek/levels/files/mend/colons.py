"""A colon without the space that comes after it."""

import re
from collections.abc import Sequence

from codeweek.levels.files.mend.rows import NAME, Mends, structure

_GLUED = re.compile(rf"^(\s*(?:- +)*{NAME} ?:)(?=[^\s/:])")


def mend(rows: Sequence[str]) -> Mends:
    """A space between the colon of a heading and what it says."""
    return {n: _GLUED.sub(r"\1 ", row) for n, row in structure(rows) if _GLUED.match(row)}
