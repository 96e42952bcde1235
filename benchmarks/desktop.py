"""The desktop app: first frame, frame time, idle CPU and memory, each in its own process; the built one."""

import json
import subprocess
import sys
import tempfile
from pathlib import Path

from benchmarks.missing import needed
from benchmarks.rows import Row, alone, beside, budget
from benchmarks.screen import first_picture, has_virtual, kind, shown

BUILT = Path(__file__).parents[1] / "dist" / "codeweek" / "codeweek"
PROCESS = Path("/proc/self/stat")  # tells when a process was started
ROUNDS, FEW = 5, 1
CHILDREN = {"first": ROUNDS, "frame": 3, "live": 3, "idle": 1}  # how often each process is started
BUDGETS = (
    ("first", "first frame", "s", 0.5),
    ("frame", "frame while a program plays", "ms", 1000 / 60),
    ("slow", "the slowest of twenty frames", "ms", 12.0),
    ("lived", "the slowest of twenty frames of a game", "ms", 12.0),
    ("heard", "the slowest of twenty keys, to its picture", "ms", 50.0),
    ("idle", "a level at rest, of a core", "%", 0.5),
    ("memory", "memory after a while", "MB", 120.0),
)
SOURCE = "from codeweek.cli import main; main()"


def rows(quick: bool) -> list[Row]:
    """The budgets of the window, then the built program when there is one."""
    needed(PROCESS, "the window is measured on Linux only")
    found: dict[str, list[float]] = {}
    for child, rounds in CHILDREN.items():
        for _ in range(FEW if quick else rounds):
            for name, value in _child(child).items():
                found.setdefault(name, []).append(value)
    part = f"desktop, {kind()} screen"
    own = [budget(part, what, found[name], unit, most) for name, what, unit, most in BUDGETS]
    return [*own, *_built(FEW if quick else ROUNDS)]


def _child(what: str) -> dict[str, float]:
    with tempfile.TemporaryDirectory() as home, shown() as env:
        command = [sys.executable, "-m", "benchmarks.window", what]
        done = subprocess.run(
            command, env=env | {"CODEWEEK_HOME": home}, capture_output=True, text=True, check=True
        )
    found: dict[str, float] = json.loads(done.stdout.splitlines()[-1])
    return found


def _built(rounds: int) -> list[Row]:
    """The program that needs no Python: its size, and its first picture beside that of the source."""
    if not BUILT.is_file():
        return []
    files = [path for path in BUILT.parent.rglob("*") if not path.is_symlink() and path.is_file()]
    size = sum(path.stat().st_size for path in files) / 1e6
    rows = [alone("built program", "size on the disk", [size], "MB")]
    if not has_virtual():
        return rows
    with tempfile.TemporaryDirectory() as home:
        pairs = [
            (first_picture([str(BUILT)], home), first_picture([sys.executable, "-c", SOURCE], home))
            for _ in range(rounds + 1)
        ][1:]  # the first time reads the disk
    built, source = zip(*pairs, strict=True)
    return [*rows, beside("built program", "first picture", built, "s", "from source, s", source)]
