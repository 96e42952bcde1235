"""Requests on trap maps: search one after a win, play a level with one."""

from collections.abc import Iterator
from itertools import islice
from typing import TYPE_CHECKING, Any

from codeweek.blocks.script import Script
from codeweek.levels.level import Level
from codeweek.levels.programs import may_trap
from codeweek.solver.trap import Held, Trap, Trying, trap, trapped
from codeweek.solver.variants import read, told
from codeweek.text import Text
from codeweek.web_api import describe
from codeweek.web_api.request import Asked, RefusedError, get

if TYPE_CHECKING:
    from codeweek.web_api.verbs.play_verbs import TrapFound

MOST_SLICES = 200  # of a search, in one request


class Traps:
    """The running trap search."""

    def __init__(self) -> None:
        self.about: tuple[Level, Script] | None = None
        self.search: Iterator[Trying | Trap | Held] = iter(())
        self.found: Trying | Trap | Held = Held(0)

    def look(self, level: Level, script: Script, asked: Asked, text: Text) -> "TrapFound":
        """Continue the search; another level or program starts a new one."""
        if (level, script) != self.about:
            self.about, self.found = (level, script), Trying(0)
            self.search = trap(level, script) if may_trap(level) else iter((Held(0),))
        slices = max(1, min(get(asked, "slices", int, 1), MOST_SLICES))
        for found in islice(self.search, slices):
            self.found = found
        return _answer(level, self.found, text)


def _answer(level: Level, found: Trying | Trap | Held, text: Text) -> "TrapFound":
    """Whether the search is over; the trap with its picture, or a sentence of praise."""
    if isinstance(found, Trap):
        beside = trapped(level, found.variant)
        shown = describe.terrain(beside, len(beside.maps) - 1, text)
        trap = told(level, found.variant)
        return {
            "over": True,
            "trap": {"map": trap["map"], "like": trap["like"]},
            "shown": shown,
            "story": text.pick(beside.story),
            "say": "",
        }
    held = found if isinstance(found, Held) else None
    say = text("trap.held", n=held.maps) if held and held.praised else ""
    return {"over": held is not None, "trap": None, "shown": None, "story": "", "say": say}


def with_trap(level: Level, asked: Any) -> Level:
    """The level with the trap map that `look` returned. Raises RefusedError when it is no variant."""
    if not isinstance(asked, dict):
        raise RefusedError("door.not_understood")
    variant = read(level, get(asked, "map", dict), get(asked, "like", int))
    if variant is None:
        raise RefusedError("door.not_understood")
    return trapped(level, variant)
