"""The sheets of the turtle for programs like one, with the drawing that each draws and how clear it is."""

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import combinations
from random import Random
from typing import Any

from codeweek.authoring.another.turtle_numbers import CLOSED, TURN, closing, like, loops, number
from codeweek.blocks.script import Block, Script
from codeweek.engine.budget import COMMAND, Budget
from codeweek.engine.run import run
from codeweek.levels.level import Level, Start
from codeweek.levels.programs import allowed, kind_of, python_text, solution
from codeweek.program import Program
from codeweek.solver.drawing.drawing_task import task
from codeweek.worlds.turtle.drawing import difference
from codeweek.worlds.turtle.ink import HAIR, merged
from codeweek.worlds.turtle.state import COLUMNS, ROWS, Point, Stroke, Strokes, World
from codeweek.worlds.turtle.turtle_map import USUAL, parse_map, with_model

SIZES = (0.4, 2.5)  # of another drawing
FLAT, FINE = 0.25, 0.06  # of its size: the least height of a drawing, and its smallest detail
FLATTER, FINER = 0.65, 0.5  # of the height and the detail of another drawing, where those are less themselves
WAYS = range(0, 180, 15)  # degrees: how a drawing is turned to be measured
FEWEST, MOST = 3, 12  # lines that there may be, whatever another drawing has
MORE = 2  # times as many lines
TANGLED = 6  # times as many crossings


@dataclass(frozen=True)
class Look:
    """A drawing.

    Its lines and its size in steps; as parts of that: its smallest detail, its height. How many lines cross,
    how many strokes are partly on another one.
    """

    lines: int
    size: float
    detail: float
    height: float
    crossings: int
    overlaps: int

    def like(self, own: "Look") -> bool:
        """Whether it is about as large as another one, and as clear."""
        least, most = (own.size * scale for scale in SIZES)
        return (
            least <= self.size <= most
            and min(FEWEST, own.lines) <= self.lines <= max(MORE * own.lines, MOST)
            and self.height >= min(FLAT, FLATTER * own.height)
            and self.detail >= min(FINE, FINER * own.detail)
            and self.crossings <= TANGLED * own.crossings
            and self.overlaps <= own.overlaps
        )


def look(strokes: Strokes) -> Look:
    """What is measured of strokes, of which there are some."""
    lines = merged(strokes)
    widths = [_width(lines, math.radians(way)) for way in WAYS]
    crossed = [point for one, other in combinations(lines, 2) if (point := _crossing(one, other))]
    return Look(
        len(lines),
        max(widths),
        min(_gaps(lines, crossed)) / max(widths),
        min(widths) / max(widths),
        len(crossed),
        sum(_overlap(one, other) for one, other in combinations(strokes, 2)),
    )


def _width(lines: Strokes, way: float) -> float:
    """How far lines reach in a direction."""
    x, y = math.cos(way), math.sin(way)
    ends = [end[0] * x + end[1] * y for line in lines for end in (line.start, line.end)]
    return max(ends) - min(ends)


def _gaps(lines: Strokes, crossed: list[Point]) -> Iterator[float]:
    """How far apart the places are where something begins, ends or crosses, and are not one place."""
    corners = [*crossed, *(end for line in lines for end in (line.start, line.end))]
    yield from (gap for one, other in combinations(corners, 2) if (gap := math.dist(one, other)) > HAIR)


def _crossing(one: Stroke, other: Stroke) -> Point | None:
    """Where two lines cross; None when they only touch, or do not meet."""
    if not (_parts(one, other) and _parts(other, one)):
        return None
    before, after = (_along(one, end)[1] for end in (other.start, other.end))
    part = before / (before - after)
    return other.x1 + part * (other.x2 - other.x1), other.y1 + part * (other.y2 - other.y1)


def _parts(line: Stroke, other: Stroke) -> bool:
    """Whether the ends of another line are on the two sides of a line."""
    away = [_along(line, end)[1] for end in (other.start, other.end)]
    return min(away) < -HAIR and max(away) > HAIR


def _overlap(one: Stroke, other: Stroke) -> bool:
    """Whether two strokes are on one line and have a part of each in common, and not all of one."""
    ends = [_along(one, end) for end in (other.start, other.end)]
    if any(abs(away) > HAIR for _, away in ends):
        return False
    length, (start, end) = math.dist(one.start, one.end), sorted(along for along, _ in ends)
    common = min(length, end) - max(0.0, start)
    return HAIR < common < min(length, end - start) - HAIR


def _along(line: Stroke, point: Point) -> Point:
    """How far along a line a point is, and how far away from it, to the left."""
    length = math.dist(line.start, line.end)
    x, y = (line.x2 - line.x1) / length, (line.y2 - line.y1) / length
    dx, dy = point[0] - line.x1, point[1] - line.y1
    return dx * x + dy * y, dy * x - dx * y


