"""The one-line bugs of tests/bugs.toml, each put into a copy of the project: do its tests notice?"""

import os
import subprocess
import sys
import tomllib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[1]
TABLE = ROOT / "tests" / "bugs.toml"
LONGEST = 300  # seconds that the tests of one bug may take: an endless loop is noticed too


@dataclass(frozen=True)
class Bug:
    """A line of code, the same line with a bug, and the tests that must notice it."""

    name: str
    file: str
    was: str
    now: str
    tests: tuple[str, ...]


def bugs() -> tuple[Bug, ...]:
    """All bugs of the table."""
    groups = tomllib.loads(TABLE.read_text("utf-8"))["about"]
    return tuple(
        Bug(name, file, was, now, tuple(group["tests"]))
        for group in groups
        for name, file, was, now in group["bugs"]
    )


def unnoticed(copy: Path, those: Sequence[Bug]) -> Iterator[Bug]:
    """The bugs that none of their tests notices, tried in a copy of the project."""
    every = sorted({test for bug in those for test in bug.tests})
    if those and (said := failure(copy, every, None)) is not None:
        sys.exit(f"{said[-2000:]}\nThe tests fail without any bug: nothing can be said.")
    for bug in those:
        path = copy / bug.file
        text = path.read_text("utf-8")
        path.write_text(text.replace(bug.was, bug.now), "utf-8")
        seen = failure(copy, bug.tests) is not None
        path.write_text(text, "utf-8")
        print("noticed  " if seen else "SURVIVED ", bug.name, flush=True)
        if not seen:
            yield bug


def failure(copy: Path, tests: Sequence[str], longest: float | None = LONGEST) -> str | None:
    """What tests say in a copy of the project that fail, or take longer; None when they pass."""
    command = [sys.executable, "-B", "-m", "pytest", "-q", "-x", "-p", "no:cacheprovider", *tests]
    found = {**os.environ, "CODEWEEK_PROFILE": "steady", "PYTHONPATH": str(copy)}
    try:
        done = subprocess.run(
            command, cwd=copy, env=found, capture_output=True, text=True, timeout=longest, check=False
        )
    except subprocess.TimeoutExpired:
        return f"no end within {longest} seconds"
    return done.stdout if done.returncode else None
