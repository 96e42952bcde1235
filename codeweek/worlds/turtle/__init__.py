"""A turtle on a sheet of paper: it walks, turns, and its pen draws."""

from codeweek.command import commands_of
from codeweek.worlds.kinds import LOOK_NAMES, Fresh, Kind, signing
from codeweek.worlds.turtle import commands
from codeweek.worlds.turtle.drawing import Drawing
from codeweek.worlds.turtle.goals import drawing
from codeweek.worlds.turtle.looks import LOOKS, PENS, look_named
from codeweek.worlds.turtle.narrate import narrate, narrate_step, show
from codeweek.worlds.turtle.picture import picture
from codeweek.worlds.turtle.state import World
from codeweek.worlds.turtle.turtle_map import FIELDS, parse_map, with_model


def _drawing(world: World) -> Drawing:
    return Drawing(world.strokes)


SIDE = "    forward(100)\n    rotate_left(90)\n"
FRESH = Fresh(
    ("forward", "rotate_left", "repeat"),
    {},
    f"for _ in range(4):\n{SIDE}",
    f"for _ in range(3):\n{SIDE}",
)

GOALS = {drawing.name: drawing}
COMMANDS = commands_of(commands)
KIND = Kind(
    "turtle",
    COMMANDS,
    FIELDS,
    GOALS,
    {name: LOOK_NAMES[name] for name in LOOKS},
    {"drawing": _drawing},
    parse_map,
    picture,
    show,
    narrate,
    narrate_step,
    FRESH,
    with_model,
    needs_map=False,
    sign=signing(GOALS, look_named),
    swatches={"colour_name": PENS},
    others=("tortue",),
)
