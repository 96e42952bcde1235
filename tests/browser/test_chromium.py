"""The page in a real Chromium, and in Firefox: the tests beside this file, run by Node."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from codeweek import data

HERE = Path(__file__).parent
# Those that take longest begin first, or all the workers would wait for one of them at the end.
LONGEST = (
    "page",
    "resume packs network",
    "sizes workshop",
    "rooms agency invent wardrobe",
    "room",
    "evening",
)
# Files that share one browser: another one takes two seconds of a core to begin, and so does its Python.
TOGETHER = (
    "course names stars trap",
    "resume packs network",
    "blocks hands ideas ways",
    "a11y axe keeping trouble",
    "guide hostile aloud life travel exercise",
    "sizes workshop",  # `rooms` adds sizes of its own
    "rooms agency invent wardrobe",
    "comics docs memory mends paper pictures soak",
    "arriving versions typing notebook",
    "served board typed catalogue",
)


def _runs() -> list[str]:
    """What is run at a time: a file, or several, by their names."""
    shared = {name for run in TOGETHER for name in run.split()}
    alone = sorted({path.name.split(".")[0] for path in HERE.glob("*.test.mjs")} - shared)
    return sorted([*TOGETHER, *alone], key=lambda run: (run not in LONGEST, run not in TOGETHER))


@pytest.mark.parametrize("names", _runs())
def test_the_page_in_chromium(names):
    assert (data.web() / "index.html").is_file(), "run `make web` first"
    done = subprocess.run(
        ["node", "several.mjs", *names.split()],
        cwd=HERE,
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=900,
        env={**os.environ, "CODEWEEK_PYTHON": sys.executable},
    )
    assert done.returncode == 0, done.stdout[-8000:] + done.stderr[-2000:]
