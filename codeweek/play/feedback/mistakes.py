"""Mistakes that a level's author foresaw: what is said to who wrote a program that does the same."""

import ast
from collections import Counter
from collections.abc import Sequence

from codeweek.blocks.script import Script
from codeweek.diagnostic import Diagnostic
from codeweek.engine.budget import Budget
from codeweek.engine.run import run
from codeweek.engine.trace import Trace
from codeweek.levels.level import Level
from codeweek.levels.programs import kind_of, python_text, read_in
from codeweek.play.console import console
from codeweek.program import Program

_FREE = (ast.Name, ast.Constant, ast.expr_context, ast.arg)  # the same program may be written with others


def listed(level: Level, script: Script, traces: Sequence[Trace]) -> Diagnostic | None:
    """The sentence of the first mistake that is made like this program and does the same everywhere."""
    shape, done = _shape(python_text(level, script, "en")), [_done(trace) for trace in traces]
    for mistake in level.mistakes:
        program = read_in(level, mistake.program).program
        if _shape(program) == shape and [_done(trace) for trace in _runs(level, program)] == done:
            return Diagnostic("console.mistake", {"why": mistake.why})
    return None


def _runs(level: Level, program: Program) -> list[Trace]:
    budget, commands = Budget(work=Budget.work // len(level.maps)), kind_of(level).commands
    return [
        run(program, commands, each.world, budget, level.answers(number), number)
        for number, each in enumerate(level.maps)
    ]


def _done(trace: Trace) -> tuple[object, ...]:
    """How a run ended and what it left: its lines, or the world where that is no page."""
    left = None if hasattr(trace.world, "page") else trace.world
    return trace.outcome, "".join(line.text for line in console(trace) if line.kind == "out"), left


def _shape(program: Program) -> Counter[str]:
    """How often a program has each sort of thing, whatever its names and values."""
    return Counter(type(node).__name__ for node in ast.walk(program.tree) if not isinstance(node, _FREE))
