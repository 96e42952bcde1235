"""Runs any program to its end, within a budget."""

from array import array
from collections.abc import Callable, Mapping, Sequence
from functools import cache, partial
from typing import Any

from codeweek.command import Command
from codeweek.diagnostic import Diagnostic
from codeweek.engine.allow import allow, functions, names_given
from codeweek.engine.budget import Budget
from codeweek.engine.error_mapping import ACCIDENTS, error_outcome
from codeweek.engine.instrument import Instrumented, instrument
from codeweek.engine.machine import Machine
from codeweek.engine.replay import Replay
from codeweek.engine.trace import Trace
from codeweek.program import Program

Ready = Callable[[Any, Sequence[Any]], Trace]


def run(
    program: Program,
    commands: Mapping[str, Command],
    world: Any,
    budget: Budget = Budget(),  # noqa: B008 - a frozen value
    inputs: Sequence[Any] = (),
) -> Trace:
    """Run `program` from `world`: it always ends, at the same step everywhere.

    `inputs` answer the sensors that ask the person, in order; a missing one ends the run.
    """
    return prepared(program, commands, budget)(world, inputs)


def prepared(
    program: Program,
    commands: Mapping[str, Command],
    budget: Budget = Budget(),  # noqa: B008 - a frozen value
) -> Ready:
    """Compile a program once, to run it from many worlds and inputs."""
    given = names_given(program.tree)
    commands = {name: command for name, command in commands.items() if name not in given}
    refused = allow(program.tree, commands, budget)
    if refused is not None:
        return partial(_refused, refused)
    try:
        made = instrument(program.tree, commands, budget)
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return partial(_refused, Diagnostic("run.too_nested"))
    return partial(_run, program, made, _told(program, made, commands, budget), commands, budget)


def _told(
    program: Program, made: Instrumented, commands: Mapping[str, Command], budget: Budget
) -> Callable[[], Instrumented]:
    """A function that compiles the program with reports, once, on its first call."""

    @cache
    def compiled() -> Instrumented:
        try:
            return instrument(program.tree, commands, budget, told=True)
        except (SyntaxError, ValueError, RecursionError, MemoryError):
            return made

    return compiled


def _refused(diagnostic: Diagnostic, world: Any, _inputs: Sequence[Any]) -> Trace:
    return Trace(Instrumented(), array("H"), [(0, world)], "refused", diagnostic)


def _run(
    program: Program,
    made: Instrumented,
    told: Callable[[], Instrumented],
    commands: Mapping[str, Command],
    budget: Budget,
    world: Any,
    inputs: Sequence[Any],
) -> Trace:
    inputs = tuple(inputs)
    machine = Machine(made, commands, world, budget, inputs)
    outcome, diagnostic = "done", None
    try:
        machine.run()
    except ACCIDENTS as error:
        outcome, diagnostic = error_outcome(error, made, functions(program.tree), len(machine.ticks))
    replay = Replay(lambda: Machine(told(), commands, world, budget, inputs), len(machine.ticks))
    return Trace(made, machine.ticks, machine.worlds, outcome, diagnostic, replay)
