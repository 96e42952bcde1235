"""Tabs where YAML wants spaces."""

import re
from collections.abc import Sequence

from codeweek.levels.files.mend.rows import NAME, Mends, in_texts

_BEGINS = re.compile(r"^[ \t]*\t[ \t]*")
_AFTER_SIGN = re.compile(rf"^( *(?:- +)*(?:{NAME} ?:|-)) *\t\s*")
WIDE = "  "  # one step of a level file


def mend(rows: Sequence[str]) -> Mends:
    """Two spaces for each tab at the start of a line, one after a colon or a dash."""
    inside = in_texts(rows)
    return {n: now for n, row in enumerate(rows) if (now := _mended(row, n in inside)) != row}


def _mended(row: str, in_text: bool) -> str:
    row = _BEGINS.sub(lambda found: found[0].replace("\t", WIDE), row)
    return row if in_text else _AFTER_SIGN.sub(r"\1 ", row)
