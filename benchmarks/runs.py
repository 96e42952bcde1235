"""The small programs made ready to run, so that only the run is timed; here, and in the page's Python."""

import ast
import sys
from array import array
from collections.abc import Callable, Mapping
from types import FrameType
from typing import Any

from benchmarks.programs import COMMANDS, PROGRAMS, Walker, move, wall_ahead
from benchmarks.walker import TreeWalker
from codeweek.engine.budget import Budget
from codeweek.engine.run import prepared
from codeweek.program import Program

WORK = Budget(work=100_000_000)
TRACED = "<traced>"
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
        exec(code, _world())
        return 0

    return go


def _world() -> dict[str, Any]:
    """The words of the programs, about a world of their own."""
    world = Walker()

    def step() -> None:
        nonlocal world
        world = move.function(world)

    return {"move": step, "wall_ahead": lambda: wall_ahead.function(world)}


def settrace(name: str) -> Run:
    """Notes the line of each statement as a debugger does, and keeps no world but the last."""
    code = compile(PROGRAMS[name], TRACED, "exec")

    def go() -> int:
        lines = array("l")

        def trace(frame: FrameType, event: str, _told: Any) -> Any:
            if frame.f_code.co_filename != TRACED:
                return None
            if event == "line":
                lines.append(frame.f_lineno)
            return trace

        before = sys.gettrace()
        sys.settrace(trace)
        try:
            exec(code, _world())
        finally:
            sys.settrace(before)
        return len(lines)

    return go


RUNS: Mapping[str, Callable[[str], Run]] = {
    "engine": engine,
    "walker": walker,
    "settrace": settrace,
    "plain": plain,
    "budgeted": budgeted,
}
