"""A test that drives another program runs once more after a failure, and is told; no other does."""

import os
import re
import subprocess
import sys
from pathlib import Path

from again import FILES, drives

TESTS = Path(__file__).parents[1]
ONCE = """\
from pathlib import Path

def test_that_fails_once():
    before = Path(__file__).with_suffix(".failed")
    if not before.exists():
        before.touch()
        assert False, "too late"
"""


def pytest(*words) -> str:
    """What pytest says, with the settings of `make test`."""
    settings = ("-c", TESTS.parent / "pyproject.toml", "-p", "no:cacheprovider")
    told = ("PYTEST", "CI", "BUILD_NUMBER")  # the last two have what was wrong told at full length
    clean = {name: value for name, value in os.environ.items() if not name.startswith(told)}
    command = [sys.executable, "-m", "pytest", *settings, *words]
    environment = {**clean, "PYTHONPATH": str(TESTS)}
    return subprocess.run(command, env=environment, capture_output=True, text=True, cwd=TESTS).stdout


def test_tests_of_other_programs_are_known_and_those_of_pure_code_are_not():
    other = {
        "browser/test_chromium.py",
        "extended/recipes/test_recipes.py",
        "desktop/test_real_window.py",
        "extended/unit/test_town.py",
    }
    pure = {"unit/test_stars.py", "property/test_edits.py", "desktop/test_gate.py"}
    assert {file for file in other | pure if drives(f"tests/{file}::test_it")} == other


def test_each_file_that_is_named_is_there():
    assert [name for name in FILES if not any(TESTS.rglob(f"{name}.py"))] == []


def test_what_ran_once_more_is_told_with_what_was_wrong(tmp_path):
    for folder in ("browser", "pure"):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / f"test_{folder}.py").write_text(ONCE, encoding="utf-8")
    told = pytest("-p", "conftest", "-n", "1", "--rootdir", tmp_path, tmp_path)
    assert "1 failed, 1 passed, 1 rerun" in told
    assert "RERUN browser/test_browser.py::test_that_fails_once" in told
    assert "ran once more: browser/test_browser.py::test_that_fails_once" in told
    assert len(re.findall(r"(?m)^E .*too late", told)) == 2, "also that of the one that passed then"
    assert "pure/test_pure.py::test_that_fails_once\n1 failed" in told
