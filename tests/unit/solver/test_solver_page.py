"""docs/developers/solver.md tells of the solver as it is: every module, and no name that has gone."""

import re
from pathlib import Path

import codeweek.solver

ROOT = Path(__file__).parents[3]
PAGE = (ROOT / "docs" / "developers" / "solver.md").read_text(encoding="utf-8")
CODE = "".join(
    path.read_text(encoding="utf-8") for path in sorted((ROOT / "codeweek" / "solver").rglob("*.py"))
)


def test_the_page_names_each_module_of_the_solver():
    solver = Path(codeweek.solver.__file__).parent
    modules = {path.relative_to(solver).as_posix() for path in solver.rglob("*.py")}
    unnamed = modules - set(re.findall(r"[\w/]+\.py", PAGE))
    assert [name for name in sorted(unnamed) if not name.endswith("__init__.py")] == []


def test_the_page_names_only_modules_that_there_are():
    places = (ROOT, ROOT / "codeweek", ROOT / "codeweek" / "solver")
    named = set(re.findall(r"[\w/]+\.py\b", PAGE))
    assert [name for name in named if not any((place / name).exists() for place in places)] == []


def test_the_page_names_only_classes_and_limits_that_there_are():
    named = set(re.findall(r"`([A-Z]\w+)", PAGE))
    assert [name for name in sorted(named) if not re.search(rf"\b{name}\b", CODE)] == []
