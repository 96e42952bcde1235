"""The page in a real Chromium, and in Firefox: the tests beside this file, run by Node."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from codeweek import data

HERE = Path(__file__).parent
# Those that take longest begin first, or all the workers would wait for one of them at the end.
LONGEST = ("room", "page", "workshop", "sizes", "packs", "course", "resume", "blocks", "rooms")
FILES = sorted(HERE.glob("*.test.mjs"), key=lambda path: (path.name.split(".")[0] not in LONGEST, path.name))


@pytest.mark.parametrize("name", [path.name for path in FILES])
def test_the_page_in_chromium(name):
    assert (data.web() / "index.html").is_file(), "run `make web` first"
    done = subprocess.run(
        ["node", "--test", "--test-concurrency=1", name],
        cwd=HERE,
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=900,
        env={**os.environ, "CODEWEEK_PYTHON": sys.executable},
    )
    assert done.returncode == 0, done.stdout[-8000:] + done.stderr[-2000:]
