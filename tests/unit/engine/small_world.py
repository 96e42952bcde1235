"""A world of one line of cells, small enough to read, for the tests of the engine."""

import ast
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from codeweek.command import Command, NeedInput, Stop, command, sensor
from codeweek.diagnostic import Diagnostic
from codeweek.engine.budget import Budget
from codeweek.engine.run import run
from codeweek.engine.trace import Trace
from codeweek.program import Program


@dataclass(frozen=True)
class Row:
    """A walker on cells 0 to 3, and what it said."""

    cell: int = 0
    said: tuple[Any, ...] = ()
    bumped: bool = False


@command("moves")
def move(world: Row, by: int = 1) -> Row | Stop:
    if not 0 <= world.cell + by <= 3:
        return Stop(Diagnostic("say.bump_wall"), replace(world, bumped=True))
    return replace(world, cell=world.cell + by)


@command("speak")
def say(world: Row, value: Any) -> Row:
    return replace(world, said=(*world.said, value))


@command("speak")
def write(world: Row, text: str) -> Row:
    return replace(world, said=(*world.said, text))


@command("speak")
def switch(world: Row, on: bool) -> Row:
    return replace(world, said=(*world.said, on))


@command("speak")
def choke(_world: Row) -> Row:
    raise ValueError("a world that cannot")


@sensor()
def at_end(world: Row) -> bool:
    return world.cell == 3


@sensor()
def cell(world: Row) -> int:
    return world.cell


@sensor()
def look_down(_world: Row) -> Any:
    return Stop(Diagnostic("say.too_dark"))


@sensor()
def ask(_world: Row) -> Any:
    return NeedInput("How many?")


@sensor()
def cells(_world: Row) -> Any:
    return (0, 1, (2, 3))


COMMANDS: Mapping[str, Command] = {
    c.name: c for c in (move, say, write, switch, choke, at_end, cell, look_down, ask, cells)
}


def program(source: str) -> Program:
    """A program of Python text; the block of each statement is `b<line>`."""
    tree = ast.parse(source)
    for node in ast.walk(tree):
        if isinstance(node, ast.stmt):
            node.block = f"b{node.lineno}"  # type: ignore[attr-defined]
    return Program(source, tree)


def go(source: str, inputs: Sequence[Any] = (), **limits: int) -> Trace:
    """Run a text in the row."""
    return run(program(source), COMMANDS, Row(), Budget(**limits), inputs)


def key(trace: Trace) -> str:
    """What a run ended on: the outcome when there is nothing to say."""
    return trace.diagnostic.key if trace.diagnostic else trace.outcome
