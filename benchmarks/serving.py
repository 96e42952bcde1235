"""A server in processes of its own, on a free port, and what they use of the computer."""

import contextlib
import os
import re
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from benchmarks.missing import MissingError

ADDRESS = re.compile(r"http://[\w.]+:(\d+)")
_PROC = Path("/proc")


class Served(NamedTuple):
    """The port and the process of a server."""

    port: int
    process: int


@contextlib.contextmanager
def serving(*command: str, home: Path | None = None) -> Iterator[Served]:
    """Python with these words, which says an address; without a `home`, from an empty one."""
    with (
        tempfile.TemporaryDirectory() as empty,
        subprocess.Popen(
            [sys.executable, *command],
            stdout=subprocess.PIPE,
            text=True,
            encoding="utf-8",
            env={**os.environ, "CODEWEEK_HOME": str(home or empty)},
        ) as process,
    ):
        assert process.stdout
        try:
            port = next(found[1] for line in process.stdout if (found := ADDRESS.search(line)))
            yield Served(int(port), process.pid)
        finally:
            process.terminate()


class Use(NamedTuple):
    """Seconds of processor, and memory in MB."""

    processor: float
    memory: float


def use(servers: Iterable[Served]) -> Use:
    """What servers use, with what they have started. Raises MissingError where the system does not tell."""
    if not _PROC.is_dir():
        raise MissingError("what a process uses is read in /proc, on Linux")
    those = [process for each in servers for process in (each.process, *_started(each.process))]
    return Use(sum(map(_processor, those)), sum(map(_memory, those)))


def _started(process: int) -> list[int]:
    found: list[int] = []
    for task in (_PROC / str(process) / "task").iterdir():
        for child in (task / "children").read_text().split():
            found += [int(child), *_started(int(child))]
    return found


def _processor(process: int) -> float:
    fields = (_PROC / str(process) / "stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def _memory(process: int) -> float:
    told = (_PROC / str(process) / "smaps_rollup").read_text()
    return int(told.partition("Pss:")[2].split()[0]) / 1024
