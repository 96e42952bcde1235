"""Instruments a syntax tree: compiled Python that records its steps and pays for its work.

The module becomes one function, `_main`, with its variables declared global (CPython runs that faster).
Each statement is first noted by `_t.append(id)`; a turn of a loop takes one of `_units`; operators that can
make something grow become calls of guards. The line numbers of the compiled code are statement ids (from 1):
so a traceback names the block.

When compiled to be `told`, it also passes each computed value to `_worth(block, value)`, and each assignment
to `_kept(block, name, value)`.
"""

import ast
import warnings
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from types import CodeType
from typing import Any

from codeweek.blocks.text_block import statements_in, targets
from codeweek.blocks.write import block_of, is_comment
from codeweek.command import Command
from codeweek.engine.budget import Budget
from codeweek.engine.nodes import (
    assigned,
    called,
    constant,
    defined,
    done,
    noted,
    put_on_line,
    size,
    variable,
)
from codeweek.engine.size_analysis import SMALL, bits_of, variables

FILE = "<codeweek>"
NODES_PER_UNIT = 16
TOLD_DEPTH = 10  # nested values that are reported: each is one more bracket for the compiler
GUARDED = {
    ast.Add: "_add",
    ast.Sub: "_sub",
    ast.Mult: "_mul",
    ast.FloorDiv: "_div",
    ast.Mod: "_mod",
    ast.Pow: "_pow",
}
COMPARED = {
    ast.Eq: "_eq",
    ast.NotEq: "_ne",
    ast.Lt: "_lt",
    ast.LtE: "_le",
    ast.Gt: "_gt",
    ast.GtE: "_ge",
}


@dataclass
class Instrumented:
    """Compiled code, and tables indexed by statement id (0 is no statement).

    `library` makes what the code calls beside the guards, from the machine that runs it.
    """

    blocks: list[str | None] = field(default_factory=lambda: [None])
    lines: list[int | None] = field(default_factory=lambda: [None])
    nodes: list[ast.stmt | None] = field(default_factory=lambda: [None])  # as they were allowed
    loops: list[tuple[int, ...]] = field(default_factory=lambda: [()])  # the loops around it, outermost first
    headers: set[int] = field(default_factory=set)  # the loops themselves
    locals: dict[int, tuple[str, ...]] = field(
        default_factory=dict
    )  # variables of the function around a `while`
    variables: tuple[str, ...] = ()  # of the module
    code: CodeType | None = None
    library: Callable[[Any], Mapping[str, Callable[..., Any]]] | None = None


@dataclass(frozen=True)
class Dialect:
    """The Python of a tree: who instruments it, plain or telling, and the library that it may call."""

    maker: type["Maker"]
    teller: type["Teller"]
    library: Callable[[Any], Mapping[str, Callable[..., Any]]] | None = None  # of a machine


def instrument(
    tree: ast.Module,
    commands: Mapping[str, Command],
    budget: Budget,
    told: bool = False,
    dialect: Dialect | None = None,
) -> Instrumented:
    """Compile an allowed tree; `told`: with reports of the computed values. Raises what `compile` raises."""
    dialect = dialect or BLOCKS
    made = Instrumented(variables=(*_assigned(tree.body), *_boxes(tree.body)), library=dialect.library)
    main = (dialect.teller if told else dialect.maker)(made, commands, budget).main(tree)
    module = ast.Module(body=[main], type_ignores=[])
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", SyntaxWarning)  # `3[0]`: a child is told when it runs
        made.code = compile(ast.fix_missing_locations(module), FILE, "exec", dont_inherit=True)
    return made


def _assigned(body: list[ast.stmt]) -> tuple[str, ...]:
    """The names that statements assign outside definitions, in order; without `_`."""
    names: dict[str, None] = {}
    todo: list[ast.AST] = list(reversed(body))
    while todo:
        node = todo.pop()
        names.update((name, None) for name in targets(node))
        if not isinstance(node, ast.FunctionDef):
            todo.extend(reversed(statements_in(node)))
    # The turn of a loop that counts nothing: no variable of the program.
    names.pop("_", None)
    return tuple(names)


def _boxes(body: list[ast.stmt]) -> list[str]:
    """The variables that functions change, as their line `global` says."""
    return sorted({name for node in body if isinstance(node, ast.FunctionDef) for name in shared_of(node)})


def shared_of(node: ast.FunctionDef) -> frozenset[str]:
    """The variables that a function changes, as its line `global` says, or said in a game."""
    lines = (line.names for line in node.body if isinstance(line, ast.Global))
    return frozenset(getattr(node, "shared", ())).union(*lines)


