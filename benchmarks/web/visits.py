"""Visits of a page: cold, and again with what the first has kept."""

import json
import subprocess
import tempfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from benchmarks.web.slow import slowed
from benchmarks.web.wire import Wire, serve

LEVEL = "04-la-ronde/08-la-ronde-deraille"  # it holds a program, so that Run has something to play
VISIT = Path(__file__).with_name("visit.mjs")
CASES = ("cold", "warm")
Visits = dict[str, list[dict[str, Any]]]  # by case, what each visit found


def visit(address: str, home: str, wire: Wire, factor: float, page: str) -> dict[str, Any]:
    """One visit with what is kept in `home`: times, and bytes by file until the first result and in all."""
    command = ["node", str(VISIT), address, home, page, LEVEL]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as node, slowed(node.pid, factor):
        assert node.stdout is not None
        found: dict[str, Any] = json.loads(node.stdout.readline() or "{}")
        if not found:
            raise RuntimeError(f"this visit of {address} came to no result")
        found |= {"bytes then": sum(wire.sent.values())}
        found |= json.loads(node.stdout.readline() or "{}")
        found |= {"files": dict(wire.sent), "bytes": sum(wire.sent.values()), "asked": wire.asked}
    return found


def measure(pages: Mapping[str, Path], bits: float | None, factor: float, rounds: int) -> dict[str, Visits]:
    """Cold and warm visits of some pages in turn; the browser is started again before each."""
    wires = {page: Wire(bits) for page in pages}
    served = {page: serve(folder, wires[page]) for page, folder in pages.items()}
    found: dict[str, Visits] = {page: {case: [] for case in CASES} for page in pages}
    for _ in range(rounds):
        for page, address in served.items():
            with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as home:
                for case in CASES:
                    found[page][case].append(visit(address, home, wires[page], factor, page))
    return found
