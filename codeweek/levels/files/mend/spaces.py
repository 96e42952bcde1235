"""No-break spaces, and signs without width, where YAML wants a space."""

import re
from collections.abc import Sequence

from codeweek.levels.files.mend.rows import NAME, NOTHING, ODD, Mends, in_texts

_BEFORE_COLON = re.compile(rf"^( *(?:- +)*{NAME})[ {ODD}{NOTHING}]*[{ODD}{NOTHING}][ {ODD}{NOTHING}]*:")
_AFTER_SIGN = re.compile(rf"^( *(?:- +)*(?:{NAME} ?:|-))[ {ODD}{NOTHING}]*[{ODD}{NOTHING}][ {ODD}{NOTHING}]*")
_BEGINS = re.compile(rf"^[ \t{ODD}{NOTHING}]+")


def mend(rows: Sequence[str]) -> Mends:
    """Plain spaces where a line begins; before and after the colon of a heading, after a dash."""
    inside = in_texts(rows)
    return {n: now for n, row in enumerate(rows) if (now := _mended(row, n in inside)) != row}


def _mended(row: str, in_text: bool) -> str:
    row = _BEGINS.sub(lambda found: _plain(found[0]), row)
    if in_text:
        return row
    return _AFTER_SIGN.sub(r"\1 ", _BEFORE_COLON.sub(r"\1:", row))


def _plain(blank: str) -> str:
    return re.sub(f"[{ODD}]", " ", re.sub(f"[{NOTHING}]", "", blank))
