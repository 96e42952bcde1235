"""State abstraction for the solver: erase what a level cannot observe, so that fewer states differ."""

from collections.abc import Callable

from codeweek.worlds.kinds import Wanted
from codeweek.worlds.robot.goals import suggested
from codeweek.worlds.robot.state import EAST, World

# The goals and blocks that observe each part of a state.
_HEADING = frozenset(["move", "swap", "path_ahead", "wall_ahead", "wall_left", "wall_right", "number_ahead"])
_HEADING |= frozenset(["looking", "goal facing"])
_ITEMS = frozenset(["goal items", "pick", "on_item", "drop", "bag"])
_BAG = frozenset(["drop", "bag"])
_FILLED = frozenset(["goal pots", "drop"])
_PAINTED = frozenset(["goal paint", "painted"])
_NUMBERS = frozenset(["goal numbers", "goal sorted", "goal last_max"])
_NUMBERS |= frozenset(["number_here", "number_ahead", "swap", "write"])
_SAID = frozenset(["goal said", "say"])


def abstraction(start: World, wanted: Wanted, blocks: frozenset[str]) -> Callable[[World], World]:
    """A function that resets the parts of a world that neither these goals nor these blocks can observe."""
    uses = blocks | {f"goal {name}" for name in wanted.goals or suggested(start, wanted)}
    heading, items, bag = bool(uses & _HEADING), bool(uses & _ITEMS), bool(uses & _BAG)
    filled, painted = bool(uses & _FILLED), bool(uses & _PAINTED)
    numbers, said = bool(uses & _NUMBERS), bool(uses & _SAID)

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
