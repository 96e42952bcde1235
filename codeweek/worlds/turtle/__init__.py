"""A turtle on a sheet of paper: it walks, turns, and its pen draws."""

from codeweek.worlds.kinds import LOOK_NAMES, Kind
from codeweek.worlds.turtle.commands import COMMANDS
from codeweek.worlds.turtle.drawing import Drawing
from codeweek.worlds.turtle.goals import NAMES, goals
from codeweek.worlds.turtle.looks import LOOKS
from codeweek.worlds.turtle.narrate import narrate, narrate_step
from codeweek.worlds.turtle.picture import picture
from codeweek.worlds.turtle.sheet import FIELDS, parse_map, with_model
from codeweek.worlds.turtle.show import show
from codeweek.worlds.turtle.state import World


def _drawing(world: World) -> Drawing:
    return Drawing(world.strokes)


KIND = Kind(
    "turtle",
    COMMANDS,
    FIELDS,
    NAMES,
    {name: LOOK_NAMES[name] for name in LOOKS},
    {"drawing": _drawing},
    parse_map,
    goals,
    picture,
    show,
    narrate,
    narrate_step,
    with_model,
    needs_map=False,
    others=("tortue",),
)
