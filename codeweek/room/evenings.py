"""The days on which a child came: where it was at the end, what it won then; those of the group."""

from collections import Counter
from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime

from codeweek.room.room_json import ChapterReached, EveningOfAll, EveningSeen, Event

MOST = 60  # evenings of one child, the newest
MOST_WON = 600  # levels in all of them
YEAR = 365  # days
_LAST = 253_000_000_000.0  # seconds: a clock may say what it likes, a date ends with the year 9999

Place = tuple[str, str]
_BRINGS = ("open", "build", "run", "hint", "win")


@dataclass(frozen=True)
class Evening:
    """A day, as « 2026-12-03 » of the server's clock: the level where the child was last, those first won."""

    day: str
    pack: str = ""
    level: str = ""
    won: tuple[Place, ...] = ()


Evenings = tuple[Evening, ...]


def day_of(at: float) -> str:
    """The day of a time."""
    return datetime.fromtimestamp(min(max(at, 0.0), _LAST)).date().isoformat()


def after_event(evenings: Evenings, event: Event, at: float, new: Collection[Place]) -> Evenings:
    """The evenings after an event of a time; `new`: what it won that was not won before.

    What comes late goes to its own day. A level counts once, in the evening of its first win.
    """
    if event["kind"] not in _BRINGS or not event["level"]:
        return evenings
    day = day_of(at)
    there = next((each for each in evenings if each.day == day), Evening(day))
    now = replace(there, pack=event["pack"], level=event["level"], won=(*there.won, *_first(evenings, new)))
    if now == there:
        return evenings
    others = (each for each in evenings if each.day != day)
    return tuple(sorted((*others, now), key=lambda each: each.day)[-MOST:])


def _first(evenings: Evenings, new: Collection[Place]) -> list[Place]:
    before = {place for each in evenings for place in each.won} if new else ()
    return [place for place in new if place not in before][: max(0, MOST_WON - len(before))]


def lost(evenings: Evenings, place: Place) -> Evenings:
    """The evenings without a win that was played again, and does not win."""
    return tuple(
        replace(each, won=tuple(one for one in each.won if one != place)) if place in each.won else each
        for each in evenings
    )


def aged(evenings: Evenings, now: float) -> Evenings:
    """Those of the last year; a clock that was put back takes none."""
    today = date.fromisoformat(day_of(now))
    return tuple(each for each in evenings if (today - date.fromisoformat(each.day)).days < YEAR)


def seen(evenings: Evenings) -> list[EveningSeen]:
    """The evenings of a child, for its adult: the newest first."""
    return [
        {"day": each.day, "pack": each.pack, "level": each.level, "wins": len(each.won)}
        for each in reversed(evenings)
    ]


def of_all(
    each_child: Collection[Evenings], chapter: Callable[[str, str], tuple[int, str] | None]
) -> list[EveningOfAll]:
    """The evenings of the group, the newest first: how many came, what they won, the chapters reached.

    `chapter`: the place and the title of the chapter of a level; a level that is not here has none.
    """
    days: dict[str, list[Evening]] = {}
    for evenings in each_child:
        for evening in evenings:
            days.setdefault(evening.day, []).append(evening)
    return [
        {
            "day": day,
            "children": len(those),
            "wins": sum(len(each.won) for each in those),
            "chapters": _reached(chapter(each.pack, each.level) for each in those),
        }
        for day, those in sorted(days.items(), reverse=True)[:MOST]
    ]


def _reached(chapters: Iterable[tuple[int, str] | None]) -> list[ChapterReached]:
    counted = Counter(each for each in chapters if each is not None)
    return [{"title": title, "children": n} for (_, title), n in sorted(counted.items())]
