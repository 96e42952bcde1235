"""A small world where things happen, for the tests of events: walkers on a line."""

import ast
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from codeweek.command import Command, Stop, command, sensor
from codeweek.diagnostic import Diagnostic
from codeweek.engine.budget import Budget
from codeweek.engine.events.event_game import Game
from codeweek.engine.events.event_machine import Waiting
from codeweek.engine.events.event_stage import Input
from codeweek.engine.run import prepared, run
from codeweek.engine.trace import Trace
from codeweek.program import Program


@dataclass(frozen=True)
class Played:
    """A scenario."""

    inputs: tuple[Input, ...] = ()
    ticks: int = 1


@dataclass(frozen=True)
class Line:
    """Walkers by name on cells 0 to 5; a thing on cell 2, a flag on cell 5."""

    at: Mapping[str, int] = field(default_factory=lambda: {"cat": 0})
    me: str = ""
    things: frozenset[int] = frozenset({2})
    said: tuple[Any, ...] = ()
    sent: tuple[str, ...] = ()
    boxes: Mapping[str, Any] = field(default_factory=dict)
    over: str = ""
    tick: int = -1
    dice: int = 1
    script: Played | None = None

    @property
    def heroes(self) -> tuple[str, ...]:
        return tuple(self.at)

    def seeded(self, seed: int) -> "Line":
        return replace(self, dice=seed + 1)

    def acting(self, hero: str) -> "Line":
        return self if hero == self.me else replace(self, me=hero)

    def boxed(self, name: str, value: Any) -> "Line":
        return replace(self, boxes={**self.boxes, name: value})

    def ticked(self, number: int) -> "Line":
        return replace(self, tick=number, sent=())

    def messages(self) -> tuple[str, ...]:
        return self.sent

    def meetings(self) -> frozenset[tuple[str, str]]:
        here = self.at.items()
        found = {
            (one, other) for one, cell in here for other, there in here if one != other and cell == there
        }
        found |= {(hero, "item") for hero, cell in self.at.items() if cell in self.things}
        return frozenset(found | {(hero, "flag") for hero, cell in self.at.items() if cell == 5})


@command("moves")
def go(world: Line, by: int = 1) -> Line:
    return replace(world, at={**world.at, world.me: max(0, min(5, world.at[world.me] + by))})


@command("moves")
def anywhere(world: Line) -> Line:
    dice = world.dice * 48271 % 2147483647
    return replace(world, at={**world.at, world.me: dice % 6}, dice=dice)


@command("speak")
def say(world: Line, value: Any) -> Line:
    return replace(world, said=(*world.said[-20:], (world.me, world.tick, value)))


@command("speak")
def send(world: Line, message: str) -> Line:
    return replace(world, sent=(*world.sent, message))


@command("moves")
def take(world: Line) -> Line | Stop:
    if world.at[world.me] not in world.things:
        return Stop(Diagnostic("say.nothing_here"))
    return replace(world, things=world.things - {world.at[world.me]})


@command("moves")
def win(world: Line) -> Line:
    return replace(world, over="won")


@sensor()
def cell(world: Line) -> int:
    return world.at[world.me]


COMMANDS: Mapping[str, Command] = {c.name: c for c in (go, anywhere, say, send, take, win, cell)}
_HATS = {
    r"when_start": lambda _: ("start",),
    r"when_key_(\w+)": lambda found: ("key", found[1]),
    r"when_clicked": lambda _: ("click",),
    r"when_meet_(\w+)": lambda found: ("meet", found[1]),
    r"each_tick": lambda _: ("tick", 1),
    r"every_(\d+)_ticks": lambda found: ("tick", int(found[1])),
    r"when_message_(\w+)": lambda found: ("message", found[1]),
}


def program(source: str) -> Program:
    """A program of Python text with hats; the block of each statement is `b<line>`."""
    tree = ast.parse(source)
    tree.waits = True  # type: ignore[attr-defined]
    for node in ast.walk(tree):
        if isinstance(node, ast.stmt):
            node.block = f"b{node.lineno}"  # type: ignore[attr-defined]
        if isinstance(node, ast.FunctionDef):
            for pattern, event in _HATS.items():
                if found := re.fullmatch(pattern, node.name):
                    node.event = event(found)  # type: ignore[attr-defined]
    return Program(source, tree)


def scene(*inputs: Input, ticks: int = 1, cells: Sequence[int] = (0,), **more: Any) -> Line:
    """A world with a scenario, and a walker on each of these cells: the cat, the dog, the hen."""
    return Line(dict(zip(("cat", "dog", "hen"), cells, strict=False)), script=Played(inputs, ticks), **more)


def film(source: str, world: Line, **limits: int) -> Trace:
    """The film of a scenario."""
    return run(program(source), COMMANDS, world, Budget(**limits))


def ready(source: str) -> Waiting:
    """A program that waits, compiled."""
    found = prepared(program(source), COMMANDS)
    assert isinstance(found, Waiting), found
    return found


def game(source: str, world: Line | None = None) -> Game:
    """A game that has begun."""
    return Game(ready(source), world or Line())
