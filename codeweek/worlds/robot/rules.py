"""What a map asks of a whole run: where the robot looks at its end, what is left, how much it may do."""

from collections.abc import Mapping
from dataclasses import replace
from functools import wraps
from typing import Any

from codeweek.blocks.words import plain
from codeweek.command import Command, Stop
from codeweek.worlds.robot.grid_reader import GridReader, is_whole
from codeweek.worlds.robot.state import EAST, NORTH, SOUTH, WEST, Rules, World
from codeweek.worlds.robot.stop import stop

# The fields of a map, and the sides of the screen, with their other names in level files.
FIELDS: Mapping[str, tuple[str, ...]] = {
    "facing": ("regard",),
    "leave": ("laisser",),
    "moves": ("actions",),
}
SIDES: Mapping[str, tuple[str, ...]] = {
    "up": ("haut",),
    "right": ("droite",),
    "down": ("bas",),
    "left": ("gauche",),
}
HEADING_OF = {"up": NORTH, "right": EAST, "down": SOUTH, "left": WEST}
SIDE_OF = {heading: side for side, heading in HEADING_OF.items()}
MOST = {"leave": 99, "moves": 999}


def read_rules(reading: GridReader, fields: Mapping[str, Any], things: int) -> Rules:
    """The rules of a map with so many things, in the basket too; what is wrong in them is told."""
    leave, moves = (_number(reading, fields, name) for name in MOST)
    if leave > things:
        reading.problem("leave_many", "leave", n=things, wanted=leave)
    return Rules(_heading(reading, fields.get("facing")), leave, moves)


def _number(reading: GridReader, fields: Mapping[str, Any], name: str) -> int:
    value = fields.get(name)
    if value is None:
        return 0
    if not is_whole(value, 1, MOST[name]):
        reading.problem("want_number", name, least=1, most=MOST[name])
        return 0
    return int(value)


def _heading(reading: GridReader, value: Any) -> int | None:
    if value is None:
        return None
    side = side_of(value)
    if side is None:
        reading.problem("side", "facing", value=str(value))
    return HEADING_OF[side] if side else None


def side_of(value: Any) -> str | None:
    """The side that a word of a level file means; None for any other."""
    word = plain(str(value))
    return next((side for side, others in SIDES.items() if word in (side, *others)), None)


def rules_told(rules: Rules) -> dict[str, Any]:
    """The rules as fields of a level file."""
    facing = None if rules.facing is None else SIDE_OF[rules.facing]
    found = {"facing": facing, "leave": rules.leave, "moves": rules.moves}
    return {name: value for name, value in found.items() if value}


def counted(commands: Mapping[str, Command]) -> dict[str, Command]:
    """The same commands, but that they are counted, and stop the run after as many as its map allows."""
    return {name: _counted(each) if each.shape == "command" else each for name, each in commands.items()}


def _counted(command: Command) -> Command:
    act = command.function

    @wraps(act)
    def one_more(world: World, *values: Any) -> World | Stop:
        most = world.map.rules.moves
        if not most:
            done: World | Stop = act(world, *values)
            return done
        if world.moves >= most:
            tired = replace(world, moves=most + 1, event="", bumped=None)
            return stop(tired, "no_moves_left", n=most)
        after = act(world, *values)
        return replace(after, moves=world.moves + 1) if isinstance(after, World) else after

    return replace(command, function=one_more)
