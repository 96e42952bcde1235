"""Of which levels others are made: asked of every level of a pack, so it needs no search."""

from codeweek.levels.level import Level
from codeweek.levels.programs import has_variants
from codeweek.worlds.robot.state import NO_RULES

KIND = "robot"  # the kind of world whose maps are drawn
MODES = ("make", "solo", "modify", "debug", "parsons")  # where a program is made
GOALS = frozenset({"flag", "items", "pots", "paint"})  # that a drawn map may have


def refused(level: Level) -> str:
    """Why there are no others like a level, as the end of a key of `variant`; empty when there may be."""
    if level.kind != KIND:
        return "kind"
    if level.mode not in MODES or level.writing == "text" or not has_variants(level):
        return "mode"
    maps = [each.world.map for each in level.maps]
    odd = any(map.hidden or map.fences or map.wanted or map.rules != NO_RULES for map in maps)
    if odd or level.goals or level.said or any(each.world.numbers for each in level.maps):
        return "map"
    return ""
