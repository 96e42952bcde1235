"""The page in Chromium, over a thin wire and on a slow processor, beside its budgets.

DevTools' throttling of processor and wire does not reach workers, where Python is. So the wire is shaped in
the server, and every renderer process (page, worker and service worker are threads of it) is stopped and let
go again many times a second. Prints Markdown. Needs `make web`, node and Chromium.
"""

import json
import os
import shutil
import signal
import socket
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from multiprocessing import get_context
from pathlib import Path
from typing import Any

import waitress

from codeweek import data
from codeweek.server.folder import application

LEVEL = "04-la-ronde/08-la-ronde-deraille"  # it holds a program, so that Run has something to play
WIRE = 8_000_000  # bits a second
SLOWER = 4
ROUNDS = 3
PIECE = 4096  # bytes handed to the wire at once
QUEUE = 0.02  # seconds of the wire that wait in it
RUN = 0.004  # seconds a slowed process runs before it is stopped
BEGIN = "/begin"  # an empty page of the site, where a visit begins
VISIT = Path(__file__).with_name("web_visit.mjs")


@dataclass
class Wire:
    """Lets so many bits a second through, all requests together, and counts them; None: no limit."""

    bits: float | None
    free: float = 0.0
    sent: dict[str, int] = field(default_factory=lambda: defaultdict(int))
    asked: int = 0
    lock: threading.Lock = field(default_factory=threading.Lock)

    def forget(self) -> None:
        """Count from nothing again."""
        with self.lock:
            self.sent.clear()
            self.asked = 0

    def pieces(self, name: str, body: Iterable[bytes]) -> Iterator[bytes]:
        """The same body, as slow as the wire is."""
        try:
            for piece in body:
                self._wait(name, len(piece))
                yield piece
        finally:
            getattr(body, "close", lambda: None)()

    def _wait(self, name: str, size: int) -> None:
        with self.lock:
            self.sent[name] += size
            now = time.monotonic()
            # A line whose sender is late still has something in its queue: it is not idle for that.
            self.free = max(self.free, now - QUEUE) + (size * 8 / self.bits if self.bits else 0.0)
            pause = self.free - now
        if pause > 0:
            time.sleep(pause)


def site(folder: Path, wire: Wire) -> Callable[..., Iterable[bytes]]:
    """What `codeweek serve` hands out, through a wire."""
    served = application(folder)

    def answer(environ: dict[str, Any], start: Callable[..., Any]) -> Iterable[bytes]:
        path = environ["PATH_INFO"]
        if path == BEGIN:
            wire.forget()
            start("200 OK", [("Content-Type", "text/html"), ("Cache-Control", "no-store")])
            return [b'<!doctype html><title>begin</title><link rel="icon" href="data:,">']
        wire.asked += 1
        environ["wsgi.file_wrapper"] = lambda file, _size=0: _read(file)
        return wire.pieces(path.removeprefix("/") or "index.html", served(environ, start))

    return answer


def _read(file: Any) -> Iterator[bytes]:
    with file:
        while piece := file.read(PIECE):
            yield piece


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


def visit(address: str, home: str, wire: Wire, factor: float) -> dict[str, Any]:
    """One visit with what is kept in `home`: times, and bytes by file until the first result and in all."""
    command = ["node", str(VISIT), address, home, LEVEL]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as node:
        assert node.stdout is not None
        brake = get_context("spawn").Process(target=slow, args=(node.pid, factor), daemon=True)
        if factor > 1:
            brake.start()
        try:
            found: dict[str, Any] = json.loads(node.stdout.readline() or "{}")
            if not found:
                raise RuntimeError(f"this visit of {address} came to no result")
            found |= {"bytes then": sum(wire.sent.values())}
            found |= json.loads(node.stdout.readline() or "{}")
            found |= {"files": dict(wire.sent), "bytes": sum(wire.sent.values()), "asked": wire.asked}
        finally:
            if brake.is_alive():
                brake.kill()
                brake.join()
            _signal(_renderers(node.pid), signal.SIGCONT)
    return found


def measure(folder: Path, bits: float | None, factor: float, rounds: int) -> dict[str, list[dict[str, Any]]]:
    """Cold and warm visits, each pair in a browser of its own; the browser is started again in between."""
    wire = Wire(bits)
    listening = socket.create_server(("127.0.0.1", 0))
    served = {"sockets": [listening], "threads": 16, "_quiet": True}
    threading.Thread(target=waitress.serve, args=(site(folder, wire),), kwargs=served, daemon=True).start()
    address = f"http://127.0.0.1:{listening.getsockname()[1]}/"
    found: dict[str, list[dict[str, Any]]] = {"cold": [], "warm": []}
    for _ in range(rounds):
        with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as home:
            for case in found.values():
                case.append(visit(address, home, wire, factor))
    return found


