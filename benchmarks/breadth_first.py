"""Every program of a few blocks, written out and run one after the other: what the solver must agree with."""

from collections.abc import Iterator
from itertools import product
from typing import Any

from codeweek.blocks.script import Block
from codeweek.command import Stop
from codeweek.levels.level import Level
from codeweek.levels.programs import allowed, kind_of

TURNS = range(2, 7)  # numbers of a repeat that are tried
LOOPS = ("until", "while")
FUEL = 60  # turns of a `while` before it counts as endless: more than the states of the little maps


def first_win(level: Level, most: int, without: frozenset[str] = frozenset()) -> int | None:
    """The size of the shortest program that wins, when it has at most so many blocks."""
    return next(
        (size for size in range(1, most + 1) if any(wins(level, b) for b in bodies(level, size, without))),
        None,
    )


def wins(level: Level, body: tuple[Any, ...]) -> bool:
    kind = kind_of(level)
    for number, each in enumerate(level.maps):
        end = run(kind.commands, body, each.world)
        if end is None or not all(goal.met for goal in kind.goals((each.world, end), level.wanted(number))):
            return False
    return True


def run(commands: Any, body: tuple[Any, ...], world: Any) -> Any:
    """The last world of a program; None when it is stopped or does not end."""
    for type, *parts in body:
        if type == "repeat":
            turns = parts[0]
        elif type in ("if", "if_else"):
            turns, parts = 1, [None, parts[1] if holds(commands, parts[0], world) else (*parts, ())[2]]
        elif type in ("until", "while"):
            turns = FUEL
        else:
            world = commands[type].function(world)
            if isinstance(world, Stop):
                return None
            continue
        for _ in range(turns):
            if type in LOOPS and holds(commands, parts[0], world) == (type == "until"):
                break
            world = run(commands, parts[1], world)
            if world is None:
                return None
        if type in LOOPS and holds(commands, parts[0], world) == (type == "while"):
            return None
    return world


def holds(commands: Any, condition: Block, world: Any) -> bool:
    if condition.type == "not":
        return not holds(commands, condition.slots["value"], world)
    return bool(commands[condition.type].function(world))


def bodies(level: Level, size: int, without: frozenset[str]) -> Iterator[tuple[Any, ...]]:
    """Every row of statements with so many blocks."""
    if size == 0:
        yield ()
    for first in range(1, size + 1):
        for statement in statements(level, first, without):
            for rest in bodies(level, size - first, without):
                yield (statement, *rest)


def statements(level: Level, size: int, without: frozenset[str]) -> Iterator[tuple[Any, ...]]:
    may, commands = allowed(level) - without, kind_of(level).commands
    if size == 1:
        yield from ((name,) for name in sorted(may & commands.keys()) if commands[name].shape == "command")
        return
    sensors = [Block(name) for name in sorted(may & commands.keys()) if commands[name].shape == "boolean"]
    asked = sensors + [Block("not", {}, {"value": each}) for each in sensors if "not" in may]
    inside = list(bodies(level, size - 1, without))
    inside_a_loop = [body for body in inside if "nested" not in without or not loops(body)]
    if "repeat" in may:
        yield from (("repeat", times, body) for body in inside_a_loop for times in TURNS)
    for loop in sorted(may & {*LOOPS}):
        yield from ((loop, condition, body) for condition in asked for body in inside_a_loop)
    if "if" in may:
        yield from (("if", condition, body) for condition in asked for body in inside)
    if "if_else" in may:
        for first in range(size):
            for then, otherwise in product(
                bodies(level, first, without), bodies(level, size - 1 - first, without)
            ):
                yield from (("if_else", condition, then, otherwise) for condition in asked)


def loops(body: tuple[Any, ...]) -> bool:
    """Whether a loop is somewhere in a body."""
    inner = (part for _type, *parts in body for part in parts if isinstance(part, tuple))
    return any(statement[0] in ("repeat", *LOOPS) for statement in body) or any(map(loops, inner))
