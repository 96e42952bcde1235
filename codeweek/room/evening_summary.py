"""The end of the evening: what the group met, by misconception, and what to begin with next time."""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import TypedDict

from codeweek.room.child import Child, place_of
from codeweek.room.evenings import Place, day_of
from codeweek.room.met import SORT_OF, Met
from codeweek.room.room import Room
from codeweek.room.room_json import Asked, Chosen

MOST = 5  # misconceptions

Order = Callable[[str], Sequence[str]]  # the levels of a pack, in their order; none of one that is not here


class MetSeen(TypedDict):
    """A misconception of an evening: who met it, since when, how many have won those levels since (`freed`).

    `asked`: how often the adult asked there, `helped`: after how many of those the level was won; `question`:
    the one that helped most, empty when none did. `level`: where most met it; `then`: what comes next.
    """

    sort: str
    profiles: list[str]
    since: float
    freed: int
    asked: int
    helped: int
    question: str
    pack: str
    level: str
    then: Chosen | None


class NextTime(TypedDict):
    """The level to begin with next time, and for how many children; `sort`: the misconception met there."""

    pack: str
    level: str
    children: int
    sort: str


class EveningMet(TypedDict):
    """What the group met on an evening, and what to begin with next time; None when nothing tells."""

    day: str
    children: int
    met: list[MetSeen]
    next: NextTime | None


def summary(room: Room, now: float, order: Order) -> EveningMet:
    """Of the last evening on which somebody came; what was done in an evaluation is not in it."""
    today = day_of(now)
    days = {each.day for child in room.children.values() for each in child.evenings if each.day <= today}
    day = max(days, default=today)
    there = [child for child in room.children.values() if any(each.day == day for each in child.evenings)]
    groups = _groups(there, day)[:MOST]
    next = _repeated(groups, len(there)) or _where_most_are(there, day, order)
    return {"day": day, "children": len(there), "met": [_seen(each, order) for each in groups], "next": next}


@dataclass(frozen=True)
class _Group:
    """The children who met a misconception, with what each did of it."""

    sort: str
    those: tuple[tuple[Child, tuple[Met, ...]], ...]

    @property
    def stuck(self) -> list[tuple[Child, tuple[Met, ...]]]:
        """Those who have not won all levels where they met it."""
        return [each for each in self.those if not all(met.freed for met in each[1])]

    @property
    def order(self) -> tuple[int, int, str]:
        """The one that most met is first, of those the one that most still meet."""
        return -len(self.those), -len(self.stuck), self.sort


def _groups(there: Iterable[Child], day: str) -> list[_Group]:
    found: dict[str, list[tuple[Child, tuple[Met, ...]]]] = {}
    for child in there:
        own: dict[str, list[Met]] = {}
        for met in child.met:
            if met.key in SORT_OF and day_of(met.at) == day:
                own.setdefault(SORT_OF[met.key], []).append(met)
        for sort, mets in own.items():
            found.setdefault(sort, []).append((child, tuple(mets)))
    return sorted((_Group(sort, tuple(those)) for sort, those in found.items()), key=lambda each: each.order)


def _seen(group: _Group, order: Order) -> MetSeen:
    mets = [met for _, each in group.those for met in each]
    asked = [one for child, each in group.those for one in child.coached if _asked_of(one, child) in each]
    helped = Counter(one["question"] for one in asked if one["freed"])
    place = _commonest(mets)
    return {
        "sort": group.sort,
        "profiles": sorted(child.profile for child, _ in group.those),
        "since": min(met.since for met in mets),
        "freed": len(group.those) - len(group.stuck),
        "asked": len(asked),
        "helped": helped.total(),
        "question": helped.most_common(1)[0][0] if helped else "",
        "pack": place[0],
        "level": place[1],
        "then": _after(place, [child for child, _ in group.those], order),
    }


def _asked_of(asked: Asked, child: Child) -> Met | None:
    """What a child met last on its level when the adult asked."""
    at = asked["at"]
    there = [met for met in child.met if (met.pack, met.level) == place_of(asked) and met.since <= at]
    return max(there, key=lambda met: met.at if met.at <= at else met.since, default=None)


def _commonest(mets: Iterable[Met]) -> Place:
    counted = Counter((met.pack, met.level) for met in mets)
    return min(counted, key=lambda place: (-counted[place], place))


def _after(place: Place, children: Iterable[Child], order: Order) -> Chosen | None:
    """The first level after one that none of the children has won."""
    won = {each for child in children for each in child.stars}
    levels = [*order(place[0])]
    later = levels[levels.index(place[1]) + 1 :] if place[1] in levels else []
    found = next((level for level in later if (place[0], level) not in won), None)
    return {"pack": place[0], "level": found} if found else None


def _repeated(groups: Iterable[_Group], all: int) -> NextTime | None:
    """The level of a misconception that half of the children, and more than one, have not left behind."""
    for group in sorted(groups, key=lambda each: -len(each.stuck)):
        n = len(group.stuck)
        if n < 2 or 2 * n < all:
            return None
        place = _commonest(met for _, mets in group.stuck for met in mets if not met.freed)
        return {"pack": place[0], "level": place[1], "children": n, "sort": group.sort}
    return None


def _where_most_are(there: Iterable[Child], day: str, order: Order) -> NextTime | None:
    places = [place for child in there if (place := _goes_on(child, day, order))]
    counted = Counter(places)
    if not counted:
        return None
    first = min(counted, key=lambda place: (-counted[place], place[0], [*order(place[0])].index(place[1])))
    return {"pack": first[0], "level": first[1], "children": counted[first], "sort": ""}


def _goes_on(child: Child, day: str, order: Order) -> Place | None:
    """The level that a child has before it: where it was last, or the first after it that it has not won."""
    evening = next(each for each in child.evenings if each.day == day)
    place = evening.pack, evening.level
    examined = (*place, True) in child.results and (*place, False) not in child.results
    if examined or place[1] not in order(place[0]):
        return None
    if place not in child.stars:
        return place
    then = _after(place, [child], order)
    return (then["pack"], then["level"]) if then else None
