"""What of typed Python is taught, deny by default; for the rest, a sentence that says what to use instead."""

import ast
import re
from collections.abc import Callable, Iterator, Mapping
from typing import Any

from codeweek.blocks.comments import comment_of
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
    Imports,
    called,
    known,
    odd,
    present,
    taken,
)
from codeweek.blocks.typed.instead import CALLS, TURTLE, formatted, imported, instead, use
from codeweek.blocks.typed.near_words import ALONE, as_keyword
from codeweek.blocks.typed.place import Places, leaving
from codeweek.diagnostic import Diagnostic

_JOINING = {ast.BitAnd: ("&", "and"), ast.BitOr: ("|", "or")}
_OPERATORS = (ast.Add, ast.Sub, ast.Mult, ast.Div, ast.FloorDiv, ast.Mod, ast.Pow, *_JOINING)
_COMPARISONS = (ast.Eq, ast.NotEq, ast.Lt, ast.LtE, ast.Gt, ast.GtE, ast.In, ast.NotIn)
_OF_SETS = ("add", "discard")
Problems = Iterator[Diagnostic]
Why = Callable[[ast.AST], Diagnostic]


class Taught:
    """Looks at a statement that no block says.

    `own` are the functions of the program and `given` all its names; `why` is the sentence of the blocks
    for a call; `word` the word of the world that a name means, or None. `sets`: whether the program has some.
    """

    def __init__(
        self,
        places: Places,
        imports: Imports,
        own: frozenset[str],
        given: frozenset[str],
        word: Callable[[str], tuple[str, str, int, int] | None],
        why: Why,
        sets: bool = False,
    ) -> None:
        self.places = places
        self.imports = imports
        self.own, self.given, self.word, self.why = own, given, word, why
        self.sets = sets
        self.lazy: set[int] = set()  # calls that give their values one by one, where these are all taken
        self.known: Mapping[type[ast.AST], Callable[[Any], Problems]] = {
            ast.Assign: self._assign,
            ast.AugAssign: self._change,
            ast.Expr: self._alone,
            ast.For: self._for,
            ast.While: self._while,
            ast.If: self._if,
            ast.FunctionDef: self._define,
            ast.Return: lambda node: self._values(*([node.value] if node.value else [])),
            ast.Pass: self._fine,
            ast.Break: self._fine,
            ast.Continue: self._fine,
            ast.Import: self._import,
            ast.ImportFrom: self._import,
            ast.Constant: self._constant,
            ast.Name: self._name,
            ast.BinOp: self._binary,
            ast.UnaryOp: self._unary,
            ast.BoolOp: lambda node: self._values(*node.values),
            ast.Compare: self._compare,
            ast.List: lambda node: self._values(*node.elts),
            ast.Tuple: lambda node: self._values(*node.elts),
            ast.Subscript: self._item,
            ast.Call: self._call,
            ast.Attribute: self._attribute,
            ast.JoinedStr: self._joined,
            ast.Assert: lambda node: self._values(*present(node.test, node.msg)),
            ast.Delete: self._delete,
            ast.Dict: self._dict,
            ast.DictComp: lambda node: self._comprehension(node, node.key, node.value),
            ast.GeneratorExp: lambda node: self._comprehension(node, node.elt),
            ast.Global: self._fine,
            ast.IfExp: lambda node: self._values(node.test, node.body, node.orelse),
            ast.ListComp: lambda node: self._comprehension(node, node.elt),
            ast.Raise: self._raise,
            ast.Set: lambda node: self._values(*node.elts),
            ast.SetComp: lambda node: self._comprehension(node, node.elt),
            ast.Try: self._try,
        }

    def problems(self, node: ast.stmt) -> tuple[Diagnostic, ...]:
        """The problem of each piece of a statement that is not taught; none: it is kept as text."""
        return tuple(self._body([node]))

    def owns(self, node: ast.AST) -> bool:
        """Whether a statement or value is a call of the table, which no block says."""
        call = node.value if isinstance(node, ast.Expr) else node
        if not isinstance(call, ast.Call) or not isinstance(call.func, ast.Name):
            return False
        name = call.func.id
        own = name not in self.given and (name in FUNCTIONS or name in self.imports.names)
        return own or self.other(name)

    def _body(self, body: list[ast.stmt]) -> Problems:
        for node in body:
            if comment_of(node) is None:
                self.lazy.update(map(id, taken(node, self.given)))
                yield from self.known.get(type(node), self._refuse)(node)

    def _values(self, *nodes: ast.expr) -> Problems:
        for node in nodes:
            self.lazy.update(map(id, taken(node, self.given)))
            yield from self.known.get(type(node), self._refuse)(node)

    def _refuse(self, node: Any) -> Problems:
        yield self.places.put(instead(node, self.places.words(node), self._may_call), node)

    def _may_call(self, name: str) -> bool:
        return name in FUNCTIONS or name in self.own or self.word(name) is not None

    def _fine(self, _node: ast.AST) -> Problems:
        yield from ()

    def _assign(self, node: ast.Assign) -> Problems:
        match node:
            case ast.Assign(targets=[ast.Name()], value=ast.UnaryOp(op=ast.UAdd())) if (
                self._before(node.value).rstrip().endswith("=")
            ):
                yield from self._refuse(node.value)  # `score =+ 1`
            case ast.Assign(targets=[ast.Name(id=name)], value=ast.Lambda(args=given, body=body)) if (
                not odd(given) and not node.col_offset
            ):
                put = f"def {name}({ast.unparse(given)}):\n    return {ast.unparse(body)}"
                yield self.places.put(use("define", self.places.words(node.value), put=put), node)
                return
        yield from self._values(node.value)
        yield from self._comma(node.value)
        for target in node.targets:
            yield from self._target(target)

    def _before(self, node: ast.expr) -> str:
        """What is typed before a value, in its line."""
        at = self.places.put(Diagnostic(""), node)
        return self.places.typed[(at.line or 1) - 1][: (at.column or 1) - 1]

    def _comma(self, value: ast.expr) -> Problems:
        """`x = 2,5`, where a point was meant."""
        match value:
            case ast.Tuple(
                elts=[ast.Constant(value=int(whole)) as first, ast.Constant(value=int(part)) as last]
            ):
                close = (first.end_col_offset or 0) + 1 == last.col_offset
                if close and value.col_offset == first.col_offset and not isinstance(whole, bool):
                    yield self.places.put(Diagnostic("slip.point", {"put": f"{whole}.{part}"}), value)

    def _target(self, target: ast.expr) -> Problems:
        if isinstance(target, ast.Tuple) and target.elts:
            for each in target.elts:
                yield from self._target(each)
        elif isinstance(target, ast.Name):
            if target.id == "_":
                return
            if target.id.startswith("_") or target.id in self.imports.everything():
                yield self.places.put(Diagnostic("program.bad_name", {"name": target.id}), target)
        elif isinstance(target, ast.Subscript):
            yield from self._item(target)
        else:
            yield from self._refuse(target)

    def _change(self, node: ast.AugAssign) -> Problems:
        cut = isinstance(node.target, ast.Subscript) and isinstance(node.target.slice, ast.Slice)
        if not isinstance(node.op, _OPERATORS) or isinstance(node.target, ast.Tuple) or cut:
            yield from self._refuse(node)
            return
        yield from self._target(node.target)
        yield from self._values(node.value)

    def _alone(self, node: ast.Expr) -> Problems:
        value = node.value
        if isinstance(value, ast.Constant) and isinstance(value.value, str):
            return
        if isinstance(value, ast.Call):
            yield from self._call(value, alone=True)
        elif isinstance(value, (ast.Yield, ast.YieldFrom)):
            yield from self._refuse(value)
        else:
            yield self.places.put(self._nothing_done(node) or self.why(node), node)

    def _nothing_done(self, node: ast.Expr) -> Diagnostic | None:
        """The slip in a value that is a whole line: `brek`, `x == 3`, `x <- 3`, `-- a note`."""
        words = self.places.words(node)
        match node.value:
            case ast.Name(id=name) if name not in self.given and (right := as_keyword(name, ALONE)):
                return Diagnostic("slip.word", {"typed": name, "right": right, "put": right})
            case ast.Compare(left=ast.Name(), ops=[ast.Eq()]):
                return Diagnostic("slip.equal_alone", {"put": words.replace("==", "=", 1)})
            case ast.Compare(left=ast.Name(), ops=[ast.Lt()], comparators=[ast.UnaryOp()]) if "<-" in words:
                return Diagnostic(
                    "slip.sign", {"typed": "<-", "right": "=", "put": words.replace("<-", "=", 1)}
                )
            case ast.UnaryOp(operand=ast.UnaryOp()) if words.startswith("--"):
                return Diagnostic("slip.note", {"put": f"# {words.lstrip('- ')}"})
            case ast.Subscript() if square := self._square(node.value):
                return square
            case ast.BinOp(op=ast.LShift() | ast.RShift()):
                return None
            case ast.BinOp() | ast.Constant() | ast.List() | ast.Tuple() | ast.Subscript() | ast.JoinedStr():
                return Diagnostic("slip.value_alone", {"what": words})
        return None

    def _for(self, node: ast.For) -> Problems:
        yield from self._turn(node.target)
        if isinstance(node.iter, ast.Constant) and isinstance(node.iter.value, int):
            put = f"range({node.iter.value})"
            yield self.places.put(Diagnostic("program.for_number", {"put": put}), node.iter)
        else:
            yield from self._values(node.iter)
        yield from self._body([*node.body, *node.orelse])

    def _turn(self, target: ast.expr) -> Problems:
        """The problems of what each turn of a `for` fills: a variable, or some."""
        if any(not isinstance(each, (ast.Name, ast.Tuple, ast.expr_context)) for each in ast.walk(target)):
            yield from self._refuse(target)
        else:
            yield from self._target(target)

    def _while(self, node: ast.While) -> Problems:
        yield from self._values(node.test)
        yield from self._body([*node.body, *node.orelse])

    def _comprehension(self, node: Any, *values: ast.expr) -> Problems:
        if isinstance(node, ast.GeneratorExp) and id(node) not in self.lazy:
            yield self.places.put(use("in_list", self.places.words(node)), node)
        for turns in node.generators:
            self.lazy.add(id(turns.iter))
            yield from self._turn(turns.target)
            yield from self._values(turns.iter, *turns.ifs)
        yield from self._values(*values)

    def _delete(self, node: ast.Delete) -> Problems:
        for target in node.targets:
            if isinstance(target, ast.Subscript):
                yield from self._item(target)
            elif isinstance(target, ast.Name):
                yield from self._target(target)
            else:
                yield from self._refuse(node)

    def _dict(self, node: ast.Dict) -> Problems:
        if None in node.keys:
            yield from self._refuse(node)
        yield from self._values(*present(*node.keys), *node.values)

    def _try(self, node: ast.Try) -> Problems:
        for line in leaving(node.finalbody):
            yield self.places.put(use("no_leaving", self.places.words(line)), line)
        for handler in node.handlers:
            kinds = handler.type.elts if isinstance(handler.type, ast.Tuple) else present(handler.type)
            for kind in kinds:
                if not self._is_error(kind):
                    yield self.places.put(use("errors", self.places.words(kind)), kind)
            yield from self._body(handler.body)
        yield from self._body([*node.body, *node.orelse, *node.finalbody])

    def _raise(self, node: ast.Raise) -> Problems:
        error = node.exc
        if isinstance(error, ast.Call) and len(error.args) < 2 and not error.keywords:
            yield from self._values(*error.args)
            error = error.func
        if node.cause is not None or (error is not None and not self._is_error(error)):
            yield from self._refuse(node)

    def _is_error(self, node: ast.expr) -> bool:
        return isinstance(node, ast.Name) and node.id in ERRORS and node.id not in self.given

    def _if(self, node: ast.If) -> Problems:
        yield from self._values(node.test)
        yield from self._body(node.body)
        yield from self._body(node.orelse)

    def _define(self, node: ast.FunctionDef) -> Problems:
        a = node.args
        odd = (a.posonlyargs, a.vararg, a.kwonlyargs, a.kwarg, node.decorator_list, node.returns)
        if any(odd) or any(arg.annotation for arg in a.args) or getattr(node, "type_params", None):
            yield from self._refuse(node)
            return
        yield from self._values(*a.defaults)
        yield from self._body(node.body)

    def _import(self, node: ast.Import | ast.ImportFrom) -> Problems:
        if isinstance(node, ast.Import):
            right = all(name.name in MODULES for name in node.names)
        else:
            right = not node.level and all(known(node.module or "", name.name) for name in node.names)
        if not right and self.word("pen_up") is None:
            yield self.places.put(imported(node, self.places.words(node)), node)
        elif not right:
            yield from self._refuse(node)

    def _constant(self, node: ast.Constant) -> Problems:
        if node.value is not None and type(node.value) not in (int, float, str, bool):
            yield from self._refuse(node)

    def _name(self, node: ast.Name) -> Problems:
        free = node.id in FUNCTIONS and node.id not in self.given
        if free or (node.id in self.imports.names and self.imports.meant(node) not in CONSTANTS):
            yield self.places.put(Diagnostic("say.missing_parens", {"name": node.id}), node)
        elif node.id.startswith("__") and node.id != MAIN:
            yield from self._refuse(node)

    def _binary(self, node: ast.BinOp) -> Problems:
        if isinstance(node.op, ast.Mod) and (put := formatted(node)) and not self._several(node.right):
            yield self.places.put(Diagnostic("slip.percent_text", {"put": put}), node)
            return
        if not isinstance(node.op, _OPERATORS):
            yield from self._refuse(node)
            return
        yield from self._values(node.left, node.right)

    def _several(self, node: ast.expr) -> bool:
        """Whether a name may hold several values: a line gives it some."""
        name = node.id if isinstance(node, ast.Name) else ""
        return bool(name) and any(re.search(rf"\b{name}\s*=[^=].*,", row) for row in self.places.typed)

    def hyphens(self, module: ast.Module) -> Problems:
        """`mon-age` for the variable `mon_age`."""
        for node in ast.walk(module):
            if isinstance(node, ast.BinOp) and isinstance(node.op, ast.Sub):
                put = self.places.words(node).replace("-", "_")
                if put in self.given and not {*ast.unparse(node).split(" - ")} & self.given:
                    yield self.places.put(Diagnostic("slip.odd_name", {"sign": "-", "put": put}), node)

    def _unary(self, node: ast.UnaryOp) -> Problems:
        if not isinstance(node.op, (ast.Not, ast.USub, ast.UAdd)):
            yield from self._refuse(node)
            return
        yield from self._values(node.operand)

    def _compare(self, node: ast.Compare) -> Problems:
        nothing = node.comparators[0]
        of_none = isinstance(nothing, ast.Constant) and nothing.value is None and len(node.ops) == 1
        identity = isinstance(node.ops[0], (ast.Is, ast.IsNot)) and of_none
        if not identity and not all(isinstance(sign, _COMPARISONS) for sign in node.ops):
            yield from self._refuse(node)
            return
        for each in node.comparators[:-1]:
            signs = _JOINING.get(type(each.op)) if isinstance(each, ast.BinOp) else None
            if signs and not self._before(each).endswith("("):  # `a > 1 & b < 2`
                put = ast.unparse(node).replace(f" {signs[0]} ", f" {signs[1]} ")
                slots = {"typed": signs[0], "right": signs[1], "put": put}
                yield self.places.put(Diagnostic("slip.sign", slots), node)
        yield from self._values(node.left, *node.comparators)

    def _item(self, node: ast.Subscript) -> Problems:
        if square := self._square(node):
            yield self.places.put(square, node)
            return
        cut = node.slice
        parts = [cut.lower, cut.upper, cut.step] if isinstance(cut, ast.Slice) else [cut]
        yield from self._values(node.value, *(part for part in parts if part is not None))

    def _square(self, node: ast.Subscript) -> Diagnostic | None:
        """`print["a"]`: a function called with square brackets."""
        name = node.value.id if isinstance(node.value, ast.Name) else ""
        if not name or name in self.given or not self._may_call(name) or isinstance(node.slice, ast.Slice):
            return None
        values = node.slice.elts if isinstance(node.slice, ast.Tuple) else [node.slice]
        return Diagnostic("slip.round", {"put": f"{name}({', '.join(map(ast.unparse, values))})"})

    def _attribute(self, node: ast.Attribute) -> Problems:
        if self.imports.meant(node) not in CONSTANTS:
            yield from self._refuse(node)

    def _joined(self, node: ast.JoinedStr) -> Problems:
        for part in node.values:
            if isinstance(part, ast.FormattedValue):
                if part.conversion not in (-1, ord("r"), ord("s")):
                    yield from self._refuse(node)
                    return
                self.lazy.update(map(id, taken(part, self.given)))
                yield from self._values(part.value, *present(part.format_spec))

    def _call(self, node: ast.Call, alone: bool = False) -> Problems:
        self.lazy.update(map(id, taken(node, self.given)))
        function = self.imports.meant(node.func)
        name = node.func.id if isinstance(node.func, ast.Name) else ""
        if called(node, self.given) in LAZY and id(node) not in self.lazy:
            yield self.places.put(use("in_list", self.places.words(node)), node)
        elif function is not None:
            yield from self._of_table(node, function[1], MODULES.get(function[0], {}).get(function[1]))
        elif isinstance(node.func, ast.Attribute):
            yield from self._method(node, node.func)
        elif name in FUNCTIONS and name not in self.given:
            yield from self._of_table(node, name, FUNCTIONS[name])
        elif name == "len" or name in self.own:
            yield from self._plain(node)
        elif self.word(name) is not None:
            yield from self._of_world(node, name, alone)
        elif name and not self.other(name):
            yield from self._plain(node)  # a name that nothing gives is told by the check
        else:
            yield from self._refuse(node)

    def other(self, name: str) -> bool:
        """Whether a name is one of Python that is not taught, and means nothing else here."""
        if name in self.given or self.word(name) is not None:
            return False
        return name in CALLS or (name in TURTLE and self.word("pen_up") is not None)

    def _method(self, node: ast.Call, method: ast.Attribute) -> Problems:
        if method.attr in METHODS and (self.sets or method.attr not in _OF_SETS):
            yield from self._values(method.value)
            yield from self._of_table(node, f".{method.attr}", METHODS[method.attr])
        else:
            yield from self._refuse(node)

    def _of_table(self, node: ast.Call, name: str, bounds: tuple[int, int] | None) -> Problems:
        if bounds is None:
            yield from self._refuse(node)
            return
        words = KEYWORDS.get(name, ())
        values = list(node.args)
        if name in ("map", "filter") and values:
            yield from self._function(values.pop(0))
        for keyword in node.keywords:
            if keyword.arg not in words:
                yield self.places.put(instead(keyword, self.places.words(keyword)), keyword)
            yield from (self._function if keyword.arg == "key" else self._values)(keyword.value)
        if not bounds[0] <= len(node.args) <= bounds[1]:
            slots = {"name": name, "n": bounds[0] if len(node.args) < bounds[0] else bounds[1]}
            yield self.places.put(Diagnostic("program.arguments", {**slots, "given": len(node.args)}), node)
        for value in values:
            every = isinstance(value, ast.Starred) and name == "print"
            if every:
                self.lazy.add(id(value.value))  # type: ignore[attr-defined]
            yield from self._values(value.value if every else value)  # type: ignore[attr-defined]

    def _function(self, node: ast.expr) -> Problems:
        """The problems of a function that is handed to another: by its name, or a `lambda`."""
        match node:
            case ast.Lambda(args=given) if not odd(given):
                yield from self._values(node.body)
            case ast.Name(id=name) if name == "len" or name in self.own or name in FUNCTIONS:
                return
            case ast.Attribute(value=value, attr=name) if name in METHODS and not _is_str(value):
                yield from self._values(value)
            case ast.Attribute(value=value, attr=name) if name in METHODS:
                return
            case ast.Constant(value=None):
                return
            case _:
                yield self.places.put(use("function", self.places.words(node)), node)

    def _plain(self, node: ast.Call) -> Problems:
        own = isinstance(node.func, ast.Name) and node.func.id in self.own
        for keyword in node.keywords:
            if keyword.arg is None or not own:
                yield self.places.put(instead(keyword, self.places.words(keyword)), keyword)
            yield from self._values(keyword.value)
        yield from self._values(*node.args)

    def _of_world(self, node: ast.Call, name: str, alone: bool) -> Problems:
        meant = self.word(name)
        assert meant is not None
        type, shape, least, most = meant
        most += type in ASKING
        right = alone == (shape == "command")
        if not right or node.keywords or not least <= len(node.args) <= most:
            yield self.places.put(self.why(ast.Expr(value=node) if alone else node), node)
        yield from self._values(*node.args)


def _is_str(node: ast.expr) -> bool:
    return isinstance(node, ast.Name) and node.id == "str"
