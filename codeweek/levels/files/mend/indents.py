"""Lines under a bar that are not further to the right than its heading."""

import re
from collections.abc import Iterator, Sequence

from codeweek.levels.files.mend.rows import KEY, PROGRAM, Mends, in_texts, indent, is_grid, is_header

_ELSE = re.compile(r"\s*(?:else|sinon)\s*:\s*")


def mend(rows: Sequence[str]) -> Mends:
    """Two spaces more, or as far as the lines beside them."""
    found: dict[int, str] = {}
    inside = in_texts(rows)
    for number, row in enumerate(rows):
        if number not in inside and is_header(row):
            found |= _moved(rows, number, [*_own(rows, number, inside)], inside)
    return found


def _own(rows: Sequence[str], header: int, inside: frozenset[int]) -> Iterator[int]:
    """The lines that belong under a bar, as far as one can tell."""
    first = rows[header + 1] if header + 1 < len(rows) else ""
    program = header + 1 not in inside and bool(PROGRAM.fullmatch(first))
    for number in range(header + 1, len(rows)):
        row = rows[number]
        new = KEY.match(row) and not _ELSE.fullmatch(row)
        if number not in inside and not (is_grid(row) or (program and row.strip() and not new)):
            return
        yield number


def _moved(rows: Sequence[str], header: int, own: Sequence[int], inside: frozenset[int]) -> Mends:
    there = [indent(rows[n]) for n in own if n in inside and rows[n].strip()]
    pad = " " * (there[0] if there else indent(rows[header]) + 2)
    if there:
        return {n: pad + rows[n].lstrip() for n in own if n not in inside and is_grid(rows[n])}
    return {n: pad + rows[n] for n in own if n not in inside}
