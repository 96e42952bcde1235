"""Imports point one way, the core knows no screen, and nothing happens on import."""

import ast
import subprocess
import sys
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parents[2] / "codeweek"
LAYERS = [
    {"cause", "diagnostic", "scene", "program", "saving", "numbered"},
    {"text", "command", "request"},
    {"blocks", "wording", "here"},
    {"data"},
    {"engine", "worlds"},
    {"yamlfile", "reading", "level"},
    {"mapfile", "predictfile", "conceptfile", "namefile", "model", "proof"},
    {"levelfile"},
    {"manifest", "pack", "judge", "advice", "unused", "answers", "progress", "joining"},
    {"course", "packzip", "travel", "stars", "voice", "clearer"},
    {"packfile", "sample", "newfile"},
    {"programs", "shipped"},
    {"session"},
    {"solver"},
    {"boxes", "schema", "spoken"},
    {"wide"},
    {"plain", "predict", "proofread"},
    {"question"},
    {"narration", "badges"},
    {"prove"},
    {"report"},
    {"draft"},
    {"describe", "door_codes", "door_drafts", "door_traps", "catalogue_page"},
    {"browser", "desktop", "server"},
    {"commands"},
    {"cli"},
    {"__main__"},
]
RANK = {name: rank for rank, names in enumerate(LAYERS) for name in names}
INSIDE = {
    "engine": {"worlds"},
    "worlds": {"engine"},
    "browser": {"desktop", "server"},
    "desktop": {"browser", "server"},
    "server": {"browser", "desktop"},
}  # the same rank, and strangers to each other
FOREIGN = {
    "pygame": {"desktop"},
    "platformdirs": {"desktop"},
    "click": {"cli", "commands"},
    "yaml": {"yamlfile"},
    "whitenoise": {"server"},
    "waitress": {"server"},
    "segno": {"server"},
}
IMPURE = {"io", "time", "socket", "subprocess", "threading", "asyncio", "urllib", "tempfile", "shutil"}
IN_MEMORY = {"packzip"}  # reads a zip it was handed
# The only ones that touch the disk.
FILES = {"data", "saving", "packfile", "server", "desktop", "commands", "cli"}


def modules():
    return [path for path in sorted(PACKAGE.rglob("*.py")) if path != PACKAGE / "__init__.py"]


def top(path: Path) -> str:
    return path.relative_to(PACKAGE).parts[0].removesuffix(".py")


def imported(path: Path):
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


@pytest.mark.parametrize("path", modules(), ids=lambda p: p.relative_to(PACKAGE).as_posix())
def test_a_module_imports_only_what_stands_below_it(path):
    here = top(path)
    for name in imported(path):
        parts = name.split(".")
        if parts[0] == "codeweek" and len(parts) > 1 and parts[1] in RANK:
            there = parts[1]
            assert RANK[there] <= RANK[here], f"{here} imports {name}"
            assert there not in INSIDE.get(here, ()), f"{here} imports {name}"
        assert here in FOREIGN.get(parts[0], {here}), f"{here} imports {name}"


@pytest.mark.parametrize("path", modules(), ids=lambda p: p.relative_to(PACKAGE).as_posix())
def test_the_core_has_no_clock_no_network_and_no_files(path):
    if top(path) in FILES:
        return
    names = {name.split(".")[0] for name in imported(path)}
    assert not names & (IMPURE - {"io"} if top(path) in IN_MEMORY else IMPURE)
    calls = [
        n.func.id
        for n in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(n, ast.Call) and isinstance(n.func, ast.Name)
    ]
    assert "open" not in calls


def test_every_module_of_the_package_has_its_layer():
    assert {top(path) for path in modules()} == set(RANK)


def test_the_core_can_be_used_without_pygame():
    code = (
        "import sys; sys.modules['pygame'] = None; sys.modules['click'] = None\n"
        "import codeweek.session, codeweek.prove, codeweek.packfile, codeweek.course, codeweek.browser"
    )
    subprocess.run([sys.executable, "-c", code], check=True)


def test_the_page_starts_without_reading_yaml_or_toml():
    code = "import sys; sys.modules['yaml'] = sys.modules['tomllib'] = None\nimport codeweek.browser"
    subprocess.run([sys.executable, "-c", code], check=True)
