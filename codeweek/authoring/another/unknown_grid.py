"""A grid of which nothing is known: a program runs on it, and what it meets is decided then.

Where it walks is free, where it picks there is something; what it only asks is drawn by lot, once a cell.
So a map is drawn from a program, as in Ahmed and others, "Synthesizing Tasks for Block-based Programming"
(NeurIPS 2020).
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from random import Random
from typing import Any

from codeweek.command import Command, Stop
from codeweek.worlds.robot.state import FREE, WALL, Cell, Map, World, neighbour, stop

ORIGIN = (0, 0)
NEAREST = 0.6  # of the cells walked on, before the flag
LOTS = ((0.2, 0.35, 0.5), (0.25, 0.5), (0.1, 0.2, 0.35))  # how often a wall, a thing, the flag is met
TURNS = {"path_ahead": 0, "wall_ahead": 0, "wall_left": -1, "wall_right": 1}


@dataclass
class Met:
    """What was decided: free cells, walls, how many things were on a cell and are left, pots, the flag."""

    heap: int = 1  # things on a cell, at most
    free: set[Cell] = field(default_factory=lambda: {ORIGIN})
    walls: set[Cell] = field(default_factory=set)
    items: dict[Cell, int] = field(default_factory=dict)
    left: dict[Cell, int] = field(default_factory=dict)
    asked: set[Cell] = field(default_factory=set)  # cells whose things are known: no more are found there
    pots: dict[Cell, int] = field(default_factory=dict)
    bare: set[Cell] = field(default_factory=lambda: {ORIGIN})  # where the flag is not
    soonest: int = 1  # how many such cells there are at least, before it is met
    flag: Cell | None = None


@dataclass(frozen=True, slots=True)
class Endless(Map):
    """A grid without an edge, whose cells are free unless they were decided to be walls."""

    met: Met = field(default_factory=Met)

    def way(self, cell: Cell, heading: int) -> str:
        """What blocks the way out of a cell; a cell that nobody asked about becomes free."""
        there = neighbour(cell, heading)
        if there in self.met.walls:
            return WALL
        self.met.free.add(there)
        return FREE


class Unknown:
    """An unknown grid for one run: its `start`, the `commands` that decide, and what was `met`."""

    def __init__(self, like: World, walked: int, random: Random) -> None:
        """`walked`: the cells that are walked on in the known grid; the flag is about as far here."""
        self.random = random
        heap = max((many for _, many in like.items), default=1)
        self.met = Met(heap, soonest=random.randint(int(walked * NEAREST), walked))
        self.wall, self.thing, self.goal = map(random.choice, LOTS)
        grid = Endless(1, 1, start_heading=like.heading, met=self.met)
        self.start = World(grid, *ORIGIN, like.heading, bag=like.bag)

    def commands(self, known: Mapping[str, Command]) -> dict[str, Command]:
        """The same commands, but that they decide what is not known."""
        deciding: dict[str, Callable[..., Any]] = {
            name: self._looking(known[name], turn) for name, turn in TURNS.items()
        }
        deciding |= {
            "on_item": self._on_item,
            "pick": self._pick,
            "at_goal": self._at_goal,
            "drop": self._drop,
        }
        return {**known, **{name: replace(known[name], function=act) for name, act in deciding.items()}}

    def _looking(self, sensor: Command, turn: int) -> Callable[[World], Any]:
        def asked(world: World) -> Any:
            there = neighbour(world.cell, (world.heading + turn) % 4)
            if there not in self.met.free | self.met.walls:
                (self.met.walls if self.random.random() < self.wall else self.met.free).add(there)
            return sensor.function(world)

        return asked

    def _on_item(self, world: World) -> bool:
        met, cell = self.met, world.cell
        if cell not in met.asked and cell not in met.items and self.random.random() < self.thing:
            met.items[cell] = met.left[cell] = self.random.randint(1, met.heap)
        met.asked.add(cell)
        return met.left.get(cell, 0) > 0

    def _pick(self, world: World) -> World | Stop:
        met, cell = self.met, world.cell
        if not met.left.get(cell):
            if cell in met.asked or (cell in met.items and met.heap == 1):
                return stop(world, "nothing_to_pick")
            met.items[cell] = met.items.get(cell, 0) + 1
            met.left[cell] = 1
        met.left[cell] -= 1
        return replace(world, bag=world.bag + 1, event="pick", bumped=None)

    def _at_goal(self, world: World) -> bool:
        met = self.met
        if met.flag is None and world.cell not in met.bare:
            if len(met.bare) >= met.soonest and self.random.random() < self.goal:
                met.flag = world.cell
            else:
                met.bare.add(world.cell)
        return world.cell == met.flag

    def _drop(self, world: World) -> World | Stop:
        if not world.bag:
            return stop(world, "empty_bag")
        self.met.pots[world.cell] = self.met.pots.get(world.cell, 0) + 1
        return replace(world, bag=world.bag - 1, event="drop", bumped=None)
