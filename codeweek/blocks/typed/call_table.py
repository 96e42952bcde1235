"""The closed table of what a typed program may call, and the names that it imports."""

import ast
import math
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from typing import Any

MANY = 100  # values of one `print`, at most
Bounds = tuple[int, int]  # the fewest and the most values that a function takes


def _of(fewest: int, most: int, names: str) -> dict[str, Bounds]:
    return dict.fromkeys(names.split(), (fewest, most))


FUNCTIONS: Mapping[str, Bounds] = {
    **_of(1, 1, "abs all any bin bool chr float hex ord reversed sorted str"),
    **_of(0, 1, "dict input list set tuple"),
    **_of(1, 2, "enumerate int round sum"),
    **_of(2, 2, "divmod filter pow"),
    **_of(1, MANY, "max min zip"),
    **_of(0, MANY, "print"),
    **_of(2, 3, "map"),
    **_of(1, 3, "range"),
}
METHODS: Mapping[str, Bounds] = {
    **_of(0, 0, "capitalize clear copy isalnum isalpha isdigit islower isnumeric isspace isupper items keys"),
    **_of(0, 0, "lower reverse sort splitlines swapcase title upper values"),
    **_of(1, 1, "append extend join remove update zfill add difference discard intersection union"),
    **_of(0, 1, "lstrip rstrip strip"),
    **_of(1, 2, "center endswith get ljust rjust setdefault startswith"),
    **_of(1, 3, "count find index"),
    **_of(2, 2, "insert replace"),
    **_of(0, 2, "pop split"),
    **_of(0, MANY, "format"),
}
MODULES: Mapping[str, Mapping[str, Bounds]] = {
    "math": {
        **_of(1, 1, "acos asin atan ceil cos degrees exp fabs factorial floor log10 log2"),
        **_of(1, 1, "radians sin sqrt tan trunc"),
        **_of(2, 2, "atan2 gcd hypot pow"),
        **_of(1, 2, "log"),
    },
    "random": {
        **_of(1, 1, "choice shuffle"),
        **_of(2, 2, "randint sample uniform"),
        **_of(0, 0, "random"),
        **_of(1, 3, "randrange"),
        **_of(0, 1, "seed"),
    },
    "time": _of(1, 1, "sleep"),
}
CONSTANTS: Mapping[tuple[str, str], float] = {
    ("math", "pi"): math.pi,
    ("math", "e"): math.e,
    ("math", "inf"): math.inf,
}
# What may be given by its name, such as `reverse=True`; a method has its dot.
KEYWORDS: Mapping[str, tuple[str, ...]] = {
    ".sort": ("key", "reverse"),
    "enumerate": ("start",),
    "max": ("key", "default"),
    "min": ("key", "default"),
    "print": ("sep", "end"),
    "sorted": ("key", "reverse"),
}
MAIN = "__name__"  # of a program, that it is the one which was started
ASKING = frozenset({"ask"})  # sensors that may be handed the question, as `input` is
_RAISED = "ArithmeticError AssertionError AttributeError Exception IndexError KeyError LookupError NameError"
ERRORS = frozenset(f"{_RAISED} OverflowError TypeError ValueError ZeroDivisionError".split())
# What gives its values one by one, and so goes where something takes them all: a loop, `list( )`…
LAZY = frozenset({"enumerate", "filter", "map", "range", "reversed", "zip", ".items", ".keys", ".values"})
SHOWN = frozenset({"range", ".items", ".keys", ".values"})  # those that Python can print as well
_OF_ALL = "all any dict enumerate filter list map max min reversed set sorted sum tuple zip"
# What takes all values of such a one.
TAKERS = frozenset(f"{_OF_ALL} .difference .extend .intersection .join .union .update".split())
LOOKERS = frozenset({"len", "print", "str", "choice", "sample"})  # what takes those that can be printed


@dataclass
class Imports:
    """`modules` are imported whole; `names` are taken out of one: the module, and the name there."""

    modules: dict[str, str] = field(default_factory=dict)
    names: dict[str, tuple[str, str]] = field(default_factory=dict)

    @classmethod
    def of(cls, body: list[ast.stmt], given: Collection[str] = ()) -> "Imports":
        """What the statements of a program import, at its top level.

        A name that is `given` in the program hides that of a `*`.
        """
        found = cls()
        for node in body:
            if isinstance(node, ast.Import):
                found.modules.update({name.asname or name.name: name.name for name in node.names})
            elif isinstance(node, ast.ImportFrom):
                module = node.module or ""
                for name in node.names:
                    if name.name == "*":
                        new = [each for each in within(module) if each not in given]
                        found.names.update({each: (module, each) for each in new})
                    else:
                        found.names[name.asname or name.name] = module, name.name
        return found

    def everything(self) -> set[str]:
        """All the names that the imports give."""
        return {*self.modules, *self.names}

    def meant(self, node: ast.expr) -> tuple[str, str] | None:
        """The module and the name there of `sqrt` or `math.sqrt`; None for anything else."""
        match node:
            case ast.Name(id=name):
                return self.names.get(name)
            case ast.Attribute(value=ast.Name(id=module), attr=name) if module in self.modules:
                return self.modules[module], name
        return None


def within(module: str) -> tuple[str, ...]:
    """The functions and constants of a module of the table."""
    return *MODULES.get(module, {}), *(name for of, name in CONSTANTS if of == module)


def known(module: str, name: str) -> bool:
    """Whether a module of the table has this function or constant; `*` stands for them all."""
    return module in MODULES and (name == "*" or name in within(module))


def called(node: ast.expr, given: Collection[str] = ()) -> str:
    """What an expression calls: a function that is not `given`, or a method with its dot; else nothing."""
    match node:
        case ast.Call(func=ast.Name(id=name)) if name not in given:
            return name
        case ast.Call(func=ast.Attribute(attr=name)):
            return f".{name}"
    return ""


def taken(node: ast.AST, given: Collection[str] = ()) -> list[ast.expr]:
    """The values of a node that may give theirs one by one."""
    match node:
        case ast.For() | ast.comprehension():
            return [node.iter]
        case ast.Assign(targets=[ast.Tuple()]):
            return [node.value]
        case ast.Compare(ops=[ast.In() | ast.NotIn()]):
            return [each for each in node.comparators if called(each, given) in SHOWN]
        case ast.FormattedValue():
            return [node.value] if called(node.value, given) in SHOWN else []
        case ast.Call():
            name = called(node, given)
            if name in TAKERS:
                return node.args
            if name.lstrip(".") in LOOKERS:
                return [each for each in node.args if called(each, given) in SHOWN]
    return []


def odd(given: ast.arguments) -> bool:
    """Whether a `lambda` has more than plain names between its word and its colon."""
    return bool(given.posonlyargs or given.vararg or given.kwonlyargs or given.kwarg or given.defaults)


def present(*nodes: Any) -> list[Any]:
    """The parts of a node that it has, of those that may be left out."""
    return [node for node in nodes if node is not None]
