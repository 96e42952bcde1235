"""How long it takes to check the whole course, beside what PyYAML alone takes to read the same files."""

import subprocess
import sys
from time import perf_counter
from typing import Any

import yaml

from benchmarks.rows import Row, beside, budget
from benchmarks.solver import timed
from codeweek import data
from codeweek.authoring.validate import prove
from codeweek.packs.load import load_pack

ROUNDS, FEW = 5, 1
CHECK = 120.0  # seconds, on two cores
QUICK: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)  # as we read them
PEER = "PyYAML alone, by libyaml, s"


def rows(quick: bool) -> list[Row]:
    """Reading, and checking with and without what was proved before."""
    found = [*_reading(FEW if quick else ROUNDS)]
    return found if quick else [*found, _searching()]


def _reading(rounds: int) -> list[Row]:
    folder = data.folder("levels")
    texts = [path.read_text(encoding="utf-8") for path in sorted(folder.rglob("*.yaml"))]
    levels = load_pack(folder).levels
    plain, load, proof = [], [], []
    for _ in range(rounds):
        plain.append(timed(lambda: [yaml.load(text, QUICK) for text in texts])[1])
        load.append(timed(lambda: load_pack(folder))[1])
        proof.append(timed(lambda: [prove(level) for level in levels])[1])
    reading = beside("levels", "the course read", load, "s", PEER, plain)
    return [
        reading,
        beside("levels", "its solutions played and judged", proof, "s", PEER, plain),
    ]


def _searching() -> Row:
    """Every level searched again, as `make prove` does, on all cores."""
    command = [sys.executable, "-m", "codeweek", "check", str(data.folder("levels")), "--no-cache"]
    start = perf_counter()
    subprocess.run(command, check=True, capture_output=True)
    return budget("levels", "the whole course checked afresh", [perf_counter() - start], "s", CHECK)
