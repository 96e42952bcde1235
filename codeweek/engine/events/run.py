"""Compiles a program that waits, and plays its scenario; a person plays it with a `Game`."""

import ast
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from codeweek.command import Command
from codeweek.diagnostic import Diagnostic
from codeweek.engine.budget import Budget
from codeweek.engine.error_mapping import ACCIDENTS, error_outcome
from codeweek.engine.events.hats import Hat
from codeweek.engine.events.machine import EventMachine, acts_of
from codeweek.engine.events.stage import Event
from codeweek.engine.instrument import Instrumented
from codeweek.engine.replay import Replay
from codeweek.engine.trace import Trace


@dataclass(frozen=True)
class Waiting:
    """A compiled program that waits; it is called as any that is ready to run, and plays a scenario."""

    made: Instrumented
    told: Callable[[], Instrumented]
    commands: Mapping[str, Command]
    budget: Budget
    hats: tuple[Hat, ...]
    functions: Mapping[str, ast.FunctionDef] = field(default_factory=dict)

    def __call__(self, world: Any, _inputs: Sequence[Any] = (), seed: int = 0) -> Trace:
        script = world.script
        acts = acts_of(script.inputs, script.ticks) if script else []
        machine = self.machine(world, seed, acts)
        return self.trace(machine, self.played(machine, machine.run), world, seed, acts)

    def machine(self, world: Any, seed: int, acts: Iterable[Event] = ()) -> EventMachine:
        """A fresh machine."""
        return EventMachine(self.made, self.commands, world, self.budget, seed, self.hats, acts)

    def played(self, machine: EventMachine, play: Callable[[], None]) -> tuple[str, Diagnostic | None]:
        """Do something that plays: the outcome, and what ended it."""
        try:
            play()
        except ACCIDENTS as error:
            outcome, why = error_outcome(error, self.made, self.functions, len(machine.ticks))
            return outcome, machine.where(why)
        return "done", None

    def trace(
        self,
        machine: EventMachine,
        ended: tuple[str, Diagnostic | None],
        world: Any,
        seed: int,
        acts: Iterable[Event],
    ) -> Trace:
        """The film of what a machine has played up to now, from that first world by these acts."""
        acts, steps = tuple(acts), machine.ticks[:]

        def again() -> EventMachine:
            return EventMachine(self.told(), self.commands, world, self.budget, seed, self.hats, acts)

        replay = Replay(again, len(steps))
        film = Trace(self.made, steps, machine.worlds, *ended, replay, machine.console)
        film.marks = tuple(machine.marks)
        return film
