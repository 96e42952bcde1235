"""Run a program to its end, whatever it is."""

from array import array
from collections.abc import Mapping, Sequence
from typing import Any

from codeweek.command import Command
from codeweek.diagnostic import Diagnostic
from codeweek.engine.allow import allow, functions
from codeweek.engine.blame import ACCIDENTS, blame
from codeweek.engine.budget import Budget
from codeweek.engine.instrument import Instrumented, instrument
from codeweek.engine.machine import Machine
from codeweek.engine.replay import Replay
from codeweek.engine.trace import Trace
from codeweek.program import Program


def run(
    program: Program,
    commands: Mapping[str, Command],
    world: Any,
    budget: Budget = Budget(),  # noqa: B008 - a frozen value
    inputs: Sequence[Any] = (),
) -> Trace:
    """Run `program` from `world`: it always ends, at the same step everywhere.

    `inputs` answers the sensors that ask the person, in order; one that is missing ends the run.
    """
    refused = allow(program.tree, commands, budget)
    if refused is not None:
        return _refused(world, refused)
    try:
        made = instrument(program.tree, commands, budget)
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return _refused(world, Diagnostic("run.too_nested"))
    return _run(program, made, commands, world, budget, tuple(inputs))


def _refused(world: Any, diagnostic: Diagnostic) -> Trace:
    return Trace(Instrumented(), array("H"), [(0, world)], "refused", diagnostic)


def _run(
    program: Program,
    made: Instrumented,
    commands: Mapping[str, Command],
    world: Any,
    budget: Budget,
    inputs: Sequence[Any],
) -> Trace:
    machine = Machine(made, commands, world, budget, inputs)
    outcome, diagnostic = "done", None
    try:
        machine.run()
    except ACCIDENTS as error:
        outcome, diagnostic = blame(error, made, functions(program.tree), len(machine.ticks))
    replay = Replay(lambda: Machine(made, commands, world, budget, inputs), len(machine.ticks))
    return Trace(made, machine.ticks, machine.worlds, outcome, diagnostic, replay)
