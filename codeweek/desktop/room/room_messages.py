"""What the window and the thread of a room tell each other: requests, and what comes of them."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from codeweek.packs.pack import Pack
from codeweek.room.room_json import GamePlace, Orders, Packed, RoomSeen


@dataclass(frozen=True)
class Sit:
    """A child would like to sit here: `take` it from another machine; `words`: the code that proves it.

    `pictures`: its key, or none yet; None: it does not know them, and the adult is asked.
    """

    profile: str
    take: bool = False
    words: str = ""
    pictures: tuple[str, ...] | None = ()


@dataclass(frozen=True)
class Choose:
    """A child who sits here has chosen its pictures."""

    profile: str
    pictures: tuple[str, ...]


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


RoomRequest = Sit | Choose | Tell | Stand | Fetch | Find | Play | None  # None: the end


@dataclass(frozen=True)
class Met:
    """The server answers: the room, and the children it knows."""

    seen: RoomSeen


@dataclass(frozen=True)
class Away:
    """The server does not answer: this machine is alone for now."""


@dataclass(frozen=True)
class Ordered:
    """What the adult wants now."""

    orders: Orders


@dataclass(frozen=True)
class Seated:
    """A child sits here: its file, joined with what the room has."""

    profile: str
    file: Mapping[str, Any]


@dataclass(frozen=True)
class Refused:
    """A child does not sit here: `held`, `unknown`, `full`, `busy`, or `away` without a server.

    `pictures`: it has some to show; `wrong`, `slow`: those were others, too often.

    `number`: under which the adult is asked who it is.
    """

    profile: str
    why: str
    number: int = 0


@dataclass(frozen=True)
class Unkept:
    """The pictures that a child has chosen are not kept: the server does not answer, or it has some."""

    profile: str


@dataclass(frozen=True)
class Gone:
    """A child who sat here sits at another machine now."""

    profile: str


@dataclass(frozen=True)
class Fetched:
    """A pack of today."""

    pack: Pack
    content: bytes


@dataclass(frozen=True)
class GamesFound:
    """The games that may be played; or `why` nobody knows: `far`, `slow`."""

    games: tuple[GamePlace, ...] = ()
    why: str = ""


@dataclass(frozen=True)
class Played:
    """The file of a game; or `why` there is none: `gone`, `far`, `slow`."""

    place: GamePlace
    file: str = ""
    why: str = ""


RoomUpdate = Met | Away | Ordered | Seated | Refused | Unkept | Gone | Fetched | GamesFound | Played
