"""`python -m soak.desktop`: days of children on the window, told as lines of JSON."""

from __future__ import annotations

import gc
import json
import os
import time
from collections import Counter
from functools import partial
from typing import Any

from codeweek.desktop.environment import prepare

os.environ["SDL_VIDEODRIVER"] = os.environ["SDL_AUDIODRIVER"] = "dummy"
prepare()

from soak import memory, options  # noqa: E402
from soak.desktop.day import ACTS_A_DAY, Day, play  # noqa: E402

MOST_FAILURES = 20


class Telling:
    """Writes what happens, a line at a time."""

    def __init__(self, every: float) -> None:
        self.every, self.next = every, time.monotonic() + every
        self.counts: Counter[str] = Counter()
        self.levels: set[str] = set()
        self.wins = 0
        self.memory: list[tuple[float, float]] = []
        self.failures: list[dict[str, Any]] = []

    def during(self, day: Day) -> None:
        """A line, when it is time."""
        if time.monotonic() >= self.next:
            self.next += self.every
            self._tell("minute", self.counts + day.counts, self.levels | day.levels, self.wins + day.wins)

    def after(self, day: Day) -> None:
        """Add a day."""
        self.counts += day.counts
        self.levels |= day.levels
        self.wins += day.wins
        if day.failure:
            self.failures.append(day.failure)
        gc.collect()
        self.memory.append((self.counts.total(), round(memory.resident(), 1)))

    def end(self) -> None:
        """The last line: everything."""
        self._tell(
            "end", self.counts, self.levels, self.wins, memory_series=self.memory, failures=self.failures
        )

    def _tell(self, what: str, counts: Counter[str], levels: set[str], wins: int, **more: Any) -> None:
        line = {
            "told": what, "shell": "desktop", "acts": counts.total(), "levels": len(levels), "wins": wins,
            "memory": round(memory.resident(), 1), "threads": memory.threads(), "files": memory.files(),
            "counts": dict(counts), **more,
        }  # fmt: skip
        print(json.dumps(line, ensure_ascii=False), flush=True)


def _goes_on(only: int | None, end: float) -> bool:
    return only is not None or time.monotonic() < end


def main() -> None:
    """Play until the time is over, or one day again."""
    wanted = options.read(ACTS_A_DAY)
    telling, end = Telling(wanted.every), time.monotonic() + wanted.minutes * 60
    day = wanted.day or 1
    while _goes_on(wanted.day, end):
        going = partial(_goes_on, wanted.day, end)
        telling.after(play(f"{wanted.seed}/{day}", wanted.acts, going, telling.during))
        day += 1
        if wanted.day or len(telling.failures) >= MOST_FAILURES:
            break
    telling.end()


if __name__ == "__main__":
    main()
