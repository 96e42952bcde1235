"""Instruments typed Python: what the blocks have no words for becomes guarded calls too; its dialect."""

import ast
from collections.abc import Callable, Mapping

from codeweek.blocks.typed.call_table import ASKING, CONSTANTS, FUNCTIONS, Imports
from codeweek.command import Command
from codeweek.engine.allow import is_range, names_given
from codeweek.engine.budget import Budget
from codeweek.engine.instrument import (
    COMPARED,
    GUARDED,
    TOLD_DEPTH,
    Dialect,
    Instrumented,
    Maker,
    Teller,
    may_be_list,
)
from codeweek.engine.nodes import assigned, called, constant, done, put_on_line, variable
from codeweek.engine.typed.typed_allow import allow
from codeweek.engine.typed.typed_library import library

_NONE = ast.Constant(value=None)


class TypedMaker(Maker):
    """Builds the statements of the instrumented tree of a typed program."""

    def __init__(self, made: Instrumented, commands: Mapping[str, Command], budget: Budget) -> None:
        super().__init__(made, commands, budget)
        self.imports = Imports()
        self.given: frozenset[str] = frozenset()
        self.next_turn: Callable[[], list[ast.stmt]] = list  # what a `continue` does first
        self.chained = 0

    def main(self, tree: ast.Module) -> ast.FunctionDef:
        self.imports = Imports.of(tree.body)
        self.given = names_given(tree)
        return super().main(tree)

    def _made(self, node: ast.stmt, number: int) -> list[ast.stmt]:
        match node:
            case ast.Import() | ast.ImportFrom():
                return [ast.Pass()]
            case ast.Break():
                return [ast.Break()]
            case ast.Continue():
                return [*self.next_turn(), ast.Continue()]
            case ast.Expr(value=ast.Call(func=ast.Attribute())):
                return [ast.Expr(value=self.value(node.value))]
            case ast.Assign(targets=[ast.Tuple(elts=targets)]):
                return self._unpacked(targets, node.value)
            case ast.AugAssign(target=ast.Subscript() as target):
                return self._item_changed(target, node.op, node.value)
            case ast.AugAssign(target=ast.Name(id=name)) if not isinstance(node.op, ast.Add):
                return [assigned(name, _operation(node.op, variable(name), self.value(node.value), True))]
        return super()._made(node, number)

    def _unpacked(self, targets: list[ast.expr], value: ast.expr) -> list[ast.stmt]:
        """`a, b = b, a`: all values first, then one name after the other."""
        if isinstance(value, ast.Tuple) and len(value.elts) == len(targets):
            made: ast.expr = ast.Tuple(elts=list(map(self.value, value.elts)), ctx=ast.Load())
        else:
            made = self.value(value)
        names = [
            expression.id if isinstance(expression, ast.Name) else f"_u{i}"
            for i, expression in enumerate(targets)
        ]
        if not all(isinstance(expression, ast.Name) for expression in targets):
            names = [f"_u{i}" for i in range(len(targets))]
        target = ast.Tuple(elts=[variable(name, ast.Store()) for name in names], ctx=ast.Store())
        statements: list[ast.stmt] = [ast.Assign(targets=[target], value=made)]
        for name, expression in zip(names, targets, strict=True):
            if isinstance(expression, ast.Subscript):
                place = self.value(expression.value), self.value(expression.slice)
                statements.append(done("_set_item", variable(name), *place))
            elif isinstance(expression, ast.Name) and name != expression.id:
                statements.append(assigned(expression.id, variable(name)))
        return statements

    def _item_changed(self, target: ast.Subscript, operator: ast.operator, value: ast.expr) -> list[ast.stmt]:
        """`a[i] += v`, where the list and the number are found once."""
        place = ast.Tuple(elts=[self.value(target.value), self.value(target.slice)], ctx=ast.Load())
        names = ast.Tuple(elts=[variable("_p", ast.Store()), variable("_q", ast.Store())], ctx=ast.Store())
        before = ast.Subscript(value=variable("_p"), slice=variable("_q"), ctx=ast.Load())
        after = _operation(operator, before, self.value(value), True)
        return [
            ast.Assign(targets=[names], value=place),
            done("_set_item", after, variable("_p"), variable("_q")),
        ]

    def _while(self, node: ast.While, number: int) -> list[ast.stmt]:
        def turn() -> list[ast.stmt]:
            statements = [*self.work_of(node), done("_a", constant(number)), done(f"_w{number}")]
            for statement in statements:
                put_on_line(statement, number)
            return statements

        around, self.next_turn = self.next_turn, turn
        found = super()._while(node, number)
        self.next_turn = around
        return found

    def _for(self, node: ast.For, number: int) -> ast.stmt:
        around, self.next_turn = self.next_turn, list
        statement = super()._for(node, number)
        self.next_turn = around
        return statement

    def _over(self, over: ast.expr, number: int) -> ast.expr:
        if is_range(over):
            return super()._over(over, number)
        return called("_each", constant(number), self.value(over))

    def _define(self, node: ast.FunctionDef, number: int) -> ast.stmt:
        """A function whose depth comes first, as values that may be left out come last."""
        defaults = list(map(self.value, node.args.defaults))
        made = super()._define(node, number)
        assert isinstance(made, ast.FunctionDef)
        made.args.args = [made.args.args[-1], *made.args.args[:-1]]
        made.args.defaults = defaults
        return made

    def value(self, node: ast.expr) -> ast.expr:
        match node:
            case ast.Tuple():
                made = ast.Tuple(elts=list(map(self.value, node.elts)), ctx=ast.Load())
                return called("_list", made) if any(map(may_be_list, node.elts)) else made
            case ast.Subscript(slice=ast.Slice(lower=low, upper=high, step=step)):
                bounds = [_NONE if bound is None else self.value(bound) for bound in (low, high, step)]
                return called("_cut", self.value(node.value), *bounds)
            case ast.JoinedStr():
                return called("_joined", *map(self._part, node.values))
            case ast.Call():
                return self._typed_call(node)
        constant = CONSTANTS.get(self.imports.meant(node) or ("", ""))
        return super().value(node) if constant is None else ast.Constant(value=constant)

    def _part(self, node: ast.expr) -> ast.expr:
        return self.value(node.value if isinstance(node, ast.FormattedValue) else node)

    def _compare(self, node: ast.Compare) -> ast.expr:
        if isinstance(node.ops[0], (ast.Is, ast.IsNot)):
            return ast.Compare(left=self.value(node.left), ops=node.ops, comparators=[_NONE])
        if len(node.ops) == 1:
            return self._pair(node.ops[0], node.left, node.comparators[0])
        parts: list[ast.expr] = []
        left, made = node.left, self.value(node.left)
        for sign, right in zip(node.ops, node.comparators, strict=True):
            self.chained += 1
            name, value = f"_k{self.chained}", self.value(right)
            last = right is node.comparators[-1]
            kept = value if last else ast.NamedExpr(target=ast.Name(id=name, ctx=ast.Store()), value=value)
            parts.append(self._compared(sign, (left, made), (right, kept)))
            left, made = right, variable(name)
        return ast.BoolOp(op=ast.And(), values=parts)

    def _pair(self, sign: ast.cmpop, left: ast.expr, right: ast.expr) -> ast.expr:
        return self._compared(sign, (left, self.value(left)), (right, self.value(right)))

    def _compared(
        self, sign: ast.cmpop, left: tuple[ast.expr, ast.expr], right: tuple[ast.expr, ast.expr]
    ) -> ast.expr:
        """One comparison of two expressions, each with what was made of it."""
        if isinstance(sign, (ast.In, ast.NotIn)):
            expression = called("_in", left[1], right[1])
            return (
                ast.UnaryOp(op=ast.Not(), operand=expression) if isinstance(sign, ast.NotIn) else expression
            )
        if self._is_long(left[0]) and self._is_long(right[0]):
            return called(COMPARED[type(sign)], left[1], right[1])
        return ast.Compare(left=left[1], ops=[sign], comparators=[right[1]])

    def _typed_call(self, node: ast.Call) -> ast.expr:
        values = list(map(self.value, node.args))
        function = self.imports.meant(node.func)
        if function is not None:
            return called(f"_f_{function[0]}_{function[1]}", *values)
        if isinstance(node.func, ast.Attribute):
            return called(f"_m_{node.func.attr}", self.value(node.func.value), *values)
        assert isinstance(node.func, ast.Name)
        name = node.func.id
        if name in ASKING and name in self.commands and values:
            return called("_f_asked", *values)
        if name in FUNCTIONS and name not in self.given:
            words = [ast.keyword(arg=word.arg, value=self.value(word.value)) for word in node.keywords]
            return ast.Call(func=variable(f"_f_{name}"), args=values, keywords=words)
        if name in self.own:
            return called(name, self.deeper(), *values)
        return self._call(name, values)


class TypedTeller(Teller, TypedMaker):
    """Builds the same statements, which also report the values they compute, those within a text too."""

    def value(self, node: ast.expr) -> ast.expr:
        made, place = super().value(node), getattr(node, "place", None)
        told = place and self.depth < TOLD_DEPTH and not isinstance(node, (ast.Constant, ast.Tuple))
        return called("_worth", constant(place), made) if told else made


def _operation(operator: ast.operator, left: ast.expr, right: ast.expr, in_place: bool = False) -> ast.expr:
    guard = GUARDED.get(type(operator))
    if guard is None:
        return ast.BinOp(left=left, op=operator, right=right)
    changed = {"_add": "_iadd", "_mul": "_imul"}
    return called(changed.get(guard, guard) if in_place else guard, left, right)


TYPED = Dialect(TypedMaker, TypedTeller, library)

__all__ = ["TYPED", "allow"]
