"""Static analysis of number sizes: finds the operators whose result stays small, which need no guard.

The counter of a `for` with a small start stays small, as every turn costs work. A variable that is only
assigned or increased by expressions of numbers and counters (a steady one) grows no faster than the budget.
"""

import ast
from collections.abc import Iterable, Mapping

from codeweek.blocks.text_block import statements_in, targets
from codeweek.engine.allow import is_range

_CONSTANT = 64  # bits of a number written in the program, at most, to count as small
_COUNTER = 112  # of a counter of a `for` with a small start
_STEADY = 256  # of what a steady variable is given or increased by, at most
_SUM = 320  # of a steady variable, whatever the number of turns
SMALL = 512  # of a result that needs no guard

Bits = Mapping[str, int]


def bits_of(node: ast.expr, names: Bits, known: dict[int, int | None]) -> int | None:
    """The most bits that the value of an expression can have; None when unknown or not a number.

    `names`: the bits of variables; `known`: a cache by node. A `float` counts as small, its size being fixed.
    """
    if id(node) not in known:
        known[id(node)] = _bits(node, names, known)
    return known[id(node)]


def _bits(node: ast.expr, names: Bits, known: dict[int, int | None]) -> int | None:
    match node:
        case ast.Constant(value=int() | float() as value):
            bits = value.bit_length() if isinstance(value, int) else 1
            return bits if bits <= _CONSTANT else None
        case ast.Name(id=name):
            return names.get(name)
        case ast.UnaryOp(operand=operand):
            return 1 if isinstance(node.op, ast.Not) else bits_of(operand, names, known)
        case ast.Compare():
            return 1
        case ast.Call(func=ast.Name(id="len")):
            return 16
        case ast.BinOp():
            left, right = bits_of(node.left, names, known), bits_of(node.right, names, known)
            return _result(node.op, left, right)
    return None


def _result(operator: ast.operator, left: int | None, right: int | None) -> int | None:
    if left is None or right is None:
        return None
    match operator:
        case ast.Add() | ast.Sub():
            return max(left, right) + 1
        case ast.Mult():
            return left + right
        case ast.Div():
            return 1
        case ast.FloorDiv():
            return left + 1
        case ast.Mod():
            return max(left, right)
    return None


def variables(body: list[ast.stmt], parameters: Iterable[str] = ()) -> dict[str, int]:
    """The bits of the counters and steady variables that statements assign."""
    uses = _uses(body)
    given = {name for name, nodes in uses.items() if name not in set(parameters)}
    counters = {name: _COUNTER for name in given if all(_counts(node) for node in uses[name])}
    steady = {name: _SUM for name in given if all(_is_steady(node, counters) for node in uses[name])}
    return steady | counters


def _uses(body: list[ast.stmt]) -> dict[str, list[ast.stmt]]:
    """The statements that assign each name."""
    uses: dict[str, list[ast.stmt]] = {}
    todo = list(body)
    while todo:
        node = todo.pop()
        if isinstance(node, ast.FunctionDef):
            continue
        for name in targets(node):
            uses.setdefault(name, []).append(node)
        todo += statements_in(node)
    return uses


def _counts(node: ast.stmt) -> bool:
    """Whether a statement is a `for` with a small start and step, so that the budget bounds its counter."""
    if not isinstance(node, ast.For) or not isinstance(node.iter, ast.Call) or not is_range(node.iter):
        return False
    arguments = node.iter.args
    edges = arguments[:1] + arguments[2:] if len(arguments) > 1 else []
    return all((bits := bits_of(edge, {}, {})) is not None and bits <= _CONSTANT for edge in edges)


def _is_steady(node: ast.stmt, counters: Bits) -> bool:
    if isinstance(node, ast.AugAssign) and not isinstance(node.op, (ast.Add, ast.Sub)):
        return False
    if isinstance(node, (ast.Assign, ast.AugAssign)):
        bits = bits_of(node.value, counters, {})
        return bits is not None and bits <= _STEADY
    return _counts(node)
