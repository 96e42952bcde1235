"""The allowlist of typed Python: that of the blocks, and no more than a beginner of a college writes."""

import ast
from collections.abc import Iterator, Mapping

from codeweek.blocks.typed.call_table import (
    ASKING,
    CONSTANTS,
    FUNCTIONS,
    KEYWORDS,
    METHODS,
    MODULES,
    Imports,
    known,
)
from codeweek.command import Command
from codeweek.diagnostic import Diagnostic
from codeweek.engine.allow import Child, Place, RefusedError, Walk, arities, is_range, names_given, walked
from codeweek.engine.budget import Budget

_MEMBERSHIP = (ast.In, ast.NotIn)
_IDENTITY = (ast.Is, ast.IsNot)
_COMPARISONS = (ast.Eq, ast.NotEq, ast.Lt, ast.LtE, ast.Gt, ast.GtE, *_MEMBERSHIP)
_OPERATORS = (ast.Add, ast.Sub, ast.Mult, ast.Div, ast.FloorDiv, ast.Mod, ast.Pow)


def allow(tree: ast.Module, commands: Mapping[str, Command], budget: Budget) -> Diagnostic | None:
    """The first construct in a tree that is not even typed Python's; None if it may run."""
    return walked(tree, lambda: TypedWalk(tree, commands, budget))


