"""The shipped course: parsed from its files, or loaded from what a build has parsed beforehand."""

import pickle
import re
from collections.abc import Mapping
from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING, Any

from codeweek import data
from codeweek.levels.level import Level, exercise_of

if TYPE_CHECKING:
    from codeweek.packs.pack import Pack

COURSE = "ready/course.pickle"  # written into the package by a build, beside a file for each level
STORY = "story.pickle"  # in the package of packs, with the code that only a whole pack needs
ID = re.compile(r"[\w-]+/[\w-]+", re.ASCII)


def levels() -> Mapping[str, Level]:
    """Every level of the course by its id."""
    return {level.id: level for level in pack().levels}


@cache
def level(id: str) -> Level | None:
    """One level of the course, or part of an exercise; in a build, only its own file is loaded."""
    if data.inside(COURSE) is None:
        return pack().level(id)
    whole = exercise_of(id)
    ready = data.inside(_file(whole)) if ID.fullmatch(whole) else None
    found: Level | None = _unpickled(ready) if ready else None
    return found.within(id) if found else None


@cache
def pack() -> "Pack":
    """The whole course."""
    ready = data.inside(COURSE)
    if ready:
        course: tuple[Pack, list[list[str]]] = _unpickled(ready)
        story = data.inside(STORY, "codeweek.packs")
        return replace(_filled(*course), story=_unpickled(story) if story else None)
    from codeweek.packs.load import load_pack  # PyYAML is slow to load, and a parsed course does not need it

    return load_pack(data.folder("levels"))


def _filled(bare: "Pack", ids: list[list[str]]) -> "Pack":
    """A course loaded without its levels, with its levels filled in."""
    chapters = (
        replace(chapter, levels=tuple(found for id in own if (found := level(id))))
        for chapter, own in zip(bare.chapters, ids, strict=True)
    )
    return replace(bare, chapters=tuple(chapters))


def _unpickled(ready: bytes) -> Any:
    return pickle.loads(ready)  # trusted: written by our own build only


def _file(id: str) -> str:
    return f"ready/{id}.pickle"


def ready() -> dict[str, bytes]:
    """The files that a build writes, by name: the course without its levels, its story, and each level."""
    from codeweek.packs.proofs import Proofs  # not needed by the page

    chapters = tuple(replace(chapter, levels=()) for chapter in pack().chapters)
    bare = replace(pack(), proofs=Proofs(), chapters=chapters, story=None)
    ids = [[level.id for level in chapter.levels] for chapter in pack().chapters]
    values: dict[str, object] = {COURSE: (bare, ids), f"packs/{STORY}": pack().story}
    values |= {_file(level.id): replace(level, file=f"{level.id}.yaml") for level in pack().levels}
    return {name: pickle.dumps(value, protocol=5) for name, value in values.items()}
