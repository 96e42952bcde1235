"""Tests the wheel of dist in an empty environment: it starts, has the page, and wins the whole course."""

import os
import shutil
import subprocess
import sys
import tempfile
import venv
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
COURSE = "tests/desktop/test_whole_course.py"
TESTS = ("pytest>=8.2,<10", "hypothesis>=6.100,<7")  # what that test is written with
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
        return tried(wheels[-1], place / "venv" / ("Scripts" if os.name == "nt" else "bin"), place)


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


if __name__ == "__main__":
    sys.exit(main())
