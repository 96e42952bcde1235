"""Bugs drawn at random: a change that can be read, the same for a seed, with the tests that are near it."""

import ast

import bugs
import draw_bugs
import pytest

SOURCE = '''"""A module."""


def first(rows: "list | None", most: int) -> int | None:
    return min(len(rows), most + 1) if rows and not most < 3 else None
'''


def test_the_bugs_of_a_line_change_operators_conditions_bounds_and_constants_but_no_type(tmp_path):
    path = tmp_path / "module.py"
    path.write_text(SOURCE, "utf-8")
    lines = {change.put().splitlines()[4].strip() for change in draw_bugs.changes(path)}
    assert lines == {
        "return (min(len(rows), most + 1))",
        "return (None)",
        "return max(len(rows), most + 1) if rows and not most < 3 else None",
        "return min(len(rows), (most - 1)) if rows and not most < 3 else None",
        "return min(len(rows), most + 2) if rows and not most < 3 else None",
        "return min(len(rows), most + 1) if (rows or not most < 3) else None",
        "return min(len(rows), most + 1) if (rows) else None",
        "return min(len(rows), most + 1) if rows and (most < 3) else None",
        "return min(len(rows), most + 1) if rows and not (most <= 3) else None",
        "return min(len(rows), most + 1) if rows and not most < 4 else None",
    }


def test_a_seed_draws_the_same_bugs_and_none_where_a_list_has_one():
    those = draw_bugs.drawn(7, 12)
    assert those == draw_bugs.drawn(7, 12) != draw_bugs.drawn(8, 12)
    told = {bug.file for bug in bugs.bugs()}
    for change in those:
        ast.parse(change.put())
        assert change.put() != change.path.read_text("utf-8")
        name, line = str(change.path.relative_to(draw_bugs.ROOT)), change.path.read_text("utf-8")
        if name in told:
            here = line.splitlines()[change.line - 1]
            assert not any(here in bug.was or bug.was in here for bug in bugs.bugs() if bug.file == name)


@pytest.fixture(scope="module")
def importers():
    return draw_bugs.Importers()


@pytest.mark.parametrize(
    ("module", "test"),
    [
        ("codeweek.play.stars", "tests/unit/test_stars.py"),
        ("codeweek.blocks.spelling", "tests/unit/blocks/test_spelling.py"),
    ],
)
def test_the_tests_of_a_module_are_those_that_import_it_first(importers, module, test):
    tests = importers.tests_of(module)
    assert tests[0] == test
    assert 1 < len(tests) <= draw_bugs.MOST_TESTS
    assert not any("extended" in name for name in tests)
