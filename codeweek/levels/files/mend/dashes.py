"""The dash of a list: Word's long one, or one without a space after it."""

import re
from collections.abc import Sequence

from codeweek.levels.files.mend.rows import Mends, structure

_LONG = re.compile(r"^(\s*)[–—−]\s*(?=\S)")
_GLUED = re.compile(r"^(\s*)-(?=[\"'“«]|[^\W\d_])")


def mend(rows: Sequence[str]) -> Mends:
    """A short dash and a space."""
    found = {n: _GLUED.sub(r"\1- ", _LONG.sub(r"\1- ", row)) for n, row in structure(rows)}
    return {n: now for n, now in found.items() if now != rows[n]}
