"""What the window wishes of the thread of a room."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from codeweek.room.shapes import GamePlace, Packed


@dataclass(frozen=True)
class Sit:
    """A child would like to sit here: `take` it from another machine; `words`: the code that proves it."""

    profile: str
    take: bool = False
    words: str = ""


@dataclass(frozen=True)
class Tell:
    """Something happened."""

    happened: Mapping[str, Any]
    at: float


@dataclass(frozen=True)
class Stand:
    """Nobody sits here any more."""


@dataclass(frozen=True)
class Fetch:
    """A pack is wanted."""

    packed: Packed


@dataclass(frozen=True)
class Find:
    """Which games may be played?"""


@dataclass(frozen=True)
class Play:
    """A game is wanted."""

    place: GamePlace


Wish = Sit | Tell | Stand | Fetch | Find | Play | None  # None: the end