class Maker:
    """Builds the statements of the instrumented tree."""

    def __init__(self, made: Instrumented, commands: Mapping[str, Command], budget: Budget) -> None:
        self.made = made
        self.commands = commands
        self.budget = budget
        self.loops: tuple[int, ...] = ()
        self.locals: tuple[str, ...] = ()
        self.shared: frozenset[str] = frozenset()  # what the function around changes of the program
        self.boxes: frozenset[str] = frozenset()  # of it, the boxes of a game
        self.bits: dict[str, int] = {}
        self.known: dict[int, int | None] = {}
        self.inside = False
        self.own: frozenset[str] = frozenset()  # the program's functions

    def main(self, tree: ast.Module) -> ast.FunctionDef:
        self.bits = variables(tree.body, _boxes(tree.body))
        functions = [node.name for node in tree.body if isinstance(node, ast.FunctionDef)]
        self.own = frozenset(functions)
        names = [*self.made.variables, *functions]
        head: list[ast.stmt] = [ast.Global(names=names)] if names else []
        return defined("_main", [], [*head, *self.body(tree.body)])

    def body(self, body: list[ast.stmt]) -> list[ast.stmt]:
        statements: list[ast.stmt] = []
        for node in body:
            if not isinstance(node, ast.Pass) and not is_comment(node):
                statements.extend(self.statement(node))
        return statements or [ast.Pass()]

    def statement(self, node: ast.stmt) -> list[ast.stmt]:
        """An instrumented statement, all of it on the line of its id."""
        number = len(self.made.blocks)
        self.made.blocks.append(block_of(node))
        self.made.lines.append(getattr(node, "lineno", None))
        self.made.nodes.append(node)
        self.made.loops.append(self.loops)
        statements = self._made(node, number)
        if not isinstance(node, ast.FunctionDef):
            # A definition is no step: nothing happens in the world when Python reads it.
            statements.insert(0, noted("_t", number))
        boxes = [name for name in targets(node) if name in self.boxes]
        statements += [done("_box", constant(name), variable(name)) for name in boxes]
        for statement in statements:
            put_on_line(statement, number)
        return statements

    def _made(self, node: ast.stmt, number: int) -> list[ast.stmt]:
        match node:
            case ast.Expr(value=ast.Call(func=ast.Attribute(value=target), args=[value])):
                return [done("_append", self.value(target), self.value(value))]
            case ast.Expr():
                return [ast.Expr(value=self.value(node.value))]
            case ast.Assign(targets=[ast.Subscript(value=target, slice=index)]):
                return [self._set_item(target, index, node.value)]
            case ast.Assign(targets=[ast.Name(id=name)]):
                return [assigned(name, self.value(node.value))]
            case ast.AugAssign(target=ast.Name(id=name), op=ast.Add()):
                return [self._change(name, node.value)]
            case ast.Return():
                return [ast.Return(value=self.whole(node, node.value) if node.value else None)]
            case ast.If():
                otherwise = self.body(node.orelse) if node.orelse else []
                return [ast.If(test=self.whole(node, node.test), body=self.body(node.body), orelse=otherwise)]
            case ast.While():
                return self._while(node, number)
            case ast.For():
                return [self._for(node, number)]
            case ast.FunctionDef():
                return [self._define(node, number)]
        raise TypeError(type(node).__name__)

    def _set_item(self, target: ast.expr, index: ast.expr, value: ast.expr) -> ast.stmt:
        if may_be_list(value) and not self._stays_small(
            value
        ):  # in CPython's order: the value, then the list, then the index
            return done("_set_item", self.value(value), self.value(target), self.value(index))
        place = ast.Subscript(value=self.value(target), slice=self.value(index), ctx=ast.Store())
        return ast.Assign(targets=[place], value=self.value(value))

    def _change(self, name: str, value: ast.expr) -> ast.stmt:
        # Python's own `+=` is fast, and allowed only where the size analysis bounds both sides.
        if self._stays_small(value) and (_is_small(value) or name in self.bits):
            target = ast.Name(id=name, ctx=ast.Store())
            return ast.AugAssign(target=target, op=ast.Add(), value=self.value(value))
        return assigned(name, called("_iadd", variable(name), self.value(value)))

    def _while(self, node: ast.While, number: int) -> list[ast.stmt]:
        """A `while` that calls `_w()` before each new turn, to compare the state with an earlier one."""
        self.made.locals[number] = self.locals
        watch = f"_w{number}"
        body = self._turns(node.body, number)
        body += [*self.work_of(node), noted("_a", number), done(watch)]
        loop = ast.While(test=self.whole(node, node.test), body=body, orelse=[])
        return [assigned(watch, called("_watch", constant(number))), loop]

    def _for(self, node: ast.For, number: int) -> ast.stmt:
        """A `for` over `_turns`, which pays for each turn and records a step at each but the first."""
        assert isinstance(node.target, ast.Name)
        turns = self._over(node.iter, number)
        rest = variable("_x", ast.Store())
        triple = ast.Tuple(elts=[variable(node.target.id, ast.Store()), rest, rest], ctx=ast.Store())
        target = rest if node.target.id == "_" else triple
        body = [*_spend(self._units(node) - 1), *self._turns(node.body, number)]
        return ast.For(target=target, iter=turns, body=body, orelse=[])

    def _over(self, over: ast.expr, number: int) -> ast.expr:
        """What a `for` goes over, its turns recorded and paid for."""
        assert isinstance(over, ast.Call)
        return called("_turns", constant(number), *map(self.value, over.args))

    def _turns(self, body: list[ast.stmt], number: int) -> list[ast.stmt]:
        self.made.headers.add(number)
        around, self.loops = self.loops, (*self.loops, number)
        statements = self.body(body)
        self.loops = around
        return statements

    def work_of(self, node: ast.While | ast.For | ast.FunctionDef) -> list[ast.stmt]:
        """A statement that pays for one turn or call."""
        units = self._units(node)
        if units > 1:
            return _spend(units)
        # CPython takes one faster by a `for` than by a call of `next`.
        return [
            ast.For(
                target=variable("_x", ast.Store()), iter=variable("_units"), body=[ast.Break()], orelse=[]
            )
        ]

    def _units(self, node: ast.While | ast.For | ast.FunctionDef) -> int:
        """The work of one turn or call: one unit, more when its body is long."""
        return max(1, size(node, self.own) // NODES_PER_UNIT)

    def _define(self, node: ast.FunctionDef, number: int) -> ast.stmt:
        """A function with its call depth as an extra argument, counted the same on every machine."""
        parameters = [parameter.arg for parameter in node.args.args]
        self.shared, self.boxes = shared_of(node), frozenset(getattr(node, "shared", ()))
        names = dict.fromkeys([*parameters, *_assigned(node.body)])
        self.locals = tuple(name for name in names if name not in self.shared)
        around = self.bits
        self.bits = {name: bits for name, bits in around.items() if name not in self.locals}
        self.bits |= variables(node.body, [*parameters, *self.shared])
        # What was found of sizes holds for the variables of one scope only.
        self.known = {}
        self.loops, self.inside = (), True
        body = [*self._head(node, number), *self.body(node.body)]
        self.locals, self.inside, self.bits, self.known = (), False, around, {}
        self.shared = self.boxes = frozenset()
        deep = ast.Compare(left=variable("_d"), ops=[ast.Gt()], comparators=[constant(self.budget.depth)])
        guard = ast.If(test=deep, body=[done("_deep", ast.Constant(value=node.name))], orelse=[])
        return defined(node.name, [*parameters, "_d"], [guard, *self.work_of(node), *body])

    def _head(self, node: ast.FunctionDef, number: int) -> list[ast.stmt]:
        """What a function of a game begins with: its boxes; a hat is a step."""
        names: list[ast.stmt] = [ast.Global(names=sorted(self.shared))] if self.shared else []
        return [*names, noted("_t", number)] if getattr(node, "hat", False) else names

    def whole(self, _statement: ast.stmt, node: ast.expr) -> ast.expr:
        """The instrumented expression that decides what a statement does."""
        return self.value(node)

    def value(self, node: ast.expr) -> ast.expr:
        """An instrumented expression, its operators guarded. Raises TypeError for what `allow` refuses."""
        match node:
            case ast.Constant():
                return ast.Constant(value=node.value)
            case ast.Name():
                return variable(node.id)
            case ast.BinOp():
                return self._binary(node)
            case ast.UnaryOp():
                return ast.UnaryOp(op=node.op, operand=self.value(node.operand))
            case ast.BoolOp():
                return ast.BoolOp(op=node.op, values=list(map(self.value, node.values)))
            case ast.Compare():
                return self._compare(node)
            case ast.List():
                return self._list(node)
            case ast.Subscript():
                return ast.Subscript(
                    value=self.value(node.value), slice=self.value(node.slice), ctx=ast.Load()
                )
            case ast.Call(func=ast.Name(id=name)):
                return self._call(name, list(map(self.value, node.args)))
        raise TypeError(type(node).__name__)

    def _binary(self, node: ast.BinOp) -> ast.expr:
        left, right = self.value(node.left), self.value(node.right)
        guard = GUARDED.get(type(node.op))
        by_little = isinstance(node.op, (ast.Add, ast.Sub)) and any(map(_is_small, (node.left, node.right)))
        if guard is None or by_little or self._stays_small(node):
            return ast.BinOp(left=left, op=node.op, right=right)
        return called(guard, left, right)

    def _stays_small(self, node: ast.expr) -> bool:
        bits = bits_of(node, self.bits, self.known)
        return bits is not None and bits <= SMALL

    def _compare(self, node: ast.Compare) -> ast.expr:
        """A comparison, guarded only when both sides may be lists or long texts: only those take time."""
        left, right = node.left, node.comparators[0]
        values = self.value(left), self.value(right)
        if self._is_long(left) and self._is_long(right):
            return called(COMPARED[type(node.ops[0])], *values)
        return ast.Compare(left=values[0], ops=node.ops, comparators=[values[1]])

    def _is_long(self, node: ast.expr) -> bool:
        """Whether a value could be a list or a long text."""
        if isinstance(node, ast.Constant):
            return isinstance(node.value, str) and len(node.value) > 256
        return may_be_list(node) and not self._stays_small(node)

    def _list(self, node: ast.List) -> ast.expr:
        made = ast.List(elts=list(map(self.value, node.elts)), ctx=ast.Load())
        # A short list of plain values is part of its statement's work; one that holds lists may grow at each
        # turn.
        if len(node.elts) < NODES_PER_UNIT and not any(map(may_be_list, node.elts)):
            return made
        return called("_list", made)

    def _call(self, name: str, values: list[ast.expr]) -> ast.expr:
        if name in self.commands:
            return called(f"_c_{name}", *values)
        if name == "len":
            return called("_len", *values)
        return called(name, *values, self.deeper())

    def deeper(self) -> ast.expr:
        """The depth of a call made here."""
        return ast.BinOp(left=variable("_d"), op=ast.Add(), right=constant(1)) if self.inside else constant(1)


class Teller(Maker):
    """Builds the same statements, which also report the values they compute."""

    depth = 0  # of values inside values

    def _made(self, node: ast.stmt, number: int) -> list[ast.stmt]:
        match node:
            case ast.Assign(targets=[ast.Name(id=name)]):
                return [assigned(name, self._kept(node, name, self.value(node.value)))]
            case ast.AugAssign(target=ast.Name(id=name), op=ast.Add()):
                made = self._change(name, node.value)
                assert isinstance(made, (ast.Assign, ast.AugAssign))
                value = made.value
                # An augmented assignment has no value to report. Written out it does the same: what stays
                # small is no list.
                if isinstance(made, ast.AugAssign):
                    value = ast.BinOp(left=variable(name), op=ast.Add(), right=value)
                return [assigned(name, self._kept(node, name, value))]
        return super()._made(node, number)

    def whole(self, statement: ast.stmt, node: ast.expr) -> ast.expr:
        if hasattr(statement, "within"):  # a line of a text says nothing of a block's hole
            return self.value(node)
        return _worth(statement, self.value(node))

    def value(self, node: ast.expr) -> ast.expr:
        self.depth += 1
        made = super().value(node)
        self.depth -= 1
        return _worth(node, made) if self.depth < TOLD_DEPTH else made

    def _kept(self, statement: ast.stmt, name: str, value: ast.expr) -> ast.expr:
        block = getattr(statement, "block", None)
        return called("_kept", constant(block), constant(name), value) if block else value


BLOCKS = Dialect(Maker, Teller)


def _worth(node: ast.AST, made: ast.expr) -> ast.expr:
    """An expression that reports its value with its block; literals are not reported."""
    block = getattr(node, "block", None)
    return called("_worth", constant(block), made) if block else made


def _spend(units: int) -> list[ast.stmt]:
    return [done("_spend", constant(units))] if units else []


def _is_small(node: ast.expr) -> bool:
    """Whether an expression is a small literal: adding it grows a number no faster than the budget."""
    if not isinstance(node, ast.Constant) or isinstance(node.value, str):
        return False
    return isinstance(node.value, float) or (isinstance(node.value, int) and node.value.bit_length() <= 64)


def may_be_list(node: ast.expr) -> bool:
    if isinstance(node, ast.BinOp):
        return isinstance(node.op, (ast.Add, ast.Mult))
    return not isinstance(node, (ast.Constant, ast.UnaryOp, ast.Compare))
