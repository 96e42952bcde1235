"""The goals that a map's rules make: where the robot looks at the end, what is left, how much was done."""

from collections.abc import Sequence

from codeweek.diagnostic import Diagnostic
from codeweek.text import Key
from codeweek.worlds.kinds import Goal, Wanted
from codeweek.worlds.robot.rules import SIDE_OF
from codeweek.worlds.robot.state import World, cell_name

Worlds = Sequence[World]


def facing(worlds: Worlds, _wanted: Wanted) -> Goal:
    """Goal: the robot looks to the wanted side at the end."""
    end = worlds[-1]
    wanted = end.map.rules.facing
    if wanted is None:
        return Goal("facing", "robot.goal.facing", False)
    side, now = (Key(f"robot.side.{SIDE_OF[each]}") for each in (wanted, end.heading))
    missed = None if end.heading == wanted else Diagnostic("say.facing_wrong", {"side": side, "now": now})
    return Goal("facing", "robot.goal.facing", missed is None, {"side": side}, missed)


def leave(worlds: Worlds) -> Goal:
    """Goal: exactly so many things lie on the ground at the end."""
    end = worlds[-1]
    wanted, left = end.map.rules.leave, sum(count for _, count in end.items)
    missed = None
    if left != wanted:
        slots = {"n": abs(left - wanted), "wanted": wanted}
        missed = Diagnostic("say.left_too_many" if left > wanted else "say.left_too_few", slots)
    return Goal("items", "robot.goal.leave", missed is None, {"n": wanted}, missed)


def moves(worlds: Worlds, _wanted: Wanted) -> Goal:
    """Goal: no more commands were run than the map allows; `counted` stops the run at the next one."""
    end = worlds[-1]
    most = end.map.rules.moves
    if not most:
        return Goal("moves", "robot.goal.moves", False)
    met, done = end.moves <= most, min(end.moves, most)
    missed = None if met else Diagnostic("say.no_moves_left", {"n": most, "cell": cell_name(end.cell)})
    return Goal("moves", "robot.goal.moves", met, {"n": most, "done": done}, missed)
