"""Pilot and copilot: how long this turn still is, and when it rings."""

from dataclasses import dataclass, replace

from codeweek.room.shapes import Timer

EARLY = 3.0  # seconds that the clocks of two machines may differ by, from one message to the next


@dataclass(frozen=True)
class Turns:
    """One turn after the other; `ends`: when this one is over, by the clock of the window."""

    minutes: float
    round: int
    ends: float

    def left(self, now: float) -> float:
        """Seconds of this turn."""
        return max(0.0, self.ends - now)

    def at(self, now: float) -> "Turns":
        """The turn of now: the room need not tell that one has ended."""
        length = self.minutes * 60
        more = int((now - self.ends) // length) + 1 if now >= self.ends and length > 0 else 0
        return replace(self, round=self.round + more, ends=self.ends + more * length)


def told(turns: Turns | None, timer: Timer | None, now: float) -> Turns | None:
    """The turns after what the room says of them."""
    if timer is None:
        return None
    new = Turns(timer["minutes"], timer["round"], now + timer["left"])
    same = turns is not None and turns.minutes == new.minutes
    if turns and same and turns.round == new.round + 1 and timer["left"] < EARLY:
        return turns  # it has rung here a moment earlier
    return new


def rings(before: Turns | None, after: Turns | None) -> bool:
    """Whether a turn has ended between the two."""
    return before is not None and after is not None and after.round > before.round
