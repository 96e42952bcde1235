"""The console of a run: what was printed, what was asked and what was answered, each at its step."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from codeweek.engine.trace import Trace


@dataclass(frozen=True)
class Line:
    """A piece of text of a run: its step; `kind` is `out` for what is printed, `ask`, or `in` for an answer.

    A text ends with a line's end where the line ends.
    """

    step: int
    kind: str
    text: str


def console(trace: Trace) -> tuple[Line, ...]:
    """What a run wrote, in order; where the world is a page, all that came on it."""
    if hasattr(trace.world, "page"):
        return () if trace.world.hidden else tuple(_of_page(trace))
    return tuple(Line(piece.step, piece.kind, piece.text) for piece in trace.console)


def _of_page(trace: Trace) -> Iterator[Line]:
    columns = trace.columns()
    count = 0
    for step, number in enumerate(columns.shown):
        page: tuple[Any, ...] = columns.worlds[number].page
        yield from (Line(step, piece.kind, piece.text) for piece in page[count:])
        count = max(count, len(page))
