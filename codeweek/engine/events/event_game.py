"""A game that a person plays, tick by tick, input by input, and back again; what is new in its film."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from operator import attrgetter, itemgetter
from typing import Any

from codeweek.diagnostic import Diagnostic
from codeweek.engine.events.event_machine import STEADY, EventMachine, Waiting, acts_of
from codeweek.engine.events.event_stage import INPUTS, TICKS, Event, Input
from codeweek.engine.trace import Mark, Trace


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


class Game:
    """A program that waits, played by ticks and inputs; it begins with its first tick.

    What happens is a function of the program, the first world, the seed, and the inputs with their ticks.
    """

    def __init__(self, ready: Waiting, world: Any, seed: int = 0, acts: Iterable[Event] = (STEADY,)) -> None:
        self.ready = ready
        self.first = world
        self.seed = seed
        self.acts: list[Event] = []
        self._machine: EventMachine = ready.machine(world, seed)
        self._ended: tuple[str, Diagnostic | None] = ready.played(self._machine, self._machine.run)
        for act in acts:
            self._do(act)

    @classmethod
    def of(cls, ready: Waiting, world: Any, seed: int, inputs: Iterable[Input], ticks: int) -> "Game":
        """The game of recorded inputs, up to that many steady ticks."""
        return cls(ready, world, seed, acts_of(inputs, ticks))

    @property
    def over(self) -> bool:
        """Whether nothing more can happen: it is won or lost, or something ended it."""
        return self._ended[0] != "done" or self._machine.over

    @property
    def full(self) -> bool:
        """Whether its film has as many ticks or inputs as one may have."""
        return self._machine.number >= TICKS or self._machine.inputs_done >= INPUTS

    @property
    def outcome(self) -> str:
        """How its film ends, as that of any run."""
        return self._ended[0]

    @property
    def why(self) -> Diagnostic | None:
        """What stopped it, if it was not the program that ended it."""
        return self._ended[1]

    @property
    def world(self) -> Any:
        """The world as it is now."""
        return self._machine.world

    @property
    def ticks(self) -> int:
        """The number of steady ticks up to now."""
        return sum(act == STEADY for act in self.acts)

    @property
    def inputs(self) -> tuple[Input, ...]:
        """What the person did, each with the number of the steady tick that came next."""
        found: list[Input] = []
        tick = 0
        for act in self.acts:
            if act == STEADY:
                tick += 1
            else:
                found.append((tick, act))
        return tuple(found)

    def tick(self) -> None:
        """Do the next steady tick."""
        self._do(STEADY)

    def input(self, event: Event) -> None:
        """Do what the person did at once, as a tick of its own: `("key", "up")` or `("click", hero)`."""
        self._do(event)

    def _do(self, act: Event) -> None:
        if not self.over:
            self.acts.append(act)
            self._ended = self.ready.played(self._machine, lambda: self._machine.do(act))

    def trace(self) -> Trace:
        """The film of the game up to now."""
        return self.ready.trace(self._machine, self._ended, self.first, self.seed, self.acts)

    def part(self, known: int) -> Part:
        """What of the film is new where so many of its moments are known. Raises IndexError for too many."""
        return part(self._machine, known)

    def rewound(self, ticks: int) -> "Game":
        """The game as it was after that many steady ticks, at least the first: played again."""
        ends = [number for number, act in enumerate(self.acts, 1) if act == STEADY]
        return self._again(ends[min(max(ticks, 1), len(ends)) - 1] if ends else 0)

    def rewound_to(self, step: int) -> "Game":
        """The game up to the tick in which a step of its film is, with that tick."""
        begun = sum(mark.step <= step for mark in self._machine.marks if not mark.hero)
        return self._again(max(begun, 1))

    def without_last(self) -> "Game":
        """The game before what happened last."""
        return self._again(len(self.acts) - 1)

    def _again(self, acts: int) -> "Game":
        return Game(self.ready, self.first, self.seed, self.acts[:acts])
