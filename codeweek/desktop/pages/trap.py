"""After a win: a trap map looked for while the film goes on, and the level with it."""

from typing import TYPE_CHECKING

from codeweek.blocks.script import Script
from codeweek.level import Level
from codeweek.solver.trap import Held, Trap, Trying, trap, trapped
from codeweek.studio import may_trap

if TYPE_CHECKING:
    from codeweek.desktop.pages.level import LevelPage


class Challenge:
    """The search for a trap for one program, a slice at a time."""

    def __init__(self, level: Level, script: Script) -> None:
        self.level = level
        self.found: Trying | Trap | Held = Trying(0) if may_trap(level) else Held(0)
        self._search = trap(level, script)

    def turn(self) -> bool:
        """Look a little further; whether the search is over just now."""
        if self.over:
            return False
        self.found = next(self._search)
        return self.over

    @property
    def over(self) -> bool:
        """Whether there is no more to look for."""
        return not isinstance(self.found, Trying)

    @property
    def offers(self) -> bool:
        """Whether there is a trap to look at."""
        return isinstance(self.found, Trap)

    @property
    def praised(self) -> int:
        """On how many other maps the program won, when they are enough to be told."""
        return self.found.maps if isinstance(self.found, Held) and self.found.praised else 0


def challenge(page: "LevelPage") -> Challenge | None:
    """What begins with a run that wins."""
    if page.film.verdict is None or not page.film.verdict.won:
        return None
    own = page.journey.pack.level(page.level.id)  # without a trap met before
    return Challenge(own or page.level, page.script)


def open_trap(page: "LevelPage") -> None:
    """The level again, with the trap as one more map, and the program that plays on it."""
    found = page.challenge.found if page.challenge else None
    if page.challenge is None or not isinstance(found, Trap):
        return
    level = trapped(page.challenge.level, found.member)
    beside = type(page)(page.app, page.journey, level, page.go_on)
    page.app.replace(beside)
    beside.run(go=False)
    last = len(level.maps) - 1
    beside.stage.play_through(last, last)
    beside.show_now()


def is_trapped(level: Level) -> bool:
    """Whether a level has a trap beside its own maps."""
    return level.maps[-1].trap
