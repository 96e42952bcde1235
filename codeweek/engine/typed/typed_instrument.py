"""Instruments typed Python: what the blocks have no words for becomes guarded calls too; its dialect."""

import ast
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from itertools import chain
from typing import Any

from codeweek.blocks.text_block import targets
from codeweek.blocks.typed.call_table import ASKING, CONSTANTS, FUNCTIONS, LAZY, MAIN, Imports
from codeweek.blocks.typed.call_table import called as name_called
from codeweek.command import Command
from codeweek.engine.allow import is_range, names_given
from codeweek.engine.budget import Budget
from codeweek.engine.instrument import (
    COMPARED,
    GUARDED,
    NODES_PER_UNIT,
    TOLD_DEPTH,
    Dialect,
    Instrumented,
    Maker,
    Teller,
    may_be_list,
)
from codeweek.engine.nodes import assigned, called, constant, done, noted, put_on_line, size, variable
from codeweek.engine.typed.typed_allow import allow
from codeweek.engine.typed.typed_library import library

_UNTOLD = (ast.Constant, ast.GeneratorExp, ast.Tuple)  # what is seen as it stands, or gone through
_NONE = ast.Constant(value=None)
_OF_SETS = {ast.BitAnd: "_and", ast.BitOr: "_or", ast.Sub: "_minus"}
_CHANGED = ("_add", "_sub", "_mul", "_div", "_mod", "_pow", "_and", "_or", "_minus")
_IN_PLACE = {name: f"_i{name[1:]}" for name in _CHANGED}


