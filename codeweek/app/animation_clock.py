"""What moves by itself on a level: the hero breathes while somebody is there, and cheers when it has won."""

import math
from dataclasses import dataclass

from codeweek.play.life import IDLE, SLEEP
from codeweek.play.player import ALIVE, BREATH, CHEER

SHAKE, WIDE, FAST = (
    0.6,
    0.12,
    36.0,
)  # of a goal that was missed: seconds, parts of its picture, radians a second
AFTER = 0.1  # seconds more, so that the last picture is one at rest


@dataclass
class AnimationClock:
    """Seconds, handed in; the hero rests when nobody has touched anything for a while."""

    clock: float = 0.0
    quiet: float = 0.0  # since the last event
    cheer: float | None = None  # since the win
    miss: float | None = None  # since a run ended without its goals
    _breath: float = 0.0

    def wake(self) -> bool:
        """Somebody is there; whether the hero slept."""
        slept = self.quiet >= SLEEP
        self.quiet = 0.0
        return slept

    def breathing(self, still: bool) -> float | None:
        """The clock of the hero's breath; None while it rests."""
        return self.clock if self.quiet < ALIVE and not still else None

    def pass_time(self, dt: float) -> str:
        """`dt` seconds later; `muses` or `sleeps` when nothing has happened for so long."""
        before, self.quiet = self.quiet, self.quiet + dt
        self.clock += dt
        if before < SLEEP <= self.quiet:
            return "sleeps"
        return "muses" if before < IDLE <= self.quiet else ""

    @property
    def shake(self) -> float:
        """How far aside what was missed is, in parts of its picture."""
        return 0.0 if self.miss is None else WIDE * math.sin(FAST * self.miss) * (1 - self.miss / SHAKE)

    def shakes(self, dt: float) -> bool:
        """Whether it was shaking; it stops after a while."""
        if self.miss is None:
            return False
        self.miss = self.miss + dt if self.miss + dt < SHAKE else None
        return True

    def cheers(self, dt: float, told: bool) -> bool:
        """Whether the hero was cheering; it stops after a while, or when there is nothing to cheer for."""
        if self.cheer is None:
            return False
        self.cheer = self.cheer + dt if self.cheer < CHEER and told else None
        return True

    def breathes(self, dt: float) -> bool:
        """Whether it is time for another picture, when nothing else moves."""
        if self.quiet >= ALIVE + AFTER:
            return False
        self._breath += dt
        if self._breath < BREATH:
            return False
        self._breath = 0.0
        return True
