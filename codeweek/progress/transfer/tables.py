"""The tables of values that codes encode by index. Values are only ever added at the end, never moved."""

from dataclasses import dataclass
from functools import cache

from codeweek import data

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
