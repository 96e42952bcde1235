"""Reads the map of a turtle level: the start and the sheet, which is fitted to the model."""

import math
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from codeweek.blocks.block_vocabulary import plain
from codeweek.diagnostic import Diagnostic
from codeweek.worlds.fields import Coordinates, Degrees, Field, Flag, Whole
from codeweek.worlds.turtle.state import COLUMNS, ROWS, Point, Sheet, World, exact

HEADINGS: Mapping[str, tuple[str, ...]] = {
    "right": ("droite", "east", "est"),
    "up": ("haut", "north", "nord"),
    "left": ("gauche", "west", "ouest"),
    "down": ("bas", "south", "sud"),
}
USUAL = 500  # steps of width
WIDTHS = (50, 5000)
FIELDS: Mapping[str, Field] = {
    "start": Field(("depart",), Coordinates()),
    "heading": Field(("cap", "direction"), Degrees(HEADINGS)),
    "sheet": Field(("feuille",), Whole(*WIDTHS)),
    "free_position": Field(("position_libre",), Flag()),
}
ROOM = 0.35  # of the drawing's size, on each side: a program that is not right yet can be seen whole


def parse_map(fields: Mapping[str, Any]) -> tuple[World | None, tuple[Diagnostic, ...]]:
    """Read the fields of a map (FIELDS): the world at its start, or None and all problems."""
    problems: list[Diagnostic] = []
    heading = _heading(fields.get("heading", 0), problems)
    width = fields.get("sheet", USUAL)
    if type(width) is not int or not WIDTHS[0] <= width <= WIDTHS[1]:
        slots = {"least": WIDTHS[0], "most": WIDTHS[1]}
        problems.append(Diagnostic("level.want_number", slots, field="sheet"))
        width = USUAL
    unit = width / COLUMNS
    x, y = _start(fields.get("start", [0, 0]), unit, problems)
    free = fields.get("free_position", False)
    if not isinstance(free, bool):
        problems.append(Diagnostic("level.want_boolean", field="free_position"))
    if "grid" in fields:
        problems.append(Diagnostic("level.turtle_grid", field="grid"))
    sheet = Sheet(-unit * COLUMNS / 2, unit * ROWS / 2, unit, (x, y), "sheet" in fields, free is True)
    return (None if problems else World(sheet, x, y, heading)), tuple(problems)


def _number(value: Any) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool) and math.isfinite(value)


def _heading(value: Any, problems: list[Diagnostic]) -> float:
    """A heading from a file: a side of the sheet, or degrees counter-clockwise from the right."""
    names = [{plain(name), *map(plain, others)} for name, others in HEADINGS.items()]
    found = next((i for i, name in enumerate(names) if plain(str(value)) in name), None)
    if found is not None:
        return found * 90.0
    if _number(value) and abs(value) <= 360:
        return float(value % 360)
    problems.append(Diagnostic("level.turtle_heading", field="heading"))
    return 0.0


def _start(value: Any, unit: float, problems: list[Diagnostic]) -> Point:
    if isinstance(value, list | tuple) and len(value) == 2 and all(map(_number, value)):
        x, y = float(value[0]), float(value[1])
        if abs(x) <= unit * COLUMNS / 2 and abs(y) <= unit * ROWS / 2:
            return x, y
    slots = {"x": round(unit * COLUMNS / 2), "y": round(unit * ROWS / 2)}
    problems.append(Diagnostic("level.turtle_start", slots, field="start"))
    return 0.0, 0.0


def with_model(start: World, end: World) -> World:
    """The start of a level whose goal is the drawing of `end`, on a sheet of a fitting size."""
    sheet = replace(start.sheet, wanted=end.strokes)
    if end.strokes and not sheet.given:
        points = [start.at, *(point for stroke in end.strokes for point in (stroke.start, stroke.end))]
        sheet = _fitted(sheet, points, [_mirrored(point, start) for point in points])
    return replace(start, sheet=sheet)


def _mirrored(point: Point, start: World) -> Point:
    """A point of the mirrored drawing: the sheet has room for it, for a child who mixes up left and right."""
    x, y = point[0] - start.x, point[1] - start.y
    twice = math.radians(2 * start.heading)
    across, along = math.cos(twice), math.sin(twice)
    return start.x + x * across + y * along, start.y + x * along - y * across


def _fitted(sheet: Sheet, points: Sequence[Point], mirrored: Sequence[Point]) -> Sheet:
    """A sheet centred on these points, with a margin."""
    (left, right), (bottom, top) = (_range(points, mirrored, axis) for axis in (0, 1))
    unit = math.ceil(exact(max((right - left) / COLUMNS, (top - bottom) / ROWS)))
    x, y = (left + right - unit * COLUMNS) / 2, (bottom + top + unit * ROWS) / 2
    return replace(sheet, unit=unit, left=exact(x), top=exact(y))


def _range(points: Sequence[Point], mirrored: Sequence[Point], axis: int) -> tuple[float, float]:
    """The interval that a sheet must cover on one axis: the points with a margin, and the other points."""
    room = ROOM * max(max(p[i] for p in points) - min(p[i] for p in points) for i in (0, 1))
    across, others = [p[axis] for p in points], [p[axis] for p in mirrored]
    return min(min(across) - room, *others), max(max(across) + room, *others)