class TypedMaker(Maker):
    """Builds the statements of the instrumented tree of a typed program."""

    def __init__(self, made: Instrumented, commands: Mapping[str, Command], budget: Budget) -> None:
        super().__init__(made, commands, budget)
        self.imports = Imports()
        self.given: frozenset[str] = frozenset()
        self.next_turn: Callable[[], list[ast.stmt]] = list  # what a `continue` does first
        self.names = 0  # of ours, for values that are kept for a moment
        self.kept: dict[str, list[str]] = {}  # names of what functions take when nothing is given
        self.keyed = False  # whether the program has dictionaries
        self.sets = False  # or sets

    def main(self, tree: ast.Module) -> ast.FunctionDef:
        self.given = names_given(tree)
        self.imports = Imports.of(tree.body, {*self.given, *self.commands})
        nodes = [node for node in ast.walk(tree) if isinstance(node, ast.expr)]
        made = {name_called(node, self.given) for node in nodes}
        self.keyed = "dict" in made or any(isinstance(node, (ast.Dict, ast.DictComp)) for node in nodes)
        self.sets = "set" in made or any(isinstance(node, (ast.Set, ast.SetComp)) for node in nodes)
        for node in tree.body:
            if isinstance(node, ast.FunctionDef):
                self.kept[node.name] = [self._name() for each in node.args.defaults if not _fixed(each)]
                self.made.variables += tuple(self.kept[node.name])
        return super().main(tree)

    def _name(self) -> str:
        self.names += 1
        return f"_k{self.names}"

    def _made(self, node: ast.stmt, number: int) -> list[ast.stmt]:
        match node:
            case ast.Import() | ast.ImportFrom() | ast.Global():
                return [ast.Pass()]
            case ast.Break():
                return [ast.Break()]
            case ast.Continue():
                return [*self.next_turn(), ast.Continue()]
            case ast.Expr(value=ast.Call(func=ast.Attribute())):
                return [ast.Expr(value=self.value(node.value))]
            case ast.Assign(targets=[ast.Name() | ast.Subscript()]):
                return super()._made(node, number)
            case ast.Assign(targets=[ast.Tuple(elts=targets)], value=ast.Tuple(elts=values)) if len(
                targets
            ) == len(values):
                # `a, b = b, a` makes no tuple that would have to be looked at.
                made = ast.Tuple(elts=list(map(self.value, values)), ctx=ast.Load())
                return self._stored(node.targets[0], made)
            case ast.Assign(targets=[target]):
                return self._stored(target, self.value(node.value))
            case ast.Assign():
                name = self._name()
                held = self.value(node.value)
                stored = (self._stored(target, variable(name)) for target in node.targets)
                return [assigned(name, held), *chain.from_iterable(stored)]
            case ast.AugAssign(target=ast.Subscript() as target):
                return self._item_changed(target, node.op, node.value)
            case ast.AugAssign(target=ast.Name(id=name)) if not isinstance(node.op, ast.Add):
                changed = self._operation(node.op, variable(name), self.value(node.value), True)
                return [assigned(name, changed)]
            case ast.Delete():
                return list(map(self._deleted, node.targets))
            case ast.Try():
                return self._try(node)
            case ast.Raise():
                return [self._raised(node.exc)]
            case ast.Assert():
                error = called("_e_AssertionError", *([self.value(node.msg)] if node.msg else []))
                unless = ast.UnaryOp(op=ast.Not(), operand=self.value(node.test))
                return [ast.If(test=unless, body=[ast.Raise(exc=error, cause=None)], orelse=[])]
        return super()._made(node, number)

    def _stored(self, target: ast.expr, made: ast.expr) -> list[ast.stmt]:
        """What puts a value in its place: in a variable, an item, or in several."""
        if isinstance(target, ast.Name):
            return [assigned(target.id, made)]
        if isinstance(target, ast.Subscript):
            if isinstance(target.slice, ast.Slice):
                return [done("_set_cut", made, self.value(target.value), *self._bounds(target.slice))]
            return [done("_set_item", made, self.value(target.value), self.value(target.slice))]
        if _of_names(target):
            return [ast.Assign(targets=[_names(target)], value=made)]
        assert isinstance(target, ast.Tuple)
        names = [self._name() for _each in target.elts]
        taken = ast.Tuple(elts=[variable(name, ast.Store()) for name in names], ctx=ast.Store())
        statements: list[ast.stmt] = [ast.Assign(targets=[taken], value=made)]
        for name, each in zip(names, target.elts, strict=True):
            statements += self._stored(each, variable(name))
        return statements

    def _deleted(self, target: ast.expr) -> ast.stmt:
        if isinstance(target, ast.Name):
            return ast.Delete(targets=[variable(target.id, ast.Del())])
        assert isinstance(target, ast.Subscript)
        if isinstance(target.slice, ast.Slice):
            return done("_delete_cut", self.value(target.value), *self._bounds(target.slice))
        return done("_delete", self.value(target.value), self.value(target.slice))

    def _try(self, node: ast.Try) -> list[ast.stmt]:
        """A `try` that catches no end of the run: neither its `except` nor its `finally` go on after one."""
        again: list[ast.stmt] = [ast.Raise(exc=None, cause=None)]
        never = ast.ExceptHandler(type=variable("_e_never"), name=None, body=again)
        body = self.body(node.body)
        handlers = [
            ast.ExceptHandler(type=_kinds(each.type), name=each.name, body=self.body(each.body))
            for each in node.handlers
        ]
        otherwise = self.body(node.orelse) if node.orelse else []
        final = self.body(node.finalbody) if node.finalbody else []
        return [
            ast.Try(
                body=body,
                handlers=[never, *handlers] if handlers else [],
                orelse=otherwise,
                finalbody=[ast.If(test=called("_goes_on"), body=final, orelse=[])] if final else [],
            )
        ]

    def _raised(self, error: ast.expr | None) -> ast.stmt:
        match error:
            case ast.Name(id=name):
                return ast.Raise(exc=called(f"_e_{name}"), cause=None)
            case ast.Call(func=ast.Name(id=name), args=values):
                return ast.Raise(exc=called(f"_e_{name}", *map(self.value, values)), cause=None)
        return ast.Raise(exc=None, cause=None)

    def _item_changed(self, target: ast.Subscript, operator: ast.operator, value: ast.expr) -> list[ast.stmt]:
        """`a[i] += v`, where the list and the number are found once."""
        place = ast.Tuple(elts=[self.value(target.value), self.value(target.slice)], ctx=ast.Load())
        names = ast.Tuple(elts=[variable("_p", ast.Store()), variable("_q", ast.Store())], ctx=ast.Store())
        before = ast.Subscript(value=variable("_p"), slice=variable("_q"), ctx=ast.Load())
        after = self._operation(operator, before, self.value(value), True)
        return [
            ast.Assign(targets=[names], value=place),
            done("_set_item", after, variable("_p"), variable("_q")),
        ]

    def _while(self, node: ast.While, number: int) -> list[ast.stmt]:
        def turn() -> list[ast.stmt]:
            statements = [*self.work_of(node), noted("_a", number), done(f"_w{number}")]
            for statement in statements:
                put_on_line(statement, number)
            return statements

        around, self.next_turn = self.next_turn, turn
        found = super()._while(node, number)
        self.next_turn = around
        assert isinstance(found[-1], ast.While)
        found[-1].orelse = self.body(node.orelse) if node.orelse else []
        return found

    def _for(self, node: ast.For, number: int) -> ast.stmt:
        around, self.next_turn = self.next_turn, list
        several = isinstance(node.target, ast.Tuple)
        target = node.target
        if several:
            node.target = variable(self._name())
        statement = super()._for(node, number)
        assert isinstance(statement, ast.For)
        if several:
            assert isinstance(statement.target, ast.Tuple)
            statement.target.elts[0] = _names(target)
            node.target = target
        self.next_turn = around
        statement.orelse = self.body(node.orelse) if node.orelse else []
        return statement

    def _over(self, over: ast.expr, number: int) -> ast.expr:
        if is_range(over):
            return super()._over(over, number)
        return called("_each", constant(number), self.value(over))

    def _set_item(self, target: ast.expr, index: ast.expr, value: ast.expr) -> ast.stmt:
        if isinstance(index, ast.Slice):
            return done("_set_cut", self.value(value), self.value(target), *self._bounds(index))
        if self.keyed:
            return done("_set_item", self.value(value), self.value(target), self.value(index))
        return super()._set_item(target, index, value)

    @contextmanager
    def _scope(self, names: list[str]) -> Iterator[None]:
        """Around what has variables of its own, of which nothing is known."""
        around, self.bits = self.bits, {name: bits for name, bits in self.bits.items() if name not in names}
        yield
        self.bits = around

    def _comprehension(self, node: Any) -> ast.expr:
        units = constant(max(1, size(node, self.own) // NODES_PER_UNIT))
        with self._scope([name for turns in node.generators for name in targets(turns)]):
            generators = [
                ast.comprehension(
                    target=_names(turns.target),
                    iter=called("_paid", units, self.value(turns.iter)),
                    ifs=list(map(self.value, turns.ifs)),
                    is_async=0,
                )
                for turns in node.generators
            ]
            if isinstance(node, ast.DictComp):
                pair = ast.Tuple(elts=[self.value(node.key), self.value(node.value)], ctx=ast.Load())
                return called("_f_dict", ast.ListComp(elt=pair, generators=generators))
            if isinstance(node, ast.GeneratorExp):
                return ast.GeneratorExp(elt=self.value(node.elt), generators=generators)
            name = "_f_set" if isinstance(node, ast.SetComp) else "_gathered"
            return called(name, ast.ListComp(elt=self.value(node.elt), generators=generators))

    def _function(self, node: ast.expr) -> ast.expr:
        """A function that is handed to another, which calls it with plain values."""
        match node:
            case ast.Lambda(args=given, body=body):
                with self._scope([each.arg for each in given.args]):
                    paid = called("_spend", constant(max(1, size(node, self.own) // NODES_PER_UNIT)))
                    made: ast.expr = ast.BoolOp(op=ast.Or(), values=[paid, self.value(body)])
                return ast.Lambda(args=given, body=made)
            case ast.Name(id=name) if name in self.own:
                return _handing(called(name, self.deeper()))
            case ast.Name(id=name):
                return variable("_len" if name == "len" else f"_f_{name}")
            case ast.Attribute(value=ast.Name(id="str"), attr=name) if "str" not in self.given:
                return variable(f"_m_{name}")
            case ast.Attribute(value=value, attr=name):
                return _handing(called(f"_m_{name}", self.value(value)))
        return _NONE

    def _define(self, node: ast.FunctionDef, number: int) -> ast.stmt:
        """A function whose depth comes first, as values that may be left out come last."""
        names = iter(self.kept.get(node.name, ()))
        # A list that a function keeps from call to call is a variable: a loop may wait for it.
        defaults = [
            self.value(each)
            if _fixed(each)
            else ast.NamedExpr(target=ast.Name(id=next(names), ctx=ast.Store()), value=self.value(each))
            for each in node.args.defaults
        ]
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
            case ast.Dict(keys=keys, values=values):
                pairs = zip(keys, values, strict=True)
                both = [(self.value(key), self.value(value)) for key, value in pairs if key is not None]
                literal = ast.Dict(keys=[key for key, _ in both], values=[value for _, value in both])
                return called("_keyed", literal)
            case ast.Set(elts=elements):
                held = called("_f_set", ast.Tuple(elts=list(map(self.value, elements)), ctx=ast.Load()))
                if len(elements) > 2 and all(map(_fixed, elements)):
                    # CPython makes a constant set twice, then copies it: so its order is the same.
                    return called("_f_set", called("_f_set", called("_f_list", held)))
                return held
            case ast.ListComp() | ast.DictComp() | ast.SetComp() | ast.GeneratorExp():
                return self._comprehension(node)
            case ast.IfExp():
                return ast.IfExp(
                    test=self.value(node.test), body=self.value(node.body), orelse=self.value(node.orelse)
                )
            case ast.Subscript(slice=ast.Slice() as cut):
                return called("_cut", self.value(node.value), *self._bounds(cut))
            case ast.Subscript(value=target, slice=index) if self.keyed and may_be_list(index):
                return called("_item", self.value(target), self.value(index))
            case ast.JoinedStr():
                return called("_joined", *map(self._part, node.values))
            case ast.Call():
                return self._typed_call(node)
            case ast.Name(id=name) if name == MAIN:
                return constant("__main__")
        found = CONSTANTS.get(self.imports.meant(node) or ("", ""))
        return super().value(node) if found is None else constant(found)

    def _bounds(self, cut: ast.Slice) -> list[ast.expr]:
        return [_NONE if bound is None else self.value(bound) for bound in (cut.lower, cut.upper, cut.step)]

    def _part(self, node: ast.expr) -> ast.expr:
        if not isinstance(node, ast.FormattedValue):
            return self.value(node)
        made = self.value(node.value)
        if node.conversion == ord("r"):
            made = called("_repr", made)
        elif node.conversion == ord("s"):
            made = called("_f_str", made)
        return made if node.format_spec is None else called("_formatted", made, self.value(node.format_spec))

    def _binary(self, node: ast.BinOp) -> ast.expr:
        if self._of_sets(node.op):
            return self._operation(node.op, self.value(node.left), self.value(node.right))
        return super()._binary(node)

    def _of_sets(self, operator: ast.operator) -> str | None:
        """What does an operator that sets have; `-` is one only in a program that has them."""
        return _OF_SETS.get(type(operator)) if self.sets or not isinstance(operator, ast.Sub) else None

    def _operation(
        self, operator: ast.operator, left: ast.expr, right: ast.expr, in_place: bool = False
    ) -> ast.expr:
        guard = self._of_sets(operator) or GUARDED.get(type(operator))
        if guard is None:
            made = ast.BinOp(left=left, op=operator, right=right)
            return called("_itruediv", left, right) if in_place else made
        return called(_IN_PLACE.get(guard, guard) if in_place else guard, left, right)

    def _compare(self, node: ast.Compare) -> ast.expr:
        if isinstance(node.ops[0], (ast.Is, ast.IsNot)):
            return ast.Compare(left=self.value(node.left), ops=node.ops, comparators=[_NONE])
        if len(node.ops) == 1:
            return self._pair(node.ops[0], node.left, node.comparators[0])
        parts: list[ast.expr] = []
        left, made = node.left, self.value(node.left)
        for sign, right in zip(node.ops, node.comparators, strict=True):
            name, value = self._name(), self.value(right)
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
        function, name = self.imports.meant(node.func), name_called(node, self.given)
        if function is not None:
            return called(f"_f_{function[0]}_{function[1]}", *map(self.value, node.args))
        values = [
            ast.Starred(value=called("_all", self.value(value.value)), ctx=ast.Load())
            if isinstance(value, ast.Starred)
            else self._function(value)
            if at == 0 and name in ("map", "filter")
            else self.value(value)
            for at, value in enumerate(node.args)
        ]
        words = [
            ast.keyword(arg=word.arg, value=(self._function if word.arg == "key" else self.value)(word.value))
            for word in node.keywords
        ]
        if isinstance(node.func, ast.Attribute):
            made = called(f"_m_{node.func.attr}", self.value(node.func.value), *values)
        else:
            assert isinstance(node.func, ast.Name)
            own = node.func.id
            if own in ASKING and own in self.commands and values:
                return called("_f_asked", *values)
            if name in FUNCTIONS:
                made = called(f"_f_{name}", *values)
            elif own in self.own:
                made = called(own, self.deeper(), *values)
            else:
                return self._call(own, values)
        assert isinstance(made, ast.Call)
        made.keywords = words
        return made


class TypedTeller(Teller, TypedMaker):
    """Builds the same statements, which also report the values they compute, those within a text too."""

    def value(self, node: ast.expr) -> ast.expr:
        made, place = super().value(node), getattr(node, "place", None)
        told = place and self.depth < TOLD_DEPTH and not isinstance(node, _UNTOLD)
        # What gives its values one by one has none to show.
        told = told and name_called(node, self.given) not in LAZY
        return called("_worth", constant(place), made) if told else made


def _fixed(node: ast.expr) -> bool:
    return isinstance(getattr(node, "operand", node), ast.Constant)


def _of_names(target: ast.expr) -> bool:
    return all(isinstance(each, (ast.Name, ast.Tuple, ast.expr_context)) for each in ast.walk(target))


def _names(target: ast.expr) -> ast.expr:
    """The variables that a `for` or an assignment fills, anew."""
    if isinstance(target, ast.Tuple):
        return ast.Tuple(elts=list(map(_names, target.elts)), ctx=ast.Store())
    assert isinstance(target, ast.Name)
    return variable(target.id, ast.Store())


def _handing(call: ast.expr) -> ast.expr:
    """A function that hands its values on to a call, behind those that this has."""
    assert isinstance(call, ast.Call)
    call.args.append(ast.Starred(value=variable("_v"), ctx=ast.Load()))
    many = ast.arguments(
        posonlyargs=[], args=[], vararg=ast.arg(arg="_v"), kwonlyargs=[], kw_defaults=[], defaults=[]
    )
    return ast.Lambda(args=many, body=call)


def _kinds(node: ast.expr | None) -> ast.expr:
    """What an `except` catches: anything that is no end of the run, if it says nothing."""
    if isinstance(node, ast.Tuple):
        return ast.Tuple(elts=list(map(_kinds, node.elts)), ctx=ast.Load())
    return variable(f"_e_{node.id}" if isinstance(node, ast.Name) else "_e_Exception")


TYPED = Dialect(TypedMaker, TypedTeller, library)

__all__ = ["TYPED", "allow"]
