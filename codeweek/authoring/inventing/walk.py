"""A way through a map, if there is one: to the nearest thing again and again, then to a flag."""

from collections import deque
from itertools import groupby

from codeweek.command import Stop
from codeweek.worlds.robot.commands import move, turn_left, turn_right
from codeweek.worlds.robot.state import Cell, World

STEPS = (move, turn_left, turn_right)
MANY = 3  # times that a step is worth a loop
Place = tuple[Cell, int]


def walk(world: World) -> str | None:
    """A program that collects everything and ends on a flag, in neutral words; None when the way is shut."""
    steps: list[str] = []
    while wanted := _wanted(world):
        found = _nearest(world, wanted)
        if found is None:
            return None
        world, more = found
        steps += more
    return "".join(_written(step, len(list(run))) for step, run in groupby(steps))


def _wanted(world: World) -> frozenset[Cell]:
    """The cells one of which is to be reached next; none at the end."""
    if world.items:
        return frozenset(cell for cell, _many in world.items)
    return frozenset() if world.cell in world.map.flags else world.map.flags


def _nearest(world: World, wanted: frozenset[Cell]) -> tuple[World, list[str]] | None:
    """The world on the nearest of some cells, and the steps to it."""
    seen: set[Place] = {(world.cell, world.heading)}
    queue: deque[tuple[World, list[str]]] = deque([(world, [])])
    while queue:
        now, steps = queue.popleft()
        if steps and now.cell in wanted:
            return now, steps
        for step in STEPS:
            after = step.function(now)
            if isinstance(after, Stop) or (after.cell, after.heading) in seen:
                continue
            seen.add((after.cell, after.heading))
            queue.append((after, [*steps, step.name]))
    return None


def _written(step: str, times: int) -> str:
    if times < MANY:
        return f"{step}()\n" * times
    return f"for _ in range({times}):\n    {step}()\n"
