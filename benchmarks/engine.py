"""Recorded steps per second, against plain `exec` and against a small tree walker: ratios, not seconds.

Run with `python -m benchmarks.engine`, or `python benchmarks/engine.py`.
"""

import ast
import operator
from collections.abc import Callable
from dataclasses import dataclass
from math import exp, log
from time import perf_counter
from typing import Any

from codeweek.command import command, sensor
from codeweek.engine.budget import Budget
from codeweek.engine.run import run
from codeweek.program import Program

ROUNDS = 7
WORK = Budget(work=100_000_000)


@dataclass(frozen=True)
class Walker:
    """A world that costs almost nothing: what is measured is the engine."""

    cell: int = 0


@command("moves")
def move(world: Walker) -> Walker:
    return Walker(world.cell + 1)


@sensor()
def wall_ahead(world: Walker) -> bool:
    return world.cell % 10 == 9


COMMANDS = {c.name: c for c in (move, wall_ahead)}

BUBBLE = (
    "a = []\nfor i in range({n}):\n    a.append(i * 37 % 61)\n"
    "for i in range({n}):\n    for j in range(0, {n} - 1 - i):\n        if a[j] > a[j + 1]:\n"
    "            t = a[j]\n            a[j] = a[j + 1]\n            a[j + 1] = t\n"
)
PROGRAMS = {
    "empty": "for i in range(100000):\n    x = 1\n",
    "nested": "s = 0\nfor i in range(200):\n    for j in range(200):\n        s += i * j % 7\n",
    "fib": "def fib(n):\n    if n < 2:\n        return n\n    return fib(n - 1) + fib(n - 2)\nx = fib(18)\n",
    "robot": (
        "n = 0\nwhile n < 8000:\n    if wall_ahead():\n        move()\n        move()\n"
        "    move()\n    n += 1\n"
    ),
    "bubble": BUBBLE.format(n=60),
    "sort 260": BUBBLE.format(n=260),  # some hundred thousand steps
    "texts": "s = ''\nfor i in range(5000):\n    s = s + 'a'\n    if len(s) > 50:\n        s = ''\n",
}


def _best(work: Callable[[], object]) -> float:
    times = []
    for _ in range(ROUNDS):
        start = perf_counter()
        work()
        times.append(perf_counter() - start)
    return min(times)


def _plain(tree: ast.Module) -> Callable[[], object]:
    code = compile(tree, "<plain>", "exec")

    def go() -> None:
        world = Walker()

        def step() -> None:
            nonlocal world
            world = move.function(world)

        exec(code, {"move": step, "wall_ahead": lambda: wall_ahead.function(world)})

    return go


class _Return(Exception):  # noqa: N818 - not an error
    pass


OPERATORS = {
    ast.Add: operator.add,
    ast.Sub: operator.sub,
    ast.Mult: operator.mul,
    ast.Mod: operator.mod,
    ast.Lt: operator.lt,
    ast.Gt: operator.gt,
}


