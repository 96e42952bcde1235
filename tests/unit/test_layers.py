"""Imports point one way, the core knows no screen, and nothing happens on import."""

import ast
import subprocess
import sys
from functools import cache
from pathlib import Path

import architecture
import pytest

PACKAGE = Path(__file__).parents[2] / "codeweek"
LINT = "import sys; from importlinter.cli import lint_imports; sys.exit(lint_imports())"
FOREIGN = {
    "pygame": {"desktop"},
    "platformdirs": {"desktop"},
    "click": {"cli", "commands"},
    "yaml": {"levels"},
    "whitenoise": {"server"},
    "starlette": {"server"},
    "uvicorn": {"server"},
    "segno": {"server"},
    "psycopg": {"server"},
}
IMPURE = {"io", "time", "socket", "subprocess", "threading", "asyncio", "urllib", "tempfile", "shutil"}
FILES = {"data", "saving", "server", "desktop", "commands", "cli"}  # the only ones that touch the disk
READS = {
    "packs/load.py",
    "packs/archive.py",
    "play/tune/synth.py",
}  # a pack on the disk, a zip that was handed over, a sound made in memory


def modules():
    return [path for path in sorted(PACKAGE.rglob("*.py")) if path != PACKAGE / "__init__.py"]


def top(path: Path) -> str:
    return path.relative_to(PACKAGE).parts[0].removesuffix(".py")


@cache
def read(path: Path):
    """What a module imports, and the plain names that it calls."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    called = [n.func.id for n in ast.walk(tree) if isinstance(n, ast.Call) and isinstance(n.func, ast.Name)]
    return tuple(imported(tree)), frozenset(called)


def imported(tree: ast.Module):
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def test_imports_point_down_as_pyproject_says():
    done = subprocess.run([sys.executable, "-c", LINT], cwd=PACKAGE.parent, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout


@pytest.mark.parametrize("page", [architecture.SHORT, architecture.WHOLE], ids=lambda page: page.stem)
def test_the_table_for_contributors_is_that_of_pyproject(page):
    assert architecture.table(page) in page.read_text(encoding="utf-8")


def test_a_stranger_meets_few_folders_and_few_loose_modules():
    folders = [path for path in PACKAGE.iterdir() if path.is_dir() and path.name != "__pycache__"]
    assert len(folders) <= 17
    assert len([*PACKAGE.glob("*.py")]) <= 12


def test_a_library_is_known_in_one_folder_only():
    imports = [(path, top(path), name) for path in modules() for name in read(path)[0]]
    assert len({path for path, _, _ in imports}) > 500
    abroad = [
        (str(path), name)
        for path, folder, name in imports
        if folder not in FOREIGN.get(name.partition(".")[0], {folder})
    ]
    assert abroad == []


def test_the_core_has_no_clock_no_network_and_no_files():
    pure = [each for each in modules() if each.relative_to(PACKAGE).as_posix() not in READS]
    pure = [each for each in pure if top(each) not in FILES]
    assert len(pure) > 300
    found = {str(each): {name.partition(".")[0] for name in read(each)[0]} & IMPURE for each in pure}
    assert {path: names for path, names in found.items() if names} == {}
    assert [str(each) for each in pure if "open" in read(each)[1]] == []


def test_the_core_can_be_used_without_pygame():
    code = (
        "import sys; sys.modules['pygame'] = None; sys.modules['click'] = None\n"
        "import codeweek.authoring.validate, codeweek.packs.load, codeweek.play.session\n"
        "import codeweek.app, codeweek.web_api.api\n"
        "from importlib import import_module; from pkgutil import iter_modules\n"
        "[import_module(f'codeweek.app.{each.name}') for each in iter_modules(codeweek.app.__path__)]"
    )
    subprocess.run([sys.executable, "-c", code], check=True)


def test_the_page_starts_without_reading_yaml_or_toml():
    code = "import sys; sys.modules['yaml'] = sys.modules['tomllib'] = None\nimport codeweek.web_api.api"
    subprocess.run([sys.executable, "-c", code], check=True)
