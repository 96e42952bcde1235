"""The closed table of what a typed program may call, beside its own functions and the world's words."""

from collections.abc import Mapping
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
