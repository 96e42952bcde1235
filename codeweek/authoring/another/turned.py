"""Maps that are the same one, however it is turned or mirrored."""

from collections.abc import Sequence
from itertools import zip_longest

from codeweek.worlds.robot.state import World as RobotWorld
from codeweek.worlds.robot.variants.plan import plan_of

HERO, WALL, FLOOR = "@", "#", "."
Rows = tuple[tuple[str, ...], ...]


def turned(world: RobotWorld) -> Rows:
    """A map cell by cell, the same for all ways to turn it; without empty lines around, and the heading."""
    rows, ways = list(_cut(_rows(world))), []
    for _ in range(4):
        rows = [tuple(column) for column in zip_longest(*reversed(rows), fillvalue=FLOOR)]
        ways += [tuple(rows), tuple(row[::-1] for row in rows)]
    return min(ways)


def _cut(rows: Sequence[tuple[str, ...]]) -> Sequence[tuple[str, ...]]:
    """Without the outer lines in which there is only floor, or only wall."""
    for _ in range(4):
        while rows and (set(rows[-1]) == {FLOOR} or set(rows[-1]) == {WALL}):
            rows = rows[:-1]
        rows = [tuple(column) for column in zip(*reversed(rows), strict=True)]
    return rows


def _rows(world: RobotWorld) -> Sequence[tuple[str, ...]]:
    plan = plan_of(world)

    def told(x: int, y: int) -> str:
        things = [f"{name}{layer[x, y]}" for name, layer in plan.things.items() if (x, y) in layer]
        hero = HERO if (x, y) == plan.start else ""
        return hero + " ".join(things) or (WALL if (x, y) in plan.walls else FLOOR)

    return [tuple(told(x, y) for x in range(plan.width)) for y in range(plan.height)]
