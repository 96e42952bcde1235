"""The values of a typed line at one step, written as the line is: `4 + 3 > 10 → False`."""

import ast
from collections.abc import Mapping
from copy import deepcopy
from typing import Any

from codeweek.blocks.write import place_of
from codeweek.engine.trace import Trace
from codeweek.text import cut

LONGEST, OF_ONE = 80, 24  # letters of all, and of one value
ARROW = " → "
# What has names of its own, or values between quotes, is told whole.
WHOLE = (ast.JoinedStr, ast.Lambda, ast.ListComp, ast.DictComp, ast.SetComp, ast.GeneratorExp)
WORKED_OUT = (ast.BinOp, ast.BoolOp, ast.Compare, ast.UnaryOp)  # told with what they are made of


def inline_values(trace: Trace, index: int) -> str:
    """What step `index` computed, in Python; empty for a step that computed nothing.

    `trace`: of a typed program. Raises IndexError for a step outside it.
    """
    node, told = trace.node(index), trace.told(index)
    if node is None:
        return ""
    values = {each.block: each.value for each in told if not each.name}
    block = getattr(node, "block", None)
    kept = {each.name: each.value for each in told if each.name and each.block == block}
    match node:
        case ast.Assign(targets=[target], value=value):
            said = _side(value, values, kept.get(getattr(target, "id", "")))
            return cut(f"{bare(target)} = {said}", LONGEST) if said else ""
        case ast.AugAssign(target=ast.Name(id=name)) if name in kept:
            return cut(f"{name} = {_written(kept[name])}", LONGEST)
        case ast.If(test=value) | ast.While(test=value) | ast.Return(value=ast.expr() as value):
            return cut(_side(value, values), LONGEST)
        case ast.Expr(value=ast.Call(args=arguments)):
            return cut(", ".join(filter(None, (_side(each, values) for each in arguments))), LONGEST)
    return ""


def _side(node: ast.expr, values: Mapping[str, Any], known: Any = None) -> str:
    """An expression with the values of its parts, then its own; empty where nothing is known of it."""
    whole = values.get(place_of(node) or "", known)
    if whole is not None and not isinstance(node, WORKED_OUT):
        own = _written(whole)
        return own if own != bare(node) else ""
    if isinstance(node, WHOLE):
        return ""
    parts = bare(_Parts(values).generic_visit(deepcopy(node)))
    if whole is None:
        return parts if parts != bare(node) else ""
    return f"{parts}{ARROW}{_written(whole)}" if parts != _written(whole) else ""


def bare(node: ast.AST) -> str:
    written = ast.unparse(node)
    return written[1:-1] if isinstance(node, ast.Tuple) and node.elts else written


class _Parts(ast.NodeTransformer):
    """Puts values in the place of names, items and calls."""

    def __init__(self, values: Mapping[str, Any]) -> None:
        self.values = values

    def visit(self, node: ast.AST) -> ast.AST:
        place = place_of(node)
        if place and place in self.values and not isinstance(node, WORKED_OUT):
            return ast.Name(id=_written(self.values[place]), ctx=ast.Load())
        return node if isinstance(node, WHOLE) else self.generic_visit(node)


def _written(value: Any) -> str:
    return cut(repr(value), OF_ONE)
