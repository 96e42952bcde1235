"""Templates of Python with holes: filled to write code, matched to read it back."""

import ast
import re
from dataclasses import dataclass, field
from functools import cache
from typing import Any

_IGNORED = {"ctx", "type_comment", "kind"}  # fields of `ast` nodes that do not change the meaning


@dataclass
class Binding:
    """The content of a template's holes: expressions and names, statements by body, the repeated hole."""

    holes: dict[str, Any] = field(default_factory=dict)
    bodies: dict[str, list[ast.stmt]] = field(default_factory=dict)
    many: list[ast.expr] = field(default_factory=list)


@cache
def template(python: str) -> ast.AST:
    """The tree of a template: `{name}` becomes the name `__name__`; an expression or one statement."""
    source = re.sub(r"\{(\w+)\}", r"__\1__", python)
    if source.startswith("return"):
        source = f"def f():\n    {source}"
        function = ast.parse(source).body[0]
        assert isinstance(function, ast.FunctionDef)
        return function.body[0]
    return ast.parse(source).body[0]


def _hole(node: Any) -> str | None:
    """The name of the hole a template node is, or None."""
    name = node.id if isinstance(node, ast.Name) else node.arg if isinstance(node, ast.arg) else node
    if isinstance(name, str) and len(name) > 4 and name.startswith("__") and name.endswith("__"):
        return name[2:-2]
    return None


def _only(items: Any, kind: type[ast.Expr] | type[ast.Starred]) -> Any:
    """The node inside a list that holds just one node of a kind, else None."""
    return (
        items[0].value if isinstance(items, list) and len(items) == 1 and isinstance(items[0], kind) else None
    )


def match(pattern: Any, node: Any, found: Binding) -> bool:
    """Whether a tree matches a template; the content of its holes goes to `found`."""
    hole = _hole(pattern)
    if hole is not None:
        found.holes[hole] = node
        return node is not None and isinstance(pattern, str) == isinstance(node, str)
    if isinstance(pattern, ast.arguments):
        return _match_parameters(pattern, node, found)
    if isinstance(pattern, ast.AST):
        return type(pattern) is type(node) and all(
            match(getattr(pattern, name, None), getattr(node, name, None), found)
            for name in pattern._fields
            if name not in _IGNORED
        )
    if isinstance(pattern, list):
        return _match_list(pattern, node, found)
    return type(pattern) is type(node) and bool(pattern == node)


def _match_list(pattern: list[Any], node: Any, found: Binding) -> bool:
    body = _hole(_only(pattern, ast.Expr))
    if body is not None:
        found.bodies[body] = node
        return bool(node)
    if _hole(_only(pattern, ast.Starred)) is not None:
        found.many = node
        return not any(isinstance(item, ast.Starred) for item in node)
    return len(pattern) == len(node) and all(match(p, n, found) for p, n in zip(pattern, node, strict=True))


def _match_parameters(pattern: ast.arguments, node: ast.arguments, found: Binding) -> bool:
    hole = _hole(pattern.vararg)
    if hole is None or node.vararg or node.kwarg or node.kwonlyargs or node.posonlyargs or node.defaults:
        return False
    found.holes[hole] = ", ".join(parameter.arg for parameter in node.args)
    return not any(parameter.annotation for parameter in node.args)


def fill(pattern: Any, binding: Binding) -> Any:
    """A copy of a template with its holes filled."""
    hole = _hole(pattern)
    if hole is not None:
        return binding.holes[hole]
    if isinstance(pattern, ast.arguments):
        return _parameters(binding.holes[_hole(pattern.vararg) or ""])
    if isinstance(pattern, ast.AST):
        fields = {name: fill(getattr(pattern, name, None), binding) for name in pattern._fields}
        return type(pattern)(**fields)
    if isinstance(pattern, list):
        return _fill_list(pattern, binding)
    return pattern


def _fill_list(pattern: list[Any], binding: Binding) -> list[Any]:
    body = _hole(_only(pattern, ast.Expr))
    if body is not None:
        return binding.bodies[body]
    if _hole(_only(pattern, ast.Starred)) is not None:
        return binding.many
    return [fill(item, binding) for item in pattern]


def _parameters(names: str) -> ast.arguments:
    parameters = [ast.arg(arg=name.strip()) for name in names.split(",") if name.strip()]
    return ast.arguments(posonlyargs=[], args=parameters, kwonlyargs=[], kw_defaults=[], defaults=[])


def binary(node: ast.expr) -> ast.expr:
    """`a and b and c` as `(a and b) and c`, and `-a` as `0 - a`: one block has two holes."""
    if isinstance(node, ast.BoolOp) and len(node.values) > 2:
        first = ast.copy_location(ast.BoolOp(op=node.op, values=node.values[:-1]), node)
        return ast.copy_location(ast.BoolOp(op=node.op, values=[first, node.values[-1]]), node)
    if isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.USub):
        zero = ast.copy_location(ast.Constant(value=0), node)
        return ast.copy_location(ast.BinOp(left=zero, op=ast.Sub(), right=node.operand), node)
    return node


def simpler(node: ast.stmt) -> ast.stmt:
    """`x -= 2` (or `*=`, …) as `x = x - 2`: only adding has a block of its own."""
    if (
        isinstance(node, ast.AugAssign)
        and isinstance(node.target, ast.Name)
        and not isinstance(node.op, ast.Add)
    ):
        left = ast.copy_location(ast.Name(id=node.target.id, ctx=ast.Load()), node)
        value = ast.copy_location(ast.BinOp(left=left, op=node.op, right=node.value), node)
        return ast.copy_location(ast.Assign(targets=[node.target], value=value), node)
    return node
