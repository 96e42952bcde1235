"""A stage and its heroes as immutable values: a Stage that commands never change, a World they replace."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from codeweek.worlds.robot.state import STEPS, Cell, frozen

Event = tuple[Any, ...]  # ("start",), ("key", "up"), ("click", "lamp")…
ITEM, FLAG = "item", "flag"  # what a hero meets, beside another hero
WON, LOST = "won", "lost"
HEARD = 3  # ticks during which what was said is shown
KEPT = 20  # of what a hero said, the last ones are kept: a game may be long
FACTOR, MODULUS = 48271, 2147483647  # of the dice (Park and Miller)


@dataclass(frozen=True, slots=True)
class Role:
    """A hero as the level has it: its name, where it begins, and its pictures.

    `costumes`: the picture of each costume, the first being worn at the start. `path`: the cells that it
    follows. `called`: how a sentence calls it, in each language.
    """

    name: str
    start: Cell
    heading: int
    costumes: tuple[tuple[str, str], ...]
    shown: bool = True
    path: tuple[Cell, ...] = ()
    called: str | Mapping[str, str] = ""


@dataclass(frozen=True, slots=True)
class Scenario:
    """What happens in a game that is played in advance, how long it lasts, and what must hold at its end."""

    name: str | Mapping[str, str] = ""
    inputs: tuple[tuple[int, Event], ...] = ()
    ticks: int = 1
    expected: tuple[tuple[str, Any], ...] = ()


@dataclass(frozen=True, slots=True)
class Stage:
    """The fixed part of a world; `item` is the picture of what lies on it."""

    width: int
    height: int
    walls: frozenset[Cell]
    flags: frozenset[Cell]
    cast: tuple[Role, ...]
    item: str
    scenario: Scenario | None = None

    def free(self, cell: Cell) -> bool:
        """Whether somebody can stand on a cell."""
        return 0 <= cell[0] < self.width and 0 <= cell[1] < self.height and cell not in self.walls

    def cells(self) -> list[Cell]:
        """Every cell where somebody can stand."""
        return [(x, y) for x in range(self.width) for y in range(self.height) if (x, y) not in self.walls]


@dataclass(frozen=True, slots=True)
class Actor:
    """A hero at a moment; `costume` is the number of one, `on_path` counts the steps on its path.

    `spoke`: the tick in which it said something last.
    """

    x: int
    y: int
    heading: int
    shown: bool = True
    costume: int = 0
    on_path: int = 0
    said: tuple[Any, ...] = ()
    spoke: int = 0

    @property
    def cell(self) -> Cell:
        """Where it is."""
        return self.x, self.y


@dataclass(frozen=True, slots=True)
class World:
    """The game at a moment; `me` is the number of the hero that acts, `dice` decides what comes by chance.

    `held`: what each box of the game holds. `sent`: the messages of this tick, heard in the next one.
    `event` only tells the picture what happened.
    """

    stage: Stage = field(hash=False)  # compared by identity first, as one run has only one stage
    actors: tuple[Actor, ...]
    items: frozenset[Cell] = frozenset()
    held: tuple[tuple[str, Any], ...] = ()
    dice: int = 1
    me: int = 0
    tick: int = 0
    sent: tuple[str, ...] = ()
    over: str = ""  # WON, LOST, or nothing
    event: str = field(default="", compare=False)

    @property
    def heroes(self) -> tuple[str, ...]:
        """The names of the heroes, in order."""
        return tuple(role.name for role in self.stage.cast)

    @property
    def role(self) -> Role:
        """The hero that acts, as the level has it."""
        return self.stage.cast[self.me]

    @property
    def actor(self) -> Actor:
        """The hero that acts."""
        return self.actors[self.me]

    @property
    def boxes(self) -> Mapping[str, Any]:
        """What each box of the game holds."""
        return dict(self.held)

    @property
    def script(self) -> Scenario | None:
        """The game that is played in advance; None where somebody plays."""
        return self.stage.scenario

    def acting(self, name: str) -> "World":
        """The world in which the hero of that name acts."""
        return replace(self, me=self.heroes.index(name), event="")

    def ticked(self, tick: int) -> "World":
        """The world at the beginning of a tick; what was sent in the last one has been taken."""
        return replace(self, tick=tick, sent=(), event="")

    def messages(self) -> tuple[str, ...]:
        """What was sent in this tick, in order."""
        return self.sent

    def meetings(self) -> frozenset[tuple[str, str]]:
        """Who is on what now: another hero, an item, a flag. Who is hidden meets nobody."""
        there = [
            (role.name, actor.cell)
            for role, actor in zip(self.stage.cast, self.actors, strict=True)
            if actor.shown
        ]
        met = {(name, other) for name, cell in there for other, place in there if cell == place}
        found = {(name, other) for name, other in met if name != other}
        found |= {(name, ITEM) for name, cell in there if cell in self.items}
        return frozenset(found | {(name, FLAG) for name, cell in there if cell in self.stage.flags})

    def boxed(self, name: str, value: Any) -> "World":
        """The world with another value in a box."""
        held = tuple((box, frozen(value) if box == name else before) for box, before in self.held)
        return replace(self, held=held, event="box")

    def seeded(self, seed: int) -> "World":
        """The world whose dice begin with a seed."""
        return replace(self, dice=(self.dice + seed * FACTOR) % (MODULUS - 1) + 1)

    def rolled(self) -> "World":
        """The world after one throw of its dice."""
        return replace(self, dice=self.dice * FACTOR % MODULUS)

    def changed(self, event: str = "", **changes: Any) -> "World":
        """The world in which the hero that acts is another."""
        actors = list(self.actors)
        actors[self.me] = replace(self.actor, **changes)
        return replace(self, actors=tuple(actors), event=event)


def ahead(actor: Actor, heading: int) -> Cell:
    """The next cell in a direction."""
    return actor.x + STEPS[heading][0], actor.y + STEPS[heading][1]
