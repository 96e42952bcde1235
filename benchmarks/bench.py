"""All the rows of one go, kept as JSON and as Markdown; and two of them compared."""

import json
import os
import platform
from collections.abc import Sequence
from dataclasses import asdict, dataclass, field
from datetime import date
from pathlib import Path
from time import perf_counter

from benchmarks.rows import Row, moved, table

BEGIN, END = "<!-- bench -->", "<!-- /bench -->"  # between them stands the table of a page


@dataclass(frozen=True)
class Bench:
    """One go: its rows, what could not be measured and why, and the machine."""

    rows: tuple[Row, ...]
    missing: tuple[str, ...] = ()
    taken: str = field(default_factory=lambda: date.today().isoformat())
    machine: str = field(default_factory=lambda: machine())
    pace: float = field(default_factory=lambda: pace())

    def markdown(self) -> str:
        """The table, and how to read it."""
        missed = sum(row.ok is False for row in self.rows)
        asked = sum(row.ok is not None for row in self.rows)
        lines = [
            f"Taken on {self.taken}: {self.machine}. {asked - missed} of {asked} rows meet what is asked.",
            "A ratio is what was measured divided by what stands beside it, in the same go; in brackets its "
            "least and its most over the rounds.",
            "",
            table(self.rows),
            *(["", *(f"- Not measured: {each}" for each in self.missing)] if self.missing else []),
        ]
        return "\n".join(lines) + "\n"

    def write(self, folder: Path) -> None:
        """Keep it as `bench.json` and `bench.md`."""
        folder.mkdir(parents=True, exist_ok=True)
        (folder / "bench.json").write_text(json.dumps(asdict(self), indent=1) + "\n", encoding="utf-8")
        (folder / "bench.md").write_text(self.markdown(), encoding="utf-8")


def read(path: Path) -> Bench:
    """What was kept as JSON."""
    kept = json.loads(path.read_text(encoding="utf-8"))
    return Bench(tuple(Row(**row) for row in kept.pop("rows")), tuple(kept.pop("missing")), **kept)


def put(page: str, content: str) -> str:
    """A page with its table replaced."""
    before, begin, rest = page.partition(BEGIN)
    _old, end, after = rest.partition(END)
    if not begin or not end:
        raise ValueError(f"no {BEGIN} … {END} in this page")
    return f"{before}{BEGIN}\n{content.strip()}\n{END}{after}"


def compared(old: Bench, new: Bench) -> str:
    """Which ratios moved more than noise."""
    elsewhere = moved(old.rows, new.rows)
    here, there = ({row.key for row in bench.rows} for bench in (new, old))
    lines = [
        f"{row.key}: {then.ratio:.2f} ({then.low:.2f}, {then.high:.2f}) -> "
        f"{row.ratio:.2f} ({row.low:.2f}, {row.high:.2f})"
        for then, row in elsewhere
    ]
    lines += [f"{key}: only in one of them" for key in sorted(here ^ there)]
    head = (
        f"{len(elsewhere)} of {len(here & there)} ratios moved more than noise; "
        f"the machine's own pace: {new.pace / old.pace:.2f} times as long."
    )
    return "\n".join([head, *lines])


def machine() -> str:
    """What this was measured on."""
    cores = f"{os.cpu_count()} cores, load {os.getloadavg()[0]:.1f}" if hasattr(os, "getloadavg") else ""
    return f"{platform.system()} {platform.machine()}, {cores}, Python {platform.python_version()}"


def pace(rounds: int = 5) -> float:
    """Seconds that a fixed piece of work takes: how slow this machine is now."""
    times: list[float] = []
    for _ in range(rounds):
        start = perf_counter()
        sum(i * 7 % 11 for i in range(300_000))
        times.append(perf_counter() - start)
    return min(times)


def told(rows: Sequence[Row]) -> str:
    """A line for each row, as it comes."""
    return "\n".join("  ".join(cell for cell in row.cells() if cell) for row in rows)
