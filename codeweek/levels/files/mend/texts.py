"""A text with a colon in it and no quotes around it."""

import re
from collections.abc import Sequence

from codeweek.levels.files.mend.rows import HEAD, Mends, quoted, structure

_BARE = re.compile(rf"{HEAD}(?P<text>[^\s\"'\[\]{{}}|>&*!%@`#-].*?:(?:\s.*\S|))\s*$")


def mend(rows: Sequence[str]) -> Mends:
    """Quotes around it."""
    found = {n: match for n, row in structure(rows) if (match := _BARE.match(row)) and match["head"].strip()}
    return {n: match["head"] + quoted(match["text"]) for n, match in found.items()}
