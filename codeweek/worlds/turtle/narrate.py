"""The turtle's world in words, enough to play without seeing it; in letters, for tests and terminals."""

import math
from collections.abc import Iterable

from codeweek.text import Key, Text
from codeweek.worlds.turtle.ink import merged
from codeweek.worlds.turtle.state import COLUMNS, ROWS, Point, Sheet, Stroke, Strokes, World

SIDES = ("east", "north", "west", "south")
WIDE, HIGH = 4, 2  # letters in a square
HEADINGS = "→↗↑↖←↙↓↘"
MOST_TOLD = 40  # strokes of one drawing


def narrate(world: World, text: Text, part: str) -> str:
    """One part of a world (`kinds.NARRATED`) in sentences."""
    return " ".join(_PARTS[part](world, text))


def _world(world: World, text: Text) -> Iterable[str]:
    sheet = world.sheet
    width, height = round(COLUMNS * sheet.unit), round(ROWS * sheet.unit)
    yield text("turtle.tell.sheet", width=width, height=height)
    if world.strokes:
        yield text("turtle.tell.drawn", n=len(merged(world.strokes)))
        yield _path(world.strokes, world, text)
    else:
        yield text("turtle.tell.nothing_drawn")


def _hero(world: World, text: Text) -> Iterable[str]:
    yield text("turtle.tell.at", place=_place(world.at, world.sheet.start, text))
    yield text("turtle.tell.facing", heading=_heading(world.heading, text))
    if world.pen:
        colour = Key(f"blocks.colour_name.choices.{world.colour}")
        yield text("turtle.tell.pen_down", colour=colour, width=world.width)
    else:
        yield text("turtle.tell.pen_up")


def _around(world: World, text: Text) -> Iterable[str]:
    """How far the edge of the sheet is, in front and on both sides."""
    for side, turn in (("ahead", 0), ("at_left", 90), ("at_right", -90)):
        yield text(f"turtle.tell.{side}", n=math.floor(_room(world, world.heading + turn)))


def _room(world: World, heading: float) -> float:
    """Steps to the edge in a direction."""
    sheet, angle = world.sheet, math.radians(heading)
    ways = []
    for at, step, least, most in (
        (world.x, math.cos(angle), sheet.left, sheet.right),
        (world.y, math.sin(angle), sheet.bottom, sheet.top),
    ):
        if abs(step) > 1e-9:
            ways.append(((most if step > 0 else least) - at) / step)
    return max(0.0, min(ways))


def _goal(world: World, text: Text) -> Iterable[str]:
    """The model, stroke after stroke."""
    wanted = world.sheet.wanted
    if not wanted:
        yield text("turtle.tell.no_model")
        return
    yield text("turtle.tell.model", n=len(merged(wanted)))
    yield _path(wanted, world, text)
    if world.sheet.free:
        yield text("turtle.tell.free")


def _path(strokes: Strokes, world: World, text: Text) -> str:
    """Strokes in words, from the start of the turtle; its place is said when it does not continue."""
    here: Point = world.sheet.start
    told = []
    for stroke in strokes[:MOST_TOLD]:
        words = _stroke(stroke.start, stroke.end, text)
        if stroke.start != here:
            place = _place(stroke.start, world.sheet.start, text)
            words = text("turtle.tell.from", place=place, stroke=words)
        told.append(words)
        here = stroke.end
    if len(strokes) > MOST_TOLD:
        told.append(text("turtle.tell.more", n=len(strokes) - MOST_TOLD))
    return text("turtle.tell.then").join(told) + "."


def _stroke(start: Point, end: Point, text: Text) -> str:
    angle = math.degrees(math.atan2(end[1] - start[1], end[0] - start[0])) % 360
    return text("turtle.tell.stroke", n=_short(math.dist(start, end)), heading=_heading(angle, text))