SHORT = COMMAND * 90  # work of a run: a child has to watch it to its end
WIDE = 5000  # steps: a sheet on which there is room for all that is tried
TENS = 10  # steps: what a place is rounded to
SIDES = {"rotate_left", "rotate_right"}


class Sheets:
    """Makes programs and sheets like those of a level."""

    def __init__(self, level: Level, random: Random) -> None:
        self.level, self.random = level, random
        self.own = solution(level).script
        self.types = _types(self.own)
        start: World = level.maps[0].world
        self.look = look(start.sheet.wanted)
        self.map = fields(start)
        wide, problems = parse_map({**self.map, "sheet": WIDE})
        assert wide is not None, problems
        self.wide = wide

    def program(self, step: int) -> Script | None:
        """A program like the level's, of which no part could be left out; None when the lots make none."""
        script = like(self.own, self.random, step)
        if script is None or _types(script) != self.types:
            return None
        if not {block.type for block in script.walk()} <= allowed(self.level):
            return None
        drawn = self._drawn(script)
        if not drawn or any(_same(drawn, self._drawn(other)) for other in _simpler(script)):
            return None
        return script

    def world(self, program: Program, number: int, there: Sequence[World]) -> World | None:  # noqa: ARG002
        """The sheet with what a program draws; None when that is too large, too fine or too thin."""
        walk = self._run(program, self.wide)
        if walk is None or not walk[-1].strokes or not look(walk[-1].strokes).like(self.look):
            return None
        start, _problems = parse_map({**self.map, "start": _place(walk, self.map.get("sheet", 0))})
        again = self._run(program, start) if start else None
        if start is None or again is None:
            return None
        world: World = with_model(start, again[-1])
        made = replace(self.level, maps=(Start(world),), solution=program.source)
        return world if task(made, frozenset()) else None

    def _run(self, program: Program, start: World) -> Sequence[World] | None:
        """Where it was and what it had drawn at each step; None when it does not come to its end."""
        trace = run(program, kind_of(self.level).commands, start, Budget(work=SHORT))
        return trace.columns().worlds if trace.outcome == "done" else None

    def _drawn(self, script: Script) -> Strokes:
        """What it draws; nothing when it does not come to its end."""
        walk = self._run(python_text(self.level, script, "en"), self.wide)
        return walk[-1].strokes if walk else ()


def fields(world: World) -> Mapping[str, Any]:
    """The map of a level file: where the turtle starts and how it faces, on a sheet fitted to the drawing.

    Only a sheet that is larger than the usual one is as the level has it.
    """
    sheet = world.sheet
    width = round(sheet.unit * COLUMNS) if sheet.given else 0
    start = [round(at) for at in sheet.start]
    told = {
        "sheet": width if width > USUAL else 0,
        "heading": world.heading,
        "start": start if any(start) else [],
        "free_position": sheet.free,
    }
    return {name: value for name, value in told.items() if value}


def _place(walk: Sequence[World], width: int) -> list[int]:
    """Where a walk can start: in the middle if it stays on the usual sheet, else so that it is all there.

    `width`: of a larger sheet; 0 when there is none.
    """
    halves = USUAL / 2, USUAL / 2 * ROWS / COLUMNS
    places = [[world.at[axis] for world in walk] for axis in (0, 1)]
    if not width and all(max(map(abs, place)) <= half for place, half in zip(places, halves, strict=True)):
        return [0, 0]
    return [-round((min(line) + max(line)) / 2 / TENS) * TENS for line in places]


def _types(script: Script) -> set[str]:
    """The sorts of blocks of a program, the sides being one."""
    return {"rotate" if block.type in SIDES else block.type for block in script.walk()}


def _same(drawn: Strokes, other: Strokes) -> bool:
    return bool(other) and difference(other, drawn).none


def _simpler(script: Script) -> Iterator[Script]:
    """The programs with a turn of a loop less, and with the simplest angle in a loop that is closed."""
    for loop in loops(script.blocks):
        count = int(number(loop) or 0)
        yield _changed(script, loop, "count", count - 1)
        turns = [block for block in loop.bodies["body"] if block.type in TURN]
        if closing(loop) == CLOSED and len(turns) == 1 and number(turns[0]) != 360 / count:
            yield _changed(script, turns[0], "degrees", 360 / count)


def _changed(script: Script, target: Block, hole: str, value: float) -> Script:
    """A program with another number in one of its blocks."""

    def block(each: Block) -> Block:
        if each is target:
            inner = replace(each.slots[hole], fields={"value": value})
            return replace(each, slots={**each.slots, hole: inner})
        bodies = {name: tuple(map(block, body)) for name, body in each.bodies.items()}
        return replace(each, bodies=bodies)

    return Script(tuple(map(block, script.blocks)))
