"""What the tests import of codeweek is there: else a file of tests cannot begin, and none of it is run."""

import ast
import importlib
from importlib.util import find_spec
from pathlib import Path

import pytest

TESTS = Path(__file__).parents[1]


def imported(source):
    """The modules that a text imports names from, with each name."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.ImportFrom) and (node.module or "").partition(".")[0] == "codeweek":
            yield from ((node.module, each.name) for each in node.names)


def is_there(module, name):
    """Whether a module has a name, its own or that of a module inside it."""
    found = importlib.import_module(module)
    return hasattr(found, name) or (hasattr(found, "__path__") and find_spec(f"{module}.{name}") is not None)


def test_all_that_tests_import_is_there():
    wanted = {(each, path.name) for path in TESTS.rglob("*.py") for each in imported(path.read_text("utf-8"))}
    assert len(wanted) > 1000
    lacking = {
        f"{path}: from {module} import {name}"
        for (module, name), path in wanted
        if not is_there(module, name)
    }
    assert not lacking


@pytest.mark.parametrize(
    ("source", "there"),
    [
        ("from codeweek.desktop.main import open_file", False),
        ("from codeweek.desktop.opening import open_file", True),
        ("from codeweek.desktop import opening", True),
        ("from codeweek.desktop import unheard_of", False),
    ],
)
def test_a_name_that_has_moved_is_seen(source, there):
    ((module, name),) = imported(source)
    assert is_there(module, name) == there
