"""A slow processor, for the renderers of a browser only."""

import os
import signal
import time
from collections.abc import Iterator
from contextlib import contextmanager
from multiprocessing import get_context
from pathlib import Path

RUN = 0.004  # seconds a slowed process runs before it is stopped


@contextmanager
def slowed(root: int, factor: float) -> Iterator[None]:
    """Meanwhile the renderers among the descendants of a process are slower by that factor."""
    brake = get_context("spawn").Process(target=slow, args=(root, factor), daemon=True)
    if factor > 1:
        brake.start()
    try:
        yield
    finally:
        if brake.is_alive():
            brake.kill()
            brake.join()
        _signal(_renderers(root), signal.SIGCONT)


def slow(root: int, factor: float) -> None:
    """Let the renderers among the descendants of a process run one `factor`-th of the time, until killed."""
    owed, known, looked = 0.0, set[int](), 0.0
    while os.getppid() != 1:
        start = time.perf_counter()
        if start - looked > 0.05:
            known, looked = _renderers(root), start
        time.sleep(RUN + owed)
        stopped = time.perf_counter()
        _signal(known, signal.SIGSTOP)
        time.sleep((stopped - start) * (factor - 1))
        _signal(known, signal.SIGCONT)
        # What it was stopped for too long, it may run longer next time.
        owed = max(0.0, (time.perf_counter() - stopped) / (factor - 1) - (stopped - start))


def _signal(processes: set[int], what: signal.Signals) -> None:
    for pid in processes:
        try:
            os.kill(pid, what)
        except ProcessLookupError:
            continue


def _renderers(root: int) -> set[int]:
    parents = {}
    for name in filter(str.isdigit, os.listdir("/proc")):
        try:
            parents[int(name)] = int(Path(f"/proc/{name}/stat").read_text().rpartition(")")[2].split()[1])
        except OSError:
            continue
    return {pid for pid in parents if _descends(pid, root, parents) and _renders(pid)}


def _descends(pid: int, root: int, parents: dict[int, int]) -> bool:
    while pid in parents and pid != root:
        pid = parents[pid]
    return pid == root


def _renders(pid: int) -> bool:
    try:
        return b"--type=renderer" in Path(f"/proc/{pid}/cmdline").read_bytes()
    except OSError:
        return False
