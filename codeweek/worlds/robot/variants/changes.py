"""Small random changes of a map; each returns the changed plan, or None when it does not apply."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from random import Random

from codeweek.worlds.robot.grid import MOST
from codeweek.worlds.robot.state import STEPS, Cell, fence_between, neighbour
from codeweek.worlds.robot.variants.map_layers import LISTED, Layer, Plan, recut

Change = Callable[[Plan, Sequence[Plan], Random], Plan | None]

SORTS = ("items", "paint", "pots", "flags", "painted", "numbers")  # layers that may be changed
HIGHER = 2  # things that a heap may have over the level's largest
KEPT = ("numbers",)  # where nothing is taken away: a row of numbers stays a row


def longer(plan: Plan, others: Sequence[Plan], random: Random) -> Plan | None:
    """Duplicate a row or a column."""
    columns, rows = _lines(plan)
    lines = random.choice([lines for lines in (columns, rows) if len(lines) > 1] or [columns])
    place = random.randrange(len(lines))
    lines.insert(place, lines[place])
    doubled = bool(plan.things["numbers"]) or random.random() < 0.5
    made = recut(plan, columns, rows, doubled)
    return _numbered(made, others, random) if made else None


def shorter(plan: Plan, _others: Sequence[Plan], random: Random) -> Plan | None:
    """Remove a row or a column."""
    columns, rows = _lines(plan)
    lines = random.choice([lines for lines in (columns, rows) if len(lines) > 1] or [columns])
    del lines[random.randrange(len(lines))]
    return recut(plan, columns, rows, True) if lines else None


def shifted(plan: Plan, others: Sequence[Plan], random: Random) -> Plan | None:
    """Duplicate a line and remove another of the same direction: paths keep their length."""
    made = longer(plan, others, random)
    return shorter(made, others, random) if made else None


def mirrored(plan: Plan, _others: Sequence[Plan], random: Random) -> Plan | None:
    """Mirror the map, left to right or top to bottom."""
    columns, rows = _lines(plan)
    if random.random() < 0.5:
        made, half = recut(plan, columns[::-1], rows, True), 2
    else:
        made, half = recut(plan, columns, rows[::-1], True), 0
    if made is None:
        return None
    facing = {"facing": (half - plan.rules["facing"]) % 4} if "facing" in plan.rules else {}
    return replace(made, heading=(half - plan.heading) % 4, rules={**plan.rules, **facing})


def thing_more(plan: Plan, others: Sequence[Plan], random: Random) -> Plan | None:
    """Add a thing of a sort that the level has."""
    name = _sort(others, random)
    cells = [cell for cell in plan.free() if cell not in plan.things[name]]
    if not cells:
        return None
    layer = {**plan.things[name], random.choice(cells): _number(name, others, random)}
    return plan.with_layer(name, layer)


def thing_less(plan: Plan, _others: Sequence[Plan], random: Random) -> Plan | None:
    """Remove a thing."""
    name = _sort([plan], random)
    if name in KEPT or not plan.things[name]:
        return None
    return plan.with_layer(name, _without(plan.things[name], random.choice(sorted(plan.things[name]))))


def thing_moved(plan: Plan, _others: Sequence[Plan], random: Random) -> Plan | None:
    """Move a thing to another cell."""
    name = _sort([plan], random)
    layer = plan.things[name]
    cells = [cell for cell in plan.free() if cell not in layer]
    if name in KEPT or not layer or not cells:
        return None
    gone = random.choice(sorted(layer))
    return plan.with_layer(name, {**_without(layer, gone), random.choice(cells): layer[gone]})


def number_changed(plan: Plan, others: Sequence[Plan], random: Random) -> Plan | None:
    """Change the number on a cell, or the size of a heap."""
    name = _sort([plan], random)
    layer = plan.things[name]
    if name in LISTED or not layer:
        return None
    return plan.with_layer(name, {**layer, random.choice(sorted(layer)): _number(name, others, random)})


def wall_changed(plan: Plan, _others: Sequence[Plan], random: Random) -> Plan | None:
    """Add a wall, or remove one inside the map."""
    cells = [cell for cell in plan.cells() if _may_change(plan, cell)]
    return replace(plan, walls=plan.walls ^ {random.choice(cells)}) if cells and plan.walls else None


def wall_moved(plan: Plan, _others: Sequence[Plan], random: Random) -> Plan | None:
    """Move a wall to a free cell beside it."""
    cells = [cell for cell in sorted(plan.walls) if _may_change(plan, cell)]
    if not cells:
        return None
    cell = random.choice(cells)
    other = neighbour(cell, random.randrange(4))
    if other in plan.walls or not _inside(plan, other) or not _may_change(plan, other):
        return None
    return replace(plan, walls=plan.walls ^ {cell, other})


def fence_changed(plan: Plan, others: Sequence[Plan], random: Random) -> Plan | None:
    """Add or remove a thin wall, in a level that has some."""
    if not any(other.fences for other in others):
        return None
    cell, heading = random.choice(list(plan.cells())), random.randrange(4)
    there = neighbour(cell, heading)
    return (
        replace(plan, fences=plan.fences ^ {fence_between(cell, heading)}) if _inside(plan, there) else None
    )


def started_elsewhere(plan: Plan, _others: Sequence[Plan], random: Random) -> Plan | None:
    """Move the start to another cell, most often one step away."""
    near = [neighbour(plan.start, heading) for heading in range(4)]
    free = plan.free()
    cells = [cell for cell in free if cell in near] if random.random() < 0.7 else free
    return replace(plan, start=random.choice(cells)) if cells else None


def crossed(plan: Plan, others: Sequence[Plan], random: Random) -> Plan | None:
    """Cross two maps: the left of one and the right of the other, or the top and the bottom."""
    other = random.choice(others)
    across = random.random() < 0.5
    size, length = (plan.height, plan.width) if across else (plan.width, plan.height)
    other_size, other_length = (other.height, other.width) if across else (other.width, other.height)
    if size != other_size or min(length, other_length) < 2:
        return None
    return _joined(plan, other, across, random.randrange(1, min(length, other_length)))


def _joined(plan: Plan, other: Plan, across: bool, cut: int) -> Plan:
    """The first `cut` lines of one plan and the lines after `cut` of another."""

    def first(cell: Cell) -> bool:
        return cell[0 if across else 1] < cut

    start = plan if first(plan.start) or first(other.start) else other
    things = {
        name: {cell: n for cell, n in layer.items() if first(cell)}
        | {cell: n for cell, n in other.things[name].items() if not first(cell)}
        for name, layer in plan.things.items()
    }
    return replace(
        other,
        walls=frozenset(c for c in plan.walls if first(c)) | {c for c in other.walls if not first(c)},
        fences=frozenset(f for f in plan.fences if first(f[:2]))
        | {f for f in other.fences if not first(f[:2])},
        things=things,
        start=start.start,
        heading=start.heading,
    )


CHANGES: tuple[Change, ...] = (
    longer,
    shorter,
    shifted,
    mirrored,
    thing_more,
    thing_less,
    thing_moved,
    number_changed,
    wall_changed,
    wall_moved,
    fence_changed,
    started_elsewhere,
    crossed,
)


def _lines(plan: Plan) -> tuple[list[int], list[int]]:
    return list(range(plan.width)), list(range(plan.height))


def _sort(plans: Sequence[Plan], random: Random) -> str:
    """A random layer with something in it."""
    names = [name for name in SORTS if any(plan.things[name] for plan in plans)]
    return random.choice(names) if names else SORTS[0]


def _number(name: str, others: Sequence[Plan], random: Random) -> int:
    """A random number like those of this layer; a heap may be a little larger than the level's largest."""
    known = [number for plan in others for number in plan.things[name].values()] or [1]
    if name in ("items", "pots"):
        return random.randint(1, largest_heap(max(known)))
    return random.randint(min(known), max(known))


def largest_heap(known: int) -> int:
    """The largest heap a variant may have, given the level's largest; 0 when the level has none."""
    return min(known + HIGHER, MOST) if known > 1 else known


def _numbered(plan: Plan, others: Sequence[Plan], random: Random) -> Plan:
    """Draw a new value for each number that equals its left neighbour."""
    layer = plan.things["numbers"]
    if not layer:
        return plan
    twins = [cell for cell, n in layer.items() if layer.get((cell[0] - 1, cell[1])) == n]
    return plan.with_layer("numbers", {**layer, **{c: _number("numbers", others, random) for c in twins}})


def _without(layer: Layer, gone: Cell) -> dict[Cell, int]:
    return {cell: number for cell, number in layer.items() if cell != gone}


def _inside(plan: Plan, cell: Cell) -> bool:
    return 0 <= cell[0] < plan.width and 0 <= cell[1] < plan.height


def _may_change(plan: Plan, cell: Cell) -> bool:
    """Whether a cell may become a wall or free: it is empty, or a wall that is not on the border."""
    if cell in plan.walls:
        return all(_inside(plan, (cell[0] + x, cell[1] + y)) for x, y in STEPS)
    return cell != plan.start and not any(cell in layer for layer in plan.things.values())
