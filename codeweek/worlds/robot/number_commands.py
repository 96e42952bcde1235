"""What the robot does with numbers: those written on cells, and those a person gives."""

from dataclasses import replace
from typing import Any

from codeweek.command import NeedInput, Stop, command, sensor
from codeweek.worlds.robot.state import FREE, World, bump, has_count, neighbour, stop, with_number

BIGGEST = 9999  # number on a cell


@command("action")
def swap(world: World) -> World | Stop:
    """Swap the number of this cell with that of the cell ahead."""
    if world.map.way(world.cell, world.heading) != FREE:
        return bump(world, world.heading, "swap_nowhere")
    ahead = neighbour(world.cell, world.heading)
    if not any(has_count(world.numbers, cell) for cell in (world.cell, ahead)):
        return stop(world, "swap_nothing")
    place = {world.cell: ahead, ahead: world.cell}
    numbers = tuple(sorted((place.get(cell, cell), number) for cell, number in world.numbers))
    return replace(world, numbers=numbers, event="swap", bumped=None)


@command("action")
def write(world: World, number: int = 0) -> World | Stop:
    """Write a number on this cell, replacing the one there."""
    if number != int(number):
        return stop(world, "whole_number", value=number)
    if abs(number) > BIGGEST:
        return stop(world, "number_too_long", value=number, most=BIGGEST)
    numbers = with_number(world.numbers, world.cell, int(number))
    return replace(world, numbers=numbers, event="write", bumped=None)


@sensor()
def number_here(world: World) -> int:
    """The number written on this cell; 0 when there is none."""
    return world.number(world.cell)


@sensor()
def number_ahead(world: World) -> int:
    """The number written on the cell ahead; 0 when there is none, or no way to it."""
    if world.map.way(world.cell, world.heading) != FREE:
        return 0
    return world.number(neighbour(world.cell, world.heading))


@sensor()
def ask(_world: World) -> Any:
    """Ask the person for the next value."""
    return NeedInput()
