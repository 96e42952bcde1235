"""Bars of a score in rows: as many as there is room for, and where each time stands in its row."""

import math
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import pairwise

from codeweek.report.score.signs import BAR, Sign

BEAT, LEAST, PAD = (
    0.95,
    0.82,
    0.35,
)  # centimetres: a beat, the shortest time, what a bar has before its first note
LOOSE = 0.6  # the last row is as wide as the others if it is this full


@dataclass(frozen=True)
class Bar:
    """A bar: the times in it where something begins, and its end."""

    times: tuple[Fraction, ...]

    @property
    def widths(self) -> Iterator[float]:
        """What is after each time; long notes take more, but not as much more as they last."""
        return (max(LEAST, BEAT * math.sqrt(after - before)) for before, after in pairwise(self.times))

    @property
    def width(self) -> float:
        """What it would like to have."""
        return PAD + sum(self.widths)


@dataclass(frozen=True)
class Row:
    """Bars side by side from x `left` on, each `stretch` times as wide as it would like."""

    bars: tuple[Bar, ...]
    left: float
    stretch: float

    @property
    def first(self) -> Fraction:
        """Where it begins, in beats."""
        return self.bars[0].times[0]

    @property
    def last(self) -> Fraction:
        """Where it ends, in beats."""
        return self.bars[-1].times[-1]

    @property
    def edges(self) -> list[float]:
        """The x where each of its bars ends."""
        ends, x = [], self.left
        for bar in self.bars:
            x += bar.width * self.stretch
            ends.append(x)
        return ends

    @property
    def places(self) -> Mapping[Fraction, float]:
        """The x of each time."""
        found = {}
        for bar, start in zip(self.bars, [self.left, *self.edges], strict=False):
            x = start + PAD * self.stretch
            for time, width in zip(bar.times, bar.widths, strict=False):
                found[time] = x
                x += width * self.stretch
        return found

    @property
    def narrowest(self) -> float:
        """What is least between two times."""
        return min(width for bar in self.bars for width in bar.widths) * self.stretch


def bars(voices: Iterable[Sequence[Sign]], end: Fraction) -> list[Bar]:
    """The bars of a score: in all voices the same times stand below each other."""
    times = {sign.start for voice in voices for sign in voice}
    inside = [sorted(time for time in times if time // BAR == number) for number in range(int(end) // BAR)]
    return [Bar((*found, Fraction((number + 1) * BAR))) for number, found in enumerate(inside)]


def rows(all_bars: Sequence[Bar], lefts: tuple[float, float], right: float) -> list[Row]:
    """The rows of a score; `lefts`: where the bars of the first one begin, and of the others."""
    made: list[Row] = []
    left = list(all_bars)
    while left:
        start = lefts[bool(made)]
        many = _fitting(left, right - start)
        these, left = left[:many], left[many:]
        stretch = (right - start) / sum(bar.width for bar in these)
        full = bool(left) or stretch < 1 / LOOSE
        made.append(Row(tuple(these), start, stretch if full else 1.0))
    return made


def _fitting(left: Sequence[Bar], room: float) -> int:
    """How many bars the next row has: one at least."""
    used = 0.0
    for many, bar in enumerate(left):
        used += bar.width
        if used > room and many:
            return many
    return len(left)
