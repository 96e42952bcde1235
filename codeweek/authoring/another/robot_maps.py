"""The maps of the robot for programs like one: each is drawn by a run on a grid of which nothing is known."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from random import Random

from codeweek.authoring.another.like_programs import ARROWS, like
from codeweek.authoring.another.unknown_grid import ORIGIN, Met, Unknown
from codeweek.blocks.script import Script
from codeweek.engine.budget import COMMAND, Budget
from codeweek.engine.run import prepared
from codeweek.levels.level import Level
from codeweek.levels.programs import allowed, kind_of, python_text, solution
from codeweek.program import Program
from codeweek.worlds.kinds import Wanted
from codeweek.worlds.robot.goals import suggested
from codeweek.worlds.robot.grid import HIGHEST, WIDEST
from codeweek.worlds.robot.state import STEPS, Cell, Map, World, neighbour
from codeweek.worlds.robot.variants.map_layers import LAYERS, Layer, Plan, world_of
from codeweek.worlds.robot.variants.map_variants import alike

MORE = 2  # lines that a map may have over the known one


@dataclass(frozen=True)
class Box:
    """Cells from `left` to `right` and from `top` to `bottom`, both included."""

    left: int
    top: int
    right: int
    bottom: int

    @property
    def width(self) -> int:
        """The cells of a row."""
        return self.right - self.left + 1

    @property
    def height(self) -> int:
        """The number of rows."""
        return self.bottom - self.top + 1

    @property
    def is_row(self) -> bool:
        """Whether it is a single row or column."""
        return 1 in (self.width, self.height)

    def cells(self) -> Iterable[Cell]:
        """Every cell, row by row."""
        return ((x, y) for y in range(self.top, self.bottom + 1) for x in range(self.left, self.right + 1))


def drawn(like: World, met: Met, worlds: Sequence[World], spare: int, random: Random) -> World | None:
    """The map on which a run with these worlds does the same; None when it is not like the known one.

    `spare`: how many cells are free beside those that the run needs, where there are walls.
    """
    map, inside = like.map, _around(_free(like.map))
    things = _things(like, met, worlds, random)
    box = _box(inside, map, _around(met.free), spare, random)
    if things is None or box is None or _heaped(things) or _around(met.free).is_row > inside.is_row:
        return None
    if not map.walls:
        return None if met.walls else _world(like, box, set(box.cells()), things)
    free = _opened(box, met, spare, random)
    return None if free is None else _world(like, _framed(_around(free), inside, map), free, things)


def _free(map: Map) -> list[Cell]:
    cells = ((x, y) for y in range(map.height) for x in range(map.width))
    return [cell for cell in cells if cell not in map.walls]


def _framed(box: Box, inside: Box, map: Map) -> Box:
    """With a line of walls on each side where a map has one around what is `inside`."""
    right, bottom = map.width - 1 > inside.right, map.height - 1 > inside.bottom
    left, top = inside.left > 0, inside.top > 0
    return Box(box.left - left, box.top - top, box.right + right, box.bottom + bottom)


def _around(cells: Collection[Cell]) -> Box:
    """The smallest box with some cells."""
    xs, ys = [x for x, _ in cells], [y for _, y in cells]
    return Box(min(xs), min(ys), max(xs), max(ys))


def _heaped(things: Mapping[str, Layer]) -> bool:
    """Whether things of two sorts are on one cell, where they hide each other."""
    cells = [cell for name in ("flags", "items", "pots") for cell in things[name]]
    return len(cells) > len(set(cells))


def _box(inside: Box, map: Map, needed: Box, spare: int, random: Random) -> Box | None:
    """A place for all that was walked on, about as large as a map, by lot; None when that is too small."""
    most = WIDEST - (map.width - inside.width), HIGHEST - (map.height - inside.height)

    def side(first: int, last: int, size: int, most: int) -> tuple[int, int] | None:
        if size == 1:
            return (first, last) if first == last else None
        if inside.is_row:  # as long as it needs to be
            length = min(last - first + 1 + spare, most)
            return _side(first, last, (length, length), random)
        return _side(first, last, (size - MORE, min(size + MORE, most)), random)

    across = side(needed.left, needed.right, inside.width, most[0])
    along = side(needed.top, needed.bottom, inside.height, most[1])
    return Box(across[0], along[0], across[1], along[1]) if across and along else None


def _side(first: int, last: int, lengths: tuple[int, int], random: Random) -> tuple[int, int] | None:
    """The first and the last line of a side that has those within, its length by lot; None when none has."""
    needed = last - first + 1
    least, largest = max(needed, lengths[0]), lengths[1]
    if least > largest:
        return None
    length = random.randint(least, largest)
    start = first - random.randint(0, length - needed)
    return start, start + length - 1


def _opened(box: Box, met: Met, spare: int, random: Random) -> set[Cell] | None:
    """The free cells: those that the run needs and some beside them, by lot; None without room for those."""
    free = set(met.free)
    for _ in range(spare):
        beside = [cell for cell in box.cells() if cell not in free | met.walls and _touches(cell, free)]
        if not beside:
            return None
        free.add(random.choice(beside))
    return free


def _touches(cell: Cell, free: Collection[Cell]) -> bool:
    return any(neighbour(cell, heading) in free for heading in range(len(STEPS)))


def _things(like: World, met: Met, worlds: Sequence[World], random: Random) -> dict[str, Layer] | None:
    """What is on the map, by layer; None when it has not the same goals as the known one."""
    names, end = suggested(like, Wanted()), worlds[-1]
    items: Layer | None = met.items
    if like.map.auto_pick:
        items = _on_the_way(worlds, len(like.items), "flag" in names, random)
    if items is None:
        return None
    flag = {met.flag or end.cell: 1} if "flag" in names else {}
    things = {"flags": flag, "items": items, "pots": met.pots, "paint": dict.fromkeys(sorted(end.painted), 1)}
    asked = {"flag": "flags", "items": "items", "pots": "pots", "paint": "paint"}
    alike = all(bool(things[layer]) == (goal in names) for goal, layer in asked.items())
    return things if alike else None


def _on_the_way(worlds: Sequence[World], many: int, flag: bool, random: Random) -> Layer | None:
    """So many things where the run comes by; without a flag one of them is at its end."""
    end = worlds[-1].cell
    passed = [cell for cell in dict.fromkeys(world.cell for world in worlds) if cell not in (ORIGIN, end)]
    last = () if flag or not many else (end,)
    more = many - len(last)
    return dict.fromkeys((*random.sample(passed, more), *last), 1) if more <= len(passed) else None


def _world(like: World, box: Box, free: set[Cell], things: Mapping[str, Layer]) -> World:
    """The map in that box, moved so that its first cell is A1."""

    def moved(cell: Cell) -> Cell:
        return cell[0] - box.left, cell[1] - box.top

    layers = {name: {moved(cell): many for cell, many in things.get(name, {}).items()} for name in LAYERS}
    walls = frozenset(moved(cell) for cell in box.cells() if cell not in free)
    width, height = box.right - box.left + 1, box.bottom - box.top + 1
    map, start = like.map, moved(ORIGIN)
    whole = map.auto_pick, map.letters, map.basket
    return world_of(Plan(width, height, walls, frozenset(), layers, start, like.heading, *whole))


DRAWINGS = 12  # of a map, for one program
SHORT = COMMAND * 150  # work of a run: a child has to watch it to its end


class Maps:
    """Makes programs and maps like those of a level."""

    def __init__(self, level: Level, random: Random) -> None:
        self.level, self.random = level, random
        self.own = solution(level).script
        self.worlds: list[World] = [start.world for start in level.maps]
        self.walked = [_walked(level, number) for number in range(len(level.maps))]

    def program(self, step: int) -> Script | None:
        """A program like the level's; None when its blocks are others.

        All arrows are known to who knows one.
        """
        script = like(self.own, self.random, step)
        types, own = ({block.type for block in each.walk()} for each in (script, self.own))
        arrows = set(ARROWS)
        same = types - arrows == own - arrows and types <= allowed(self.level)
        return script if same else None

    def world(self, program: Program, number: int, there: Sequence[World]) -> World | None:
        """The map that a run of a program on an unknown one makes; None when none is like the level's."""
        commands = kind_of(self.level).commands
        for _ in range(DRAWINGS):
            unknown = Unknown(self.worlds[number], self.walked[number], self.random)
            run = prepared(program, unknown.commands(commands), Budget(work=SHORT))
            trace = run(unknown.start, (), 0)
            if trace.outcome != "done":
                continue
            like = self.worlds[number]
            spare = _spare(like, self.walked[number])
            world = drawn(like, unknown.met, trace.columns().worlds, spare, self.random)
            if world and alike(self.worlds, world) and world not in there:
                return world
        return None


def _walked(level: Level, number: int) -> int:
    """On how many cells of a map the level's own solution comes."""
    world = level.maps[number].world
    run = prepared(python_text(level, solution(level).script, "en"), kind_of(level).commands)
    trace = run(world, level.answers(number), number)
    return len({each.cell for each in trace.columns().worlds})


def _spare(world: World, walked: int) -> int:
    """How many cells of a map are free beside those."""
    return world.map.width * world.map.height - len(world.map.walls) - walked