def _heading(degrees: float, text: Text) -> str:
    """A direction in words: a side of the sheet, or degrees from one side towards the next."""
    whole = round(degrees, 1)
    side, more = int(whole // 90) % 4, _short(whole % 90)
    if not more:
        return text(f"turtle.heading.{SIDES[side]}")
    first, last = (Key(f"turtle.heading.{SIDES[(side + i) % 4]}") for i in (0, 1))
    return text("turtle.heading.between", first=first, last=last, degrees=more)


def _place(point: Point, start: Point, text: Text) -> str:
    """Where a point is, seen from the start."""
    parts = []
    for value, more, less in ((point[0] - start[0], "east", "west"), (point[1] - start[1], "north", "south")):
        if steps := _short(abs(value)):
            side = Key(f"turtle.heading.{more if value > 0 else less}")
            parts.append(text("turtle.tell.steps_to", n=steps, side=side))
    if not parts:
        return text("turtle.tell.start")
    return text("turtle.tell.of_start", where=text("turtle.tell.join").join(parts))


def _short(value: float) -> float | int:
    """A number as it is said: one decimal at most."""
    short = round(value, 1)
    return int(short) if short == int(short) else short


_PARTS = {"world": _world, "hero": _hero, "around": _around, "goal": _goal}


def narrate_step(before: World, after: World, type: str, text: Text) -> str:
    """One sentence for what a step did, given the type of its block."""
    if after.bumped and before is not after:
        return text("turtle.step.edge")
    if before.at != after.at:
        return _walked(before, after, text)
    if before.heading != after.heading:
        return _turned(before, after, type, text)
    if before.pen != after.pen:
        return text("turtle.step.pen_down" if after.pen else "turtle.step.pen_up")
    if before.colour != after.colour:
        return text("turtle.step.colour", colour=Key(f"blocks.colour_name.choices.{after.colour}"))
    if before.width != after.width:
        return text("turtle.step.pen_width", n=after.width)
    return text("turtle.step.nothing")


def _turned(before: World, after: World, type: str, text: Text) -> str:
    if type not in ("rotate_left", "rotate_right"):
        return text("turtle.step.turn", heading=_heading(after.heading, text))
    way = 1 if type == "rotate_left" else -1
    return text(f"turtle.step.{type}", n=_short((after.heading - before.heading) * way % 360))


def _walked(before: World, after: World, text: Text) -> str:
    steps = _short(math.dist(before.at, after.at))
    return text("turtle.step.draw" if after.pen else "turtle.step.walk", n=steps)


def show(world: World) -> str:
    """The sheet in letters: `#` drawn, `.` to draw, an arrow for the turtle; then what letters hide."""
    letters = [[" "] * (COLUMNS * WIDE + 1) for _ in range(ROWS * HIGH + 1)]
    for strokes, letter in ((world.sheet.wanted, "."), (world.strokes, "#")):
        for stroke in strokes:
            _write(letters, world.sheet, stroke, letter)
    x, y = _square(world.sheet, world.x, world.y)
    letters[y][x] = HEADINGS[round(world.heading / 45) % 8]
    return "\n".join([*("".join(row).rstrip() for row in letters), *_extras(world)])


def _write(letters: list[list[str]], sheet: Sheet, stroke: Stroke, letter: str) -> None:
    (x1, y1), (x2, y2) = _square(sheet, *stroke.start), _square(sheet, *stroke.end)
    count = max(abs(x2 - x1), abs(y2 - y1), 1)
    for i in range(count + 1):
        letters[round(y1 + (y2 - y1) * i / count)][round(x1 + (x2 - x1) * i / count)] = letter


def _square(sheet: Sheet, x: float, y: float) -> tuple[int, int]:
    across, along = (x - sheet.left) / sheet.unit, (sheet.top - y) / sheet.unit
    return round(across * WIDE), round(along * HIGH)


def _extras(world: World) -> list[str]:
    pen = f"{world.colour} {world.width:g}" if world.pen else "up"
    return [
        f"at: {world.x:g} {world.y:g}",
        f"heading: {world.heading:g}",
        f"pen: {pen}",
        f"strokes: {len(world.strokes)}",
    ]
