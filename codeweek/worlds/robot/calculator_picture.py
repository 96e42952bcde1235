"""A row where nothing lies, in the sober look, as a calculator: its display has what the robot says."""

from collections.abc import Iterable
from dataclasses import replace

from codeweek.scene import Label, Rect, Scene, Shape, Sprite
from codeweek.worlds.robot.looks import Look
from codeweek.worlds.robot.state import Map, World, shown

WIDE = 3  # cells
HIGH = 0.9  # cells of the display, over the row
EDGE, ROUND = 0.1, 0.12  # around the display and between keys, and their corners
KEYS = ("789÷", "123=")  # beside the robot
LETTER, MOST = 0.58, 0.42  # how wide a letter is, of its height; the height of what is short
FEW = 18  # letters that are still read: of more, the last ones


def is_bare(map: Map) -> bool:
    """Whether a program can do nothing with a map but speak."""
    lies = map.walls, map.fences, map.flags, map.pots, map.targets, map.wanted, map.rules
    return (map.width, map.height) == (WIDE, 1) and map.hidden is None and not any(lies)


def calculator_scene(world: World, look: Look, sprites: Iterable[Sprite]) -> Scene:
    """The robot on a calculator, where the row is; without a bubble, as the display has what it says."""
    silent = tuple(replace(sprite, label="") for sprite in sprites)
    return Scene(WIDE, 1, tuple(_body(look)), silent, tuple(_display(world, look)), above=HIGH)


def _body(look: Look) -> Iterable[Shape]:
    yield Rect(0, -HIGH, WIDE, 1 + HIGH, look.wall_floor)
    yield Rect(EDGE, EDGE - HIGH, WIDE - 2 * EDGE, HIGH - EDGE, look.floor[0], ROUND)
    yield Rect(EDGE, EDGE, 1 - 2 * EDGE, 1 - 2 * EDGE, look.grid, ROUND)
    side = (1 - 3 * EDGE) / 2
    for row, keys in enumerate(KEYS):
        for column, key in enumerate(keys):
            x, y = 1 + column * (side + EDGE) * 1.1, EDGE + row * (side + EDGE)
            yield Rect(x, y, side * 1.15, side, look.panel, ROUND / 2)
            yield Label(x + side * 0.575, y + side / 2, key, look.ink, 0.22)


def _display(world: World, look: Look) -> Iterable[Shape]:
    words = shown(world.said)[-FEW:] if world.said else ""
    if words:
        size = min(MOST, (WIDE - 4 * EDGE) / (LETTER * len(words)))
        yield Label(WIDE / 2, (EDGE - HIGH) / 2, words, look.ink, size)
