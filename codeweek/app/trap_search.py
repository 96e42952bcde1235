"""After a win: a trap map looked for while the film goes on, and the level with it."""

from collections.abc import Callable

from codeweek.blocks.script import Script
from codeweek.levels.level import Level
from codeweek.levels.programs import may_trap
from codeweek.solver.trap import Held, Trap, Trying, trap, trapped


class TrapSearch:
    """The search for a trap for one program, a slice at a time."""

    def __init__(self, level: Level, script: Script) -> None:
        self.level, self.script = level, script
        self.found: Trying | Trap | Held = Trying(0) if may_trap(level) else Held(0)
        self._search, self._then = trap(level, script), _nothing

    def when_held(self, then: Callable[[], None]) -> None:
        """What to do once it is known that there is no trap."""
        self._then = then
        if self.holds:
            then()

    def turn(self) -> bool:
        """Look a little further; whether there is more to look for."""
        if not self.over:
            self.found = next(self._search)
            if self.holds:
                self._then()
        return not self.over

    @property
    def over(self) -> bool:
        """Whether there is no more to look for."""
        return not isinstance(self.found, Trying)

    @property
    def offers(self) -> bool:
        """Whether there is a trap to look at."""
        return isinstance(self.found, Trap)

    @property
    def holds(self) -> bool:
        """Whether there is none: the program wins on other maps too."""
        return isinstance(self.found, Held)

    @property
    def trapped(self) -> Level | None:
        """The level with the trap as one more map; None while there is none."""
        return trapped(self.level, self.found.variant) if isinstance(self.found, Trap) else None

    @property
    def praised(self) -> int:
        """On how many other maps the program won, when they are enough to be told."""
        return self.found.maps if isinstance(self.found, Held) and self.found.praised else 0


def _nothing() -> None:
    pass


def is_trapped(level: Level) -> bool:
    """Whether a level has a trap beside its own maps."""
    return level.maps[-1].trap
