"""Of which levels others are made: asked of every level of a pack, so it needs no search."""

from codeweek.authoring.another.turtle_numbers import NUMBERS, PENS, number
from codeweek.levels.level import Level
from codeweek.levels.programs import solution
from codeweek.solver.drawing.drawing_task import task

MODES = ("make", "solo", "modify", "debug", "parsons")  # where a program is made
GOALS = frozenset({"flag", "items", "pots", "paint"})  # that a drawn map may have


def refused(level: Level) -> str:
    """Why there are no others like a level, as the end of a key of `variant`; empty when there may be."""
    why = {"robot": _robot, "turtle": _turtle}.get(level.kind)
    if why is None:
        return "kind"
    if level.mode not in MODES or level.writing == "text" or not level.solution.strip():
        return "mode"
    return why(level)


def _robot(level: Level) -> str:
    maps = [start.world.map for start in level.maps]
    odd = any(map.hidden or map.fences or map.wanted or map.rules for map in maps)
    if odd or level.goals or level.said or any(start.world.numbers for start in level.maps):
        return "map"
    return ""


def _turtle(level: Level) -> str:
    """The numbers of its program are to be changed, and the shortest one for a drawing to be found in it."""
    own = solution(level)
    blocks = [block for block in own.script.walk() if block.type not in ("number", *PENS)]
    plain = all(block.type in NUMBERS and number(block) is not None for block in blocks)
    return "" if plain and not own.problems and task(level, frozenset()) else "drawing"
