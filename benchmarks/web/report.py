"""More than the table has, of our page alone: at full speed too, and each large file."""

import os
from collections import defaultdict
from statistics import median
from typing import Any

from benchmarks.web.page import BUDGETS, SCALE, SLOWER, WIRE
from benchmarks.web.visits import CASES, Visits

LARGE = 10_000  # bytes of a file that has a line of its own
MORE = (("paint", "first paint"), ("python", "Python answers"), ("kept", "kept for offline"))


def report(fast: Visits, slowed: Visits) -> str:
    """The tables as Markdown."""
    lines = [(case, key, what, unit) for case, key, what, unit, *_ in BUDGETS]
    lines += [(case, key, what, "s") for key, what in MORE for case in CASES]
    asked = ", ".join(f"{slowed[case][-1]['asked']} {case}" for case in CASES)
    return "\n".join(
        [
            *_conditions(fast, slowed),
            "| visit | what | median | least, most | at full speed |",
            "| --- | --- | --- | --- | --- |",
            *(_line(fast, slowed, *line) for line in lines),
            "",
            f"Requests: {asked}.",
            "",
            *_files(slowed["cold"][-1]["files"]),
            "",
            _warm(slowed["warm"][-1]["files"]),
        ]
    )


def _conditions(fast: Visits, slowed: Visits) -> list[str]:
    slow, full = _loop(slowed), _loop(fast)
    return [
        f"Wire {WIRE / 1e6:.0f} Mbit/s (no delay added), brotli. Renderers slowed {SLOWER} times"
        f" (a loop in the page: {slow / full:.1f} times). {len(slowed['cold'])} visits; 1 at full speed.",
        f"Load of this machine: {os.getloadavg()[0]:.1f} on {os.cpu_count()} cores.",
        "",
    ]


def _loop(visits: Visits) -> float:
    times: list[float] = [each["loop"] for case in CASES for each in visits[case]]
    return median(times)


def _line(fast: Visits, slowed: Visits, case: str, key: str, what: str, unit: str) -> str:
    values = [(each[key] or 0.0) / SCALE[unit] for each in slowed[case]]
    full = median((each[key] or 0.0) / SCALE[unit] for each in fast[case])
    spread = f"{min(values):.2f}, {max(values):.2f}"
    return f"| {case} | {what}, {unit} | {median(values):.2f} | {spread} | {full:.2f} |"


def _files(sent: dict[str, Any]) -> list[str]:
    """The largest files of a cold visit; the others by folder."""
    rows: dict[str, int] = defaultdict(int)
    for name, size in sent.items():
        folder = name.split("/")[0] + "/ (all others)" if "/" in name else "others"
        rows[name if size >= LARGE else folder] += size
    ranked = sorted(rows.items(), key=lambda row: -row[1])
    return [
        "| cold, over the wire | bytes |",
        "| --- | --- |",
        *(f"| {name} | {size:,} |" for name, size in ranked),
    ]


def _warm(sent: dict[str, int]) -> str:
    found = ", ".join(f"{name} {size:,}" for name, size in sent.items() if size)
    return f"Warm, over the wire: {found or 'nothing'}."
