"""Templates with holes: what they match, what they refuse, and that filling is the way back."""

import ast

import pytest

from codeweek.blocks.pattern import Binding, fill, match, template


def matched(pattern, source):
    """What stands in the holes of a template, as text; None when the shapes differ."""
    found = Binding()
    node = ast.parse(source).body[0]
    if pattern.startswith("return"):
        node = ast.parse(f"def f():\n    {source}").body[0].body[0]
    if not match(template(pattern), node, found):
        return None
    return {
        **{name: hole if isinstance(hole, str) else ast.unparse(hole) for name, hole in found.holes.items()},
        **{name: [ast.unparse(each) for each in body] for name, body in found.bodies.items()},
        **({"*": [ast.unparse(each) for each in found.many]} if found.many else {}),
    }


@pytest.mark.parametrize(
    ("pattern", "source", "holes"),
    [
        ("{a} + {b}", "1 + x", {"a": "1", "b": "x"}),
        ("{a} + {b}", "1 - x", None),
        ("{a} + {b}", "1", None),
        ("{value}", "f(1)", {"value": "f(1)"}),
        ("{variable} = {value}", "x = 3", {"variable": "x", "value": "3"}),
        ("{variable} = {value}", "x = y = 3", None),
        ("{variable} = {variable} + 1", "x = x + 1", {"variable": "x"}),
        (
            "for _ in range({n}):\n    {body}",
            "for _ in range(3):\n    f()\n    g()",
            {"n": "3", "body": ["f()", "g()"]},
        ),
        ("for _ in range({n}):\n    {body}", "for i in range(3):\n    f()", None),
        ("for _ in range({n}):\n    {body}", "for _ in range(3):\n    f()\nelse:\n    g()", None),
        ("if {c}:\n    {a}\nelse:\n    {b}", "if x:\n    f()", None),
        (
            "if {c}:\n    {a}\nelse:\n    {b}",
            "if x:\n    f()\nelse:\n    g()",
            {"c": "x", "a": ["f()"], "b": ["g()"]},
        ),
        ("f({a})", "f(1)", {"a": "1"}),
        ("f({a})", "g(1)", None),
        ("f({a})", "f(1, 2)", None),
        ("f({a})", "f()", None),
        ("f({a})", "f(a=1)", None),
        ("f(*{many})", "f(1, x)", {"*": ["1", "x"]}),
        ("f(*{many})", "f()", {}),
        ("f(*{many})", "f(*x)", None),
        ("f(*{many})", "f(1, *x)", None),
        ("[*{many}]", "[1, 2]", {"*": ["1", "2"]}),
        ("{f}(*{many})", "g(1)", {"f": "g", "*": ["1"]}),
        ("len({a})", "len(b)", {"a": "b"}),
        ("return {value}", "return 3", {"value": "3"}),
        ("return {value}", "return", None),
        ("return", "return", {}),
        ("return", "return 3", None),
        ("1", "1", {}),
        ("1", "2", None),
        ("1", "True", None),
        ("1", "1.0", None),
        ("x", "x", {}),
        ("____", "____", {}),
        ("____", "x", None),
        ("__a", "x", None),
        ("a__", "x", None),
        (
            "def {name}(*{names}):\n    {body}",
            "def f(a, b):\n    g()",
            {"name": "f", "names": "a, b", "body": ["g()"]},
        ),
        (
            "def {name}(*{names}):\n    {body}",
            "def f():\n    g()",
            {"name": "f", "names": "", "body": ["g()"]},
        ),
        ("def {name}(*{names}):\n    {body}", "def f(a=1):\n    g()", None),
        ("def {name}(*{names}):\n    {body}", "def f(*a):\n    g()", None),
        ("def {name}(*{names}):\n    {body}", "def f(**a):\n    g()", None),
        ("def {name}(*{names}):\n    {body}", "def f(*, a):\n    g()", None),
        ("def {name}(*{names}):\n    {body}", "def f(a, /):\n    g()", None),
        ("def {name}(*{names}):\n    {body}", "def f(a: int):\n    g()", None),
        ("def {name}(*{names}):\n    {body}", "def f(a, b: int):\n    g()", None),
        (
            "def {name}():\n    {body}",
            "def f():\n    g()",
            None,
        ),  # only a template with `*` takes a definition
    ],
)
def test_a_template_matches_its_shape_and_tells_what_stands_in_its_holes(pattern, source, holes):
    assert matched(pattern, source) == holes


def test_an_empty_body_is_no_body():
    assert not match(template("if {c}:\n    {a}").body, [], Binding())
    assert match(template("if {c}:\n    {a}").body, ast.parse("f()").body, Binding())


def test_a_name_and_a_value_do_not_stand_for_each_other():
    (name,) = [each.arg for each in template("def f(__a__):\n    pass").args.args]
    assert name == "__a__"
    assert not match("__a__", ast.parse("x").body[0].value, Binding())
    assert match("__a__", "x", Binding())
    assert not match(ast.parse("__a__").body[0].value, "x", Binding())
    assert not match(ast.parse("__a__").body[0].value, None, Binding())


def test_what_says_nothing_about_meaning_is_not_looked_at():
    loaded, stored = ast.Name("x", ast.Load()), ast.Name("x", ast.Store())
    assert match(loaded, stored, Binding())
    assert match(ast.Constant("a", kind="u"), ast.Constant("a"), Binding())
    assert not match(ast.Constant("a"), ast.Constant("b"), Binding())


@pytest.mark.parametrize(
    ("pattern", "source"),
    [
        ("{a} + {b}", "1 + x"),
        ("for _ in range({n}):\n    {body}", "for _ in range(3):\n    f()\n    g()"),
        ("if {c}:\n    {a}\nelse:\n    {b}", "if x:\n    f()\nelse:\n    g()"),
        ("f(*{many})", "f(1, x)"),
        ("f(*{many})", "f()"),
        ("def {name}(*{names}):\n    {body}", "def f(a, b):\n    g()"),
        ("def {name}(*{names}):\n    {body}", "def f():\n    g()"),
    ],
)
def test_filling_is_the_way_back(pattern, source):
    found = Binding()
    assert match(template(pattern), ast.parse(source).body[0], found)
    assert ast.unparse(ast.fix_missing_locations(fill(template(pattern), found))) == source


@pytest.mark.parametrize(
    ("names", "written"), [("a, b", "a, b"), (" a ,b ", "a, b"), ("a,", "a"), ("", ""), (" , ", "")]
)
def test_the_names_of_a_definition_are_parted_by_commas(names, written):
    binding = Binding({"name": "f", "names": names}, {"body": ast.parse("g()").body})
    made = fill(template("def {name}(*{names}):\n    {body}"), binding)
    assert ast.unparse(ast.fix_missing_locations(made)) == f"def f({written}):\n    g()"


def test_filling_leaves_the_template_as_it_is():
    before = ast.dump(template("{a} + {b}"))
    fill(template("{a} + {b}"), Binding({"a": ast.Constant(1), "b": ast.Constant(2)}))
    assert ast.dump(template("{a} + {b}")) == before
