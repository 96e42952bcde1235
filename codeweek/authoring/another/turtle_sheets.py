"""The sheets of the turtle for programs like one: each has the drawing that its program draws."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from random import Random
from typing import Any

from codeweek.authoring.another.look import look
from codeweek.authoring.another.numbers import CLOSED, TURN, closing, like, loops, number
from codeweek.blocks.script import Block, Script
from codeweek.engine.budget import COMMAND, Budget
from codeweek.engine.run import run
from codeweek.levels.level import Level, Start
from codeweek.levels.programs import allowed, kind_of, python_text, solution
from codeweek.program import Program
from codeweek.solver.drawing.drawing_task import task
from codeweek.worlds.turtle.drawing import difference
from codeweek.worlds.turtle.sheet import USUAL, parse_map, with_model
from codeweek.worlds.turtle.state import COLUMNS, ROWS, Strokes, World

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
    if not width and all(max(map(abs, each)) <= half for each, half in zip(places, halves, strict=True)):
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
        turns = [each for each in loop.bodies["body"] if each.type in TURN]
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
