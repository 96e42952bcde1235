"""Tests the wheel of dist in an empty environment: it starts, has the page, and wins the whole course.

Then as somebody who installs nothing: by `uvx` and `pipx run`, from the wheel instead of an index.
"""

import os
import shutil
import subprocess
import sys
import tempfile
import venv
from collections.abc import Mapping
from pathlib import Path

from try_desktop import is_played
from try_room import is_open

from codeweek import __version__

ROOT = Path(__file__).resolve().parent.parent
COURSE = "tests/desktop/test_whole_course.py"
TESTS = ("pytest>=8.2,<10", "pytest-xdist>=3.6,<4", "hypothesis>=6.100,<7")  # what that test is written with
RUNNERS = ("uv>=0.9,<1", "pipx>=1.7,<2")
WHERE = """
import sys
from codeweek import data
assert str(data.PACKAGE).startswith(sys.prefix), data.PACKAGE
assert (data.web() / "index.html").is_file(), "the page is not in the wheel"
assert (data.PACKAGE / "NOTICE.txt").is_file(), "the notice is not in the wheel"
"""


def main() -> int:
    """Run the tests; return the status of the first one that fails."""
    wheels = sorted((ROOT / "dist").glob("codeweek-*.whl"), key=lambda path: path.stat().st_mtime)
    if not wheels:
        print("there is no wheel in dist: `make wheel` makes one", file=sys.stderr)
        return 1
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder)
        venv.create(place / "venv", with_pip=True)
        shutil.copytree(ROOT / "tests", place / "tests")  # nothing else of this folder is within its reach
        shutil.copy(ROOT / "pyproject.toml", place)
        commands = place / "venv" / ("Scripts" if os.name == "nt" else "bin")
        return tried(wheels[-1], commands, place) or run_at_once(wheels[-1], commands, place)


def tried(wheel: Path, commands: Path, place: Path) -> int:
    """The wheel alone first; then with what the test of the course needs."""
    install = [commands / "pip", "install", "--quiet", "--disable-pip-version-check"]
    steps = (
        [*install, wheel],
        [commands / "codeweek", "--self-test"],
        [commands / "python", "-c", WHERE],
        [*install, *TESTS],
        [commands / "pytest", COURSE, "-p", "no:cacheprovider"],
    )
    for command in steps:
        if status := subprocess.run([*map(str, command)], cwd=place).returncode:
            return status
    return 0


def run_at_once(wheel: Path, commands: Path, place: Path) -> int:
    """The commands of who installs nothing: `codeweek` opens the window, `codeweek serve` the room."""
    if status := subprocess.run([commands / "pip", "install", "--quiet", *RUNNERS]).returncode:
        return status
    index = place / "index"
    index.mkdir()
    shutil.copy(wheel, index)
    runners = {
        "uvx": [f"--find-links={index}", f"codeweek@{__version__}"],
        "pipx": ["run", f"--pip-args=--find-links={index}", f"codeweek=={__version__}"],
    }
    for name, words in runners.items():
        home, command = place / name, [str(commands / name), *words]
        os.environ |= at_home(home)
        if not (is_open([*command, "serve"], os.environ) and is_played(command, home)):
            return 1
    return 0


def at_home(place: Path) -> Mapping[str, str]:
    """Keep what is fetched and what children do in a folder, and take the Python of this program."""
    folders = {name: str(place / name.lower()) for name in ("CODEWEEK_HOME", "UV_CACHE_DIR", "PIPX_HOME")}
    return {**folders, "UV_PYTHON": sys.executable, "PIPX_DEFAULT_PYTHON": sys.executable}


if __name__ == "__main__":
    sys.exit(main())
