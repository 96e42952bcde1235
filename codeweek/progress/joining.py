"""Merges two progresses of one child: commutative and idempotent, no star and no program is lost."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from typing import Any

from codeweek.progress.numbered import MOST, Numbered, canon, newest
from codeweek.progress.progress import GALLERY, HISTORY, Progress

Table = Mapping[str, Any]


def merged(one: Progress, other: Progress) -> Progress:
    """The best of both; for each level the program saved last stays, the other goes into its history."""
    programs = _each(one, other, _programs, lambda mine, theirs: newest(mine + theirs, 1 + HISTORY))
    galleries = _each(one, other, _gallery, lambda mine, theirs: newest(mine + theirs, GALLERY))
    return Progress(
        stars=_larger(one.stars, other.stars),
        tries=_larger(one.tries, other.tries),
        hints=_larger(one.hints, other.hints),
        unlocked=one.unlocked or other.unlocked,
        # By their changes, as the clocks of two computers do not agree; then by name, as the order of both
        # must not matter.
        last=max((one, other), key=lambda progress: (progress.changes, progress.last)).last,
        alone=one.alone | other.alone,
        shown=one.shown | other.shown,
        helped=one.helped | other.helped,
        medals=one.medals | other.medals,
        again=_larger(one.again, other.again),
        days=_chosen(min, one.days, other.days),
        version=max(one.version, other.version),
        unknown=_united(one.unknown, other.unknown),
        **_unpacked(programs, galleries),
    )


def rebased(mine: Progress, base: Progress, theirs: Progress) -> Progress:
    """A three-way merge: my changes since `base`, applied to what another window has written meanwhile.

    What only one of the two changed is as that one has it, what both changed is joined: so tries can go back
    to none, and a program that I replaced myself is not kept as another's. Mine is then the one saved last.
    """
    mine = _after(mine, base, theirs)
    both = merged(mine, theirs)

    def table(of: Callable[[Progress], Table]) -> dict[str, Any]:
        return _rebased(of(mine), of(base), of(theirs), of(both))

    def those(ours: frozenset[str], before: frozenset[str], other: frozenset[str]) -> frozenset[str]:
        # What I added comes in and what I took away goes, whatever the other window did.
        return (other | (ours - before)) - (before - ours)

    return Progress(
        stars=table(lambda each: each.stars),
        tries=table(lambda each: each.tries),
        hints=table(lambda each: each.hints),
        unlocked=theirs.unlocked if mine.unlocked == base.unlocked else mine.unlocked,
        last=theirs.last if mine.last == base.last else mine.last,
        alone=those(mine.alone, base.alone, theirs.alone),
        shown=those(mine.shown, base.shown, theirs.shown),
        helped=those(mine.helped, base.helped, theirs.helped),
        medals=those(mine.medals, base.medals, theirs.medals),
        again=table(lambda each: each.again),
        days=table(lambda each: each.days),
        version=both.version,
        unknown=table(lambda each: each.unknown),
        **_unpacked(table(_programs), table(_gallery)),
    )


def _after(mine: Progress, base: Progress, theirs: Progress) -> Progress:
    """My progress, the programs changed since `base` numbered after those of the other."""
    late = min(theirs.changes + 1, MOST)
    numbers = {
        level: max(number, late) if number and mine.programs[level] != base.programs.get(level) else number
        for level, number in mine.saved_at.items()
    }
    return replace(mine, saved_at=numbers)


def _rebased(mine: Table, base: Table, there: Table, both: Table) -> dict[str, Any]:
    found = {}
    for key in {**there, **mine}:
        ours, before, theirs = mine.get(key), base.get(key), there.get(key)
        chosen = theirs if ours == before else ours if theirs == before else both[key]
        if chosen is not None:
            found[key] = chosen
    return found


def _each(
    one: Progress,
    other: Progress,
    of: Callable[[Progress], dict[str, tuple[Numbered, ...]]],
    joined: Callable[[tuple[Numbered, ...], tuple[Numbered, ...]], tuple[Numbered, ...]],
) -> dict[str, tuple[Numbered, ...]]:
    mine, theirs = of(one), of(other)
    both = {
        key: joined(mine[key], theirs[key]) for key in mine.keys() & theirs.keys() if mine[key] != theirs[key]
    }
    return {**mine, **theirs, **both}


def _programs(progress: Progress) -> dict[str, tuple[Numbered, ...]]:
    """By level, its earlier programs and the current one."""
    return {
        level: (*progress.history.get(level, ()), (progress.saved_at.get(level, 0), program))
        for level, program in progress.programs.items()
    }


def _gallery(progress: Progress) -> dict[str, tuple[Numbered, ...]]:
    return {level: tuple(progress.numbered(level)) for level in progress.gallery}


def _unpacked(
    programs: Mapping[str, tuple[Numbered, ...]], galleries: Mapping[str, tuple[Numbered, ...]]
) -> dict[str, Any]:
    return {
        "programs": {level: all[-1][1] for level, all in programs.items()},
        "saved_at": {level: all[-1][0] for level, all in programs.items()},
        "history": {level: all[:-1] for level, all in programs.items() if all[1:]},
        "gallery": {level: tuple(program for _, program in works) for level, works in galleries.items()},
        "hung": {level: tuple(number for number, _ in works) for level, works in galleries.items()},
    }


def _united(one: Any, other: Any) -> Any:
    """What a newer version kept, of two: tables entry by entry, of two other values always the same one."""
    if isinstance(one, Mapping) and isinstance(other, Mapping):
        both = {key: _united(one[key], other[key]) for key in one.keys() & other.keys()}
        return {**one, **other, **both}
    return max(one, other, key=canon)


def _larger(one: Table, other: Table) -> dict[str, Any]:
    return _chosen(max, one, other)


def _chosen(choose: Callable[[Iterable[Any]], Any], one: Table, other: Table) -> dict[str, Any]:
    return {
        level: choose(each[level] for each in (one, other) if level in each) for level in {**one, **other}
    }
