"""Runs tests of the page by Node: files `*.test.mjs` of a folder, several of them in one browser."""

import os
import re
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

from codeweek import data

SEVERAL = Path(__file__).parent / "browser" / "several.mjs"


def groups(folder: Path, together: Sequence[str]) -> list[str]:
    """What is run at a time: names of files that share a browser, or of one that no group has."""
    named = {name for group in together for name in group.split()}
    return [*together, *sorted({path.name.split(".")[0] for path in folder.glob("*.test.mjs")} - named)]


def run(folder: Path, names: str) -> None:
    """Run a group of files of a folder; it fails with what is said of the tests that failed."""
    assert (data.web() / "index.html").is_file(), "run `make web` first"
    done = subprocess.run(
        ["node", str(SEVERAL), *names.split()],
        cwd=folder,
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=900,
        env={**os.environ, "CODEWEEK_PYTHON": sys.executable},
    )
    assert done.returncode == 0, _failed(done.stdout) + done.stderr[-2000:]


def _failed(said: str) -> str:
    """What is said of the tests that failed; the end of all of it where none is named."""
    parts = re.split(r"(?m)^(?= *not ok )", said)[1:]
    return "\n".join(part[:4000] for part in parts) or said[-8000:]
