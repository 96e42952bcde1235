"""What a program can make the robot do and ask it; a function here and its words in `locale` make a block."""

from dataclasses import replace
from typing import Any, Literal

from codeweek import data
from codeweek.command import Stop, command, sensor
from codeweek.diagnostic import Diagnostic
from codeweek.text import Key
from codeweek.worlds.robot.state import (
    EAST,
    EDGE,
    FREE,
    HEADING_OF,
    NORTH,
    SOUTH,
    WEST,
    World,
    bump,
    count_at,
    fence_between,
    frozen,
    neighbour,
    stop,
    with_count,
)

LONGEST_TALK = 100  # each world keeps all that was said, so talk must not grow without end


@command("motion", "arrow")
def up(world: World) -> World | Stop:
    """Move one cell up, whatever the heading."""
    return _step(world, NORTH)


@command("motion", "arrow")
def down(world: World) -> World | Stop:
    """Move one cell down, whatever the heading."""
    return _step(world, SOUTH)


@command("motion", "arrow")
def left(world: World) -> World | Stop:
    """Move one cell left on the screen, whatever the heading."""
    return _step(world, WEST)


@command("motion", "arrow")
def right(world: World) -> World | Stop:
    """Move one cell right on the screen, whatever the heading."""
    return _step(world, EAST)


@command("motion")
def move(world: World) -> World | Stop:
    """Move one cell forward."""
    return _step(world, world.heading)


@command("motion", "turn")
def turn_left(world: World) -> World:
    """Turn a quarter counter-clockwise, on the spot."""
    return replace(world, heading=(world.heading - 1) % 4, event="", bumped=None)


@command("motion", "turn")
def turn_right(world: World) -> World:
    """Turn a quarter clockwise, on the spot."""
    return replace(world, heading=(world.heading + 1) % 4, event="", bumped=None)


@command("motion")
def back_to_start(world: World) -> World:
    """Back to the first cell at once, with the first heading."""
    (x, y), heading = world.map.start, world.map.start_heading
    return replace(world, x=x, y=y, heading=heading, event="back", bumped=None)


@command("action", "carry")
def pick(world: World) -> World | Stop:
    """Put one thing of this cell into the bag."""
    count = count_at(world.items, world.cell)
    if not count:
        return stop(world, "nothing_to_pick")
    items = with_count(world.items, world.cell, count - 1)
    return replace(world, items=items, bag=world.bag + 1, event="pick", bumped=None)


@command("action", "carry")
def drop(world: World) -> World | Stop:
    """Put one thing of the bag into the pot of this cell, or on the floor when there is no pot."""
    if not world.bag:
        return stop(world, "empty_bag")
    dropped = replace(world, bag=world.bag - 1, event="drop", bumped=None)
    if not (wanted := count_at(world.map.pots, world.cell)):
        items = with_count(world.items, world.cell, count_at(world.items, world.cell) + 1)
        return replace(dropped, items=items)
    if (held := count_at(world.filled, world.cell)) >= wanted:
        return stop(world, "pot_full", n=wanted)
    return replace(dropped, filled=with_count(world.filled, world.cell, held + 1))


@command("action")
def paint(world: World) -> World:
    """Paint this cell."""
    return replace(world, painted=world.painted | {world.cell}, event="paint", bumped=None)


@command("action")
def say(world: World, value: Any = 0) -> World | Stop:
    """Say a value aloud."""
    if len(world.said) >= LONGEST_TALK:
        return stop(world, "talks_on", n=LONGEST_TALK)
    return replace(world, said=(*world.said, frozen(value)), event="say", bumped=None)


@sensor(group="wall")
def path_ahead(world: World) -> bool:
    """Whether nothing blocks the way in front."""
    return world.map.way(world.cell, world.heading) == FREE


@sensor(group="wall")
def wall_ahead(world: World) -> bool:
    """Whether something blocks the way in front."""
    return world.map.way(world.cell, world.heading) != FREE


@sensor(group="wall")
def wall_left(world: World) -> bool:
    """Whether something blocks the way at the robot's left."""
    return world.map.way(world.cell, (world.heading - 1) % 4) != FREE


@sensor(group="wall")
def wall_right(world: World) -> bool:
    """Whether something blocks the way at the robot's right."""
    return world.map.way(world.cell, (world.heading + 1) % 4) != FREE


@sensor(group="heading")
def looking(world: World, side: Literal["up", "right", "down", "left"] = "up") -> bool | Stop:
    """Whether the robot looks to a side of the screen."""
    meant = side if side in HEADING_OF else data.words().chosen(looking.slots[0], side)
    return Stop(meant, world) if isinstance(meant, Diagnostic) else HEADING_OF[meant] == world.heading


@sensor(group="place")
def column(world: World) -> int:
    """The number of the robot's column: 1 for A."""
    return world.x + 1


@sensor(group="place")
def row(world: World) -> int:
    """The number of the robot's row, from the top."""
    return world.y + 1


@sensor()
def on_item(world: World) -> bool:
    """Whether there is something to pick here."""
    return count_at(world.items, world.cell) > 0


@sensor()
def at_goal(world: World) -> bool:
    """Whether the robot stands on a flag."""
    return world.cell in world.map.flags


@sensor()
def painted(world: World) -> bool:
    """Whether this cell is painted."""
    return world.cell in world.painted


@sensor()
def bag(world: World) -> int:
    """How many things the robot carries."""
    return world.bag


def _fenced(world: World, heading: int) -> dict[str, Key]:
    """The slot that names a fence as the obstacle; empty when it is a wall of the look."""
    fenced = fence_between(world.cell, heading) in world.map.fences
    return {"wall_a": Key("robot.tell.fence")} if fenced else {}


def _step(world: World, heading: int) -> World | Stop:
    way = world.map.way(world.cell, heading)
    if way != FREE:
        if way == EDGE:
            return bump(world, heading, "out_of_grid")
        return bump(world, heading, "bump_wall", **_fenced(world, heading))
    x, y = neighbour(world.cell, heading)
    moved = replace(world, x=x, y=y, heading=heading, event="", bumped=None)
    count = count_at(world.items, (x, y)) if world.map.auto_pick else 0
    if not count:
        return moved
    return replace(moved, items=with_count(world.items, (x, y), 0), bag=world.bag + count, event="pick")
