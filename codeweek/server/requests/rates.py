"""How much each may ask for: some at once, then so much a second; and how often one may be wrong."""

from typing import NamedTuple

MOST_KNOWN = 20_000  # of those who asked
EACH, ALL = (5, 5 / 60), (20, 20 / 60)  # wrong guesses at once, and a second: of an address, and of all


class Left(NamedTuple):
    """What is left to somebody, at a time."""

    much: float
    at: float


class Rate:
    """A bucket for each who asks, which fills again."""

    def __init__(self, burst: float, a_second: float) -> None:
        self.burst, self.a_second = burst, a_second
        self._left: dict[str, Left] = {}

    @property
    def known(self) -> int:
        """How many are remembered."""
        return len(self._left)

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


class Guesses:
    """Guesses of one sort of secret: who was wrong too often waits, and all do while too much is guessed."""

    def __init__(self) -> None:
        self._each, self._all = Rate(*EACH), Rate(*ALL)

    def wait(self, who: str, now: float) -> float:
        """Seconds until a guess of somebody is listened to; 0: now."""
        return max(self._each.wait(who, 1, now), self._all.wait("", 1, now))

    def wrong(self, who: str, now: float) -> None:
        """Count a guess that was wrong."""
        self._each.take(who, 1, now)
        self._all.take("", 1, now)
