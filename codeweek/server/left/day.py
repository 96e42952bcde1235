"""The last day on which anything was done in the room: who was there, and what became of each level."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from codeweek.levels.level import Level
from codeweek.progress.course import SHIPPED
from codeweek.room.claims import Claims
from codeweek.room.results import Key, Result
from codeweek.room.room import Room
from codeweek.server.rooms.shelf import Shelf
from codeweek.text import Text


@dataclass(frozen=True)
class Place:
    """A level, and where it stands: the numbers of its chapter and in it, 0 when it is not here."""

    pack: str
    id: str
    level: Level | None = None
    chapter: int = 0
    number: int = 0

    def title(self, text: Text) -> str:
        """Its title, or its name as it was told."""
        return text.pick(self.level.title) if self.level else self.id

    @property
    def figure(self) -> str:
        """« 4.5 »; empty when it is not known."""
        return f"{self.chapter}.{self.number}" if self.chapter else ""


@dataclass(frozen=True)
class Done:
    """What a child did on a level."""

    profile: str
    place: Place
    exam: bool
    result: Result


@dataclass(frozen=True)
class Day:
    """A day of the room: from midnight on. `profiles`: who was there, and `claims` of each of them."""

    date: datetime
    profiles: tuple[str, ...] = ()
    done: tuple[Done, ...] = ()
    claims: Mapping[str, Claims] = field(default_factory=dict)

    def of(self, profile: str) -> tuple[Done, ...]:
        """What one child did."""
        return tuple(each for each in self.done if each.profile == profile)


def last_day(room: Room, shelf: Shelf, now: float) -> Day:
    """The last day on which something was done; today when nothing was."""
    times = [child.at for child in room.children.values() if 0 < child.at <= now]
    date = datetime.fromtimestamp(max(times, default=now)).replace(hour=0, minute=0, second=0, microsecond=0)
    since = date.timestamp()
    there = sorted(child.profile for child in room.children.values() if child.at >= since)
    done = (each for profile in there for each in _done(room, shelf, profile, since))
    return Day(date, tuple(there), tuple(done), {each: room.child(each).claims for each in there})


def _done(room: Room, shelf: Shelf, profile: str, since: float) -> list[Done]:
    found = [
        Done(profile, place_of(shelf, key), key[2], result)
        for key, result in room.child(profile).results.items()
        if result.at >= since
    ]
    return sorted(found, key=_order)


def _order(done: Done) -> tuple[bool, str, int, int, str, bool]:
    place = done.place
    return place.pack != SHIPPED, place.pack, place.chapter, place.number, place.id, done.exam


def place_of(shelf: Shelf, key: Key) -> Place:
    """A level among those that are here."""
    pack = shelf.pack(key[0])
    for number, chapter in enumerate(pack.chapters if pack else (), 1):
        for place, level in enumerate(chapter.levels, 1):
            if level.id == key[1]:
                return Place(key[0], key[1], level, number, place)
    return Place(key[0], key[1])
