"""The allowlist of typed Python: that of the blocks, and no more than a beginner of a college writes."""

import ast
from collections.abc import Iterator, Mapping
from typing import Any

from codeweek.blocks.typed.call_table import (
    ASKING,
    CONSTANTS,
    ERRORS,
    FUNCTIONS,
    KEYWORDS,
    LAZY,
    MAIN,
    METHODS,
    MODULES,
    Bounds,
    Imports,
    called,
    known,
    odd,
    present,
    taken,
)
from codeweek.blocks.typed.place import leaving
from codeweek.command import Command
from codeweek.diagnostic import Diagnostic
from codeweek.engine.allow import Child, Place, RefusedError, Walk, arities, functions, names_given, walked
from codeweek.engine.budget import Budget

_MEMBERSHIP = (ast.In, ast.NotIn)
_IDENTITY = (ast.Is, ast.IsNot)
_COMPARISONS = (ast.Eq, ast.NotEq, ast.Lt, ast.LtE, ast.Gt, ast.GtE, *_MEMBERSHIP)
_OF_SETS = (ast.BitAnd, ast.BitOr)
_OPERATORS = (ast.Add, ast.Sub, ast.Mult, ast.Div, ast.FloorDiv, ast.Mod, ast.Pow, *_OF_SETS)


def allow(tree: ast.Module, commands: Mapping[str, Command], budget: Budget) -> Diagnostic | None:
    """The first construct in a tree that is not even typed Python's; None if it may run."""
    return walked(tree, lambda: TypedWalk(tree, commands, budget))


def _refused(what: str) -> RefusedError:
    return RefusedError("run.not_allowed", what=what)


