"""What a child of the room does now, as its machine tells it, one event after the other."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Any

from codeweek.progress.numbered import canon
from codeweek.room.claims import Claims
from codeweek.room.evenings import Evenings
from codeweek.room.event import program
from codeweek.room.met import Mets
from codeweek.room.results import Results
from codeweek.room.room_json import Asked, Event, Ran

AWAY_AFTER = 45.0  # seconds without a word from a machine
SITTING = 1800.0  # seconds away, after which a child begins anew: longer than a break
ASKS = 1800.0  # seconds for which a machine asks
MOST_WON = 600  # levels
MOST_GIVEN = 6  # creations, the newest
MOST_HANDED = 3  # games, the newest
MOST_COACHED = 20  # questions of the adult, the newest


@dataclass(frozen=True)
class Creation:
    """A creation that was handed over, with its level."""

    pack: str
    level: str
    title: str
    program: Any


@dataclass(frozen=True)
class Handed:
    """A game that was handed to the room, one of its child on a level; `at`: when."""

    pack: str
    level: str
    program: Any
    at: float = 0.0

    @property
    def place(self) -> tuple[str, str]:
        """Its level, with its pack."""
        return self.pack, self.level


@dataclass(frozen=True)
class Asker:
    """A machine that asks for a child, under a number that its screen shows; `since`: when it began."""

    number: int
    machine: str
    since: float


@dataclass(frozen=True)
class Child:
    """A child of the room. Times are seconds of the server's clock.

    `id`: at random, of it alone: another child who chooses the animal later has another one.
    `machine`: where it plays, empty when nowhere; `owners`: the machines that are trusted with it;
    `asking`: some that are not, and would like to be, the first first. `tidied`: when it was put away, 0 when
    it is not: then no machine is trusted with it; `warned`: since when the board says that its file will go,
    0 when it does not.
    `sat`: when this sitting began; `opened`: when it came to its level, later by all the time that it was not
    there since. `tries`, `same` (runs in a row that failed alike): of this sitting. `stars`: earned in the
    room, by pack and level; `results`: all that it did on each level, and whether the server played it again;
    `claims`: the stars of its file that do not all count.
    `coached`: what the adult asked it, the newest last; `evenings`: the days on which it came; `met`: where
    its runs failed alike. `pictures`: its key; `missed`: how often others were shown in their place, the last
    time at `missed_at`.
    """

    profile: str
    machine: str = ""
    owners: frozenset[str] = frozenset()
    asking: tuple[Asker, ...] = ()
    tidied: float = 0.0
    warned: float = 0.0
    pack: str = ""
    level: str = ""
    kind: str = "leave"
    at: float = 0.0
    sat: float = 0.0
    opened: float = 0.0
    ran: Ran | None = None
    same: int = 0
    tries: int = 0
    hints: int = 0
    program: Any = None
    stars: Mapping[tuple[str, str], int] = field(default_factory=dict)
    results: Results = field(default_factory=dict)
    claims: Claims = field(default_factory=dict)
    given: tuple[Creation, ...] = ()
    games: tuple[Handed, ...] = ()
    coached: tuple[Asked, ...] = ()
    evenings: Evenings = ()
    met: Mets = ()
    id: str = ""
    pictures: tuple[str, ...] = ()
    missed: int = 0
    missed_at: float = 0.0

    @property
    def place(self) -> tuple[str, str]:
        """The level where it is, with its pack."""
        return self.pack, self.level

    @cached_property
    def bare(self) -> str:
        """Its program as text, without the names and places of blocks, which differ where it is the same.

        Read again by the library, as it may be nested deeper than a function may call itself.
        """
        return canon(json.loads(canon(self.program), object_hook=_bare))


def _bare(block: dict[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in block.items() if key not in ("id", "x", "y")}


def place_of(asked: Asked) -> tuple[str, str]:
    """The level of a question, with its pack."""
    return asked["pack"], asked["level"]


def askers(child: Child, now: float) -> tuple[Asker, ...]:
    """The machines that ask for a child now; one that waited for long is no more waited for."""
    return tuple(asker for asker in child.asking if now - asker.since < ASKS)


def told(child: Child, event: Event, now: float) -> Child:
    """The child after an event; one that names no level says only that the child is there.

    What was done long before this sitting, and is told late, counts neither as tries nor as time.
    """
    at = now - event.get("ago", 0.0)
    late = at < child.sat - SITTING
    at = child.sat if late else at
    there = (event["pack"], event["level"])
    if event["kind"] != "leave" and event["level"] and there != child.place:
        child = replace(child, pack=there[0], level=there[1], opened=at, **_NEW)
    kind = child.kind if event["kind"] in ("answer", "give", "hand") else event["kind"]
    kind = "open" if late and kind != "leave" else kind
    child = replace(child, kind=kind, at=at, program=program(event) or child.program)
    after = _CHANGES.get(event["kind"], _nothing)(child, event)
    return replace(after, tries=child.tries, same=child.same) if late else after


def back(child: Child, since: float, now: float) -> Child:
    """A child who was there at a time, and is there again now: the time between counts for nothing.

    After a long one, and once it was put away, a new sitting begins.
    """
    gone = now - since
    if child.tidied or gone >= SITTING:
        kind = "leave" if child.kind == "leave" else "open"
        return replace(child, kind=kind, at=max(child.at, now), sat=now, opened=now, tries=0, same=0)
    return replace(child, opened=min(now, child.opened + gone)) if gone > AWAY_AFTER else child


_NEW: Mapping[str, Any] = {"ran": None, "same": 0, "tries": 0, "hints": 0, "program": None}


def _nothing(child: Child, _event: Event) -> Child:
    return child


def _ran(child: Child, event: Event) -> Child:
    ran = event.get("ran")
    if ran is None or ran["won"]:
        return replace(child, ran=ran or child.ran, same=0)
    alike = child.ran is not None and child.ran["key"] == ran["key"]
    return replace(child, ran=ran, tries=child.tries + 1, same=child.same + 1 if alike else 1)


def _hinted(child: Child, event: Event) -> Child:
    return replace(child, hints=max(child.hints, event.get("hints", 0)))


def _freed(asked: Asked, place: tuple[str, str]) -> Asked:
    return {**asked, "freed": True} if place_of(asked) == place else asked


def _won(child: Child, event: Event) -> Child:
    coached = tuple(_freed(one, child.place) for one in child.coached)
    child = replace(child, ran=event.get("ran", child.ran), same=0, coached=coached)
    best = child.stars.get(child.place, -1)
    if best < 0 and len(child.stars) >= MOST_WON:
        return child
    return replace(child, stars={**child.stars, child.place: max(event.get("stars", 0), best)})


def _gave(child: Child, event: Event) -> Child:
    """One more creation; given again, it takes the place of the same one."""
    gift = event.get("gift")
    if gift is None:
        return child
    new = Creation(event["pack"], event["level"], gift["title"], gift["program"])
    others = [creation for creation in child.given if replace(creation, title=new.title) != new]
    return replace(child, given=(*others, new)[-MOST_GIVEN:])


def _handed(child: Child, event: Event) -> Child:
    """Its game on a level; two who play together hand the one of the first."""
    new = Handed(event["pack"], event["level"], event.get("game"), child.at)
    if event["profiles"][0] != child.profile:
        return child
    if any(replace(game, at=new.at) == new for game in child.games):
        return child
    others = [game for game in child.games if game.place != new.place]
    return replace(child, games=(*others, new)[-MOST_HANDED:])


_CHANGES = {"run": _ran, "hint": _hinted, "win": _won, "give": _gave, "hand": _handed}
