"""The small programs made ready to run, so that only the run is timed; here, and in the page's Python."""

import ast
from collections.abc import Callable, Mapping

from benchmarks.programs import COMMANDS, PROGRAMS, Walker, move, wall_ahead
from benchmarks.walker import TreeWalker
from codeweek.engine.budget import Budget
from codeweek.engine.run import prepared
from codeweek.program import Program

WORK = Budget(work=100_000_000)
Run = Callable[[], int]


def engine(name: str) -> Run:
    """Records the step that is reached, each time, and each world."""
    source = PROGRAMS[name]
    ready = prepared(Program(source, ast.parse(source)), COMMANDS, WORK)

    def go() -> int:
        trace = ready(Walker(), ())
        assert trace.outcome == "done", trace.diagnostic
        return len(trace)

    return go


def budgeted(source: str, work: int = Budget.work) -> Run:
    """Runs any program, within the budget that a run has; no steps are told of one that ends by itself."""
    ready = prepared(Program(source, ast.parse(source)), COMMANDS, Budget(work=work))

    def go() -> int:
        trace = ready(Walker(), ())
        return len(trace) if trace.outcome == "budget" else 0

    return go


def walker(name: str) -> Run:
    """Records the line of each statement, and keeps no world but the last."""
    tree = ast.parse(PROGRAMS[name])

    def go() -> int:
        walking = TreeWalker()
        walking.body(tree.body)
        return len(walking.steps)

    return go


def plain(name: str) -> Run:
    """Python's own `exec`, which records nothing."""
    code = compile(PROGRAMS[name], "<plain>", "exec")

    def go() -> int:
        world = Walker()

        def step() -> None:
            nonlocal world
            world = move.function(world)

        exec(code, {"move": step, "wall_ahead": lambda: wall_ahead.function(world)})
        return 0

    return go


RUNS: Mapping[str, Callable[[str], Run]] = {
    "engine": engine,
    "walker": walker,
    "plain": plain,
    "budgeted": budgeted,
}
