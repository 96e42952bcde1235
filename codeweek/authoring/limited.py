"""How many commands a map needs, where what closes it is that it allows too few."""

from dataclasses import dataclass, replace
from typing import Any

from codeweek.levels.level import Level
from codeweek.levels.programs import allowed, kind_of
from codeweek.solver.iterative_deepening import MOST_STATES
from codeweek.solver.language import language
from codeweek.solver.states import States
from codeweek.text import Key
from codeweek.worlds.robot.state import World


@dataclass(frozen=True)
class Limited:
    """A map that cannot be won: it allows `most` commands, and needs `least`."""

    most: int
    least: int

    def slots(self, number: int) -> dict[str, Any]:
        """What a sentence on map `number`, from 0, says."""
        name = Key("robot.field.moves.key")
        return {"number": number + 1, "n": self.least, "most": self.most, "name": name}


def limited(level: Level, number: int, most: int = MOST_STATES) -> Limited | None:
    """Of a map that no program wins; None where it has no limit, or could not be won without it either.

    `most`: of its states, so many are looked at.
    """
    world = level.maps[number].world
    if not isinstance(world, World) or "moves" not in world.map.rules:
        return None
    rules = {name: value for name, value in world.map.rules.items() if name != "moves"}
    free = replace(world, map=replace(world.map, rules=rules))
    least = _fewest(level, number, free, most)
    return None if least is None else Limited(world.map.rules["moves"], least)


def _fewest(level: Level, number: int, world: World, most: int) -> int | None:
    """The fewest commands that win from a world; None when none are found."""
    spoken = language(level, frozenset()).commands
    states = States(kind_of(level), world, level.wanted(number), allowed(level), spoken)
    for _found in states.close(most):
        if states.nearest is not None:
            break
    return states.nearest
