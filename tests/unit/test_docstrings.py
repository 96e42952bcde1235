"""A docstring tells what a caller must know: which exceptions a function raises."""

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
FILES = [*sorted((ROOT / "codeweek").rglob("*.py")), *sorted((ROOT / "tools").glob("*.py"))]
NEVER = {"AssertionError"}  # a case that cannot be


def raised(function: ast.FunctionDef) -> set[str]:
    """The exceptions that the body of a function raises itself and does not catch, by name."""
    found: set[str] = set()

    def look(node: ast.AST, caught: set[str]) -> None:
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda | ast.ClassDef):
            return
        if isinstance(node, ast.Raise) and node.exc is not None:
            found.update(names(node.exc) - caught)
        if isinstance(node, ast.Try):
            handled = {name for each in node.handlers if each.type for name in names(each.type)}
            for inner in node.body:
                look(inner, caught | handled)
            for inner in [*node.handlers, *node.orelse, *node.finalbody]:
                look(inner, caught)
            return
        for child in ast.iter_child_nodes(node):
            look(child, caught)

    for statement in function.body:
        look(statement, set())
    return found - NEVER


def names(node: ast.expr) -> set[str]:
    """The exceptions of `raise …` and of `except …`; one made by a function (`halt(…)`) is not known."""
    if isinstance(node, ast.Tuple):
        return {name for each in node.elts for name in names(each)}
    if isinstance(node, ast.Call):
        node = node.func
    name = node.attr if isinstance(node, ast.Attribute) else node.id if isinstance(node, ast.Name) else ""
    return {name if name[:1].isupper() else "Raises "}


def public(tree: ast.AST):
    """The functions and methods that other files may call."""
    for node in ast.iter_child_nodes(tree):
        if isinstance(node, ast.FunctionDef | ast.ClassDef) and not node.name.startswith("_"):
            if isinstance(node, ast.FunctionDef):
                yield node
            else:
                yield from public(node)


def silent(source: str) -> list[str]:
    """What each public function of a source raises and does not tell."""
    return [
        f"line {function.lineno}, {function.name}: {name.strip()}"
        for function in public(ast.parse(source))
        for name in sorted(raised(function))
        if name not in (ast.get_docstring(function) or "")
    ]


def test_a_public_function_that_raises_tells_what_in_its_docstring():
    assert len(FILES) > 600
    found = {path.relative_to(ROOT).as_posix(): silent(path.read_text(encoding="utf-8")) for path in FILES}
    assert {path: lines for path, lines in found.items() if lines} == {}


def test_an_exception_that_is_caught_inside_need_not_be_told():
    body = "    try:\n        raise ValueError\n    except (OSError, ValueError):\n        pass\n"
    assert silent(f"def f():\n    '''Do.'''\n{body}") == []


@pytest.mark.parametrize("thrown", ["ValueError", "errors.ValueError(1)", "halt('key')"])
def test_an_exception_that_leaves_a_function_must_be_told(thrown):
    function = f"def f():\n    '''Do.{{}}'''\n    if f:\n        raise {thrown}\n"
    assert len(silent(function.format(""))) == 1
    assert silent(function.format(" Raises ValueError.")) == []
