"""The position in a run being watched: a step, how far the animation is, durations and speeds."""

from dataclasses import dataclass, replace

SPEEDS = (1.0, 2.0, 4.0, 8.0, 20.0, 60.0)  # steps a second, from tortoise to hare
TOP = 1000.0  # steps a second that a kept file may ask for, beyond what a child can choose
LONGEST = 10.0  # seconds a hare takes, however long the run
MANY = 1000  # steps: nobody looks at more of them one by one
PATIENCE = 20.0  # seconds that a run of more takes, however slow it was asked for
QUICK = 4.0  # seconds at most for a map that is played before another, or a run that never ends
SLOW = 2.0  # steps a second at which a run is looked at again
GLIDE_SHARE = 0.85  # of a step's time, so that the eye rests a little on each square
STEP_TIME = 0.3  # seconds of glide for a step asked by hand
BETWEEN = 0.6  # seconds from the end of a map to the next one
PARTY_AFTER = 0.9  # seconds from the last step to the stars
CHEER = 2.0  # seconds that the hero jumps
ALIVE = 8.0  # seconds without an event after which nothing moves by itself
BREATH = 0.1  # seconds between two pictures of what only breathes
DOUBLE = 0.3  # seconds: two presses closer than that are a double click
NEVER = ("endless", "budget")  # outcomes of a run that would not end by itself


@dataclass(frozen=True)
class Player:
    """A watcher of a run of `length` steps, standing at step `index` (0 is the start).

    `source` is the step the picture glides from, `part` how far it is (1: arrived).
    """

    length: int = 0
    index: int = 0
    playing: bool = False
    speed: float = 3.0
    source: int = 0
    part: float = 1.0
    _due: float = 0.0  # steps to make, while playing

    @property
    def at_end(self) -> bool:
        """Whether the last step is reached and its glide over."""
        return self.index >= self.length and self.part >= 1

    @property
    def moving(self) -> bool:
        """Whether time changes anything."""
        return self.playing or self.part < 1

    def play(self) -> "Player":
        """Go on by itself; from the start again when it was at the end."""
        index = 0 if self.index >= self.length else self.index
        return replace(self, playing=True, index=index, source=index, part=1.0, _due=1.0)

    def pause(self) -> "Player":
        """Stop here."""
        return replace(self, playing=False)

    def step(self) -> "Player":
        """One step on, by hand."""
        return self._to(self.index + 1)

    def back(self) -> "Player":
        """One step back, by hand."""
        return self._to(self.index - 1)

    def seek(self, index: int) -> "Player":
        """Straight to a step; the picture jumps when it is not the next one."""
        wanted = max(0, min(index, self.length))
        if abs(wanted - self.index) == 1:
            return self._to(wanted)
        return replace(self, index=wanted, source=wanted, part=1.0, playing=False)

    def at_speed(self, speed: float) -> "Player":
        """The same place, at so many steps a second."""
        return replace(self, speed=speed)

    def tick(self, dt: float) -> "Player":
        """`dt` seconds later."""
        if not self.playing:
            return replace(self, part=min(1.0, self.part + dt / STEP_TIME)) if self.part < 1 else self
        due = self._due + dt * self.speed
        steps = min(int(due), self.length - self.index)
        if steps == 0:
            return self._glide(due)
        index = self.index + steps
        # Several steps at once are not animated: the eye could not follow.
        source = index - 1 if steps == 1 else index
        return replace(self, index=index, source=source, part=0.0 if steps == 1 else 1.0, _due=due - steps)

    def _glide(self, due: float) -> "Player":
        part = min(1.0, due / GLIDE_SHARE)
        ended = self.index >= self.length and part >= 1
        return replace(self, part=part, _due=due, playing=not ended)

    def _to(self, index: int) -> "Player":
        wanted = max(0, min(index, self.length))
        moved = wanted != self.index
        return replace(
            self, index=wanted, source=self.index, part=0.0 if moved else 1.0, playing=False, _due=0.0
        )
