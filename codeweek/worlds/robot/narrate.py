"""The robot's world in words, enough to play without seeing it."""

from collections.abc import Collection, Iterable, Iterator
from itertools import takewhile

from codeweek.text import Key, Text
from codeweek.worlds.robot.goals import asked_fields
from codeweek.worlds.robot.narrate_step import heading_of, met, tell_hidden, tell_left
from codeweek.worlds.robot.run_rules import told
from codeweek.worlds.robot.state import (
    EAST,
    FREE,
    SOUTH,
    Cell,
    Counts,
    Map,
    World,
    cell_name,
    letter_of,
    neighbour,
    shown,
)


def narrate(world: World, text: Text, part: str) -> str:
    """One part of a world (`kinds.NARRATED`) in sentences."""
    return " ".join(_PARTS[part](world, text))


def _world(world: World, text: Text) -> Iterable[str]:
    map = world.map
    if map.hidden is not None:
        yield from tell_hidden(world, map.hidden, text)
        return
    columns = text("robot.tell.columns", n=map.width)
    yield text("robot.tell.grid", columns=columns, rows=text("robot.tell.rows", n=map.height))
    if map.walls:
        yield text("robot.tell.walls", n=len(map.walls), cells=_walls(map, text))
    cells = (
        ("fences", [_fence(fence, text) for fence in sorted(map.fences)]),
        ("flags", map.flags),
        ("targets", map.targets),
        ("painted", world.painted),
    )
    for name, found in cells:
        if found:
            yield text(f"robot.tell.{name}", n=len(found), cells=_listed(found, text))
    counted = (
        ("items", world.items),
        ("pots", map.pots),
        ("numbers", world.numbers),
        ("wanted", map.wanted),
    )
    for name, counts in counted:
        if counts:
            told = _coded(counts, text) if map.letters and name == "numbers" else _counted(counts, text, name)
            yield text(f"robot.tell.{name}", n=len(counts), cells=told)
    if map.auto_pick:
        yield text("robot.tell.auto_pick")
    yield from _rules(map, text)
    if world.filled:
        yield text("robot.tell.filled", n=len(world.filled), cells=_counted(world.filled, text, "filled"))


def _rules(map: Map, text: Text) -> Iterable[str]:
    """What is asked of the whole run."""
    for name, field in asked_fields().items():
        if name in map.rules:
            value = told(field, map.rules[name])
            yield text(
                f"robot.asked.{name}",
                **({"n": value} if isinstance(value, int) else {"side": Key(f"robot.side.{value}")}),
            )


def _walls(map: Map, text: Text) -> str:
    """The walls in words; a border with at most two openings is said in one go: all around but A4."""
    last = map.width - 1, map.height - 1
    cells = [(x, y) for x in range(map.width) for y in range(map.height)]
    rim = frozenset(cell for cell in cells if cell[0] in (0, last[0]) or cell[1] in (0, last[1]))
    openings = rim - map.walls
    if min(map.width, map.height) < 3 or len(openings) > 2:
        return _listed(map.walls, text)
    around = text("robot.tell.all_around")
    if openings:
        around = text("robot.tell.around_but", cells=_listed(openings, text))
    return ", ".join(filter(None, (_listed(map.walls - rim, text), around)))


def _listed(cells: Iterable[Cell | str], text: Text) -> str:
    """Names of cells in reading order; three or more in a line become a range, A1 to D1, and those as
    long beside each other too, by their corners."""
    found = list(cells)
    names = [cell for cell in found if isinstance(cell, str)]
    rest = {cell for cell in found if not isinstance(cell, str)}
    while rest:
        run = _longest_run(rest)
        block = _block(run, rest)
        rest -= block
        names += [_run(text, min(block), max(block))]
    return ", ".join(names)


