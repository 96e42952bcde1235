"""What is new in the film of a game, for a shell that has the rest of it: as much work as there is news."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from operator import attrgetter, itemgetter
from typing import Any

from codeweek.engine.events.machine import EventMachine
from codeweek.engine.trace import Mark


@dataclass(frozen=True)
class Part:
    """The moments of a film from one on, the start being the first; each other one is after a step.

    `statements` are those of the steps, `worlds` what is seen at each moment; `before` is the world at the
    moment before them, None where there is none.
    """

    statements: Sequence[int]
    worlds: Sequence[Any]
    before: Any
    marks: Sequence[Mark]


def part(machine: EventMachine, known: int) -> Part:
    """What a machine has played, without as many moments as are known. Raises IndexError for too many."""
    steps, worlds, marks = machine.ticks, machine.worlds, machine.marks
    if not 0 <= known <= len(steps) + 1:
        raise IndexError(known)
    first = max(0, known - 1)  # the moment before them, which began with this world
    at = bisect_right(worlds, first, key=itemgetter(0)) - 1
    before = worlds[at][1] if known else None
    seen = []
    for moment in range(known, len(steps) + 1):
        while at + 1 < len(worlds) and worlds[at + 1][0] <= moment:
            at += 1
        seen.append(worlds[at][1])
    fresh = marks[bisect_left(marks, known, key=attrgetter("step")) :]
    return Part(steps[first:], seen, before, fresh)
