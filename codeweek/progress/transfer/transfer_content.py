"""The content of a transfer code: animal, stars, place and settings; and the tables it is encoded by."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from codeweek import data
from codeweek.progress.progress import Progress

ANIMALS = (
    "fox",
    "owl",
    "cat",
    "panda",
    "rabbit",
    "frog",
    "lion",
    "penguin",
    "turtle",
    "whale",
    "bee",
    "koala",
)
COLOURS = ("blue", "green", "yellow", "orange", "pink", "purple")
MOST_ANIMALS, MOST_COLOURS = 16, 8  # room to come

# The settings of both shells: how many other values there may ever be, then the values, the usual one first.
SETTINGS: dict[str, tuple[int, tuple[object, ...]]] = {
    "language": (7, ("", "fr", "en")),
    "theme": (7, ("sun", "sea", "night")),
    "zoom": (7, (1.0, 0.8, 0.85, 0.9, 1.15, 1.3, 1.5)),
    "sound": (1, (True, False)),
    "volume": (15, (0.6, 0.0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.7, 0.8, 0.9, 1.0)),
    "reduced_motion": (1, (False, True)),
    "speed": (7, (3.0, 1.0, 2.0, 4.0, 8.0, 20.0, 60.0)),
}
PYTHON: tuple[bool | None, ...] = (None, True, False)  # beside the blocks: never said, wanted, not wanted


@dataclass(frozen=True)
class Known:
    """The course in a version of codes: level ids in order, and those whose `alone` is encoded."""

    ids: tuple[str, ...] = ()
    telling: frozenset[str] = frozenset()


@cache
def course(version: int) -> Known:
    """The course of a version, empty if unknown; `*` in its file marks levels whose `alone` is encoded."""
    found = data.inside(f"course-{version}.txt", "codeweek.progress.transfer")
    lines = found.decode().split("\n") if found else []
    ids = tuple(line.rstrip(" *\r") for line in lines if line.strip())
    return Known(ids, frozenset(line.rstrip(" *\r") for line in lines if line.rstrip().endswith("*")))


def _newest() -> int:
    """The current version: that of the last list of levels (`make course` writes the next)."""
    version = 1
    while course(version + 1).ids:
        version += 1
    return version


VERSION = _newest()  # version of codes: changes with the model or the list of levels


HUGE = 1e9  # beyond any sensible value; far larger integers do not fit in a float


@dataclass(frozen=True)
class Carried:
    """The content of a code: animal, settings, stars, last level, concepts learned, whether all is open.

    Programs, tries and hints are left out, and levels won alone unless they show a learned concept.
    """

    profile: str = ""  # such as `fox-orange`; empty without a profile
    settings: Mapping[str, Any] = field(default_factory=dict)
    python: bool | None = None
    progress: Progress = field(default_factory=Progress)

    @property
    def wished(self) -> dict[str, Any]:
        """The settings to apply; a default value leaves this computer's setting."""
        return {name: value for name, value in self.settings.items() if value != SETTINGS[name][1][0]}


def carried(
    profile: str, settings: Mapping[str, Any], python: Any, progress: Progress, course: Known
) -> Carried:
    """The content of a code for a child, with the levels of the course only."""
    stars = {id: progress.stars[id] for id in course.ids if progress.stars.get(id)}
    last = progress.last if progress.last in course.ids else ""
    alone = frozenset(id for id in stars if id in progress.alone & course.telling)
    return Carried(
        profile=profile if known(profile) else "",
        settings={name: _usual(settings.get(name), values) for name, (_, values) in SETTINGS.items()},
        python=python if isinstance(python, bool) else PYTHON[0],
        progress=Progress(stars=stars, unlocked=progress.unlocked, last=last, alone=alone),
    )


def known(profile: str) -> bool:
    """Whether an animal and its colour exist."""
    animal, _, colour = profile.partition("-")
    return animal in ANIMALS and colour in COLOURS


def like(value: Any, values: tuple[Any, ...]) -> Any:
    """The nearest value of a table; None when it has another type."""
    if isinstance(values[0], float):
        number = isinstance(value, int | float) and not isinstance(value, bool) and abs(value) < HUGE
        return min(values, key=lambda each: abs(each - value)) if number else None
    return next((each for each in values if type(each) is type(value) and each == value), None)


def _usual(value: Any, values: tuple[Any, ...]) -> Any:
    found = like(value, values)
    return values[0] if found is None else found