def stale(folder: Path) -> list[str]:
    """Compressed twins that are older than their file."""
    return [
        twin.name
        for twin in folder.rglob("*.br")
        if twin.stat().st_mtime < twin.with_suffix("").stat().st_mtime - 1
    ]


def main() -> None:
    """Print the tables."""
    if old := stale(data.web()):
        sys.exit(f"run `make web` first: {', '.join(old)} are older than their files")
    with tempfile.TemporaryDirectory() as copy:
        folder = Path(shutil.copytree(data.web(), Path(copy) / "web"))  # a build may go on meanwhile
        fast = measure(folder, WIRE, 1, 1)
        slowed = measure(folder, WIRE, SLOWER, ROUNDS)
    print(report(fast, slowed))


BUDGETS = (
    ("cold", "blocks", "level and blocks usable, s", 2.0, 1000),
    ("cold", "result", "first run's result, s", 8.0, 1000),
    ("cold", "bytes then", "over the wire until then, MB", 5.0, 1e6),
    ("cold", "bytes", "over the wire, the whole visit (kept for offline), MB", 5.0, 1e6),
    ("warm", "blocks", "level and blocks usable, s", 1.0, 1000),
    ("warm", "result", "first run's result, s", 3.5, 1000),
    ("warm", "bytes", "over the wire, MB", 0.0, 1e6),
)
Visits = dict[str, list[dict[str, Any]]]


def report(fast: Visits, slowed: Visits) -> str:
    """The tables as Markdown."""
    pace = _median(slowed["cold"] + slowed["warm"], "loop") / _median(fast["cold"] + fast["warm"], "loop")
    lines = [
        f"Wire {WIRE / 1e6:.0f} Mbit/s (no delay added), brotli. Renderers slowed {SLOWER} times"
        f" (a loop in the page: {pace:.1f} times). Median of {ROUNDS} visits (least, most); 1 at full speed.",
        f"Load of this machine: {os.getloadavg()[0]:.1f} on {os.cpu_count()} cores.",
        "",
        "| visit | what | measured | budget | ratio | at full speed |",
        "| --- | --- | --- | --- | --- | --- |",
    ]
    for case, key, what, budget, unit in BUDGETS:
        values = [each[key] / unit for each in slowed[case]]
        ratio = f"{statistics.median(values) / budget:.2f}" if budget else "-"
        spread = f"{statistics.median(values):.2f} ({min(values):.2f}, {max(values):.2f})"
        lines.append(
            f"| {case} | {what} | {spread} | {budget:g} | {ratio} | {_median(fast[case], key) / unit:.2f} |"
        )
    for key, what in (
        ("paint", "first paint, s"),
        ("python", "Python answers, s"),
        ("kept", "kept for offline, s"),
    ):
        for case in ("cold", "warm"):
            now, then = _median(slowed[case], key) / 1000, _median(fast[case], key) / 1000
            lines.append(f"| {case} | {what} | {now:.2f} | | | {then:.2f} |")
    lines += ["", f"Requests: {slowed['cold'][-1]['asked']} cold, {slowed['warm'][-1]['asked']} warm.", ""]
    return "\n".join([*lines, *_files(slowed["cold"][-1]["files"]), "", *_warm(slowed["warm"][-1]["files"])])


def _median(visits: list[dict[str, Any]], key: str) -> float:
    return statistics.median(each[key] or 0.0 for each in visits)


def _files(sent: dict[str, int]) -> list[str]:
    """The largest files of a cold visit; the others by folder."""
    rows: dict[str, int] = defaultdict(int)
    for name, size in sent.items():
        folder = name.split("/")[0] + "/ (all others)" if "/" in name else "others"
        rows[name if size >= 10_000 else folder] += size
    ranked = sorted(rows.items(), key=lambda row: -row[1])
    return [
        "| cold, over the wire | bytes |",
        "| --- | --- |",
        *(f"| {name} | {size:,} |" for name, size in ranked),
    ]


def _warm(sent: dict[str, int]) -> list[str]:
    found = ", ".join(f"{name} {size:,}" for name, size in sent.items() if size)
    return [f"Warm, over the wire: {found or 'nothing'}."]


if __name__ == "__main__":
    main()