class TypedWalk(Walk):
    """Yields the children of each node that typed Python allows."""

    defaults = True

    def __init__(self, tree: ast.Module, commands: Mapping[str, Command], budget: Budget) -> None:
        super().__init__(commands, budget, arities(tree))
        self.given = names_given(tree)
        self.imports = Imports.of(tree.body, {*self.given, *commands})
        self.parameters = {name: [each.arg for each in f.args.args] for name, f in functions(tree).items()}
        self.shapes: dict[str, tuple[int, int]] = {}  # of functions, how many values they take
        self.there: set[str] = set()  # what has been imported so far
        self.lazy: set[int] = set()  # calls that give their values one by one, where these are all taken
        self.known |= {
            ast.Assert: lambda node, place: self._values(place, *present(node.test, node.msg)),
            ast.Attribute: self._attribute,
            ast.Break: self._jump,
            ast.Continue: self._jump,
            ast.Delete: self._delete,
            ast.Dict: self._dict,
            ast.DictComp: self._comprehension,
            ast.GeneratorExp: self._comprehension,
            ast.Global: self._global,
            ast.IfExp: lambda node, place: self._values(place, node.test, node.body, node.orelse),
            ast.Import: self._import,
            ast.ImportFrom: self._import,
            ast.JoinedStr: self._joined,
            ast.ListComp: self._comprehension,
            ast.Raise: self._raise,
            ast.Set: self._list,
            ast.SetComp: self._comprehension,
            ast.Slice: self._slice,
            ast.Try: self._try,
            ast.Tuple: self._list,
        }

    def children(self, node: ast.AST, place: Place) -> Iterator[Child]:
        self.lazy.update(map(id, taken(node, self.given)))
        return super().children(node, place)

    def _alone(self, node: ast.Expr, place: Place) -> Iterator[Child]:
        call = node.value
        if isinstance(call, ast.Call) and isinstance(call.func, ast.Attribute):
            yield from self._call(call, place)
        else:
            yield from super()._alone(node, place)

    def _assign(self, node: ast.Assign, place: Place) -> Iterator[Child]:
        yield from self._values(place, node.value)
        for target in node.targets:
            yield from self._target(target, place)

    def _target(self, target: ast.expr, place: Place) -> Iterator[Child]:
        if isinstance(target, ast.Tuple) and target.elts:
            for expression in target.elts:
                yield from self._target(expression, place)
        elif not isinstance(target, ast.Name) or target.id != "_":
            yield from super()._target(target, place)

    def _change(self, node: ast.AugAssign, place: Place) -> Iterator[Child]:
        cut = isinstance(node.target, ast.Subscript) and isinstance(node.target.slice, ast.Slice)
        if not isinstance(node.op, _OPERATORS) or isinstance(node.target, ast.Tuple) or cut:
            raise _refused("=")
        yield from self._target(node.target, place)
        yield from self._values(place, node.value)

    def _for(self, node: ast.For, place: Place) -> Iterator[Child]:
        self._turn(node.target)
        yield from self._values(place, node.iter)
        yield from self._body(node.body, place, 1)
        yield from self._body(node.orelse, place)

    def _turn(self, target: ast.expr) -> None:
        """Check what each turn of a `for` fills: a variable, or some."""
        if isinstance(target, ast.Tuple) and target.elts:
            for each in target.elts:
                self._turn(each)
        elif not isinstance(target, ast.Name):
            raise _refused("for")
        elif target.id != "_":
            self._given(target.id)

    def _while(self, node: ast.While, place: Place) -> Iterator[Child]:
        yield from self._values(place, node.test)
        yield from self._body(node.body, place, 1)
        yield from self._body(node.orelse, place)

    def _comprehension(self, node: Any, place: Place) -> Iterator[Child]:
        if isinstance(node, ast.GeneratorExp) and id(node) not in self.lazy:
            raise RefusedError("run.needs_list", name="…")
        for turns in node.generators:
            if turns.is_async:
                raise _refused("async")
            self.lazy.add(id(turns.iter))
            self._turn(turns.target)
            yield from self._values(place, turns.iter, *turns.ifs)
        pair = isinstance(node, ast.DictComp)
        yield from self._values(place, *((node.key, node.value) if pair else (node.elt,)))

    def _define(self, node: ast.FunctionDef, place: Place) -> Iterator[Child]:
        shape = len(node.args.args), len(node.args.defaults)
        if self.shapes.setdefault(node.name, shape) == shape:
            self.defined.discard(node.name)  # written anew, with as many values
        for at, line in enumerate(node.body):
            if isinstance(line, ast.Global):
                above = {n.id for each in node.body[:at] for n in ast.walk(each) if isinstance(n, ast.Name)}
                if {*above, *self.parameters.get(node.name, ())} & {*line.names}:
                    raise _refused("global")
        yield from self._values(place, *node.args.defaults)
        yield from super()._define(node, place)

    def _body(self, body: list[ast.stmt], place: Place, loops: int = 0) -> Iterator[Child]:
        for node, inner in super()._body(body, place, loops):
            if isinstance(node, ast.Global) and not isinstance(place.statement, ast.FunctionDef):
                raise _refused("global")
            yield node, inner

    def _global(self, node: ast.Global, place: Place) -> Iterator[Child]:
        if not place.inside:
            raise _refused("global")
        for name in node.names:
            self._given(name)
        yield from ()

    def _delete(self, node: ast.Delete, place: Place) -> Iterator[Child]:
        for target in node.targets:
            if isinstance(target, ast.Subscript):
                yield from self._item(target, place)
            elif isinstance(target, ast.Name):
                self._given(target.id)
            else:
                raise _refused("del")

    def _dict(self, node: ast.Dict, place: Place) -> Iterator[Child]:
        for key, value in zip(node.keys, node.values, strict=True):
            if key is None:
                raise _refused("**")
            yield from self._values(place, key, value)

    def _try(self, node: ast.Try, place: Place) -> Iterator[Child]:
        if any(leaving(node.finalbody)):
            raise _refused("finally")  # it would hide the end of the run
        yield from self._body(node.body, place)
        for handler in node.handlers:
            kinds = handler.type.elts if isinstance(handler.type, ast.Tuple) else present(handler.type)
            if not all(isinstance(kind, ast.Name) and self._is_error(kind.id) for kind in kinds):
                raise _refused("except")
            if handler.name:
                self._given(handler.name)
            yield from self._body(handler.body, place)
        yield from self._body(node.orelse, place)
        yield from self._body(node.finalbody, place)

    def _raise(self, node: ast.Raise, place: Place) -> Iterator[Child]:
        match node:
            case ast.Raise(exc=None, cause=None):
                return
            case ast.Raise(exc=ast.Name(id=name), cause=None) if self._is_error(name):
                return
            case ast.Raise(exc=ast.Call(func=ast.Name(id=name), args=values, keywords=[]), cause=None) if (
                self._is_error(name) and len(values) < 2
            ):
                yield from self._values(place, *values)
                return
        raise _refused("raise")

    def _is_error(self, name: str) -> bool:
        return name in ERRORS and name not in self.given

    def _jump(self, node: ast.Break | ast.Continue, place: Place) -> Iterator[Child]:
        if not place.loops:
            raise _refused(type(node).__name__.lower())
        yield from ()

    def _import(self, node: ast.Import | ast.ImportFrom, place: Place) -> Iterator[Child]:
        if isinstance(node, ast.Import):
            right = all(name.name in MODULES for name in node.names)
        else:
            right = not node.level and all(known(node.module or "", name.name) for name in node.names)
        taken = self.imports.everything() & {*self.given, *self.commands}
        named = all(name.asname is None or self._may_be_named(name.asname) for name in node.names)
        if place.depth > 1 or not right or not named or taken:
            raise _refused("import")
        for name in node.names:
            self.there |= self.imports.everything() if name.name == "*" else {name.asname or name.name}
        yield from ()

    def _may_be_named(self, name: str) -> bool:
        super()._given(name)
        return name not in FUNCTIONS

    def _joined(self, node: ast.JoinedStr, place: Place) -> Iterator[Child]:
        for part in node.values:
            if isinstance(part, ast.FormattedValue):
                self.lazy.update(map(id, taken(part, self.given)))
                format = part.format_spec
                plain = part.conversion in (-1, ord("r"), ord("s"))
                if not plain or not (format is None or _is_format(format)):
                    raise _refused("f")
                yield from self._values(place, part.value, *present(format))
            elif isinstance(part, ast.Constant):
                yield from self._values(place, part)
            else:
                raise _refused("f")

    def _meant(self, node: ast.expr) -> tuple[str, str] | None:
        """What of a module a name or an attribute means. Raises RefusedError above its import."""
        found = self.imports.meant(node)
        name = node.value if isinstance(node, ast.Attribute) else node
        if found is not None and isinstance(name, ast.Name) and name.id not in self.there:
            raise _refused("import")
        return found

    def _slice(self, node: ast.Slice, place: Place) -> Iterator[Child]:
        yield from self._values(place, *present(node.lower, node.upper, node.step))

    def _constant(self, node: ast.Constant, place: Place) -> Iterator[Child]:
        if node.value is not None:
            yield from super()._constant(node, place)

    def _binary(self, node: ast.BinOp, place: Place) -> Iterator[Child]:
        if isinstance(node.op, _OF_SETS):
            yield from self._values(place, node.left, node.right)
        else:
            yield from super()._binary(node, place)

    def _unary(self, node: ast.UnaryOp, place: Place) -> Iterator[Child]:
        if isinstance(node.op, ast.UAdd):
            yield from self._values(place, node.operand)
        else:
            yield from super()._unary(node, place)

    def _attribute(self, node: ast.Attribute, _place: Place) -> Iterator[Child]:
        if self._meant(node) not in CONSTANTS:
            raise _refused(f".{node.attr}")
        yield from ()

    def _name(self, node: ast.Name, place: Place) -> Iterator[Child]:
        if node.id == MAIN or self._meant(node) in CONSTANTS:
            return
        taken = node.id in self.imports.everything() or (node.id in FUNCTIONS and node.id not in self.given)
        if taken:
            raise RefusedError("run.call_missing", name=node.id)
        yield from super()._name(node, place)

    def _compare(self, node: ast.Compare, place: Place) -> Iterator[Child]:
        if len(node.ops) == 1 and isinstance(node.ops[0], _IDENTITY):
            nothing = node.comparators[0]
            if not isinstance(nothing, ast.Constant) or nothing.value is not None:
                raise _refused("is")
        elif not all(isinstance(sign, _COMPARISONS) for sign in node.ops):
            raise _refused(type(node.ops[0]).__name__)
        yield from self._values(place, node.left, *node.comparators)

    def _call(self, node: ast.Call, place: Place) -> Iterator[Child]:
        self.lazy.update(map(id, taken(node, self.given)))
        function, name = self._meant(node.func), called(node, self.given)
        if name in LAZY and id(node) not in self.lazy:
            raise RefusedError("run.needs_list", name=name.lstrip("."))
        if function is not None:
            yield from self._counted(node, function[1], MODULES.get(function[0], {}).get(function[1]), place)
        elif isinstance(node.func, ast.Attribute):
            yield from self._values(place, node.func.value)
            yield from self._counted(node, name, METHODS.get(node.func.attr), place)
        elif name in FUNCTIONS:
            yield from self._counted(node, name, FUNCTIONS[name], place)
        else:
            yield from super()._call(node, place)

    def _counted(self, node: ast.Call, name: str, bounds: Bounds | None, place: Place) -> Iterator[Child]:
        """The values of a call of the table. Raises RefusedError when there are too few or too many."""
        if bounds is None:
            raise _refused(name)
        words = [keyword.arg for keyword in node.keywords]
        if any(word not in KEYWORDS.get(name, ()) for word in words) or len(words) > len({*words}):
            raise _refused(name)
        if not bounds[0] <= len(node.args) <= bounds[1]:
            slots = {"n": bounds[1], "given": len(node.args)}
            raise RefusedError("run.wrong_arguments", name=name.lstrip("."), **slots)
        values = list(node.args)
        if name in ("map", "filter"):
            yield from self._function(values.pop(0), place)
        for keyword in node.keywords:
            if keyword.arg == "key":
                yield from self._function(keyword.value, place)
            else:
                values.append(keyword.value)
        for value in values:
            if not isinstance(value, ast.Starred):
                yield from self._values(place, value)
            elif name == "print":
                self.lazy.add(id(value.value))
                yield from self._values(place, value.value)
            else:
                raise _refused("*")

    def _function(self, node: ast.expr, place: Place) -> Iterator[Child]:
        """A function that is handed to another: by its name, or a `lambda`."""
        match node:
            case ast.Lambda(args=given) if not odd(given):
                for each in given.args:
                    self._given(each.arg)
                yield from self._values(place, node.body)
            case ast.Name(id=name) if name == "len" or name in self.functions:
                return
            case ast.Name(id=name) if name in FUNCTIONS and name not in {*self.given, *LAZY}:
                return
            case ast.Attribute(value=ast.Name(id="str"), attr=name) if (
                name in METHODS and "str" not in self.given
            ):
                return
            case ast.Attribute(value=ast.Name() as value, attr=name) if name in METHODS:
                yield from self._values(place, value)
            case ast.Constant(value=None):
                return
            case _:
                raise _refused("key")

    def _arguments(self, call: ast.Call, place: Place) -> Iterator[Child]:
        assert isinstance(call.func, ast.Name)
        names = self.parameters.get(call.func.id)
        if names is None or not call.keywords:
            if any(isinstance(value, ast.Starred) for value in call.args):
                raise _refused("*")
            yield from super()._arguments(call, place)
            return
        least, most = self.functions[call.func.id]
        words = [keyword.arg or "" for keyword in call.keywords]
        filled = [*names[: len(call.args)], *words]
        right = {*names[:least]} <= {*filled} <= {*names} and len({*filled}) == len(filled)
        if not right or len(call.args) > most or any(isinstance(value, ast.Starred) for value in call.args):
            raise RefusedError("run.wrong_arguments", name=call.func.id, n=most, given=len(filled))
        yield from self._values(place, *call.args, *(keyword.value for keyword in call.keywords))

    def _arity(self, name: str) -> tuple[int, int]:
        least, most = super()._arity(name)
        if name in self.commands and name in ASKING and name not in self.functions:
            return least, most + 1
        return least, most

    def _given(self, name: str) -> None:
        super()._given(name)
        if name in self.imports.everything():
            raise RefusedError("run.name_taken", name=name)


def _is_format(node: ast.expr) -> bool:
    """Whether what is behind the colon in the braces of a text is text itself, or plain values in braces."""
    return isinstance(node, ast.JoinedStr) and all(
        isinstance(part, ast.Constant) or (isinstance(part, ast.FormattedValue) and part.format_spec is None)
        for part in node.values
    )
