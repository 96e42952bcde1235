"""The page in a real Chromium, and in Firefox: the tests beside this file, run by Node."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from codeweek import data

HERE = Path(__file__).parent
# Files that share one browser: another one takes four seconds of a core to begin, with its Python.
# Those that take longest come first, or all the workers would wait for one of them at the end.
TOGETHER = (
    "resume packs network live",
    "played course names stars trap made",
    "served board typed catalogue",
    "arriving versions typing notebook offline",
    "guide hostile aloud life travel exercise making",
    "sizes workshop examples sheet tune_workshop stage_workshop",  # `rooms` adds sizes of its own
    "comics docs memory mends paper pictures soak signs",
    "rooms agency invent wardrobe",
    "a11y axe keeping trouble evaluation",
    "blocks hands ideas alike ways town",
    "page",
    "room",
    "evening",
)


def _runs() -> list[str]:
    """What is run at a time: several files, or one, by their names."""
    named = {name for run in TOGETHER for name in run.split()}
    return [*TOGETHER, *sorted({path.name.split(".")[0] for path in HERE.glob("*.test.mjs")} - named)]


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
    assert done.returncode == 0, _failed(done.stdout) + done.stderr[-2000:]


def _failed(said: str) -> str:
    """What is said of the tests that failed; the end of all of it where none is named."""
    parts = re.split(r"(?m)^(?= *not ok )", said)[1:]
    return "\n".join(part[:4000] for part in parts) or said[-8000:]
