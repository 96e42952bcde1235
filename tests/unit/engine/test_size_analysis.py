"""What is known to stay small runs without guards; what is not known to is guarded."""

import ast

import pytest
from small_world import go, key

from codeweek.engine.size_analysis import bits_of, variables

SMALL = {
    "for x in range(y):\n    pass": True,
    "for x in range(3, y):\n    pass": True,
    "for x in range(0, y, 2):\n    pass": True,
    "for x in range(y, 9):\n    pass": False,
    "for x in range(0, 9, y):\n    pass": False,
    "x = 1": True,
    "x = 2.5": True,
    "x = 1\nx += 1": True,
    "x = 0\nfor i in range(y):\n    x += i * i": True,
    "x = len(y)": True,
    "x = y == 2": True,
    "x = y": False,
    "x = 'a'": False,
    "x = [1]": False,
    "x = f()": False,
    "x = 1\nx += x": False,
    "x = 1\nx = x + 1": False,
    "x = 1\nz = x\nx = z + z": False,
    "x = 1\nx += y": False,
    "x = 2 ** 9": False,
    f"x = {1 << 70}": False,
    "def f():\n    x = 1": False,
}


@pytest.mark.parametrize("source", SMALL)
def test_a_variable_is_steady_only_when_all_that_gives_it_a_value_is_small(source: str) -> None:
    assert ("x" in variables(ast.parse(source).body)) == SMALL[source]


def test_a_parameter_is_never_known() -> None:
    assert "x" not in variables(ast.parse("x = 1").body, ["x"])


def test_products_add_their_bits() -> None:
    node = ast.parse("x * x + 1", mode="eval").body
    assert bits_of(node, {"x": 100}, {}) == 201
    assert bits_of(node, {}, {}) is None


HIDDEN = {
    "a local of the name of a steady variable": (
        "x = 1\ndef f(x):\n    while True:\n        x = x * x\nf(3)",
        "run.too_big",
    ),
    "a steady variable of a function and one outside": (
        "x = 3\nwhile True:\n    x = x * x\ndef f():\n    x = 1\n    return x",
        "run.too_big",
    ),
    "products of products": (
        "for i in range(9):\n    x = " + " * ".join(["(i + 999999999999999999)"] * 60),
        "done",
    ),
    "products of too many products": (
        "for i in range(9):\n    x = " + " * ".join(["(i + 999999999999999999)"] * 90),
        "run.too_big",
    ),
    "a list increased by a number": ("x = [1]\nx += 1", "run.mixed_kinds"),
}


@pytest.mark.parametrize("name", HIDDEN)
def test_what_hides_growth_is_guarded(name: str) -> None:
    source, ending = HIDDEN[name]
    assert key(go(source)) == ending
