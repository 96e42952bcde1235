"""Makes the nodes of the instrumented tree, and counts those of the program."""

import ast
from collections.abc import Collection
from typing import Any

_CALL = 8  # nodes that a call counts for, beside its own
_CHEAP = frozenset({"len", "range"})


def variable(name: str, context: ast.expr_context | None = None) -> ast.expr:
    return ast.Name(id=name, ctx=context or ast.Load())


def constant(value: Any) -> ast.expr:
    return ast.Constant(value=value)


def called(name: str, *values: ast.expr) -> ast.expr:
    return ast.Call(func=variable(name), args=list(values), keywords=[])


def done(name: str, *values: ast.expr) -> ast.stmt:
    return ast.Expr(value=called(name, *values))


def noted(where: str, number: int) -> ast.stmt:
    """A statement that adds its number to a list of steps."""
    append = ast.Attribute(value=variable(where), attr="append", ctx=ast.Load())
    return ast.Expr(value=ast.Call(func=append, args=[constant(number)], keywords=[]))


def assigned(name: str, value: ast.expr) -> ast.stmt:
    return ast.Assign(targets=[variable(name, ast.Store())], value=value)


def defined(name: str, parameters: list[str], body: list[ast.stmt]) -> ast.FunctionDef:
    arguments = ast.arguments(
        posonlyargs=[],
        args=[ast.arg(arg=parameter, annotation=None) for parameter in parameters],
        kwonlyargs=[],
        kw_defaults=[],
        defaults=[],
    )
    made = ast.FunctionDef(name=name, args=arguments, body=body, decorator_list=[])
    setattr(made, "type_params", [])  # noqa: B010 - a field since Python 3.12 only
    return made


def put_on_line(node: ast.AST, line: int) -> None:
    """Set the line of a node and of all its parts without one (inner statements have theirs)."""
    todo = [node]
    while todo:
        inner = todo.pop()
        if hasattr(inner, "lineno"):
            continue
        if "lineno" in inner._attributes:
            for name in ("lineno", "end_lineno"):
                setattr(inner, name, line)
            for name in ("col_offset", "end_col_offset"):
                setattr(inner, name, 0)
        todo.extend(ast.iter_child_nodes(inner))


def size(node: ast.AST, own: Collection[str]) -> int:
    """The number of nodes that run in one turn, without those of inner loops (they pay themselves).

    `own`: the functions of the program, which pay for themselves.
    """
    todo, count = list(ast.iter_child_nodes(node)), 0
    while todo:
        inner = todo.pop()
        count += not isinstance(inner, ast.expr_context)
        if isinstance(inner, ast.Call) and getattr(inner.func, "id", None) not in {*own, *_CHEAP}:
            count += _CALL
        loop = isinstance(inner, (ast.For, ast.While))
        todo.extend(inner.orelse if loop else ast.iter_child_nodes(inner))  # type: ignore[attr-defined]
    return count
