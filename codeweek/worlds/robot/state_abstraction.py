"""State abstraction for the solver: erase what a level cannot observe, so that fewer states differ."""

from collections.abc import Callable

from codeweek.worlds.kinds import Wanted, judged
from codeweek.worlds.robot.goals import goal_types
from codeweek.worlds.robot.state import EAST, World

# The blocks that observe each part of a state; of goals, `GoalType.sees` says it.
_HEADING = "move", "swap", "path_ahead", "wall_ahead", "wall_left", "wall_right", "number_ahead", "looking"
SEEN_BY = {
    "heading": frozenset(_HEADING),
    "items": frozenset(["pick", "on_item", "drop", "bag"]),
    "bag": frozenset(["drop", "bag"]),
    "filled": frozenset(["drop"]),
    "painted": frozenset(["painted"]),
    "numbers": frozenset(["number_here", "number_ahead", "swap", "write"]),
    "said": frozenset(["say"]),
}


def abstraction(start: World, wanted: Wanted, blocks: frozenset[str]) -> Callable[[World], World]:
    """A function that resets the parts of a world that neither these goals nor these blocks can observe."""
    parts: set[str] = {part for part, seen_by in SEEN_BY.items() if blocks & seen_by}
    for goal in judged(goal_types(), start, wanted):
        parts.update(SEEN_BY if goal.sees is None else goal.sees)
    heading, items, bag = "heading" in parts, "items" in parts, "bag" in parts
    filled, painted = "filled" in parts, "painted" in parts
    numbers, said = "numbers" in parts, "said" in parts

    def forget(world: World) -> World:
        return World(
            world.map,
            world.x,
            world.y,
            world.heading if heading else EAST,
            world.items if items else (),
            world.filled if filled else (),
            world.painted if painted else frozenset(),
            world.numbers if numbers else (),
            world.bag if bag else 0,
            world.said if said else (),
            world.proposed,
            world.moves,
        )

    return forget
