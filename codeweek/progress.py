"""What is kept of one child: stars, tries, programs; its JSON, and two of them made one."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

VERSION = 1
GALLERY = 12  # programs kept of a level
MOST_STARS = 3


@dataclass(frozen=True)
class Progress:
    """All that is kept of one child: nothing that says who it is.

    By level id: best stars, tries since it was last won, hint rungs opened, program as Blockly JSON, and the
    programs of its gallery, the newest last. `alone`: levels won without a hint.
    """

    stars: Mapping[str, int] = field(default_factory=dict)
    tries: Mapping[str, int] = field(default_factory=dict)
    hints: Mapping[str, int] = field(default_factory=dict)
    programs: Mapping[str, Any] = field(default_factory=dict)
    unlocked: bool = False
    last: str = ""
    alone: frozenset[str] = frozenset()
    gallery: Mapping[str, tuple[Any, ...]] = field(default_factory=dict)

    def won(self, level: str, stars: int) -> "Progress":
        """Stars earned; they never go down."""
        best = max(stars, self.stars.get(level, 0))
        alone = self.alone if self.hints.get(level) else self.alone | {level}
        return replace(self, stars={**self.stars, level: best}, tries={**self.tries, level: 0}, alone=alone)

    def tried(self, level: str) -> "Progress":
        """One more try that did not win."""
        return replace(self, tries={**self.tries, level: self.tries.get(level, 0) + 1})

    def hinted(self, level: str, rungs: int) -> "Progress":
        """So many rungs of the hint ladder opened; opened ones stay open."""
        return replace(self, hints={**self.hints, level: max(rungs, self.hints.get(level, 0))})

    def saved(self, level: str, program: Any) -> "Progress":
        """The program of a level as it is now."""
        return replace(self, programs={**self.programs, level: program}, last=level)

    def kept(self, level: str, program: Any) -> "Progress":
        """One more program in the gallery of a level; the oldest leaves when there is no room."""
        others = [each for each in self.gallery.get(level, ()) if each != program]
        return self._hung(level, (*others, program))

    def dropped(self, level: str, index: int) -> "Progress":
        """The gallery of a level without one of its programs."""
        there = self.gallery.get(level, ())
        return self._hung(level, there[:index] + there[index + 1 :]) if 0 <= index < len(there) else self

    def _hung(self, level: str, programs: tuple[Any, ...]) -> "Progress":
        others = {id: there for id, there in self.gallery.items() if id != level}
        return replace(self, gallery={**others, level: programs[-GALLERY:]} if programs else others)

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
            "alone": sorted(self.alone),
            "gallery": {level: list(programs) for level, programs in self.gallery.items()},
        }


def from_json(saved: Any) -> Progress:
    """The progress of plain data; what is not right in it is left out, the rest is kept."""
    if not isinstance(saved, Mapping):
        return Progress()
    stars, hints = _numbers(saved.get("stars"), MOST_STARS), _numbers(saved.get("hints"), 3)
    return Progress(
        stars=stars,
        tries=_numbers(saved.get("tries"), 10**6),
        hints=hints,
        programs=_table(saved.get("programs"), lambda value: isinstance(value, Mapping)),
        unlocked=saved.get("unlocked") is True,
        last=last if isinstance(last := saved.get("last"), str) else "",
        alone=_alone(saved.get("alone"), stars, hints),
        gallery=_gallery(saved.get("gallery")),
    )


def _alone(saved: Any, stars: Mapping[str, int], hints: Mapping[str, int]) -> frozenset[str]:
    """Levels won without a hint; a file from before this was kept tells it by its stars and hints."""
    if isinstance(saved, list):
        return frozenset(level for level in saved if isinstance(level, str))
    return frozenset(level for level, earned in stars.items() if earned and not hints.get(level))


def _gallery(saved: Any) -> dict[str, tuple[Any, ...]]:
    lists = _table(saved, lambda value: isinstance(value, list))
    found = {level: [each for each in there if isinstance(each, Mapping)] for level, there in lists.items()}
    return {level: tuple(there[-GALLERY:]) for level, there in found.items() if there}


def merged(mine: Progress, other: Progress) -> Progress:
    """Two progresses of one child in one: the best of both, the programs of the other."""
    gallery = Progress(gallery=mine.gallery)
    for level, programs in other.gallery.items():
        for program in programs:
            gallery = gallery.kept(level, program)
    return Progress(
        stars=_best(mine.stars, other.stars),
        tries={**mine.tries, **other.tries},
        hints=_best(mine.hints, other.hints),
        programs={**mine.programs, **other.programs},
        unlocked=mine.unlocked or other.unlocked,
        last=other.last or mine.last,
        alone=mine.alone | other.alone,
        gallery=gallery.gallery,
    )


def _best(one: Mapping[str, int], two: Mapping[str, int]) -> dict[str, int]:
    return {level: max(one.get(level, 0), two.get(level, 0)) for level in {**one, **two}}


def _numbers(saved: Any, most: int) -> dict[str, int]:
    return _table(saved, lambda value: type(value) is int and 0 <= value <= most)


def _table(saved: Any, right: Callable[[Any], bool]) -> dict[str, Any]:
    if not isinstance(saved, Mapping):
        return {}
    return {key: value for key, value in saved.items() if isinstance(key, str) and right(value)}
