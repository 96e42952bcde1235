"""The slips of somebody who types Python: what keeps a text from being read, where, and what mends it."""

import ast
import warnings
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from codeweek.blocks.source import plainly, too_big
from codeweek.blocks.typed import layout, lines
from codeweek.blocks.typed.slip import Slip, mended
from codeweek.diagnostic import Diagnostic

_LATE = ("unterminated", "was never closed")


@dataclass(frozen=True)
class Broken:
    """The first place where CPython stops reading a text."""

    line: int
    column: int
    message: str


def broken(source: str) -> Broken | None:
    """Where CPython stops reading a text; None when it reads it all."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            ast.parse(source)
    except SyntaxError as problem:
        last = source.count("\n") + 1
        return Broken(max(1, min(problem.lineno or 1, last)), problem.offset or 1, problem.msg)
    except (ValueError, MemoryError, RecursionError, OverflowError):
        return Broken(1, 1, "")
    return None


def first(source: str, told: Diagnostic, known: Callable[[str], bool]) -> Diagnostic:
    """What to say of a text that cannot be read, of which `told` is known.

    `known` tells whether a word may be called.
    """
    source = plainly(source)
    if too_big(source) or (found := broken(source)) is None:
        return told
    found = _earlier(source, found)
    for slip in _slips(source, found, known):
        if slip.put is None or _helps(source, slip, found):
            return slip.diagnostic()
    return told if told.line == found.line else Diagnostic("program.syntax", line=found.line)


def _earlier(source: str, found: Broken) -> Broken:
    """The first line that is not right: what never ends is met before what is wrong above it."""
    if not any(word in found.message for word in _LATE):
        return found
    above = "\n".join(source.split("\n")[: found.line - 1])
    before = broken(above)
    at_end = before is not None and (before.line >= found.line or before.message.startswith("expected an"))
    return found if before is None or at_end else before


def _slips(source: str, found: Broken, known: Callable[[str], bool]) -> Iterator[Slip]:
    rows = source.split("\n")
    near = list(_near(rows, found.line))
    if found.message.startswith("unexpected indent"):  # what it is under may be no head yet
        yield from (slip for number in near[1:] for slip in lines.slips(number, rows[number - 1], known))
    yield from layout.slips(rows, found.line, found.message)
    for number in near:
        yield from lines.slips(number, rows[number - 1], known)
    yield from layout.late_slips(rows, found.line, found.column, found.message)


def _near(rows: Sequence[str], line: int) -> Iterator[int]:
    """The line that is told, then the one above it, which may be what is wrong."""
    yield line
    above = [number for number in range(1, line) if rows[number - 1].strip()]
    if above:
        yield above[-1]


def _helps(source: str, slip: Slip, before: Broken) -> bool:
    """Whether CPython reads further once a slip is mended: only then is it the slip."""
    after = broken(mended(source, slip.diagnostic()) or source)
    if after is None:
        return True
    ranks = _rank(before.message), _rank(after.message)
    return ranks[1] > ranks[0] or (after.line, after.column) > (before.line, before.column)


def _rank(message: str) -> int:
    """How early CPython stops: at a text that does not end, at a bracket, or at what it reads then."""
    return next((rank for rank, word in enumerate(_LATE) if word in message), len(_LATE))
