"""What a process holds: memory, open files, threads; and how a series of numbers climbs."""

import os
import statistics
from collections.abc import Sequence
from pathlib import Path

PAGE = os.sysconf("SC_PAGE_SIZE")
MEGA = 1_000_000


def resident(pid: int | str = "self") -> float:
    """Megabytes of memory of a process."""
    return int(Path(f"/proc/{pid}/statm").read_text().split()[1]) * PAGE / MEGA


def files() -> int:
    """Files that this process has open."""
    return len(os.listdir("/proc/self/fd"))


def threads() -> int:
    """Threads of this process, those of libraries included."""
    return len(os.listdir("/proc/self/task"))


def climb(series: Sequence[tuple[float, float]], warm: float) -> float:
    """The slope of (acts, value) pairs after `warm` acts, for 1000 acts; 0 when there is too little."""
    kept = [pair for pair in series if pair[0] >= warm]
    if len(kept) < 6:
        return 0.0
    return statistics.linear_regression([x for x, _ in kept], [y for _, y in kept]).slope * 1000
