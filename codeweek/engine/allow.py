"""The allowlist of the engine: which syntax trees may run, deny by default."""

import ast
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from keyword import iskeyword
from typing import Any

from codeweek.blocks.block_vocabulary import as_name
from codeweek.blocks.text_block import targets
from codeweek.blocks.write import block_of, is_comment
from codeweek.command import Command
from codeweek.diagnostic import Diagnostic
from codeweek.engine.budget import Budget, word

NODES = 8000
DEPTH = 200  # our walk uses a list, but CPython's compiler recurses
LOOPS = 15  # CPython refuses more than 20 loops in loops
_OPERATORS = (ast.Add, ast.Sub, ast.Mult, ast.Div, ast.FloorDiv, ast.Mod, ast.Pow)
_COMPARISONS = (ast.Eq, ast.NotEq, ast.Lt, ast.LtE, ast.Gt, ast.GtE)
_PYTHON = ("len", "range")


@dataclass(frozen=True)
class Place:
    """The context of a node: its statement, its depth, the loops around it, whether it is in a definition."""

    statement: ast.stmt
    depth: int = 1
    loops: int = 0
    inside: bool = False


Child = tuple[ast.AST, Place]


class RefusedError(Exception):
    def __init__(self, key: str, **slots: object) -> None:
        super().__init__(key)
        self.diagnostic = Diagnostic(key, slots)


def allow(tree: ast.Module, commands: Mapping[str, Command], budget: Budget) -> Diagnostic | None:
    """The first construct in a tree that the engine refuses, with its block and line; None if it may run."""
    return walked(tree, lambda: Walk(commands, budget, arities(tree)))


def walked(tree: ast.Module, walker: Callable[[], "Walk"]) -> Diagnostic | None:
    """The first construct in a tree that a walk refuses; None if it may run."""
    place: Place | None = None
    try:
        walk = walker()
        # Trees are made from blocks too, not only by Python's parser: no shape is taken for granted.
        if not all(isinstance(node, ast.stmt) for node in tree.body):
            raise RefusedError("run.not_allowed", what="…")
        todo: list[Child] = [(node, Place(node)) for node in reversed(tree.body)]
        count = 0
        while todo:
            node, place = todo.pop()
            count += 1
            if count > NODES or place.depth > DEPTH or place.loops > LOOPS:
                raise RefusedError("run.too_nested" if count <= NODES else "run.too_long")
            # Reversed onto the stack, nodes are looked at in the order of the text: the first refusal is the
            # topmost.
            todo.extend(reversed(list(walk.children(node, place))))
    except RefusedError as refusal:
        return _located(refusal.diagnostic, place.statement if place else None)
    return None


def functions(tree: ast.Module) -> dict[str, ast.FunctionDef]:
    """The functions a tree defines, by name."""
    return {node.name: node for node in tree.body if isinstance(node, ast.FunctionDef)}


def names_given(tree: ast.Module) -> frozenset[str]:
    """The names that a tree gives to its functions and variables; they hide commands of the same name."""
    return frozenset(name for node in ast.walk(tree) for name in _gives(node))


def _gives(node: ast.AST) -> Iterator[str]:
    if isinstance(node, ast.FunctionDef):
        yield node.name
    elif isinstance(node, ast.arg):
        yield node.arg
    yield from targets(node)


def arities(tree: ast.Module) -> dict[str, tuple[int, int]]:
    """The fewest and the most values that each function of a tree takes."""
    sizes = {name: (len(node.args.args), len(node.args.defaults)) for name, node in functions(tree).items()}
    return {name: (most - given, most) for name, (most, given) in sizes.items()}


def is_range(node: ast.expr) -> bool:
    """Whether an expression is a call of `range`."""
    return isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "range"


def _located(diagnostic: Diagnostic, statement: ast.stmt | None) -> Diagnostic:
    line = getattr(statement, "lineno", None)
    return diagnostic.at(block=block_of(statement), line=line)


