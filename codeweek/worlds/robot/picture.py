"""The robot's world as a Scene."""

from collections.abc import Iterable
from functools import lru_cache

from codeweek.scene import Image, Label, Line, Rect, Scene, Shape, Sprite
from codeweek.worlds.robot.goals import shown
from codeweek.worlds.robot.looks import Look, look_named
from codeweek.worlds.robot.state import EAST, Cell, Map, World, cell_name, count_at

ITEM, ITEM_ASIDE, POT, HERO = 0.62, 0.38, 0.86, 0.9  # sides of the sprites, in cells
MARGIN = 0.32  # cells, for the names of columns and rows
TALK = 12  # letters of what the robot says that fit beside it


def picture(world: World, look: str) -> Scene:
    """What a world looks like in a look (`looks.LOOKS`); cell A1 is the unit square at 0, 0."""
    dress = look_named(look)
    return Scene(
        world.map.width,
        world.map.height,
        _background(world.map, dress),
        tuple(_sprites(world, f"robot/{dress.name}")),
        tuple(_marks(world, dress)),
        tuple(_names(world.map, dress)),
        MARGIN,
    )


@lru_cache(maxsize=64)
def _background(map: Map, look: Look) -> tuple[Shape, ...]:
    cells = [(x, y) for y in range(map.height) for x in range(map.width)]
    shapes: list[Shape] = [Rect(*cell, 1, 1, _floor(map, look, cell)) for cell in cells]
    shapes += _stars(map, look, cells)
    shapes += _grid(map, look)
    shapes += [Image(f"robot/{look.name}/wall", x + 0.5, y + 0.5) for x, y in sorted(map.walls)]
    shapes += [_outline(cell, look) for cell in sorted(map.targets)]
    shapes += [_fence(fence, look) for fence in sorted(map.fences)]
    return tuple(shapes)


def _floor(map: Map, look: Look, cell: Cell) -> str:
    return look.wall_floor if cell in map.walls else look.floor[sum(cell) % 2]


def _grid(map: Map, look: Look) -> Iterable[Shape]:
    """The lines between cells and around the grid."""
    for x in range(map.width + 1):
        yield Line(((x, 0), (x, map.height)), look.grid, 0.03)
    for y in range(map.height + 1):
        yield Line(((0, y), (map.width, y)), look.grid, 0.03)


def _stars(map: Map, look: Look, cells: list[Cell]) -> Iterable[Shape]:
    """Two dots on each free cell, at places that look scattered and never move."""
    for x, y in cells if look.dots else ():
        if (x, y) not in map.walls:
            for salt, size in ((3, 0.05), (11, 0.03)):
                across, along = (x * 37 + y * 61 + salt * 29) % 83, (x * 53 + y * 17 + salt * 47) % 79
                yield Rect(
                    x + 0.08 + across / 83 * 0.8, y + 0.08 + along / 79 * 0.8, size, size, look.dots, size / 2
                )


def _outline(cell: Cell, look: Look) -> Line:
    """The dashed square of a cell to paint."""
    (x, y), near, far = cell, 0.14, 0.86
    corners = ((x + near, y + near), (x + far, y + near), (x + far, y + far), (x + near, y + far))
    return Line((*corners, corners[0]), look.target, 0.06, dashed=True)


def _fence(fence: tuple[int, int, int], look: Look) -> Line:
    x, y, heading = fence
    ends = ((x + 1, y), (x + 1, y + 1)) if heading == EAST else ((x, y + 1), (x + 1, y + 1))
    return Line(ends, look.fence, 0.14)


def _names(map: Map, look: Look) -> Iterable[Label]:
    """Letters of columns along the top, numbers of rows along the left."""
    for x in range(map.width):
        yield Label(x + 0.5, -MARGIN / 2, cell_name((x, 0))[0], look.ink, 0.24)
    for y in range(map.height):
        yield Label(-MARGIN / 2, y + 0.5, str(y + 1), look.ink, 0.24)


def _marks(world: World, look: Look) -> Iterable[Shape]:
    """Paint, and what must stay visible on it: flags and numbers."""
    for x, y in sorted(world.painted):
        yield Rect(x + 0.1, y + 0.1, 0.8, 0.8, look.paint, 0.12)
    for x, y in sorted(world.map.flags):
        yield Image(f"robot/{look.name}/flag", x + 0.5, y + 0.5, POT)
    for (x, y), number in world.numbers:
        size = 0.5 if -9 <= number <= 99 else 0.34
        yield Label(x + 0.5, y + 0.5, str(number), look.ink, size)


def _sprites(world: World, folder: str) -> Iterable[Sprite]:
    """Pots, then items, then the robot, which is painted last."""
    for (x, y), wants in world.map.pots:
        held = count_at(world.filled, (x, y))
        name = "pot_full" if held >= wants else "pot"
        label = f"{held}/{wants}" if wants > 1 else ""
        yield Sprite(f"pot-{cell_name((x, y))}", f"{folder}/{name}", x + 0.5, y + 0.5, POT, label=label)
    for cell, count in world.items:
        label = str(count) if count > 1 else ""
        at, size = (0.8, ITEM_ASIDE) if cell == world.cell else (0.5, ITEM)  # it must show beside the robot
        image = f"{folder}/item"
        yield Sprite(f"item-{cell_name(cell)}", image, cell[0] + at, cell[1] + at, size, label=label)
    said = shown(world.said[-1:])[:TALK] if world.event == "say" else ""
    yield Sprite(
        "hero",
        f"{folder}/hero",
        world.x + 0.5,
        world.y + 0.5,
        HERO,
        world.heading * 90.0,
        said,
        world.event if world.event in ("bump", "pick", "drop", "say") else "",
    )
