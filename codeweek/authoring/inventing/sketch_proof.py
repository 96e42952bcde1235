"""A way through a map, if there is one: to the nearest thing again and again, then to a flag."""

from collections import deque
from collections.abc import Sequence
from itertools import groupby
from math import inf

from codeweek.command import Command, Stop
from codeweek.worlds.robot.commands import down, left, move, right, turn_left, turn_right, up
from codeweek.worlds.robot.state import Cell, World

STEPS = (up, down, left, right, move, turn_left, turn_right)
LOOP, MANY = "repeat", 3  # times that a step is worth one
Place = tuple[Cell, int]


def walk(world: World, blocks: Sequence[str]) -> str | None:
    """A program of some blocks, in neutral words, that collects all and ends on a flag; None if shut."""
    known = [step for step in STEPS if step.name in blocks]
    many = MANY if LOOP in blocks else inf
    steps: list[str] = []
    while wanted := _wanted(world):
        found = _nearest(world, wanted, known)
        if found is None:
            return None
        world, more = found
        steps += more
    return "".join(_written(step, len(list(run)), many) for step, run in groupby(steps))


def _wanted(world: World) -> frozenset[Cell]:
    """The cells one of which is to be reached next; none at the end."""
    if world.items:
        return frozenset(cell for cell, _many in world.items)
    return frozenset() if world.cell in world.map.flags else world.map.flags


def _nearest(
    world: World, wanted: frozenset[Cell], known: Sequence[Command]
) -> tuple[World, list[str]] | None:
    """The world on the nearest of some cells, and the known steps to it."""
    seen: set[Place] = {(world.cell, world.heading)}
    queue: deque[tuple[World, list[str]]] = deque([(world, [])])
    while queue:
        now, steps = queue.popleft()
        if steps and now.cell in wanted:
            return now, steps
        for step in known:
            after = step.function(now)
            if isinstance(after, Stop) or (after.cell, after.heading) in seen:
                continue
            seen.add((after.cell, after.heading))
            queue.append((after, [*steps, step.name]))
    return None


def _written(step: str, times: int, many: float) -> str:
    if times < many:
        return f"{step}()\n" * times
    return f"for _ in range({times}):\n    {step}()\n"