class TreeWalker:
    """The simplest way to run a tree under control: look at each node again each time. Counts its steps."""

    def __init__(self) -> None:
        self.world = Walker()
        self.steps: list[int] = []
        self.shared: dict[str, Any] = {}
        self.frames = [self.shared]

    def body(self, body: list[ast.stmt]) -> None:
        for node in body:
            self.steps.append(node.lineno)
            getattr(self, type(node).__name__)(node)

    def value(self, node: ast.expr) -> Any:
        return getattr(self, type(node).__name__)(node)

    def For(self, node: ast.For) -> None:  # noqa: N802 - the names of Python's own nodes
        for i in range(*map(self.value, node.iter.args)):  # type: ignore[attr-defined]
            self.frames[-1][node.target.id] = i  # type: ignore[attr-defined]
            self.steps.append(node.lineno)
            self.body(node.body)

    def While(self, node: ast.While) -> None:  # noqa: N802
        while self.value(node.test):
            self.body(node.body)
            self.steps.append(node.lineno)

    def If(self, node: ast.If) -> None:  # noqa: N802
        self.body(node.body if self.value(node.test) else node.orelse)

    def Assign(self, node: ast.Assign) -> None:  # noqa: N802
        value, target = self.value(node.value), node.targets[0]
        if isinstance(target, ast.Subscript):
            self.value(target.value)[self.value(target.slice)] = value
        else:
            self.frames[-1][target.id] = value  # type: ignore[attr-defined]

    def AugAssign(self, node: ast.AugAssign) -> None:  # noqa: N802
        self.frames[-1][node.target.id] += self.value(node.value)  # type: ignore[union-attr]

    def FunctionDef(self, node: ast.FunctionDef) -> None:  # noqa: N802
        self.shared[node.name] = node

    def Return(self, node: ast.Return) -> None:  # noqa: N802
        raise _Return(self.value(node.value))  # type: ignore[arg-type]

    def Expr(self, node: ast.Expr) -> None:  # noqa: N802
        self.value(node.value)

    def Constant(self, node: ast.Constant) -> Any:  # noqa: N802
        return node.value

    def Name(self, node: ast.Name) -> Any:  # noqa: N802
        frame = self.frames[-1]
        return frame[node.id] if node.id in frame else self.shared[node.id]

    def List(self, node: ast.List) -> Any:  # noqa: N802
        return list(map(self.value, node.elts))

    def BinOp(self, node: ast.BinOp) -> Any:  # noqa: N802
        return OPERATORS[type(node.op)](self.value(node.left), self.value(node.right))

    def Compare(self, node: ast.Compare) -> Any:  # noqa: N802
        return OPERATORS[type(node.ops[0])](self.value(node.left), self.value(node.comparators[0]))

    def Subscript(self, node: ast.Subscript) -> Any:  # noqa: N802
        return self.value(node.value)[self.value(node.slice)]

    def Call(self, node: ast.Call) -> Any:  # noqa: N802
        values = list(map(self.value, node.args))
        if isinstance(node.func, ast.Attribute):
            return self.value(node.func.value).append(*values)
        name = node.func.id  # type: ignore[attr-defined]
        if name == "len":
            return len(*values)
        if name == "move":
            self.world = move.function(self.world)
            return None
        if name == "wall_ahead":
            return wall_ahead.function(self.world)
        return self._function(self.shared[name], values)

    def _function(self, node: ast.FunctionDef, values: list[Any]) -> Any:
        self.frames.append({arg.arg: value for arg, value in zip(node.args.args, values, strict=True)})
        try:
            self.body(node.body)
        except _Return as returned:
            return returned.args[0]
        finally:
            self.frames.pop()
        return None


def _mean(values: list[float]) -> float:
    return exp(sum(map(log, values)) / len(values))


def main() -> None:
    """Print a line for each program and the geometric means."""
    print(f"{'program':8} {'steps':>7} {'M steps/s':>9} {'x plain':>8} {'walker x':>8} {'seek ms':>8}")
    rows = []
    for name, source in PROGRAMS.items():
        tree = ast.parse(source)
        trace = run(Program(source, tree), COMMANDS, Walker(), WORK)
        assert trace.outcome == "done", trace.diagnostic
        ours = _best(lambda: run(Program(source, tree), COMMANDS, Walker(), WORK))  # noqa: B023
        plain, walker = _best(_plain(tree)), _best(lambda: TreeWalker().body(tree.body))  # noqa: B023
        start = perf_counter()
        trace.names(len(trace) // 2)
        seek = (perf_counter() - start) * 1000
        rows.append((len(trace) / ours / 1e6, ours / plain, walker / ours))
        speed, slower, faster = rows[-1]
        print(f"{name:8} {len(trace):7} {speed:9.2f} {slower:8.2f} {faster:8.2f} {seek:8.1f}")
    means = [_mean([row[i] for row in rows]) for i in range(3)]
    print(f"{'mean':8} {'':7} {means[0]:9.2f} {means[1]:8.2f} {means[2]:8.2f}")


if __name__ == "__main__":
    main()
