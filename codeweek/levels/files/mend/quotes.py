"""Word's quotes around a text that cannot be read without quotes."""

import re
from collections.abc import Sequence

from codeweek.levels.files.mend.rows import HEAD, ODD, Mends, quoted, structure

PAIRS = {"“": "”", "„": "“”", "«": "»", "‘": "’"}
_WRAPPED = re.compile(rf"{HEAD}(?P<text>[“„«‘].*[”“»’])\s*$")


def mend(rows: Sequence[str]) -> Mends:
    """Straight quotes."""
    found = {n: match for n, row in structure(rows) if (match := _WRAPPED.match(row))}
    return {
        n: match["head"] + quoted(inner)
        for n, match in found.items()
        if (inner := inside(match["text"])) is not None
    }


def inside(text: str) -> str | None:
    """What is between Word's quotes; None when they do not go around all of it."""
    ends = PAIRS.get(text[:1], "")
    if len(text) < 2 or not ends or text[-1] not in ends or any(end in text[1:-1] for end in ends):
        return None
    return text[1:-1].strip(f" {ODD}")
