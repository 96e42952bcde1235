"""The progress of one child: stars, tries, programs; and its JSON."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from codeweek.progress import numbered
from codeweek.progress.again import NEVER, Again, again_of, is_again, practised
from codeweek.progress.numbered import BEFORE, GIVEN, Numbered, canon, is_number, is_program, newest, untitled

VERSION = 1
GALLERY = 12  # programs kept of a level
HISTORY = 3  # earlier programs kept for a level
MOST_STARS = 3
MOST_TRIES = 10**6
MOST_RUNGS = 3  # of the hint ladder
LIKE = " (like)"  # after a level in `days`: a level made like it, won without help
CARRIED = "carried"  # field for what this version cannot read in fields that it knows


@dataclass(frozen=True)
class Progress:
    """The progress of one child, with nothing that identifies the child.

    By level id: best stars, tries since it was last won, hint rungs opened, program as Blockly JSON, and the
    programs of its gallery, the newest last. `alone`: levels won without a hint. `shown`: those whose
    solution, or half of it, was shown. Each change of a program has a number greater than all before in this
    course: `saved_at` (`saved` in the JSON) has that of each program, `hung` those of the gallery. `history`:
    programs of a level whose place another took, from another window or computer; the newest last. `again`:
    levels of which another one like it was won, or is to come back. `days`: that on which a level was first
    won, as « 2026-11-30 », and, under its id and `LIKE`, one made like it, without help.

    `version`: the newest that kept any of it. `unknown`: its fields that this one does not know, as they
    are, and `carried`, its entries of known fields that cannot be read here.
    """

    stars: Mapping[str, int] = field(default_factory=dict)
    tries: Mapping[str, int] = field(default_factory=dict)
    hints: Mapping[str, int] = field(default_factory=dict)
    programs: Mapping[str, Any] = field(default_factory=dict)
    unlocked: bool = False
    last: str = ""
    alone: frozenset[str] = frozenset()
    gallery: Mapping[str, tuple[Any, ...]] = field(default_factory=dict)
    saved_at: Mapping[str, int] = field(default_factory=dict)
    history: Mapping[str, tuple[Numbered, ...]] = field(default_factory=dict)
    hung: Mapping[str, tuple[int, ...]] = field(default_factory=dict)
    shown: frozenset[str] = frozenset()
    helped: frozenset[str] = frozenset()
    medals: frozenset[str] = frozenset()
    again: Mapping[str, Again] = field(default_factory=dict)
    days: Mapping[str, str] = field(default_factory=dict)
    version: int = VERSION
    unknown: Mapping[str, Any] = field(default_factory=dict)

    @property
    def changes(self) -> int:
        """The number of the last change of a program."""
        hung = (number for numbers in self.hung.values() for number in numbers)
        return max((0, *self.saved_at.values(), *hung))

    @property
    def _next(self) -> int:
        return min(max(self.changes, BEFORE) + 1, numbered.MOST)

    def won(self, level: str, stars: int, medal: bool = False, day: str = "") -> "Progress":
        """Record stars and perhaps a medal, neither of which is ever lost, and the day of the first win."""
        won = frozenset([level])
        after = replace(
            self,
            stars={**self.stars, level: max(stars, self.stars.get(level, 0))},
            tries={**self.tries, level: 0},
            alone=self.alone if self.hints.get(level) or level in self.shown else self.alone | won,
            helped=self.helped | (won & self.shown),
            medals=self.medals | won if medal else self.medals,
            days={level: day, **self.days} if day and stars and not self.stars.get(level) else self.days,
        )
        helped = level not in after.alone or self.again.get(level, NEVER)[2] > 0
        return after.needed(level) if helped and stars and not self.stars.get(level) else after

    @property
    def wins(self) -> int:
        """How many levels were won, those too that were made like another one."""
        return sum(stars > 0 for stars in self.stars.values()) + sum(won for won, _, _ in self.again.values())

    def needed(self, level: str) -> "Progress":
        """Record that help was needed on a level, which is to come back."""
        won = self.again.get(level, NEVER)[0]
        return replace(self, again={**self.again, level: (won, self.wins, 1)})

    def practised(self, level: str, helped: bool, day: str = "") -> "Progress":
        """Record that a level made like this one was won, with help or without, and the first day without."""
        now = practised(self.again.get(level, NEVER), self.wins, helped)
        days = {f"{level}{LIKE}": day, **self.days} if day and not helped else self.days
        return replace(self, again={**self.again, level: now}, days=days)

    def ended(self, level: str) -> "Progress":
        """Record that there is no other like a level: it does not come back."""
        won = self.again.get(level, NEVER)[0]
        return replace(self, again={**self.again, level: (won, 0, 0)})

    def showed(self, level: str) -> "Progress":
        """Record that the solution of a level, or half of it, was shown."""
        return replace(self, shown=self.shown | {level}, helped=self.helped - {level})

    def begun(self, level: str) -> "Progress":
        """Record that a level was restarted: a solution shown before its last win no longer counts."""
        again = self.helped & {level}
        return replace(self, shown=self.shown - again, helped=self.helped - again)

    def tried(self, level: str) -> "Progress":
        """Record a try that did not win."""
        return replace(self, tries={**self.tries, level: self.tries.get(level, 0) + 1})

    def hinted(self, level: str, rungs: int) -> "Progress":
        """Record how many hints are open; opened ones stay open."""
        return replace(self, hints={**self.hints, level: max(rungs, self.hints.get(level, 0))})

    def saved(self, level: str, program: Any) -> "Progress":
        """Record the current program of a level; the first one is that which the level gives."""
        if self.programs.get(level) == program:
            return replace(self, last=level)
        saved_at = {**self.saved_at, level: self._next if level in self.programs else GIVEN}
        earlier = tuple(each for each in self.history.get(level, ()) if each[1] != program)
        history = {**self.history, level: earlier} if level in self.history else self.history
        return replace(
            self,
            programs={**self.programs, level: program},
            saved_at=saved_at,
            history={id: there for id, there in history.items() if there},
            last=level,
        )

    def put_aside(self, level: str) -> "Progress":
        """Move the program of a level into its history, before another replaces it."""
        now = (self.saved_at.get(level, 0), self.programs[level])
        earlier = newest([*self.history.get(level, ()), now], HISTORY)
        return replace(self, history={**self.history, level: earlier})

    def kept(self, level: str, program: Any) -> "Progress":
        """Add a program to the gallery of a level; the oldest is dropped when it is full.

        One that is there keeps its title.
        """
        there = self.numbered(level)
        work = next((each for _, each in there if untitled(each) == program), program)
        return self._hung(level, [*(each for each in there if each[1] != work), (self._next, work)])

    def titled(self, level: str, program: Any, title: str) -> "Progress":
        """Give a program of the gallery a title, or none; it is the newest then."""
        there, bare = self.numbered(level), untitled(program)
        others = [each for each in there if untitled(each[1]) != bare]
        work = {**bare, "title": title} if title else bare
        return self if len(others) == len(there) else self._hung(level, [*others, (self._next, work)])

    def dropped(self, level: str, index: int) -> "Progress":
        """Remove a program from the gallery of a level."""
        there = self.numbered(level)
        return self._hung(level, there[:index] + there[index + 1 :]) if 0 <= index < len(there) else self

    def numbered(self, level: str) -> list[Numbered]:
        """The gallery of a level with the number of each program; in old files, its position."""
        there = self.gallery.get(level, ())
        return list(zip(self.hung.get(level, range(len(there))), there, strict=True))

    def _hung(self, level: str, works: list[Numbered]) -> "Progress":
        gallery = {id: there for id, there in self.gallery.items() if id != level}
        hung = {id: numbers for id, numbers in self.hung.items() if id != level}
        if works := works[-GALLERY:]:
            gallery[level] = tuple(program for _, program in works)
            hung[level] = tuple(number for number, _ in works)
        return replace(self, gallery=gallery, hung=hung)

    def to_json(self) -> dict[str, Any]:
        """The progress as plain data, with a format version."""
        return {
            **self.unknown,
            "version": self.version,
            "stars": dict(self.stars),
            "tries": dict(self.tries),
            "hints": dict(self.hints),
            "programs": dict(self.programs),
            "unlocked": self.unlocked,
            "last": self.last,
            "alone": sorted(self.alone),
            "gallery": {level: list(programs) for level, programs in self.gallery.items()},
            "saved": dict(self.saved_at),
            "history": {level: numbered.written(earlier) for level, earlier in self.history.items()},
            "hung": {level: list(numbers) for level, numbers in self.hung.items()},
            "shown": sorted(self.shown),
            "helped": sorted(self.helped),
            "medals": sorted(self.medals),
            "again": {level: list(each) for level, each in self.again.items()},
            "days": dict(self.days),
        }


def from_json(saved: Any) -> Progress:
    """The progress from plain data; invalid parts are dropped, the rest is kept.

    What a newer version kept is carried: it comes back as it was from `to_json`.
    """
    if not isinstance(saved, Mapping):
        return Progress()
    version: Any = saved.get("version")
    read = _read(_put_back(saved), max(VERSION, version) if is_number(version) else VERSION)
    return replace(read, unknown=_unknown(saved, read))


def _read(saved: Mapping[str, Any], version: int) -> Progress:
    newer = version > VERSION
    stars, hints = _numbers(saved, "stars", MOST_STARS, newer), _numbers(saved, "hints", MOST_RUNGS, newer)
    programs, galleries = _programs(saved), _galleries(saved)
    return Progress(
        version=version,
        stars=stars,
        tries=_numbers(saved, "tries", MOST_TRIES, newer),
        hints=hints,
        programs={level: program[-1][1] for level, program in programs.items()},
        unlocked=saved.get("unlocked") is True,
        last=last if isinstance(last := saved.get("last"), str) else "",
        alone=_alone(saved.get("alone"), stars, hints),
        gallery={level: tuple(program for _, program in gallery) for level, gallery in galleries.items()},
        saved_at={level: program[-1][0] for level, program in programs.items()},
        history={level: program[:-1] for level, program in programs.items() if program[1:]},
        hung={level: tuple(number for number, _ in gallery) for level, gallery in galleries.items()},
        shown=_levels(saved.get("shown")),
        helped=_levels(saved.get("helped")),
        medals=_levels(saved.get("medals")),
        again={level: again_of(each) for level, each in _table(saved.get("again"), is_again).items()},
        days=_table(saved.get("days"), _is_day),
    )


def _put_back(saved: Mapping[str, Any]) -> Mapping[str, Any]:
    """The same with the carried entries in their fields; what was done since comes before them."""
    found = dict(saved)
    for name, carried in _tables(saved.get(CARRIED)).items():
        if name in KNOWN and isinstance(there := saved.get(name), Mapping):
            more = {key: value for key, value in carried.items() if _less(there.get(key, value), value)}
            found[name] = {**carried, **there, **more}
    return found


def _unknown(saved: Mapping[str, Any], read: Progress) -> dict[str, Any]:
    """What would be dropped: fields that are not known here, entries of a newer version or carried by one."""
    mine = {*KNOWN, CARRIED}
    found = {name: value for name, value in saved.items() if name not in mine and value is not None}
    if read.version == VERSION and CARRIED not in saved:
        return found
    known, carried = _tables(read.to_json()), dict[str, dict[str, Any]]()
    for tables in (_tables(saved), _tables(saved.get(CARRIED))):
        for name in tables.keys() & known.keys():
            lost = {key: value for key, value in tables[name].items() if not _has(known[name], key, value)}
            carried[name] = {**carried.get(name, {}), **lost}
    carried = {name: lost for name, lost in carried.items() if lost}
    return {**found, CARRIED: carried} if carried else found


def _has(there: Mapping[str, Any], key: str, value: Any) -> bool:
    """Whether an entry was read as it is, or is less than what was."""
    same = key in there and canon(there[key]) == canon(value)
    return same or value is None or _less(value, there.get(key))


def _less(one: Any, other: Any) -> bool:
    return is_number(one) and is_number(other) and one < other


def _tables(saved: Any) -> dict[str, Mapping[str, Any]]:
    return _table(saved, lambda value: isinstance(value, Mapping))


KNOWN = frozenset(Progress().to_json())  # names of fields


def _alone(saved: Any, stars: Mapping[str, int], hints: Mapping[str, int]) -> frozenset[str]:
    """The levels won without a hint; in old files, deduced from stars and hints."""
    if isinstance(saved, list):
        return _levels(saved)
    return frozenset(level for level, earned in stars.items() if earned and not hints.get(level))


def _is_day(value: Any) -> bool:
    return isinstance(value, str) and re.fullmatch("[0-9]{4}-[0-9]{2}-[0-9]{2}", value) is not None


def _levels(saved: Any) -> frozenset[str]:
    there = saved if isinstance(saved, list) else []
    return frozenset(level for level in there if isinstance(level, str))


def _programs(saved: Mapping[str, Any]) -> dict[str, tuple[Numbered, ...]]:
    """By level, its earlier programs and the one of now, which has no number in a file from before."""
    numbers = _table(saved.get("saved"), is_number)
    found: dict[str, tuple[Numbered, ...]] = {
        level: ((numbers.get(level, BEFORE), program),)
        for level, program in _table(saved.get("programs"), is_program).items()
    }
    for level, earlier in _table(saved.get("history"), lambda value: isinstance(value, list)).items():
        if there := (*numbered.read(earlier), *found.get(level, ())):
            found[level] = newest(there, 1 + HISTORY)
    return found


def _galleries(saved: Mapping[str, Any]) -> dict[str, tuple[Numbered, ...]]:
    """By level, the programs of its gallery; their places number them in a file from before."""
    lists = _table(saved.get("gallery"), lambda value: isinstance(value, list))
    numbers = _table(saved.get("hung"), lambda value: isinstance(value, list) and all(map(is_number, value)))
    found = {}
    for level, there in lists.items():
        number = numbers.get(level, [])
        counted = zip(number if len(number) == len(there) else range(len(there)), there, strict=True)
        if programs := [each for each in counted if is_program(each[1])]:
            found[level] = newest(programs, GALLERY)
    return found


def _numbers(saved: Mapping[str, Any], name: str, most: int, newer: bool) -> dict[str, int]:
    """The numbers of a field; a newer version may count further, which is read as the most of this one."""
    table = _table(saved.get(name), lambda value: is_number(value) and (newer or value <= most))
    return {level: min(number, most) for level, number in table.items()}


def _table(saved: Any, right: Callable[[Any], bool]) -> dict[str, Any]:
    if not isinstance(saved, Mapping):
        return {}
    return {key: value for key, value in saved.items() if isinstance(key, str) and right(value)}
