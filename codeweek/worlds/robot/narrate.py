"""The robot's world in words, enough to play without seeing it."""

from collections.abc import Iterable

from codeweek.text import Key, Text
from codeweek.worlds.robot.goals import shown
from codeweek.worlds.robot.state import EDGE, FREE, STEPS, Cell, Counts, World, cell_name, neighbour

HEADINGS = ("east", "south", "west", "north")


def narrate(world: World, text: Text, part: str) -> str:
    """One part of a world (`kinds.NARRATED`) in sentences."""
    return " ".join(_PARTS[part](world, text))


def _world(world: World, text: Text) -> Iterable[str]:
    map = world.map
    columns = text("robot.tell.columns", n=map.width)
    yield text("robot.tell.grid", columns=columns, rows=text("robot.tell.rows", n=map.height))
    cells = (
        ("walls", map.walls),
        ("fences", [_fence(fence, text) for fence in sorted(map.fences)]),
        ("flags", map.flags),
        ("targets", map.targets),
        ("painted", world.painted),
    )
    for name, found in cells:
        if found:
            yield text(f"robot.tell.{name}", n=len(found), cells=_listed(found, text))
    for name, counts in (("items", world.items), ("pots", map.pots), ("numbers", world.numbers)):
        if counts:
            yield text(f"robot.tell.{name}", n=len(counts), cells=_counted(counts, text, name))
    if map.auto_pick:
        yield text("robot.tell.auto_pick")
    if world.filled:
        yield text("robot.tell.filled", n=len(world.filled), cells=_counted(world.filled, text, "filled"))


def _listed(cells: Iterable[Cell | str], text: Text) -> str:
    """Names of cells in reading order, three or more neighbours of a row in one go: A1 to D1."""
    found = list(cells)
    names = [cell for cell in found if isinstance(cell, str)]
    rows = sorted((cell[1], cell[0]) for cell in found if not isinstance(cell, str))
    runs: list[list[int]] = []
    for y, x in rows:
        if runs and runs[-1][0] == y and runs[-1][2] == x - 1:
            runs[-1][2] = x
        else:
            runs.append([y, x, x])
    return ", ".join([*names, *(_run(text, *run) for run in runs)])


def _run(text: Text, y: int, first: int, last: int) -> str:
    start, end = cell_name((first, y)), cell_name((last, y))
    if last - first >= 2:
        return text("robot.tell.run", first=start, last=end)
    return start if first == last else f"{start}, {end}"


def _counted(counts: Counts, text: Text, name: str) -> str:
    """Cells with a number each: always told for numbers, only from two for things."""
    always = name in ("numbers", "filled")
    return ", ".join(
        text("robot.tell.counted", cell=cell_name(cell), count=count)
        if always or count != 1
        else cell_name(cell)
        for cell, count in sorted(counts, key=lambda pair: (pair[0][1], pair[0][0]))
    )


def _fence(fence: tuple[int, int, int], text: Text) -> str:
    x, y, heading = fence
    first, last = cell_name((x, y)), cell_name(neighbour((x, y), heading))
    return text("robot.tell.between", first=first, last=last)


def _hero(world: World, text: Text) -> Iterable[str]:
    yield text("robot.tell.at", cell=cell_name(world.cell))
    yield text("robot.tell.facing", heading=_heading(world))
    yield text("robot.tell.bag", n=world.bag) if world.bag else text("robot.tell.bag_empty")
    if world.said:
        yield text("robot.tell.said", values=shown(world.said))


def _heading(world: World) -> Key:
    return Key(f"robot.heading.{HEADINGS[world.heading]}")


def _around(world: World, text: Text) -> Iterable[str]:
    """What is in front, then at the left, then at the right; free cells are counted, not listed."""
    for side, turn in (("ahead", 0), ("at_left", -1), ("at_right", 1)):
        free, end = _look(world, (world.heading + turn) % 4)
        stop = Key(f"robot.tell.{end}")
        if free:
            yield text(f"robot.tell.{side}", what=text("robot.tell.free_then", n=free, stop=stop))
        else:
            yield text(f"robot.tell.{side}", what=stop)


def _look(world: World, heading: int) -> tuple[int, str]:
    """How many free cells lie in a direction, and what stops them."""
    cell, free = world.cell, 0
    while (way := world.map.way(cell, heading)) == FREE:
        cell, free = neighbour(cell, heading), free + 1
    return free, "edge" if way == EDGE else "wall"


def _goal(world: World, text: Text) -> Iterable[str]:
    """Where the nearest flag is, by columns and rows."""
    if not world.map.flags:
        yield text("robot.tell.no_flag")
        return
    if world.cell in world.map.flags:
        yield text("robot.tell.on_flag")
        return
    x, y = min(world.map.flags, key=lambda flag: (abs(flag[0] - world.x) + abs(flag[1] - world.y), flag))
    across, along = x - world.x, y - world.y
    parts = []
    if across:
        side = "columns_east" if across > 0 else "columns_west"
        parts.append(text(f"robot.tell.{side}", n=abs(across)))
    if along:
        side = "rows_south" if along > 0 else "rows_north"
        parts.append(text(f"robot.tell.{side}", n=abs(along)))
    yield text("robot.tell.flag_is", where=text("robot.tell.join").join(parts))


_PARTS = {"world": _world, "hero": _hero, "around": _around, "goal": _goal}


def narrate_step(before: World, after: World, type: str, text: Text) -> str:
    """One sentence for what a step did, given the type of its block."""
    if after.bumped and before is not after:
        bumped = STEPS.index(after.bumped)
        return text(f"robot.step.{after.map.way(after.cell, bumped)}")
    if before.cell != after.cell:
        picked = after.bag > before.bag
        key = "robot.step.move_pick" if picked else "robot.step.move"
        return text(key, cell=cell_name(after.cell), n=after.bag)
    if before.heading != after.heading:
        turned = type if type in ("turn_left", "turn_right") else "turn"
        return text(f"robot.step.{turned}", heading=_heading(after))
    return _done(before, after, text)


def _done(before: World, after: World, text: Text) -> str:
    """The sentence of a step that neither moved nor turned."""
    here = cell_name(after.cell)
    if after.bag > before.bag:
        return text("robot.step.pick", n=after.bag)
    if after.bag < before.bag:
        key = "robot.step.fill" if after.filled != before.filled else "robot.step.drop"
        return text(key, cell=here, n=after.bag)
    if len(after.said) > len(before.said):
        return text("robot.step.say", value=shown(after.said[-1:]))
    if after is not before and after.event == "paint":
        return text("robot.step.paint", cell=here)
    return text("robot.step.nothing")
