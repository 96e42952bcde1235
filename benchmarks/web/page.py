"""Both pages measured, as rows: budgets of ours, and how it stands beside the plain one."""

import shutil
import subprocess
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from benchmarks.missing import MissingError, needed
from benchmarks.rows import Row, beside, budget
from benchmarks.web.visits import Visits, measure
from codeweek import data

ROOT = Path(__file__).parents[2]
WIRE = 8_000_000  # bits a second
SLOWER = 4
ROUNDS, FEW = 3, 1
HELD = "on so slow a processor the least Blockly page takes most of it (see below); the rest is the level"
PYTHON = "starting Python is most of it"
BUDGETS = (
    ("cold", "blocks", "level and blocks usable", "s", 2.0, HELD),
    ("cold", "result", "first run's result", "s", 8.0, PYTHON),
    ("cold", "bytes then", "over the wire until then", "MB", 5.0, ""),
    ("cold", "bytes", "over the wire, with what is kept for offline", "MB", 5.4, ""),
    ("warm", "blocks", "level and blocks usable", "s", 1.0, HELD),
    ("warm", "result", "first run's result", "s", 3.5, PYTHON),
    ("warm", "bytes", "over the wire", "MB", 0.0, ""),
)
SCALE = {"s": 1000, "MB": 1e6}
PLAIN = "plain Blockly page without Python"  # nor course, pictures, fonts, sounds: it must be lighter


def rows(quick: bool) -> list[Row]:
    """Our budgets, then the same visits of a plain Blockly page."""
    with both() as pages:
        return judged(measure(pages, WIRE, SLOWER, FEW if quick else ROUNDS))


def judged(found: Mapping[str, Visits]) -> list[Row]:
    """The rows of what was found of `codeweek` and of the `plain` page."""
    ours, theirs = found["codeweek"], found["plain"]
    own = [
        budget(f"page, {case}", what, _values(ours, case, key, unit), unit, most, note)
        for case, key, what, unit, most, note in BUDGETS
    ]
    return [*own, *(_beside(ours, theirs, *line[:4]) for line in BUDGETS if line[1] != "bytes")]


def _beside(ours: Visits, theirs: Visits, case: str, key: str, what: str, unit: str) -> Row:
    one, other = (_values(visits, case, key, unit) for visits in (ours, theirs))
    return beside(f"page, {case}", what, one, unit, f"{PLAIN}, {unit}", other)


def _values(visits: Visits, case: str, key: str, unit: str) -> list[float]:
    return [each[key] / SCALE[unit] for each in visits[case]]


@contextmanager
def both() -> Iterator[dict[str, Path]]:
    """A copy of our page, and the plain one made with the same tools."""
    fresh()
    with tempfile.TemporaryDirectory() as folder:
        own = Path(shutil.copytree(data.web(), Path(folder) / "web"))  # a build may go on meanwhile
        plain = Path(folder) / "plain"
        for script in ("benchmarks/peers/page.mjs", "tools/web/twins.mjs"):
            subprocess.run(["node", str(ROOT / script), str(plain)], check=True)
        yield {"codeweek": own, "plain": plain}


def fresh() -> None:
    """Raises MissingError when the page is not built, or only in part."""
    needed(data.web() / "index.html", "run `make web` first")
    if old := stale(data.web()):
        raise MissingError(f"run `make web` first: {', '.join(old)} are older than their files")


def stale(folder: Path) -> list[str]:
    """Compressed twins that are older than their file."""
    return [
        twin.name
        for twin in folder.rglob("*.br")
        if twin.stat().st_mtime < twin.with_suffix("").stat().st_mtime - 1
    ]
