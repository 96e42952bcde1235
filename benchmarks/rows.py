"""What a measurement gives: rows of one table, each a ratio to a budget or to a peer run in the same go."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median

ONCE = 0.15  # by how much what is measured once has differed between two runs of one machine
WIDER = 0.10  # how much more a ratio may move: the pace of a shared machine changes within the hour
HEAD = ("part", "what", "measured", "beside", "ratio (least, most)", "asked", "met")


@dataclass(frozen=True)
class Row:
    """One measurement. `low` and `high` bound its ratio over the rounds: that is its noise.

    `least` or `most` is what is asked of the ratio; `note` says why a row may miss it.
    """

    part: str
    what: str
    value: float
    unit: str
    beside: str
    other: float
    ratio: float
    low: float
    high: float
    least: float | None = None
    most: float | None = None
    note: str = ""

    @property
    def key(self) -> str:
        """What is the same in two runs."""
        return " | ".join(filter(None, (self.part, self.what, self.beside)))

    @property
    def ok(self) -> bool | None:
        """Whether what is asked is met; None when nothing is asked."""
        if self.least is not None:
            return self.ratio >= self.least
        return None if self.most is None else self.ratio <= self.most

    def cells(self) -> tuple[str, ...]:
        """The row of the table."""
        asked = "" if self.most is None else f"≤ {self.most:g}"
        return (
            self.part,
            self.what,
            f"{number(self.value)} {self.unit}",
            f"{self.beside}: {number(self.other)}" if self.beside else "",
            f"{self.ratio:.2f} ({self.low:.2f}, {self.high:.2f})" if self.beside else "",
            asked if self.least is None else f"≥ {self.least:g}",
            {True: "yes", False: "**no**", None: ""}[self.ok],
        )


def budget(part: str, what: str, values: Sequence[float], unit: str, most: float, note: str = "") -> Row:
    """The median of the rounds beside the most it may be."""
    low, high = spread([share(value, most) for value in values])
    middle = median(values)
    return Row(part, what, middle, unit, "budget", most, share(middle, most), low, high, most=1.0, note=note)


def beside(part: str, what: str, ours: Sequence[float], unit: str, peer: str, theirs: Sequence[float]) -> Row:
    """The medians of what was measured for us and for a peer, round by round; nothing is asked."""
    low, high = spread([share(one, other) for one, other in zip(ours, theirs, strict=True)])
    ratio = share(median(ours), median(theirs))
    return Row(part, what, median(ours), unit, peer, median(theirs), ratio, min(low, ratio), max(high, ratio))


def alone(part: str, what: str, values: Sequence[float], unit: str) -> Row:
    """The median of what stands beside nothing; two runs are compared by it."""
    middle = median(values)
    return Row(part, what, middle, unit, "", 1.0, middle, *spread(values))


def share(value: float, other: float) -> float:
    """The ratio of two numbers that are not negative; equal ones are 1, also when they are 0."""
    if value == other:
        return 1.0
    return value / other if other else math.inf


def spread(ratios: Sequence[float]) -> tuple[float, float]:
    """The least and the most of some ratios; what is measured once has the spread of its kind."""
    if len(ratios) == 1:
        return ratios[0] * (1 - ONCE), ratios[0] * (1 + ONCE)
    return min(ratios), max(ratios)


def mean(values: Sequence[float]) -> float:
    """The geometric mean."""
    return math.exp(sum(map(math.log, values)) / len(values))


def number(value: float) -> str:
    """Three digits are enough."""
    return f"{value:,.0f}" if abs(value) >= 1000 else f"{value:.3g}"


def table(rows: Sequence[Row]) -> str:
    """The rows as Markdown, then why what is missed is missed."""
    lines = [HEAD, ("---",) * len(HEAD), *(row.cells() for row in rows)]
    missed = [f"- {row.part}, {row.what}: {row.note}" for row in rows if row.ok is False and row.note]
    return "\n".join([*(f"| {' | '.join(line)} |" for line in lines), *([""] if missed else []), *missed])


def moved(old: Sequence[Row], new: Sequence[Row]) -> list[tuple[Row, Row]]:
    """The rows whose ratio is elsewhere than noise can bring it."""
    before = {row.key: row for row in old}
    pairs = [(before.get(row.key), row) for row in new]
    return [(then, now) for then, now in pairs if then is not None and _apart(then, now)]


def _apart(one: Row, other: Row) -> bool:
    lower, upper = sorted((one, other), key=lambda row: row.ratio)
    return lower.high * (1 + WIDER) < upper.low * (1 - WIDER)
