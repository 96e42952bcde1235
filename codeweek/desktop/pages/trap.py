"""After a win: a trap map looked for while the film goes on, and the level with it."""

from collections.abc import Callable
from time import perf_counter
from typing import TYPE_CHECKING

from codeweek.blocks.script import Script
from codeweek.desktop.pages import running
from codeweek.levels.level import Level
from codeweek.levels.programs import may_trap
from codeweek.solver.trap import Held, Trap, Trying, trap, trapped

if TYPE_CHECKING:
    from codeweek.desktop.pages.level import LevelPage

SLICE = 0.006  # seconds of a frame for the search; what it finds does not depend on them


class Challenge:
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
        began = perf_counter()
        while not self.over:
            self.found = next(self._search)
            if self.holds:
                self._then()
            if perf_counter() - began >= SLICE:
                break
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
    def praised(self) -> int:
        """On how many other maps the program won, when they are enough to be told."""
        return self.found.maps if isinstance(self.found, Held) and self.found.praised else 0


def challenge(page: "LevelPage") -> Challenge | None:
    """What begins with a run that wins; the stars it is worth come even when the child has gone on."""
    verdict, last = page.film.verdict, page.challenge
    if verdict is None or not verdict.won:
        return None
    level = page.journey.pack.level(page.level.id) or page.level  # without a trap met before
    known = last if last and (last.level, last.script) == (level, page.script) else None
    found = known or Challenge(level, page.script)
    found.when_held(lambda: running.earn(page, verdict.hoped))
    if not known and not found.over:
        page.app.work(found.turn)
    return found


def _nothing() -> None:
    pass


def open_trap(page: "LevelPage") -> None:
    """The level again, with the trap as one more map, and the program that plays on it."""
    found = page.challenge.found if page.challenge else None
    if page.challenge is None or not isinstance(found, Trap):
        return
    level = trapped(page.challenge.level, found.variant)
    beside = type(page)(page.app, page.journey, level, page.go_on)
    page.app.replace(beside)
    beside.run(go=False)
    if beside.stage.traces:
        beside.film.play_through(len(level.maps) - 1)
    beside.show_now()


def is_trapped(level: Level) -> bool:
    """Whether a level has a trap beside its own maps."""
    return level.maps[-1].trap
