"""How much each may ask for: some at once, then so much a second."""

from typing import NamedTuple

MOST_KNOWN = 20_000  # of those who asked


class Left(NamedTuple):
    """What is left to somebody, at a time."""

    much: float
    at: float


class Rate:
    """A bucket for each who asks, which fills again."""

    def __init__(self, burst: float, a_second: float) -> None:
        self.burst, self.a_second = burst, a_second
        self._left: dict[str, Left] = {}

    def wait(self, who: str, much: float, now: float) -> float:
        """Seconds until somebody may have so much; 0: now."""
        return max(0.0, (much - self._now(who, now)) / self.a_second)

    def take(self, who: str, much: float, now: float) -> float:
        """The same, and it is taken when it may be."""
        left = self._now(who, now)
        if much > left:
            return (much - left) / self.a_second
        if len(self._left) >= MOST_KNOWN:
            self._left = {
                name: each for name, each in self._left.items() if self._now(name, now) < self.burst
            }
        self._left[who] = Left(left - much, now)
        return 0.0

    def _now(self, who: str, now: float) -> float:
        much, at = self._left.get(who, Left(self.burst, now))
        return min(self.burst, much + max(0.0, now - at) * self.a_second)
