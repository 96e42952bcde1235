"""What the engine asks of a world where things happen, and the bounds of a game."""

from collections.abc import Mapping, Sequence
from typing import Any, Protocol

# ("start",), ("key", "up"), ("click", hero), ("meet", what), ("tick", number), ("message", word)
Event = tuple[Any, ...]
Input = tuple[int, Event]  # before the steady tick of that number; never before the first one

HANDLER = 4000  # units of work of one handler; those of the whole game are the budget's
HANDLERS = 40  # that run in one tick
MESSAGES = 10  # that wait for the next tick
TICKS = 600  # steady ones of a game
INPUTS = 2000  # of a game
WORLDS = 20_000  # kept of a game


class Scenario(Protocol):
    """Who plays: what comes in and when, and the number of steady ticks."""

    @property
    def inputs(self) -> Sequence[Input]: ...
    @property
    def ticks(self) -> int: ...


class Stage(Protocol):
    """A world where things happen. All its methods are pure: they return the next world.

    `heroes`: their names, in the order in which they act. `boxes`: what the boxes of the game hold.
    `over`: how the game ended (won, lost), or nothing. `script`: the scenario; None where a person plays.
    """

    @property
    def heroes(self) -> Sequence[str]: ...
    @property
    def boxes(self) -> Mapping[str, Any]: ...
    @property
    def over(self) -> str: ...
    @property
    def script(self) -> Scenario | None: ...

    def seeded(self, seed: int) -> "Stage":
        """The world whose chance begins at a seed."""

    def acting(self, hero: str) -> "Stage":
        """The world in which the commands are this hero's."""

    def boxed(self, name: str, value: Any) -> "Stage":
        """The world after a hat has put a value (a number, a text or a truth) into a box."""

    def ticked(self, number: int) -> "Stage":
        """The world at the beginning of a tick, without what lasts one tick only and without messages."""

    def messages(self) -> Sequence[str]:
        """The words sent since the tick began, in order."""

    def meetings(self) -> frozenset[tuple[str, str]]:
        """Which hero is on what: another hero's name, `item` or `flag`."""
