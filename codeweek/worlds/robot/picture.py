"""The robot's world as a Scene."""

from collections.abc import Iterable
from dataclasses import replace
from functools import lru_cache

from codeweek.scene import BASKET, Image, Label, Line, Rect, Scene, Shape, Sprite
from codeweek.worlds.robot.calculator_picture import calculator_scene, is_bare
from codeweek.worlds.robot.guess_picture import guess_scene
from codeweek.worlds.robot.looks import Look, look_named
from codeweek.worlds.robot.state import (
    EAST,
    STEPS,
    Cell,
    Map,
    World,
    cell_name,
    count_at,
    has_count,
    last_said,
    letter_of,
)
from codeweek.worlds.robot.walls import walls

CARRIED = (0.17, 0.68, 0.34)  # where in the robot's cell what it carries is shown, and how large
ITEM, ITEM_ASIDE, ITEM_LOW, POT, HERO = 0.62, 0.38, 0.46, 0.86, 0.9  # sides of the sprites, in cells
SMALL_HERO, LOW = 0.54, 0.73  # where there are numbers, all of them stay readable above the robot
NUMBER, HIGH = 0.4, 0.31  # height of a number, and where it is in its cell
CARD, RIM = (0.1, 0.07, 0.8, 0.48), 0.025  # the same of the card of a letter, and its rim
LETTER, CODE, CODED = 0.36, 0.68, 0.22  # where a letter and its number are, and the height of that
PANEL = (0.16, 0.13, 0.68, 0.36)  # left, top, width and height of what it is written on
MARGIN = 0.32  # cells, for the names of columns and rows
FAR, SIGN = 0.29, 0.2  # how far from the middle of a cell the sign of an arrow is, and half of its side
TALK = 12  # letters of what the robot says that fit beside it


def picture(world: World, look: str) -> Scene:
    """The scene of a world in a look (of `looks.LOOKS`); cell A1 is the unit square at 0, 0."""
    dress = look_named(look)
    if world.map.hidden is not None:
        return guess_scene(world, world.map.hidden, dress)
    if dress.name == "sober" and is_bare(world.map) and not (world.items or world.numbers or world.painted):
        return calculator_scene(world, dress, _sprites(world, "robot/sober"))
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
    shapes: list[Shape] = [Rect(*cell, 1, 1, look.floor[sum(cell) % 2]) for cell in cells]
    shapes += _stars(map, look, cells)
    shapes += _grid(map, look)
    shapes += walls(map.walls, look)
    shapes += [_outline(cell, look) for cell in sorted(map.targets)]
    shapes += [_fence(fence, look) for fence in sorted(map.fences)]
    return tuple(shapes)


def _grid(map: Map, look: Look) -> Iterable[Shape]:
    """The lines between cells and around the grid."""
    for x in range(map.width + 1):
        yield Line(((x, 0), (x, map.height)), look.grid, 0.03)
    for y in range(map.height + 1):
        yield Line(((0, y), (map.width, y)), look.grid, 0.03)


def _stars(map: Map, look: Look, cells: list[Cell]) -> Iterable[Shape]:
    """Two dots on each free cell, at pseudo-random places that never change."""
    for x, y in cells if look.dots else ():
        if (x, y) not in map.walls:
            for salt, size in ((3, 0.05), (11, 0.03)):
                across, along = (x * 37 + y * 61 + salt * 29) % 83, (x * 53 + y * 17 + salt * 47) % 79
                yield Rect(
                    x + 0.08 + across / 83 * 0.8, y + 0.08 + along / 79 * 0.8, size, size, look.dots, size / 2
                )


def _outline(cell: Cell, look: Look) -> Line:
    """The dashed square of a cell to paint."""
    (x, y), near, far = cell, 0.16, 0.84
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
        yield Rect(x + 0.09, y + 0.09, 0.82, 0.82, look.paint, 0.1)  # covers the whole dashed square
    for cell, _ in world.numbers if look.panel else ():
        yield from (_card if world.map.letters else _thing)(cell, cell in world.painted, look)
        if cell in world.map.targets and cell not in world.painted:
            outline = _outline(cell, look)
            yield from (replace(outline, colour=look.panel, width=0.1, dashed=False), outline)
    for x, y in sorted(world.map.flags):
        yield Image(f"robot/{look.name}/flag", x + 0.5, y + 0.5, POT)
        if "facing" in world.map.rules:
            yield from arrow((x, y), world.map.rules["facing"], look)
    for cell, number in world.map.wanted:
        colour = look.ink if cell in world.painted else look.target
        if look.panel:
            yield Rect(cell[0] + 0.66, cell[1] + 0.68, 0.32, 0.28, look.panel, 0.08)
            colour = look.ink
        yield Label(cell[0] + 0.82, cell[1] + 0.82, str(number), colour, 0.28)
    for cell, number in world.numbers:
        yield from _number(cell, number, look, world.map.letters)
    if world.event == "swap":
        yield from _swapped(world, look)