def _block(run: list[Cell], rest: set[Cell]) -> set[Cell]:
    """A run with those as long that lie below it, or to the east of it when it goes south."""
    aside = SOUTH if run[0][1] == run[-1][1] else EAST
    found, row = set(run), run
    while len(run) > 1 and rest.issuperset(row := [neighbour(cell, aside) for cell in row]):
        found.update(row)
    return found


def _longest_run(rest: Collection[Cell]) -> list[Cell]:
    """The first cell in reading order, with its run to the east, or to the south when that is longer."""
    first = min(rest, key=lambda cell: (cell[1], cell[0]))
    runs = [list(takewhile(rest.__contains__, _ray(first, heading))) for heading in (EAST, SOUTH)]
    longest = max(runs, key=len)
    return longest if len(longest) >= 3 else [first]


def _ray(cell: Cell, heading: int) -> Iterator[Cell]:
    while True:
        yield cell
        cell = neighbour(cell, heading)


def _run(text: Text, one: Cell, other: Cell) -> str:
    first, last = cell_name(one), cell_name(other)
    return first if first == last else text("robot.tell.run", first=first, last=last)


def _counted(counts: Counts, text: Text, name: str) -> str:
    """Cells with a count each; for things the count is said from two on, for numbers always."""
    always = name in ("numbers", "wanted", "filled")
    return ", ".join(
        text("robot.tell.counted", cell=cell_name(cell), count=count)
        if always or count != 1
        else cell_name(cell)
        for cell, count in sorted(counts, key=lambda pair: (pair[0][1], pair[0][0]))
    )


def _coded(counts: Counts, text: Text) -> str:
    """Cells with a number each, and the letter that it codes."""
    return ", ".join(
        text("robot.tell.coded", cell=cell_name(cell), count=count, letter=letter_of(count) or "?")
        for cell, count in sorted(counts, key=lambda pair: (pair[0][1], pair[0][0]))
    )


def _fence(fence: tuple[int, int, int], text: Text) -> str:
    x, y, heading = fence
    first, last = cell_name((x, y)), cell_name(neighbour((x, y), heading))
    return text("robot.tell.between", first=first, last=last)


def _hero(world: World, text: Text) -> Iterable[str]:
    if world.map.hidden is not None:
        yield text("robot.tell.tries_left", n=world.map.hidden.tries - len(world.proposed))
        return
    yield text("robot.tell.at", cell=cell_name(world.cell))
    yield text("robot.tell.facing", heading=heading_of(world))
    yield text("robot.tell.bag", n=world.bag) if world.bag else text("robot.tell.bag_empty")
    if most := world.map.rules.get("moves"):
        yield text("robot.tell.moves_left", n=max(0, most - world.moves))
    if world.said:
        yield text("robot.tell.said", values=shown(world.said))


def _around(world: World, text: Text) -> Iterable[str]:
    """What is in front, to the left and to the right; free cells are counted, not listed."""
    if world.map.hidden is not None:
        yield tell_left(world, world.map.hidden, text)
        return
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
    while world.map.way(cell, heading) == FREE:
        cell, free = neighbour(cell, heading), free + 1
    return free, met(world, cell, heading)


def _goal(world: World, text: Text) -> Iterable[str]:
    """Where the nearest flag is, by columns and rows."""
    if world.map.hidden is not None:
        yield tell_left(world, world.map.hidden, text)
        return
    if not world.map.flags:
        yield text("robot.tell.no_flag")
        return
    if world.cell in world.map.flags:
        yield text("robot.tell.on_flag")
        return
    x, y = min(world.map.flags, key=lambda flag: (abs(flag[0] - world.x) + abs(flag[1] - world.y), flag))
    ways = ((x - world.x, "east", "west"), (y - world.y, "south", "north"))
    parts = [
        text("robot.tell.away", n=abs(many), side=Key(f"robot.heading.{more if many > 0 else less}"))
        for many, more, less in ways
        if many
    ]
    yield text("robot.tell.flag_is", where=text("robot.tell.join").join(parts))


_PARTS = {"world": _world, "hero": _hero, "around": _around, "goal": _goal}
