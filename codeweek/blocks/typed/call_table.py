"""The closed table of what a typed program may call, and the names that it imports."""

import ast
from collections.abc import Mapping
from dataclasses import dataclass, field
from math import pi

MANY = 100  # values of one `print`, at most

# Each name with the fewest and the most values that it takes.
FUNCTIONS: Mapping[str, tuple[int, int]] = {
    "abs": (1, 1),
    "float": (1, 1),
    "input": (0, 1),
    "int": (1, 1),
    "max": (1, MANY),
    "min": (1, MANY),
    "print": (0, MANY),
    "round": (1, 2),
    "str": (1, 1),
    "sum": (1, 1),
}
METHODS: Mapping[str, tuple[int, int]] = {
    "append": (1, 1),
    "count": (1, 1),
    "index": (1, 1),
    "insert": (2, 2),
    "join": (1, 1),
    "lower": (0, 0),
    "pop": (0, 1),
    "remove": (1, 1),
    "replace": (2, 2),
    "reverse": (0, 0),
    "sort": (0, 0),
    "split": (0, 1),
    "strip": (0, 0),
    "upper": (0, 0),
}
MODULES: Mapping[str, Mapping[str, tuple[int, int]]] = {
    "math": {"ceil": (1, 1), "floor": (1, 1), "sqrt": (1, 1)},
    "random": {"choice": (1, 1), "randint": (2, 2), "random": (0, 0)},
}
CONSTANTS: Mapping[tuple[str, str], float] = {("math", "pi"): pi}
KEYWORDS: Mapping[str, tuple[str, ...]] = {"print": ("sep", "end")}
ASKING = frozenset({"ask"})  # sensors that may be handed the question, as `input` is


@dataclass
class Imports:
    """`modules` are imported whole; `names` are taken out of one: the module, and the name there."""

    modules: set[str] = field(default_factory=set)
    names: dict[str, tuple[str, str]] = field(default_factory=dict)

    @classmethod
    def of(cls, body: list[ast.stmt]) -> "Imports":
        """What the statements of a program import, at its top level."""
        found = cls()
        for node in body:
            if isinstance(node, ast.Import):
                found.modules.update(name.name for name in node.names)
            elif isinstance(node, ast.ImportFrom):
                found.names.update({name.name: (node.module or "", name.name) for name in node.names})
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
                return module, name
        return None


def known(module: str, name: str) -> bool:
    """Whether a module of the table has this function or constant."""
    return name in MODULES.get(module, {}) or (module, name) in CONSTANTS
