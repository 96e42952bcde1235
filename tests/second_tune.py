"""A second search for the shortest programs of a tune: it writes all of them out, and hears each.

It shares no code with the solver. What a command writes, and whether that is what the level wants to hear, is
asked of the world itself.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import cache
from typing import Any

from codeweek.command import Stop
from codeweek.levels.level import Level, Start
from codeweek.worlds.kinds import kinds

MUSIC = kinds()["music"]
Command = tuple[Any, ...]  # its name, then its values; ("call", number of a function)
Program = tuple[Any, ...]  # statements: commands and (times, program); with functions, they are in front


def tune_level(score: str, toolbox: Sequence[str], **fields: Any) -> Level:
    """A level that wants to hear a score."""
    world, problems = MUSIC.parse_map({"score": score})
    assert not problems
    return Level("a/tune", "", "music", (Start(world),), toolbox=tuple(toolbox), **fields)


def copied(commands: tuple[Command, ...], toolbox: Sequence[str]) -> Level:
    """A level that wants to hear what some commands write."""
    start, _ = MUSIC.parse_map({})
    level = Level("a/tune", "", "music", (Start(start),), toolbox=tuple(toolbox))
    assert MUSIC.with_model is not None
    return replace(level, maps=(Start(MUSIC.with_model(start, Ear(level).after(commands))),))


class Ear:
    """Hears programs, as the judge of a level does; the same commands are heard once."""

    def __init__(self, level: Level) -> None:
        self.level = level
        self.after = cache(self._after)

    def hears(self, commands: tuple[Command, ...]) -> bool:
        """Whether these commands write what is wanted."""
        world = self.after(commands)
        goals = world and MUSIC.goals((world,), self.level.wanted(0))
        return bool(goals) and all(goal.met for goal in goals)

    def _after(self, commands: tuple[Command, ...]) -> Any:
        if not commands:
            return self.level.maps[0].world
        world = self.after(commands[:-1])
        name, *values = commands[-1]
        world = world and MUSIC.commands[name].function(world, *values)
        return None if isinstance(world, Stop) else world


def shortest(level: Level, programs: Iterable[tuple[tuple[Program, ...], Program]]) -> int | None:
    """The size of the first of some programs, by size, that plays what is wanted."""
    ear = Ear(level)
    for functions, main in programs:
        if ear.hears(tuple(run(main, functions))):
            return sum(1 + blocks(body) for _, body in functions) + blocks(main)
    return None


def blocks(program: Program) -> int:
    """The number of blocks of a program."""
    return sum(1 + (blocks(rest[0]) if isinstance(first, int) else 0) for first, *rest in program)


def written(
    size: int, commands: tuple[Command, ...], turns: tuple[int, ...], defined: int
) -> Iterator[tuple[tuple[Program, ...], Program]]:
    """All programs of so many blocks: up to `defined` functions, each may call those before it; the rest."""
    yield from (((), main) for main in texts(size, commands, turns))
    if defined:
        for inside in range(1, size - 1):
            for body in texts(inside, commands, turns):
                called = (*commands, ("call", defined))
                for functions, main in written(size - 1 - inside, called, turns, defined - 1):
                    yield ((defined, body), *functions), main


@cache
def texts(size: int, commands: tuple[Command, ...], turns: tuple[int, ...]) -> tuple[Program, ...]:
    """All sequences of statements of so many blocks."""
    if size == 0:
        return ((),)
    singles = [[(command,) for command in commands]]
    singles += [
        [((times, body),) for body in texts(inside, commands, turns) for times in turns]
        for inside in range(1, size)
    ]
    return tuple(
        first + rest
        for length, firsts in enumerate(singles, 1)
        for first in firsts
        for rest in texts(size - length, commands, turns)
    )


def run(main: Program, functions: tuple[Program, ...] = ()) -> Iterator[Command]:
    """The commands that a program runs."""
    for first, *rest in main:
        if isinstance(first, int):
            yield from tuple(run(rest[0], functions)) * first
        elif first == "call":
            yield from run(dict(functions)[rest[0]], functions)
        else:
            yield first, *rest
