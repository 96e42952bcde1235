"""The course that comes with codeweek: read from its files, or read beforehand by a build."""

import pickle
from collections.abc import Mapping
from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING, Any

from codeweek import data
from codeweek.level import Level

if TYPE_CHECKING:
    from codeweek.pack import Pack

LEVELS, PACK = "levels.pickle", "course.pickle"  # in the package, where a build has written them


@cache
def levels() -> Mapping[str, Level]:
    """Every level of the course by its id."""
    ready = data.inside(LEVELS)
    found: Mapping[str, Level] = _unpickled(ready) if ready else {level.id: level for level in pack().levels}
    return found


@cache
def pack() -> "Pack":
    """The whole course."""
    ready = data.inside(PACK)
    if ready:
        found: Pack = _unpickled(ready)
        return found
    from codeweek.packfile import load_pack  # PyYAML is slow to load, and a ready course does without

    return load_pack(data.folder("levels"))


def _unpickled(ready: bytes) -> Any:
    return pickle.loads(ready)  # written by our own build, beside this module, and by nobody else


def ready() -> dict[str, bytes]:
    """The files that a build writes, by name: the levels alone are quicker to load than the whole."""
    chapters = tuple(
        replace(chapter, levels=tuple(replace(level, file=f"{level.id}.yaml") for level in chapter.levels))
        for chapter in pack().chapters
    )
    whole = replace(pack(), chapters=chapters)
    values = {LEVELS: {level.id: level for level in whole.levels}, PACK: whole}
    return {name: pickle.dumps(value, protocol=5) for name, value in values.items()}
