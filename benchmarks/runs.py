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
FLOOR = "the floor: exec with one call a statement, each world kept"
LEAST = 0.75  # of the floor, asked of each program
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


def _world(worlds: list[Walker] | None = None) -> dict[str, Any]:
    """The words of the programs, about a world of their own; `worlds` is where each is kept."""
    world = Walker()

    def step() -> None:
        nonlocal world
        world = move.function(world)
        if worlds is not None:
            worlds.append(world)

    return {"move": step, "wall_ahead": lambda: wall_ahead.function(world)}


def floor(name: str) -> Run:
    """The least that calls once a statement: Python's `exec`, an `append` before each, each world kept."""
    tree = ast.parse(PROGRAMS[name])
    tree.body = _noted(tree.body)
    code = compile(ast.fix_missing_locations(tree), "<floor>", "exec")

    def go() -> int:
        lines: list[int] = []
        exec(code, {**_world([]), "_t": lines.append})
        return len(lines)

    return go


def _noted(body: list[ast.stmt]) -> list[ast.stmt]:
    """Statements with a call of `_t` at each step: a definition is none, each turn of a loop is one."""
    made: list[ast.stmt] = []
    for node in body:
        call = ast.parse(f"_t({node.lineno})").body
        for name in ("body", "orelse"):
            if inner := getattr(node, name, []):
                setattr(node, name, _noted(inner))
        if isinstance(node, ast.For):
            node.body[:0], call = call, []
        elif isinstance(node, ast.While):
            node.body += call
        made += [] if isinstance(node, ast.FunctionDef) else call
        made.append(node)
    return made


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
    "floor": floor,
    "plain": plain,
    "budgeted": budgeted,
}
