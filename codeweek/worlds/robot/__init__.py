"""A robot on a grid: it moves, picks, drops, paints, writes and says."""

from codeweek.command import commands_of
from codeweek.worlds.kinds import LOOK_NAMES, Fresh, Kind, Variants, signing
from codeweek.worlds.robot import commands, guess, map_icons, number_commands
from codeweek.worlds.robot.goals import explain, goal_types
from codeweek.worlds.robot.grid import FIELDS, parse_map, to_text
from codeweek.worlds.robot.looks import LOOKS, look_named
from codeweek.worlds.robot.narrate import narrate
from codeweek.worlds.robot.narrate_step import narrate_step
from codeweek.worlds.robot.picture import picture
from codeweek.worlds.robot.run_rules import counted
from codeweek.worlds.robot.state import World, cell_name, shown
from codeweek.worlds.robot.state_abstraction import abstraction


def _cell(world: World) -> str:
    return cell_name(world.cell)


def _bag(world: World) -> int:
    return world.bag


def _said(world: World) -> str:
    return shown(world.said)


def _variants() -> Variants:
    from codeweek.worlds.robot.variants.map_variants import VARIANTS  # only a search for other maps needs it

    return VARIANTS


def _row(world: World) -> tuple[int, ...]:
    return world.row(world.y)


FRESH = Fresh(
    ("move", "turn_left", "turn_right"),
    {"grid": "......\n>...G.\n......\n"},
    "move()\n" * 4,
    "move()\n" * 3,
)

COMMANDS = counted(commands_of(commands, number_commands, guess))
KIND = Kind(
    "robot",
    COMMANDS,
    FIELDS,
    goal_types(),
    {name: LOOK_NAMES[name] for name in LOOKS},
    {"cell": _cell, "bag": _bag, "said": _said, "row": _row},
    parse_map,
    picture,
    to_text,
    narrate,
    narrate_step,
    FRESH,
    abstraction=abstraction,
    explain=explain,
    variants=_variants,
    everywhere=("auto_pick", "bag"),
    sign=signing(goal_types(), look_named, {"?bag": map_icons.bag}),
)