class TypedWalk(Walk):
    """Yields the children of each node that typed Python allows."""

    defaults = True

    def __init__(self, tree: ast.Module, commands: Mapping[str, Command], budget: Budget) -> None:
        super().__init__(commands, budget, arities(tree))
        self.imports = Imports.of(tree.body)
        self.given = names_given(tree)
        self.there: set[str] = set()  # what has been imported so far
        self.known |= {
            ast.Attribute: self._attribute,
            ast.Break: self._jump,
            ast.Continue: self._jump,
            ast.Import: self._import,
            ast.ImportFrom: self._import,
            ast.JoinedStr: self._joined,
            ast.Slice: self._slice,
            ast.Tuple: self._list,
        }

    def _alone(self, node: ast.Expr, place: Place) -> Iterator[Child]:
        call = node.value
        if isinstance(call, ast.Call) and isinstance(call.func, ast.Attribute):
            yield from self._call(call, place)
        else:
            yield from super()._alone(node, place)

    def _target(self, target: ast.expr, place: Place) -> Iterator[Child]:
        if isinstance(target, ast.Tuple) and target.elts:
            for expression in target.elts:
                if isinstance(expression, ast.Tuple):
                    raise RefusedError("run.not_allowed", what="Tuple")
                yield from self._target(expression, place)
        elif isinstance(target, ast.Subscript) and isinstance(target.slice, ast.Slice):
            raise RefusedError("run.not_allowed", what="Slice")
        else:
            yield from super()._target(target, place)

    def _change(self, node: ast.AugAssign, place: Place) -> Iterator[Child]:
        if not isinstance(node.op, _OPERATORS) or isinstance(node.target, ast.Tuple):
            raise RefusedError("run.not_allowed", what="=")
        yield from self._target(node.target, place)
        yield from self._values(place, node.value)

    def _for(self, node: ast.For, place: Place) -> Iterator[Child]:
        if is_range(node.iter):
            yield from super()._for(node, place)
            return
        if node.orelse or not isinstance(node.target, ast.Name):
            raise RefusedError("run.not_allowed", what="for")
        if node.target.id != "_":
            self._given(node.target.id)
        yield from self._values(place, node.iter)
        yield from self._body(node.body, place, 1)

    def _define(self, node: ast.FunctionDef, place: Place) -> Iterator[Child]:
        yield from self._values(place, *node.args.defaults)
        yield from super()._define(node, place)

    def _jump(self, node: ast.Break | ast.Continue, place: Place) -> Iterator[Child]:
        if not place.loops:
            raise RefusedError("run.not_allowed", what=type(node).__name__.lower())
        yield from ()

    def _import(self, node: ast.Import | ast.ImportFrom, place: Place) -> Iterator[Child]:
        if place.depth > 1 or any(name.asname for name in node.names):
            raise RefusedError("run.not_allowed", what="import")
        if isinstance(node, ast.Import):
            right = all(name.name in MODULES for name in node.names)
        else:
            right = not node.level and all(known(node.module or "", name.name) for name in node.names)
        if not right or self.imports.everything() & {*self.given, *self.commands, *FUNCTIONS}:
            raise RefusedError("run.not_allowed", what="import")
        self.there |= {name.name for name in node.names}
        yield from ()

    def _joined(self, node: ast.JoinedStr, place: Place) -> Iterator[Child]:
        for part in node.values:
            if isinstance(part, ast.FormattedValue) and part.conversion == -1 and part.format_spec is None:
                yield from self._values(place, part.value)
            elif isinstance(part, ast.Constant):
                yield from self._values(place, part)
            else:
                raise RefusedError("run.not_allowed", what="f")

    def _meant(self, node: ast.expr) -> tuple[str, str] | None:
        """What of a module a name or an attribute means. Raises RefusedError above its import."""
        found = self.imports.meant(node)
        name = node.value if isinstance(node, ast.Attribute) else node
        if found is not None and isinstance(name, ast.Name) and name.id not in self.there:
            raise RefusedError("run.not_allowed", what="import")
        return found

    def _slice(self, node: ast.Slice, place: Place) -> Iterator[Child]:
        yield from self._values(place, *(p for p in (node.lower, node.upper, node.step) if p is not None))

    def _constant(self, node: ast.Constant, place: Place) -> Iterator[Child]:
        if node.value is not None:
            yield from super()._constant(node, place)

    def _attribute(self, node: ast.Attribute, _place: Place) -> Iterator[Child]:
        if self._meant(node) not in CONSTANTS:
            raise RefusedError("run.not_allowed", what=f".{node.attr}")
        yield from ()

    def _name(self, node: ast.Name, place: Place) -> Iterator[Child]:
        if self._meant(node) in CONSTANTS:
            return
        taken = node.id in self.imports.everything() or (node.id in FUNCTIONS and node.id not in self.given)
        if taken:
            raise RefusedError("run.call_missing", name=node.id)
        yield from super()._name(node, place)

    def _compare(self, node: ast.Compare, place: Place) -> Iterator[Child]:
        if len(node.ops) == 1 and isinstance(node.ops[0], _IDENTITY):
            nothing = node.comparators[0]
            if not isinstance(nothing, ast.Constant) or nothing.value is not None:
                raise RefusedError("run.not_allowed", what="is")
        elif not all(isinstance(sign, _COMPARISONS) for sign in node.ops):
            raise RefusedError("run.not_allowed", what=type(node.ops[0]).__name__)
        yield from self._values(place, node.left, *node.comparators)

    def _call(self, node: ast.Call, place: Place) -> Iterator[Child]:
        function = self._meant(node.func)
        if function is not None:
            self._counted(node, function[1], MODULES.get(function[0], {}).get(function[1]))
            yield from self._values(place, *node.args)
        elif isinstance(node.func, ast.Attribute):
            self._counted(node, node.func.attr, METHODS.get(node.func.attr))
            yield from self._values(place, node.func.value, *node.args)
        elif isinstance(node.func, ast.Name) and node.func.id in FUNCTIONS and node.func.id not in self.given:
            self._counted(node, node.func.id, FUNCTIONS[node.func.id])
            yield from self._values(place, *node.args, *(keyword.value for keyword in node.keywords))
        else:
            yield from super()._call(node, place)

    def _counted(self, node: ast.Call, name: str, bounds: tuple[int, int] | None) -> None:
        """Check the number of values of a call of the table. Raises RefusedError."""
        if bounds is None:
            raise RefusedError("run.not_allowed", what=name)
        words = [keyword.arg for keyword in node.keywords]
        allowed = KEYWORDS.get(name, ()) if isinstance(node.func, ast.Name) else ()
        if any(word not in allowed for word in words) or len(words) > len({*words}):
            raise RefusedError("run.not_allowed", what=name)
        if not bounds[0] <= len(node.args) <= bounds[1]:
            raise RefusedError("run.wrong_arguments", name=name, n=bounds[1], given=len(node.args))

    def _arity(self, name: str) -> tuple[int, int]:
        least, most = super()._arity(name)
        if name in self.commands and name in ASKING and name not in self.functions:
            return least, most + 1
        return least, most

    def _given(self, name: str) -> None:
        super()._given(name)
        if name in self.imports.everything():
            raise RefusedError("run.name_taken", name=name)
