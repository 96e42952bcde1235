"""`make soak`: children on both shells side by side, for a set time; what came of it is in `build/soak.json`.

Nothing may be lost, nothing thrown, and memory must stay flat; the exit status tells. A failure has its day,
which can be played again alone: `python -m soak.desktop --seed 7 --day 12`.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import threading
from pathlib import Path
from typing import Any

from soak.memory import climb

SHELLS = ("desktop", "page")
KEPT = Path(__file__).parent.parent / "build" / "soak.json"
WARM = 1 / 3  # of a run: until then caches fill
MOST_GROWTH = (
    48.0  # megabytes by which the window may seem to grow after that: they come and go with its size
)
Told = dict[str, Any]


def main() -> int:
    """Run the shells, and judge."""
    wanted = _options()
    told: dict[str, Told] = {}
    running = [threading.Thread(target=_run, args=(shell, wanted, told)) for shell in wanted.shells]
    for each in running:
        each.start()
    for each in running:
        each.join()
    failures = [failure for shell in wanted.shells for failure in _failures(shell, told.get(shell))]
    KEPT.parent.mkdir(exist_ok=True)
    kept = {"seed": wanted.seed, "minutes": wanted.minutes, "failures": len(failures), "shells": told}
    KEPT.write_text(json.dumps(kept, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    for failure in failures:
        print(failure)
    print(f"{len(failures)} failures; seed {wanted.seed}; {KEPT}")
    return 1 if failures else 0


def _options() -> argparse.Namespace:
    asked = argparse.ArgumentParser()
    asked.add_argument("--seed", type=int, default=1)
    asked.add_argument("--minutes", type=float, default=10)
    asked.add_argument("--every", type=float, default=60, help="seconds between two lines")
    asked.add_argument("shells", nargs="*", help="desktop, page; both when none is named")
    wanted = asked.parse_args()
    wanted.shells = wanted.shells or list(SHELLS)
    return wanted


def _run(shell: str, wanted: argparse.Namespace, told: dict[str, Told]) -> None:
    """One shell in a process of its own; its lines are shown, the last one is kept."""
    command = [sys.executable, "-m", f"soak.{shell}"]
    for name in ("seed", "minutes", "every"):
        command += [f"--{name}", str(getattr(wanted, name))]
    surely = {**os.environ, "PYTHONHASHSEED": "0"}
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, text=True, encoding="utf-8", env=surely
    ) as process:
        assert process.stdout
        for line in process.stdout:
            found = json.loads(line)
            print(_shown(found), flush=True)
            if found["told"] == "end":
                told[shell] = found


def _shown(line: Told) -> str:
    more = "".join(f", {line[name]} {name}" for name in ("nodes", "files", "threads") if name in line)
    acts = f"{line['acts']:6} acts, {line['levels']:3} levels, {line['wins']:4} wins"
    return f"{line['shell']:8} {acts}, {line['memory']:6.1f} MB{more}"


def _failures(shell: str, told: Told | None) -> list[str]:
    """What did not hold, each with the way to see it again."""
    if told is None:
        return [f"{shell}: it did not come to its end"]
    found = [_failure(shell, each) for each in told["failures"]]
    growth = grown(told["memory_series"], told["acts"]) if shell == "desktop" else 0.0
    if growth > MOST_GROWTH:
        found.append(f"{shell}: the memory grew by {growth:.0f} MB after the first third")
    return found


def _failure(shell: str, failure: Told) -> str:
    seed, day = failure["day"].split("/")
    last = "; ".join(failure["acts"][-4:])
    again = f"python -m soak.{shell} --seed {seed} --day {day}"
    return f"{shell}, act {failure['act']} ({again}): {failure['law']}\n    last: {last}"


def grown(series: list[list[float]], acts: float) -> float:
    """By how many megabytes a trend rises once a run is warm; the series is pairs of acts and megabytes."""
    warm = acts * WARM
    return climb([(each[0], each[1]) for each in series], warm) * (acts - warm) / 1000


if __name__ == "__main__":
    sys.exit(main())