def arrow(cell: Cell, heading: int, look: Look) -> Iterable[Shape]:
    """On a round sign at the side of a cell: where the robot has to look at the end."""
    (x, y), (across, along) = cell, STEPS[heading]
    centre_x, centre_y = x + 0.5 + across * FAR, y + 0.5 + along * FAR
    yield Rect(centre_x - SIGN, centre_y - SIGN, 2 * SIGN, 2 * SIGN, look.ink, SIGN)
    inside = SIGN - 0.03
    yield Rect(centre_x - inside, centre_y - inside, 2 * inside, 2 * inside, look.floor[0], inside)
    tip = centre_x + across * 0.11, centre_y + along * 0.11
    yield Line(((centre_x - across * 0.11, centre_y - along * 0.11), tip), look.fence, 0.06)
    yield Line(_head(tip, across * 0.45, along * 0.45), look.fence, 0.06)


def _thing(cell: Cell, painted: bool, look: Look) -> Iterable[Shape]:
    """What a number is written on: a wagon, a crate; its panel takes the colour of paint."""
    x, y = cell
    name = "number_painted" if painted else "number"
    yield Image(f"robot/{look.name}/{name}", x + 0.5, y + 0.5)
    yield Rect(x + PANEL[0], y + PANEL[1], PANEL[2], PANEL[3], look.paint if painted else look.panel, 0.07)


def _card(cell: Cell, painted: bool, look: Look) -> Iterable[Shape]:
    """What a letter is written on: a card with a rim, which takes the colour of paint."""
    x, y, width, height = CARD
    yield Rect(cell[0] + x, cell[1] + y, width, height, look.ink, 0.09)
    x, y, width, height = x + RIM, y + RIM, width - 2 * RIM, height - 2 * RIM
    yield Rect(cell[0] + x, cell[1] + y, width, height, look.paint if painted else look.panel, 0.07)


def _number(cell: Cell, number: int, look: Look, letters: bool) -> Iterable[Label]:
    """A number in the upper half of its cell; beside the letter that it codes, where they are letters."""
    letter = letter_of(number) if letters else ""
    if letter:
        yield Label(cell[0] + LETTER, cell[1] + HIGH, letter, look.ink, NUMBER)
        yield Label(cell[0] + CODE, cell[1] + HIGH, str(number), look.ink, CODED)
        return
    size = NUMBER if -9 <= number <= 99 else 1.1 / len(str(number))
    yield Label(cell[0] + 0.5, cell[1] + HIGH, str(number), look.ink, size)


def _swapped(world: World, look: Look) -> Iterable[Shape]:
    """A double arrow between the two numbers that have just changed places."""
    (x, y), (across, along) = world.cell, STEPS[world.heading]
    for near, far in ((0.3, 0.7), (0.7, 0.3)):
        start, end = ((x + 0.5 + across * part, y + HIGH + along * part) for part in (near, far))
        yield Line((start, end), look.fence, 0.06)
        yield Line(_head(end, across * (far - near), along * (far - near)), look.fence, 0.06)


def _head(tip: tuple[float, float], across: float, along: float) -> tuple[tuple[float, float], ...]:
    """The two strokes at the end of an arrow that goes that way."""
    x, y = tip
    back_x, back_y, side_x, side_y = across * 0.25, along * 0.25, along * 0.25, across * 0.25
    return (x - back_x + side_x, y - back_y + side_y), tip, (x - back_x - side_x, y - back_y - side_y)


def _item_place(world: World, cell: Cell) -> tuple[float, float, float]:
    """Where an item is in its cell, and its size: beside the robot, below a number."""
    if cell == world.cell:
        return 0.8, 0.8, ITEM_ASIDE
    return (0.5, LOW, ITEM_LOW) if has_count(world.numbers, cell) else (0.5, 0.5, ITEM)


def _sprites(world: World, folder: str) -> Iterable[Sprite]:
    """Pots, then items, then the robot, and last what it has if its basket was not empty at the start."""
    for (x, y), wants in world.map.pots:
        held = count_at(world.filled, (x, y))
        name = "pot_full" if held >= wants else "pot"
        label = f"{held}/{wants}" if wants > 1 else ""
        yield Sprite(f"pot-{cell_name((x, y))}", f"{folder}/{name}", x + 0.5, y + 0.5, POT, label=label)
    for cell, count in world.items:
        label = str(count) if count > 1 else ""
        at_x, at_y, size = _item_place(world, cell)
        yield Sprite(
            f"item-{cell_name(cell)}", f"{folder}/item", cell[0] + at_x, cell[1] + at_y, size, label=label
        )
    low, hero = (LOW, SMALL_HERO) if world.numbers or world.map.wanted else (0.5, HERO)
    side = 0.4 if world.map.wanted else 0.5  # what is wanted must show beside the robot
    said = last_said(world)[:TALK] if world.event == "say" else ""
    yield Sprite(
        "hero",
        f"{folder}/hero",
        world.x + side,
        world.y + low,
        hero,
        world.heading * 90.0,
        said,
        world.event if world.event in ("bump", "pick", "drop", "say") else "",
    )
    if world.map.basket and world.bag:
        across, along, size = CARRIED
        yield Sprite(BASKET, f"{folder}/item", world.x + across, world.y + along, size, label=str(world.bag))
