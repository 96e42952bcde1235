"""The turtle's world as a Scene: squared paper, the model under it, the drawing over it."""

import math
from collections.abc import Iterable
from functools import lru_cache

from codeweek.scene import HERO, Label, Line, Rect, Scene, Shape, Sprite
from codeweek.worlds.turtle.looks import PENS, Look, look_named
from codeweek.worlds.turtle.state import COLUMNS, PEN, ROWS, Sheet, Stroke, World

SIDE, LIFTED = 1.15, 1.25  # of the turtle, in units, and when its pen is up
THIN, INK, MODEL = 0.02, 0.03, 0.2  # units: lines of the paper, a pen of width 1, the least line of a model
AXIS, APART, MINUS = 0.035, 1.3, "\u2212"  # units: the line of an axis, the least between two numbers on it
PALE = 0.6  # how much paper there is in the colour of a model
SCALE = (0.5, ROWS - 0.35)  # where the mark that tells the side of a square stands

Paper = tuple[float, float, float]  # left, top, steps in a unit


def picture(world: World, look: str) -> Scene:
    """What a world looks like in a look (`looks.LOOKS`)."""
    dress, paper = look_named(look), _paper(world.sheet)
    return Scene(
        COLUMNS,
        ROWS,
        _background(world.sheet, dress),
        (_hero(world, dress),),
        tuple(_drawn(paper, stroke, stroke == world.off) for stroke in world.strokes),
    )


def _paper(sheet: Sheet) -> Paper:
    return sheet.left, sheet.top, sheet.unit


@lru_cache(maxsize=64)
def _background(sheet: Sheet, look: Look) -> tuple[Shape, ...]:
    return (
        Rect(0, 0, COLUMNS, ROWS, look.paper),
        *_squares(sheet, look),
        *(_axes(sheet, look) if look.axes else _scale(sheet, look)),
        *(_model(sheet, stroke, look) for stroke in sheet.wanted),
    )


def _squares(sheet: Sheet, look: Look) -> Iterable[Line]:
    """The lines of the paper; the start of the turtle is where two of them cross."""
    (x, y), side = _place(_paper(sheet), *sheet.start), sheet.square / sheet.unit
    for number in range(math.floor((COLUMNS - x % side) / side) + 1):
        across = x % side + number * side
        yield Line(((across, 0), (across, ROWS)), look.grid, THIN)
    for number in range(math.floor((ROWS - y % side) / side) + 1):
        along = y % side + number * side
        yield Line(((0, along), (COLUMNS, along)), look.grid, THIN)


def _scale(sheet: Sheet, look: Look) -> Iterable[Shape]:
    """The side of a square, in steps, as on a map."""
    (x, y), side = SCALE, sheet.square / sheet.unit
    ends = ((x, y - 0.1), (x, y), (x + side, y), (x + side, y - 0.1))
    yield Line(ends, look.ink, 0.04)
    yield Label(x + side / 2, y - 0.17, str(sheet.square), look.ink, 0.28)


def _axes(sheet: Sheet, look: Look) -> Iterable[Shape]:
    """The two lines through 0, as far as they are on the sheet, with numbers that have room."""
    paper, step = _paper(sheet), sheet.square * max(1, math.ceil(APART * sheet.unit / sheet.square))
    x, y = _place(paper, 0, 0)
    unit = sheet.unit
    if 0 <= y <= ROWS:
        yield Line(((0, y), (COLUMNS - 0.08, y)), look.ink, AXIS)
        yield Line(
            ((COLUMNS - 0.3, y - 0.12), (COLUMNS - 0.08, y), (COLUMNS - 0.3, y + 0.12)), look.ink, AXIS
        )
        yield Label(COLUMNS - 0.25, y - 0.32, "x", look.ink, 0.34)
    if 0 <= x <= COLUMNS:
        yield Line(((x, 0.08), (x, ROWS)), look.ink, AXIS)
        yield Line(((x - 0.12, 0.3), (x, 0.08), (x + 0.12, 0.3)), look.ink, AXIS)
        yield Label(x + 0.3, 0.25, "y", look.ink, 0.34)
    if not (0 <= x <= COLUMNS and 0 <= y <= ROWS):
        yield from _scale(sheet, look)
        return
    for number in range(math.ceil(-x * unit / step), math.floor((COLUMNS - x) * unit / step) + 1):
        across = x + number * step / unit
        if number and 0.3 < across < COLUMNS - 0.5:
            yield Line(((across, y - 0.07), (across, y + 0.07)), look.ink, AXIS)
            yield Label(across, y + 0.27, _written(number * step), look.ink, 0.27)
    for number in range(math.ceil((y - ROWS) * unit / step), math.floor(y * unit / step) + 1):
        along = y - number * step / unit
        if number and 0.5 < along < ROWS - 0.25:
            yield Line(((x - 0.07, along), (x + 0.07, along)), look.ink, AXIS)
            yield Label(x - 0.38, along, _written(number * step), look.ink, 0.27)
    yield Label(x - 0.2, y + 0.25, "0", look.ink, 0.27)


def _written(number: int) -> str:
    return str(number).replace("-", MINUS)


def _model(sheet: Sheet, stroke: Stroke, look: Look) -> Line:
    """A stroke of the model: grey, or a pale shade of the colour it must have."""
    colour = look.model if stroke.colour == PEN[0] else _mixed(PENS[stroke.colour], look.paper)
    return Line(_ends(_paper(sheet), stroke), colour, max(MODEL, INK * stroke.width + MODEL / 2))


def _mixed(colour: str, paper: str) -> str:
    """A colour mixed with the paper's."""
    pairs = [(int(colour[i : i + 2], 16), int(paper[i : i + 2], 16)) for i in (1, 3, 5)]
    return "#" + "".join(f"{round(one + (other - one) * PALE):02x}" for one, other in pairs)


@lru_cache(maxsize=4096)
def _drawn(paper: Paper, stroke: Stroke, off: bool) -> Line:
    """A stroke of the drawing; the same from picture to picture, as painters look for what is new."""
    return Line(_ends(paper, stroke), PENS[stroke.colour], INK * stroke.width, off, True)


def _ends(paper: Paper, stroke: Stroke) -> tuple[tuple[float, float], tuple[float, float]]:
    return _place(paper, *stroke.start), _place(paper, *stroke.end)


def _place(paper: Paper, x: float, y: float) -> tuple[float, float]:
    """A point of the paper in the scene, where y goes down."""
    left, top, unit = paper
    return (x - left) / unit, (top - y) / unit


def _hero(world: World, look: Look) -> Sprite:
    x, y = _place(_paper(world.sheet), world.x, world.y)
    effect = "bump" if world.bumped else ""
    name, size = ("hero", SIDE) if world.pen else ("hero_up", LIFTED)
    return Sprite(HERO, f"turtle/{look.hero}/{name}", x, y, size, -world.heading % 360, "", effect)
