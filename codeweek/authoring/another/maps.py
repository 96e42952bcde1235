"""The maps of the robot for programs like one: each is drawn by a run on a grid of which nothing is known."""

from collections.abc import Sequence
from random import Random

from codeweek.authoring.another.drawing import drawn
from codeweek.authoring.another.grid import Unknown
from codeweek.authoring.another.programs import ARROWS, like
from codeweek.blocks.script import Script
from codeweek.engine.budget import COMMAND, Budget
from codeweek.engine.run import prepared
from codeweek.levels.level import Level
from codeweek.levels.programs import allowed, kind_of, python_text, solution
from codeweek.program import Program
from codeweek.worlds.robot.state import World
from codeweek.worlds.robot.variants.make import alike

DRAWINGS = 12  # of a map, for one program
SHORT = COMMAND * 150  # work of a run: a child has to watch it to its end


class Maps:
    """Makes programs and maps like those of a level."""

    def __init__(self, level: Level, random: Random) -> None:
        self.level, self.random = level, random
        self.own = solution(level).script
        self.worlds: list[World] = [each.world for each in level.maps]
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
