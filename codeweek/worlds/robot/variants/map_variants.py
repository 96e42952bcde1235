"""Makes variants of a robot level's maps and checks that they are like the level's own."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from functools import lru_cache
from random import Random
from typing import Any

from codeweek.worlds.kinds import Variants, Wanted
from codeweek.worlds.robot.goals import suggested
from codeweek.worlds.robot.grid import HIGHEST, WIDEST
from codeweek.worlds.robot.state import FREE, Cell, World, neighbour
from codeweek.worlds.robot.variants.changes import CHANGES, largest_heap
from codeweek.worlds.robot.variants.map_layers import Plan, fields_of, plan_of, world_of

TRIALS = 12  # of a change that may not apply
ROOM = 4  # lines that a map may have over the level's largest


def variant(worlds: Sequence[World], changes: int, random: Random) -> tuple[int, World] | None:
    """The index of one of the worlds, and that world after so many random changes.

    None too where commands are counted: what wins within a number does not tell what has to on another map.
    """
    number = random.randrange(len(worlds))
    if "moves" in worlds[number].map.rules:
        return None
    if worlds[number].map.hidden is not None:
        return number, _other_secret(worlds[number], random)
    plans = [plan_of(world) for world in worlds if world.map.hidden is None]
    plan: Plan | None = plan_of(worlds[number])
    for _ in range(changes):
        plan = _changed(plan, plans, random) if plan else None
    return (number, world_of(plan)) if plan else None


def _changed(plan: Plan, plans: Sequence[Plan], random: Random) -> Plan | None:
    """A plan after the first random change that applies."""
    for _ in range(TRIALS):
        made = random.choice(CHANGES)(plan, plans, random)
        if made is not None and made.start not in made.walls:
            return made
    return None


def _other_secret(world: World, random: Random) -> World:
    hidden = world.map.hidden
    assert hidden is not None
    secret = random.randint(hidden.least, hidden.most)
    return replace(world, map=replace(world.map, hidden=replace(hidden, secret=secret)))


def alike(worlds: Sequence[World], world: World) -> bool:
    """Whether a world has the same goals as one of the others, and no more of anything (`_MEASURES`)."""
    asked = {suggested(other, Wanted()) for other in worlds}
    if suggested(world, Wanted()) not in asked or not _fits(worlds, world):
        return False
    if world.map.hidden is not None:
        return True
    if _heap(world) > largest_heap(max(_heap(other) for other in worlds)):
        return False
    bounds = _most(tuple(worlds))
    return all(measure(world) <= most for measure, most in zip(_MEASURES, bounds, strict=True))


def _heap(world: World) -> int:
    return max((count for _, count in world.items), default=0)


def _fits(worlds: Sequence[World], world: World) -> bool:
    widest, highest = (max(getattr(w.map, side) for w in worlds) for side in ("width", "height"))
    width, height = world.map.width, world.map.height
    return bool(width <= min(widest + ROOM, WIDEST) and height <= min(highest + ROOM, HIGHEST))


@lru_cache(maxsize=8)
def _most(worlds: tuple[World, ...]) -> tuple[int, ...]:
    return tuple(max(measure(world) for world in worlds) for measure in _MEASURES)


def _ways(world: World, cell: Cell) -> int:
    return sum(world.map.way(cell, heading) == FREE for heading in range(4))


def _free(world: World) -> list[Cell]:
    map = world.map
    return [(x, y) for y in range(map.height) for x in range(map.width) if (x, y) not in map.walls]


def _crossings(world: World) -> int:
    """How many cells have three exits or more."""
    return sum(_ways(world, cell) > 2 for cell in _free(world))


def _rooms(world: World) -> int:
    """How many 2 by 2 squares of free cells there are."""
    walls, map = world.map.walls, world.map
    return sum(
        not walls & {(x, y), (x + 1, y), (x, y + 1), (x + 1, y + 1)}
        for x in range(map.width - 1)
        for y in range(map.height - 1)
    )


def _out_of_reach(world: World) -> int:
    """How many free cells cannot be reached from the start."""
    return len(_free(world)) - len(_reached([world.cell], lambda cell: _beside(world, cell)))


def _beside(world: World, cell: Cell) -> list[Cell]:
    return [neighbour(cell, h) for h in range(4) if world.map.way(cell, h) == FREE]


def _islands(world: World) -> int:
    """How many groups of walls do not touch the border: following one by hand may go around for ever."""
    map = world.map
    left = set(map.walls)
    found = 0
    while left:
        group = _reached([min(left)], lambda cell: sorted(_around(cell) & map.walls))
        left -= group
        found += all(0 < x < map.width - 1 and 0 < y < map.height - 1 for x, y in group)
    return found


def _around(cell: Cell) -> set[Cell]:
    return {(cell[0] + x, cell[1] + y) for x in (-1, 0, 1) for y in (-1, 0, 1)}


def _reached(cells: list[Cell], beside: Callable[[Cell], list[Cell]]) -> set[Cell]:
    seen, todo = set(cells), cells
    while todo:
        new = [cell for cell in beside(todo.pop()) if cell not in seen]
        seen.update(new)
        todo += new
    return seen


def _bare(world: World) -> int:
    """How many free cells but the start have no number, on a map with numbers."""
    numbered = {cell for cell, _ in world.numbers}
    return len(set(_free(world)) - numbered - {world.cell}) if numbered else 0


def _on_start(world: World) -> int:
    """How many sorts of things are on the start cell."""
    map, cell = world.map, world.cell
    counts = (world.items, map.pots, world.numbers)
    listed = (map.flags, map.targets, world.painted)
    return sum(any(c == cell for c, _ in layer) for layer in counts) + sum(cell in cells for cells in listed)


# A variant may not exceed the largest of these counts among the level's own maps.
_MEASURES: tuple[Callable[[World], int], ...] = (
    lambda world: world.map.width > 1,
    lambda world: world.map.height > 1,
    lambda world: len(world.map.flags),
    lambda world: len(world.map.pots),
    _on_start,
    _bare,
    _rooms,
    _crossings,
    _islands,
    _out_of_reach,
)


def asked(end: World, wanted: Wanted) -> Wanted:
    """The goals of a variant: the values to say are those that the solution said; the map holds the rest."""
    return wanted if wanted.said is None else replace(wanted, said=end.said)


def fields(world: World) -> Mapping[str, Any]:
    """The fields of a level file that describe a world at its start."""
    hidden = world.map.hidden
    if hidden is None:
        return fields_of(plan_of(world))
    guess = {"min": hidden.least, "max": hidden.most, "tries": hidden.tries, "secret": hidden.secret}
    return {"guess": guess}


VARIANTS = Variants(variant, alike, asked, fields)
