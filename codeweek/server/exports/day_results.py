"""The last day on which anything was done in the room: who was there, and what each made and won."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from codeweek.app.child_profiles import seated
from codeweek.levels.level import Level
from codeweek.levels.programs import read_only
from codeweek.packs.pack import Pack
from codeweek.play.rider import Rider
from codeweek.progress.course import SHIPPED
from codeweek.progress.progress import Progress, from_json
from codeweek.progress.who import worn_of
from codeweek.room.claims import Claims
from codeweek.room.keeping import DAY, EVENTS
from codeweek.room.results import Key, Result
from codeweek.room.room import Room
from codeweek.server.rooms.pack_store import PackStore
from codeweek.server.rooms.program_replay import Replay, read
from codeweek.text import Text

AFTER = 1000  # chapters: more than the course has
MOST_PICTURES = 6  # of one child and level, the newest
CREATE = "create"


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

    def label(self, text: Text) -> str:
        """« 4.5 L'escalier »."""
        return f"{self.figure} {self.title(text)}".lstrip()


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


def last_day(room: Room, shelf: PackStore, now: float) -> Day:
    """The last day on which something was done; today when nothing was."""
    times = [child.at for child in room.children.values() if 0 < child.at <= now]
    date = datetime.fromtimestamp(max(times, default=now)).replace(hour=0, minute=0, second=0, microsecond=0)
    return _since(room, shelf, date, date.timestamp())


def all_days(room: Room, shelf: PackStore, now: float) -> Day:
    """All the days of which a room keeps what was done, as of the last one."""
    return _since(room, shelf, last_day(room, shelf, now).date, now - EVENTS * DAY)


def _since(room: Room, shelf: PackStore, date: datetime, since: float) -> Day:
    there = sorted(child.profile for child in room.children.values() if child.at >= since)
    done = (each for profile in there for each in _done(room, shelf, profile, since))
    return Day(date, tuple(there), tuple(done), {each: room.child(each).claims for each in there})


def _done(room: Room, shelf: PackStore, profile: str, since: float) -> list[Done]:
    found = [
        Done(profile, place_of(shelf, key), key[2], result)
        for key, result in room.child(profile).results.items()
        if result.at >= since
    ]
    return sorted(found, key=_order)


def _order(done: Done) -> tuple[bool, str, int, int, str, bool]:
    place = done.place
    return place.pack != SHIPPED, place.pack, place.chapter, place.number, place.id, done.exam


def place_of(shelf: PackStore, key: Key) -> Place:
    """A level among those that are here."""
    pack = shelf.pack(key[0])
    for number, chapter in enumerate(pack.chapters if pack else (), 1):
        for place, level in enumerate(chapter.levels, 1):
            if level.id == key[1]:
                return Place(key[0], key[1], level, number, place)
    return Place(key[0], key[1])


def chapter_of(shelf: PackStore, pack: str, level: str, text: Text) -> tuple[int, str] | None:
    """The chapter of a level, to sort it by and with its number: those of packs after the course, by name."""
    place, there = place_of(shelf, (pack, level, False)), shelf.pack(pack)
    if there is None or not place.chapter:
        return None
    title = text.pick(there.chapters[place.chapter - 1].title)
    if pack == SHIPPED:
        return place.chapter, f"{place.chapter} {title}"
    return AFTER + place.chapter, " · ".join(dict.fromkeys((text.pick(there.title), title)))


@dataclass(frozen=True)
class Work:
    """What a child did on a level: its program as Python, empty when none can be read; pictures as SVG."""

    done: Done
    python: str = ""
    pictures: tuple[str, ...] = ()


def works(day: Day, profile: str, file: Mapping[str, Any], replay: Replay, text: Text) -> Iterator[Work]:
    """All of them, in the order of the course; an evaluation and what was done before share the program."""
    courses = file.get("courses")
    there = courses if isinstance(courses, Mapping) else {}
    rider = seated(profile, worn_of(file.get("worn")))
    for done in day.of(profile):
        place, progress = done.place, from_json(there.get(done.place.pack))
        program = progress.programs.get(place.id)
        if place.level is None:
            yield Work(done)
            continue
        own = program and not read_only(place.level)
        python = read(place.level, program, text.language).python if own else ""
        hung = _hung(place.level, progress)
        drawn = (replay.drawn(place.level, each, text.language, rider) for each in hung)
        yield Work(done, python, tuple(each for each in drawn if each))


def newest(pack: Pack, progress: Progress, replay: Replay, text: Text, rider: Rider) -> str:
    """The newest creation of the last level to invent in that has one, as SVG; "" when there is none."""
    made = ((level, _hung(level, progress)) for level in reversed(pack.levels))
    drawn = (replay.drawn(level, hung[-1], text.language, rider) for level, hung in made if hung)
    return next((each for each in drawn if each), "")


def _hung(level: Level, progress: Progress) -> list[Any]:
    """The creations to draw: the gallery and the program of now, each once, the newest last."""
    if level.mode != CREATE:
        return []
    now = [progress.programs[level.id]] if level.id in progress.programs else []
    kept = [each for each in progress.gallery.get(level.id, ()) if each not in now]
    return [*kept, *now][-MOST_PICTURES:]
