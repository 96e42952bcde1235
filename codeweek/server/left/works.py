"""The programs and pictures of a child on a day."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from codeweek.levels.level import Level
from codeweek.levels.programs import read_only
from codeweek.packs.pack import Pack
from codeweek.progress.progress import Progress, from_json
from codeweek.server.left.day import Day, Done
from codeweek.server.rooms.again import read
from codeweek.server.rooms.replay import Replay
from codeweek.text import Text

MOST_PICTURES = 6  # of one child and level, the newest
CREATE = "create"


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
    for done in day.of(profile):
        place, progress = done.place, from_json(there.get(done.place.pack))
        program = progress.programs.get(place.id)
        if place.level is None:
            yield Work(done)
            continue
        own = program and not read_only(place.level)
        python = read(place.level, program, text.language).python if own else ""
        drawn = (replay.drawn(place.level, each, text.language) for each in _hung(place.level, progress))
        yield Work(done, python, tuple(each for each in drawn if each))


def newest(pack: Pack, progress: Progress, replay: Replay, text: Text) -> str:
    """The newest creation of the last level to invent in that has one, as SVG; "" when there is none."""
    made = ((level, _hung(level, progress)) for level in reversed(pack.levels))
    drawn = (replay.drawn(level, hung[-1], text.language) for level, hung in made if hung)
    return next((each for each in drawn if each), "")


def _hung(level: Level, progress: Progress) -> list[Any]:
    """The creations to draw: the gallery and the program of now, each once, the newest last."""
    if level.mode != CREATE:
        return []
    now = [progress.programs[level.id]] if level.id in progress.programs else []
    kept = [each for each in progress.gallery.get(level.id, ()) if each not in now]
    return [*kept, *now][-MOST_PICTURES:]
