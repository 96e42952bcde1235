"""Where a child is in a course: stars, what is open, what comes next."""

import re
import zlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

from codeweek.level import Level

if TYPE_CHECKING:
    from codeweek.pack import Pack  # its module reads YAML, and needs a library that is slow to load

VERSION = 1
SHIPPED = "codeweek"
SOLO_TRIES = 3  # a solo level keeps its hints for after this many tries


@dataclass(frozen=True)
class Progress:
    """All that is kept of one child: nothing that says who it is.

    By level id: best stars, tries since it was last won, hint rungs opened, program as Blockly JSON.
    """

    stars: Mapping[str, int] = field(default_factory=dict)
    tries: Mapping[str, int] = field(default_factory=dict)
    hints: Mapping[str, int] = field(default_factory=dict)
    programs: Mapping[str, Any] = field(default_factory=dict)
    unlocked: bool = False
    last: str = ""

    def won(self, level: str, stars: int) -> "Progress":
        """Stars earned; they never go down."""
        best = max(stars, self.stars.get(level, 0))
        return replace(self, stars={**self.stars, level: best}, tries={**self.tries, level: 0})

    def tried(self, level: str) -> "Progress":
        """One more try that did not win."""
        return replace(self, tries={**self.tries, level: self.tries.get(level, 0) + 1})

    def hinted(self, level: str, rungs: int) -> "Progress":
        """So many rungs of the hint ladder opened; opened ones stay open."""
        return replace(self, hints={**self.hints, level: max(rungs, self.hints.get(level, 0))})

    def saved(self, level: str, program: Any) -> "Progress":
        """The program of a level as it is now."""
        return replace(self, programs={**self.programs, level: program}, last=level)

    def to_json(self) -> dict[str, Any]:
        """Plain data, with the version of its form."""
        return {
            "version": VERSION,
            "stars": dict(self.stars),
            "tries": dict(self.tries),
            "hints": dict(self.hints),
            "programs": dict(self.programs),
            "unlocked": self.unlocked,
            "last": self.last,
        }


def from_json(saved: Any) -> Progress:
    """The progress of plain data; what is not right in it is left out, the rest is kept."""
    if not isinstance(saved, Mapping):
        return Progress()
    return Progress(
        stars=_numbers(saved.get("stars"), 3),
        tries=_numbers(saved.get("tries"), 10**6),
        hints=_numbers(saved.get("hints"), 3),
        programs=_table(saved.get("programs"), lambda value: isinstance(value, Mapping)),
        unlocked=saved.get("unlocked") is True,
        last=last if isinstance(last := saved.get("last"), str) else "",
    )


def _numbers(saved: Any, most: int) -> dict[str, int]:
    return _table(saved, lambda value: type(value) is int and 0 <= value <= most)


def _table(saved: Any, right: Callable[[Any], bool]) -> dict[str, Any]:
    if not isinstance(saved, Mapping):
        return {}
    return {key: value for key, value in saved.items() if isinstance(key, str) and right(value)}


def is_open(pack: "Pack", progress: Progress, level: Level) -> bool:
    """Whether a child may enter a level.

    Each chapter's first level is always open, so that one may join at any session; inside a chapter a level
    opens when the one before it is won.
    """
    if progress.unlocked or progress.stars.get(level.id):
        return True
    before = _before(pack, level)
    return before is None or progress.stars.get(before.id, 0) > 0


def _before(pack: "Pack", level: Level) -> Level | None:
    for chapter in pack.chapters:
        ids = [each.id for each in chapter.levels]
        if level.id in ids:
            place = ids.index(level.id)
            return chapter.levels[place - 1] if place else None
    return None


def next_level(pack: "Pack", after: Level) -> Level | None:
    """The level that follows, in the next chapter when this one ends; None after the last."""
    ids = [level.id for level in pack.levels]
    rest = pack.levels[ids.index(after.id) + 1 :] if after.id in ids else ()
    return rest[0] if rest else None


def resume(pack: "Pack", progress: Progress) -> Level | None:
    """Where a child goes on: the last level touched if not won, else the first open one without stars."""
    levels = pack.levels
    last = next((level for level in levels if level.id == progress.last), None)
    if last is not None and not progress.stars.get(last.id):
        return last
    after = levels[levels.index(last) + 1 :] if last else levels
    waiting = [level for level in (*after, *levels) if not progress.stars.get(level.id)]
    return next((level for level in waiting if is_open(pack, progress, level)), levels[0] if levels else None)


def hints_open(level: Level, progress: Progress) -> bool:
    """Whether the hints of a level may be read: a solo level keeps them for after three tries."""
    return level.mode != "solo" or progress.tries.get(level.id, 0) >= SOLO_TRIES


def key_of(pack: "Pack", shipped: bool = False) -> str:
    """The name under which progress in a pack is kept: the same pack elsewhere has the same one."""
    if shipped:
        return SHIPPED
    title = pack.title if isinstance(pack.title, str) else next(iter(pack.title.values()), "")
    words = re.sub(r"[^a-z0-9]+", "-", title.lower()).strip("-")[:40]
    marks = "\n".join([title, pack.author, *(level.id for level in pack.levels)])
    return f"{words or 'pack'}-{zlib.crc32(marks.encode()):08x}"
