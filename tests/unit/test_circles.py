"""No circle of files: what can be tested only as a whole is one object cut in pieces."""

import ast
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PAGE_LAYERS = ROOT / "web/layers.mjs"
# Of the block editor, what is tested without a window.
PURE = ("caret", "document", "edit_acts", "editor_keys", "editor_state", "value_fields")


def name_of(path: Path) -> str:
    return ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__")


def imports(path: Path, known: set[str]) -> set[str]:
    """The modules that a file imports, those for TYPE_CHECKING and those inside functions included."""
    found = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            names = {f"{node.module}.{alias.name}" for alias in node.names}
            found |= (names & known) or {node.module}
    return found & known - {name_of(path)}


def graph(package: str) -> dict[str, set[str]]:
    """What each module of a package imports of it."""
    paths = {name_of(path): path for path in (ROOT / package.replace(".", "/")).rglob("*.py")}
    paths.pop(package)  # what a package says of itself imports its parts
    return {name: imports(path, set(paths)) for name, path in paths.items()}


def circles(direct: dict[str, set[str]]) -> list[set[str]]:
    """The sets of modules of which each can be reached from each other by imports."""
    reached = {name: reach(name, direct) for name in direct}
    found = {frozenset({name, *(o for o in reached[name] if name in reached[o])}) for name in direct}
    return [set(circle) for circle in found if len(circle) > 1]


def reach(name: str, direct: dict[str, set[str]]) -> set[str]:
    seen: set[str] = set()
    ahead = set(direct[name])
    while ahead:
        seen |= ahead
        ahead = {far for near in ahead for far in direct[near]} - seen
    return seen


def test_no_files_import_each_other_in_a_circle_not_even_for_types():
    direct = graph("codeweek")
    assert sum(map(len, direct.values())) > 1000, "imports are read"
    assert circles(direct) == []


def look_at_page(*folder: Path) -> str:
    """What is wrong with the imports of the page, or of another folder; empty when nothing is."""
    return subprocess.run(["node", PAGE_LAYERS, *folder], capture_output=True, text=True).stderr


def test_files_of_the_page_import_only_those_below_and_none_in_a_circle():
    assert look_at_page() == ""


@pytest.mark.parametrize(
    ("files", "told"),
    [
        (
            {"ui/dom": "import type { App } from '../app/app';"},
            "src/ui/dom.ts imports src/app/app.ts, but app",
        ),
        ({"ui/dom": "void import('../app/app');"}, "app is not below ui"),
        ({"ui/dom": "export * from '../core/types';", "core/types": ""}, "core is not below ui"),
        (
            {"app/app": "import { a } from './page';", "app/page": "import type { B } from './app';"},
            "a circle: src/app/app.ts -> src/app/page.ts -> src/app/app.ts",
        ),
        ({"attic/old": ""}, "src/attic/old.ts: attic has no layer"),
    ],
)
def test_an_import_against_the_layers_of_the_page_is_told(tmp_path, files, told):
    for name, source in {"app/app": "", **files}.items():
        (tmp_path / name).with_suffix(".ts").parent.mkdir(exist_ok=True)
        (tmp_path / name).with_suffix(".ts").write_text(source)
    assert told in look_at_page(tmp_path)


def test_what_goes_from_one_state_of_the_editor_to_the_next_knows_no_window():
    direct = graph("codeweek.desktop")
    known = {f"codeweek.desktop.editor.{name}" for name in (*PURE, "block_layout", "block_shapes")}
    known.add("codeweek.desktop.widgets.keyboard")  # what is held with a key, which an event tells
    for name in PURE:
        assert reach(f"codeweek.desktop.editor.{name}", direct) - {"codeweek.desktop.editor"} <= known


def test_a_circle_that_is_only_for_types_counts(tmp_path, monkeypatch):
    monkeypatch.setattr(f"{__name__}.ROOT", tmp_path)
    (tmp_path / "house").mkdir()
    (tmp_path / "house/__init__.py").touch()
    hub = "from typing import TYPE_CHECKING\nif TYPE_CHECKING:\n    from house.page import Page\n"
    for name, source in {"hub": hub, "page": "import house.bar\n", "bar": "from house import hub\n"}.items():
        (tmp_path / f"house/{name}.py").write_text(source)
    assert circles(graph("house")) == [{"house.hub", "house.page", "house.bar"}]
