"""Runs a program that waits: one tick after the other, each hat to its end; plays its scenario."""

import ast
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import chain, repeat
from operator import itemgetter, length_hint
from typing import Any

from codeweek.blocks.block_vocabulary import nearest
from codeweek.blocks.hats import THINGS, said_of
from codeweek.command import Command
from codeweek.diagnostic import Diagnostic
from codeweek.engine.budget import COMMAND, Budget, Halt, counter
from codeweek.engine.error_mapping import ACCIDENTS, error_outcome
from codeweek.engine.events.event_hats import ALL, BEAT, Hat
from codeweek.engine.events.event_stage import (
    HANDLER,
    HANDLERS,
    INPUTS,
    MESSAGES,
    TICKS,
    WORLDS,
    Event,
    Input,
)
from codeweek.engine.instrument import Instrumented
from codeweek.engine.machine import Machine, Range, Steps, Tell
from codeweek.engine.replay import Replay
from codeweek.engine.trace import Mark, Trace

STEADY: Event = ("tick",)  # the act that no person did
ALONE = Hat(ALL, (), "")  # no hat
_PLAIN = (bool, int, float, str)  # what a box shows
_UNTOLD: Mapping[str, Tell] = {}


def acts_of(inputs: Iterable[Input], ticks: int) -> list[Event]:
    """What happens, one act after the other: each input before the steady tick of its number."""
    acts: list[Event] = []
    done = 0
    for tick, event in sorted(((max(1, tick), event) for tick, event in inputs), key=itemgetter(0)):
        if tick <= ticks:
            acts += [STEADY] * (tick - done)
            acts.append(event)
            done = tick
    return acts + [STEADY] * (ticks - done)


class EventMachine(Machine):
    """Runs the hats of instrumented code, once, from a first world.

    `acts` are done in order; more may be done afterwards, as a person plays.
    """

    def __init__(
        self,
        made: Instrumented,
        commands: Mapping[str, Command],
        world: Any,
        budget: Budget,
        seed: int = 0,
        hats: Sequence[Hat] = (),
        acts: Iterable[Event] = (),
    ) -> None:
        super().__init__(made, commands, world.seeded(seed), budget, (), seed)
        first = world.heroes[0] if world.heroes else ALL
        self.heroes = tuple(world.heroes)
        self.all, self.blamed = tuple(hats), ALONE
        self.hats = {hero: [hat for hat in hats if (hat.hero or first) == hero] for hero in self.heroes}
        self.acts = acts
        self.number = self.inputs_done = self.handlers = 0
        self.left = budget.work
        self.met: frozenset[tuple[str, str]] = frozenset()
        self.marks: list[Mark] = []

    def run_with(
        self,
        arrive: Steps,
        again: Steps,
        turns: Callable[..., Range],
        each: Callable[[int, Any], Range],
        told: Mapping[str, Tell] = _UNTOLD,
    ) -> None:
        """Run the definitions, then do the acts."""
        super().run_with(arrive, again, turns, each, {**told, "_box": self._box})
        self.names.update(self.world.boxes)
        self._know()
        for act in self.acts:
            self.do(act)

    def _know(self) -> None:
        """Raise the Halt of a hat that is for nobody who is there, or that waits for nobody."""
        there = [*self.heroes, *THINGS]
        for hat in self.all:
            asked = hat.event[1] if hat.event[0] == "meet" else hat.hero
            for name in (hat.hero, asked):
                if name and name not in there:
                    self.blamed = hat
                    slots = {"name": name, "nearest": nearest(name, self.heroes) or self.heroes[0]}
                    raise Halt("stopped", Diagnostic("run.unknown_hero", slots))

    @property
    def over(self) -> bool:
        """Whether the game has ended."""
        return bool(self.world.over)

    def do(self, act: Event) -> None:
        """One tick: the steady one, or that of an input. Raises what ends a run."""
        if self.over:
            return
        steady = act == STEADY
        if (self.number if steady else self.inputs_done) >= (TICKS if steady else INPUTS):
            raise _full()
        event = act if not steady else ("tick", self.number) if self.number else ("start",)
        self._open(event)
        self.number += steady
        self.inputs_done += not steady

    def _open(self, event: Event) -> None:
        """A tick: the messages of the one before, its own event, then who meets whom."""
        messages = [("message", word) for word in self.world.messages()]
        self.marks.append(Mark(self.count() + 1, self.number, event))
        self._becomes(self.world.ticked(self.number))
        self.handlers = 0
        self.names[BEAT](1)
        for message in (*messages, event):
            for hero in self.heroes:
                self._tell(hero, message)
        self._meet()

    def _meet(self) -> None:
        """Tell of the meetings that have begun since the tick before."""
        met = self.world.meetings()
        for hero in self.heroes:
            for what in sorted(what for who, what in met - self.met if who == hero):
                self._tell(hero, ("meet", what))
        self.met = met & self.world.meetings()  # one that these hats began is told at the next tick

    def _tell(self, hero: str, event: Event) -> None:
        for hat in self.hats[hero]:
            if not self.over and hat.hears(event, hero):
                self._run(hat, hero, event)

    def _run(self, hat: Hat, hero: str, event: Event) -> None:
        """Run a hat to its end, on its own part of the work."""
        self.handlers += 1
        if self.handlers > HANDLERS:
            raise Halt("budget", Diagnostic("run.many_hats", {"n": HANDLERS}))
        if self.left < HANDLER or len(self.worlds) > WORLDS:
            raise _full()
        self.marks.append(Mark(self.count() + 1, self.number, event, hero, hat.event, hat.block))
        self._becomes(self.world.acting(hero))
        units = self._allow(HANDLER)
        self.names[hat.function](1)
        self.left -= HANDLER - length_hint(units)
        if len(self.world.messages()) > MESSAGES:
            raise Halt("budget", Diagnostic("run.many_messages", {"n": MESSAGES}))

    def _allow(self, work: int) -> Any:
        """Give the next hat its work; the iterator whose length is what is left of it."""
        units = repeat(None, work)
        self.guards.units = self.names["_units"] = chain(units, counter(0))
        self.paid = counter(work // COMMAND)
        return units

    def _becomes(self, world: Any) -> None:
        """The world changes with the next step."""
        if world is not self.world:
            self.world = world
            self.worlds.append((self.count() + 1, world))

    def _box(self, name: str, value: Any) -> None:
        if type(value) in _PLAIN:
            self._act(self.world.boxed(name, value))

    def where(self, diagnostic: Diagnostic) -> Diagnostic:
        """What ended a run, with the hero and the hat that ran."""
        if self.blamed is not ALONE:
            return diagnostic.at(block=self.blamed.block, line=self.blamed.line)
        ran = next((mark for mark in reversed(self.marks) if mark.hero), None)
        if ran is None or diagnostic.key not in _NAMED:
            return diagnostic
        slots = {**diagnostic.slots, "hero": ran.hero, "hat": said_of(ran.hat)}
        named = Diagnostic(_NAMED[diagnostic.key], slots)
        return named.at(block=diagnostic.block or ran.block, line=diagnostic.line, step=diagnostic.step)


# What is said of the bounds of a run, and of those of a hat.
_NAMED = {
    "run.endless": "run.endless_hat",
    "run.budget": "run.long_hat",
    "run.many_hats": "run.many_hats",
    "run.many_messages": "run.many_messages",
}


def _full() -> Halt:
    return Halt("budget", Diagnostic("run.full_game"))


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
