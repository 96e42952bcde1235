"""Runs any program to its end, within a budget."""

import ast
from array import array
from collections.abc import Callable, Mapping, Sequence
from functools import cache, partial
from typing import Any

from codeweek.command import Command
from codeweek.diagnostic import Diagnostic
from codeweek.engine.allow import allow, functions, names_given
from codeweek.engine.budget import Budget
from codeweek.engine.error_mapping import ACCIDENTS, error_outcome
from codeweek.engine.instrument import Dialect, Instrumented, instrument
from codeweek.engine.machine import Machine
from codeweek.engine.replay import Replay
from codeweek.engine.trace import Trace
from codeweek.program import Program

Ready = Callable[..., Trace]  # of a world, the inputs and a seed


def run(
    program: Program,
    commands: Mapping[str, Command],
    world: Any,
    budget: Budget = Budget(),  # noqa: B008 - a frozen value
    inputs: Sequence[Any] = (),
    seed: int = 0,
) -> Trace:
    """Run `program` from `world`: it always ends, at the same step everywhere.

    `inputs` answer the sensors that ask the person, in order; a missing one ends the run. `seed` decides
    what the program draws at random.
    """
    return prepared(program, commands, budget)(world, inputs, seed)


def prepared(
    program: Program,
    commands: Mapping[str, Command],
    budget: Budget = Budget(),  # noqa: B008 - a frozen value
) -> Ready:
    """Compile a program once, to run it from many worlds and inputs."""
    given = names_given(program.tree)
    commands = {name: command for name, command in commands.items() if name not in given}
    refused, dialect = allow(program.tree, commands, budget), None
    if refused is not None:
        refused, dialect = _typed(program.tree, commands, budget, refused)
    if refused is not None:
        return partial(_refused, refused)
    try:
        made = instrument(program.tree, commands, budget, dialect=dialect)
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return partial(_refused, Diagnostic("run.too_nested"))
    told = _told(program, made, commands, budget, dialect)
    return partial(_run, program, made, told, commands, budget)


def _typed(
    tree: ast.Module, commands: Mapping[str, Command], budget: Budget, refused: Diagnostic
) -> tuple[Diagnostic | None, Dialect | None]:
    """What typed Python says of a tree that the blocks refuse; a page may not have fetched it yet."""
    try:
        from codeweek.engine.typed.dialect import TYPED, allow
    except ImportError:
        return refused, None
    return allow(tree, commands, budget), TYPED


def _told(
    program: Program,
    made: Instrumented,
    commands: Mapping[str, Command],
    budget: Budget,
    dialect: Dialect | None,
) -> Callable[[], Instrumented]:
    """A function that compiles the program with reports, once, on its first call."""

    @cache
    def compiled() -> Instrumented:
        try:
            return instrument(program.tree, commands, budget, told=True, dialect=dialect)
        except (SyntaxError, ValueError, RecursionError, MemoryError):
            return made

    return compiled


def _refused(diagnostic: Diagnostic, world: Any, _inputs: Sequence[Any], _seed: int = 0) -> Trace:
    return Trace(Instrumented(), array("H"), [(0, world)], "refused", diagnostic)


def _run(
    program: Program,
    made: Instrumented,
    told: Callable[[], Instrumented],
    commands: Mapping[str, Command],
    budget: Budget,
    world: Any,
    inputs: Sequence[Any],
    seed: int = 0,
) -> Trace:
    inputs = tuple(inputs)
    machine = Machine(made, commands, world, budget, inputs, seed)
    outcome, diagnostic = "done", None
    try:
        machine.run()
    except ACCIDENTS as error:
        outcome, diagnostic = error_outcome(error, made, functions(program.tree), len(machine.ticks))
    replay = Replay(lambda: Machine(told(), commands, world, budget, inputs, seed), len(machine.ticks))
    return Trace(made, machine.ticks, machine.worlds, outcome, diagnostic, replay, machine.console)