class Walk:
    """Yields the children of each node that is allowed; raises RefusedError for any other."""

    defaults = False  # whether a parameter may have a value of its own

    def __init__(
        self, commands: Mapping[str, Command], budget: Budget, functions: Mapping[str, tuple[int, int]]
    ) -> None:
        self.commands = commands
        self.budget = budget
        self.functions = functions
        self.defined: set[str] = set()
        self.known: dict[type[ast.AST], Callable[[Any, Place], Iterator[Child]]] = {
            ast.Expr: self._alone,
            ast.Assign: self._assign,
            ast.AugAssign: self._change,
            ast.For: self._for,
            ast.While: self._while,
            ast.If: self._if,
            ast.FunctionDef: self._define,
            ast.Return: self._return,
            ast.Pass: self._pass,
            ast.Constant: self._constant,
            ast.Name: self._name,
            ast.BinOp: self._binary,
            ast.UnaryOp: self._unary,
            ast.BoolOp: self._logic,
            ast.Compare: self._compare,
            ast.List: self._list,
            ast.Subscript: self._item,
            ast.Call: self._call,
        }

    def children(self, node: ast.AST, place: Place) -> Iterator[Child]:
        """What of an allowed node is looked at next. Raises RefusedError for any other."""
        found = self.known.get(type(node))
        if found is None:
            raise RefusedError("run.not_allowed", what=type(node).__name__)
        return found(node, place)

    def _values(self, place: Place, *nodes: ast.AST) -> Iterator[Child]:
        for node in nodes:
            if not isinstance(node, ast.expr):
                raise RefusedError("run.not_allowed", what=type(node).__name__)
            yield node, Place(place.statement, place.depth + 1, place.loops, place.inside)

    def _body(self, body: list[ast.stmt], place: Place, loops: int = 0) -> Iterator[Child]:
        for node in body:
            if not isinstance(node, ast.stmt):
                raise RefusedError("run.not_allowed", what=type(node).__name__)
            yield node, Place(node, place.depth + 1, place.loops + loops, place.inside)

    def _alone(self, node: ast.Expr, place: Place) -> Iterator[Child]:
        if is_comment(node):
            return
        call = node.value
        if not isinstance(call, ast.Call):
            raise RefusedError("run.not_allowed", what=type(call).__name__)
        if isinstance(call.func, ast.Attribute):
            yield from self._append(call, call.func, place)
        elif isinstance(call.func, ast.Name) and self._is_command(call.func.id):
            yield from self._arguments(call, place)
        else:
            yield from self._values(place, call)

    def _append(self, call: ast.Call, method: ast.Attribute, place: Place) -> Iterator[Child]:
        if method.attr != "append":
            raise RefusedError("run.not_allowed", what=f".{method.attr}")
        if len(call.args) != 1 or call.keywords:
            raise RefusedError("run.wrong_arguments", name="append", n=1, given=len(call.args))
        yield from self._values(place, method.value, *call.args)

    def _assign(self, node: ast.Assign, place: Place) -> Iterator[Child]:
        if len(node.targets) != 1:
            raise RefusedError("run.not_allowed", what="=")
        yield from self._values(place, node.value)
        yield from self._target(node.targets[0], place)

    def _target(self, target: ast.expr, place: Place) -> Iterator[Child]:
        if isinstance(target, ast.Name):
            self._given(target.id)
        elif isinstance(target, ast.Subscript):
            yield from self._item(target, place)
        else:
            raise RefusedError("run.not_allowed", what=type(target).__name__)

    def _change(self, node: ast.AugAssign, place: Place) -> Iterator[Child]:
        if not isinstance(node.op, ast.Add) or not isinstance(node.target, ast.Name):
            raise RefusedError("run.not_allowed", what="=")
        self._given(node.target.id)
        yield from self._values(place, node.value)

    def _for(self, node: ast.For, place: Place) -> Iterator[Child]:
        if node.orelse or not isinstance(node.target, ast.Name):
            raise RefusedError("run.not_allowed", what="for")
        if node.target.id != "_":
            self._given(node.target.id)
        turns = node.iter
        if not isinstance(turns, ast.Call) or not is_range(turns):
            raise RefusedError("run.not_allowed", what="for")
        if not 1 <= len(turns.args) <= 3 or turns.keywords:
            raise RefusedError("run.wrong_arguments", name="range", n=2, given=len(turns.args))
        yield from self._values(place, *turns.args)
        yield from self._body(node.body, place, 1)

    def _while(self, node: ast.While, place: Place) -> Iterator[Child]:
        if node.orelse:
            raise RefusedError("run.not_allowed", what="while")
        yield from self._values(place, node.test)
        yield from self._body(node.body, place, 1)

    def _if(self, node: ast.If, place: Place) -> Iterator[Child]:
        yield from self._values(place, node.test)
        yield from self._body(node.body, place)
        yield from self._body(node.orelse, place)

    def _define(self, node: ast.FunctionDef, place: Place) -> Iterator[Child]:
        a = node.args
        extras: tuple[Any, ...] = (a.posonlyargs, a.vararg, a.kwonlyargs, a.kwarg, a.kw_defaults)
        extras += (node.decorator_list, getattr(node, "type_params", None), a.defaults and not self.defaults)
        # Decorators, defaults and stars would run or hide code that no block shows.
        if place.depth > 1 or any(extras):
            raise RefusedError("run.not_allowed", what="def")
        if not hasattr(node, "hat"):  # a hat has a name of ours
            self._identifier(node.name)
        if node.name in self.defined or node.name in self.commands or node.name in _PYTHON:
            raise RefusedError("run.name_taken", name=node.name)
        self.defined.add(node.name)
        names = [parameter.arg for parameter in a.args]
        for name in names:
            self._given(name)
            if names.count(name) > 1:
                raise RefusedError("run.name_taken", name=name)
        yield from self._body(node.body, Place(node, place.depth, 0, True))

    def _return(self, node: ast.Return, place: Place) -> Iterator[Child]:
        if not place.inside:
            raise RefusedError("run.not_allowed", what="return")
        if node.value is not None:
            yield from self._values(place, node.value)

    def _pass(self, _node: ast.Pass, _place: Place) -> Iterator[Child]:
        yield from ()

    def _constant(self, node: ast.Constant, _place: Place) -> Iterator[Child]:
        value = node.value
        if type(value) not in (int, float, str, bool):
            raise RefusedError("run.not_allowed", what="…" if value is ... else type(value).__name__)
        too_big = isinstance(value, int) and value.bit_length() > self.budget.bits
        if too_big or (isinstance(value, str) and len(value) > self.budget.length):
            raise RefusedError("run.too_big")
        yield from ()

    def _name(self, node: ast.Name, _place: Place) -> Iterator[Child]:
        self._identifier(node.id)
        # Functions are no values here: such a name alone is a call without its brackets.
        if node.id in self.functions or node.id in self.commands or node.id in _PYTHON:
            raise RefusedError("run.call_missing", name=node.id)
        yield from ()

    def _binary(self, node: ast.BinOp, place: Place) -> Iterator[Child]:
        if not isinstance(node.op, _OPERATORS):
            raise RefusedError("run.not_allowed", what=type(node.op).__name__)
        yield from self._values(place, node.left, node.right)

    def _unary(self, node: ast.UnaryOp, place: Place) -> Iterator[Child]:
        if not isinstance(node.op, (ast.Not, ast.USub)):
            raise RefusedError("run.not_allowed", what=type(node.op).__name__)
        yield from self._values(place, node.operand)

    def _logic(self, node: ast.BoolOp, place: Place) -> Iterator[Child]:
        yield from self._values(place, *node.values)

    def _compare(self, node: ast.Compare, place: Place) -> Iterator[Child]:
        if len(node.ops) != 1 or not isinstance(node.ops[0], _COMPARISONS):
            raise RefusedError("run.not_allowed", what=type(node.ops[0]).__name__)
        yield from self._values(place, node.left, *node.comparators)

    def _list(self, node: ast.List, place: Place) -> Iterator[Child]:
        yield from self._values(place, *node.elts)

    def _item(self, node: ast.Subscript, place: Place) -> Iterator[Child]:
        yield from self._values(place, node.value, node.slice)

    def _call(self, node: ast.Call, place: Place) -> Iterator[Child]:
        if not isinstance(node.func, ast.Name):
            raise RefusedError("run.not_allowed", what=type(node.func).__name__)
        if self._is_command(node.func.id):
            raise RefusedError("run.no_value", name=word(node.func.id))
        yield from self._arguments(node, place)

    def _is_command(self, name: str) -> bool:
        return name in self.commands and self.commands[name].shape == "command"

    def _arguments(self, call: ast.Call, place: Place) -> Iterator[Child]:
        assert isinstance(call.func, ast.Name)
        name, given = call.func.id, len(call.args)
        least, most = self._arity(name)
        if call.keywords or not least <= given <= most:
            said = word(name) if name in self.commands else name
            raise RefusedError("run.wrong_arguments", name=said, n=most, given=given)
        yield from self._values(place, *call.args)

    def _arity(self, name: str) -> tuple[int, int]:
        """The fewest and the most arguments of a function. Raises RefusedError for an unknown one."""
        if name == "len":
            return 1, 1
        if name in self.functions:
            return self.functions[name]
        if name not in self.commands:
            raise RefusedError("run.undefined_function", name=name)
        slots = self.commands[name].slots
        return sum(slot.default is None for slot in slots), len(slots)

    def _given(self, name: str) -> None:
        """Check a name that the program gives to a variable. Raises RefusedError when it is reserved."""
        self._identifier(name)
        if name in self.functions or name in self.commands or name in _PYTHON:
            raise RefusedError("run.name_taken", name=name)

    def _identifier(self, name: str) -> None:
        plain = as_name(name)
        # A leading `_` is ours: the instrumented code calls its guards and reports by such names.
        if not name.isidentifier() or plain.startswith("_") or iskeyword(plain):
            raise RefusedError("run.bad_name", name=name)
