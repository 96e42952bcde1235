"""The simplest way to run a tree under control: what the engine is compared with, here and in the page."""

import ast
import operator
from typing import Any

from benchmarks.programs import Walker, move, wall_ahead


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
