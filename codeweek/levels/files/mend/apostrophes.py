"""An apostrophe that ends a text too early: 'jusqu'au drapeau'."""

import re
from collections.abc import Sequence

from codeweek.levels.files.mend.rows import HEAD, Mends, ends_here, quoted, structure

_SINGLE = re.compile(rf"{HEAD}'(?P<text>.*?)(?P<end>'?)\s*$")
_FREE = re.compile(r"(?<!')'(?!')")  # an apostrophe that is not written twice


def mend(rows: Sequence[str]) -> Mends:
    """Straight double quotes around the text."""
    found: dict[int, str] = {}
    for number, row in structure(rows):
        match = _SINGLE.match(row)
        if match and (_FREE.search(match["text"]) or not match["end"]) and ends_here(rows, number):
            found[number] = match["head"] + quoted(match["text"].replace("''", "'"))
    return found
