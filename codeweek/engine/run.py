"""Runs any program to its end, within a budget."""

import ast
from collections.abc import Callable, Mapping, Sequence
from functools import cache, partial
from typing import Any

from codeweek.command import Command
from codeweek.diagnostic import Diagnostic
from codeweek.engine.allow import RefusedError, allow, functions, names_given
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
    if getattr(program.tree, "waits", False):
        return _waiting(program.tree, commands, budget)
    compiled = _compiled(program.tree, commands, budget)
    if isinstance(compiled, Diagnostic):
        return partial(_refused, compiled)
    return partial(_run, program, *compiled, commands, budget)


# Plain, and what compiles it with reports.
Compiled = tuple[Instrumented, Callable[[], Instrumented]]


def _compiled(tree: ast.Module, commands: Mapping[str, Command], budget: Budget) -> Compiled | Diagnostic:
    """A tree compiled, or why it may not run."""
    refused, dialect = allow(tree, commands, budget), None
    if refused is not None:
        refused, dialect = _typed(tree, commands, budget, refused)
    if refused is not None:
        return refused
    try:
        made = instrument(tree, commands, budget, dialect=dialect)
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return Diagnostic("run.too_nested")
    return made, _told(tree, made, commands, budget, dialect)


def _waiting(tree: ast.Module, commands: Mapping[str, Command], budget: Budget) -> Ready:
    """A program that waits for events, whose engine a page fetches with the first hat."""
    try:
        from codeweek.engine.events.event_hats import flat
        from codeweek.engine.events.event_machine import Waiting
    except ImportError:
        return partial(_refused, Diagnostic("run.outside_hat"))
    try:
        whole, hats = flat(tree)
    except RefusedError as refusal:
        return partial(_refused, refusal.diagnostic)
    compiled = _compiled(whole, commands, budget)
    if isinstance(compiled, Diagnostic):
        return partial(_refused, compiled)
    return Waiting(*compiled, commands, budget, hats, functions(whole))


def _typed(
    tree: ast.Module, commands: Mapping[str, Command], budget: Budget, refused: Diagnostic
) -> tuple[Diagnostic | None, Dialect | None]:
    """What typed Python says of a tree that the blocks refuse; a page may not have fetched it yet."""
    try:
        from codeweek.engine.typed.typed_instrument import TYPED, allow
    except ImportError:
        return refused, None
    return allow(tree, commands, budget), TYPED


def _told(
    tree: ast.Module,
    made: Instrumented,
    commands: Mapping[str, Command],
    budget: Budget,
    dialect: Dialect | None,
) -> Callable[[], Instrumented]:
    """A function that compiles the program with reports, once, on its first call."""

    @cache
    def compiled() -> Instrumented:
        try:
            return instrument(tree, commands, budget, told=True, dialect=dialect)
        except (SyntaxError, ValueError, RecursionError, MemoryError):
            return made

    return compiled


def _refused(diagnostic: Diagnostic, world: Any, _inputs: Sequence[Any], _seed: int = 0) -> Trace:
    return Trace(Instrumented(), [], [(0, world)], "refused", diagnostic)


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
