"""`python -m soak.page`: days of children on the page, told as lines of JSON."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from codeweek.blocks import blockly
from codeweek.levels import programs
from codeweek.play import builtin
from codeweek.progress.course import SHIPPED
from soak import files, options

ACTS_A_DAY = 250
SCRIPT = Path(__file__).with_name("soak.mjs")


@contextmanager
def served() -> Iterator[str]:
    """The address of the page, handed out as an animateur does."""
    command = [sys.executable, "-m", "codeweek", "serve", "--port", "0"]
    with (
        tempfile.TemporaryDirectory() as home,
        subprocess.Popen(
            command,
            stdout=subprocess.PIPE,
            text=True,
            encoding="utf-8",
            env={**os.environ, "CODEWEEK_HOME": home},
        ) as server,
    ):
        try:
            assert server.stdout
            found = (re.search(r"http://localhost:\d+/", line) for line in server.stdout)
            yield next(each.group() for each in found if each)
        finally:
            server.terminate()


def prepare(folder: Path) -> None:
    """What is dropped on the page, and the solutions that a neighbour knows."""
    missing = files.make(folder)[-1]
    assert not missing.exists()
    levels = {id: level for id, level in builtin.levels().items() if not programs.read_only(level)}
    solved = {
        id: blockly.save(programs.solution(level).script) for id, level in levels.items() if level.solution
    }
    (folder / "solutions.json").write_text(json.dumps(solved), encoding="utf-8")


def main() -> int:
    """Play until the time is over, or one day again."""
    wanted = options.read(ACTS_A_DAY)
    with tempfile.TemporaryDirectory() as folder, served() as address:
        prepare(Path(folder))
        given = {**vars(wanted), "address": address, "files": folder, "course": SHIPPED}
        return subprocess.run(["node", str(SCRIPT), json.dumps(given)]).returncode


if __name__ == "__main__":
    sys.exit(main())
