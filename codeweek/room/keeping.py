"""How long things are kept: what a child did 30 days, its evenings a year, its file a year after playing."""

from collections.abc import Iterator
from dataclasses import replace
from math import ceil

from codeweek.room import evenings
from codeweek.room.child import Child, askers
from codeweek.room.room import Machine, Room
from codeweek.room.room_json import Stored

DAY = 24 * 3600.0
UNDONE, EVENTS, FILE, WARNED = 30, 30, 365, 30  # days


def tidied(room: Room, now: float) -> list[Stored]:
    """The children who were put away, while it can be undone."""
    there = ((child, _left(child.tidied, UNDONE, now)) for child in room.children.values() if child.tidied)
    return _stored((child, days) for child, days in there if days > 0)


def leaving(room: Room, now: float) -> list[Stored]:
    """The children whose file goes soon."""
    warned = (child for child in room.children.values() if child.warned)
    return _stored((child, max(0, ceil(_days_left(child, now)))) for child in warned)


def aged(room: Room, now: float) -> tuple[Room, frozenset[str]]:
    """The room without what is too old, and the children whose file goes.

    A file goes once it was told for 30 days, whatever the clock of the computer did meanwhile.
    """
    gone = frozenset(
        child.profile for child in room.children.values() if child.warned and _is_over(child, now)
    )
    kept = {name: _aged(child, now) for name, child in room.children.items() if name not in gone}
    there = {id: machine.without(gone) if gone else machine for id, machine in room.machines.items()}
    machines = {id: machine for id, machine in there.items() if _stays(machine, now)}
    # Nothing has aged: the very same room, so that nothing is written and nobody is told.
    if (kept, machines) == (room.children, room.machines):
        return room, gone
    lead = room.lead.without(gone)
    return replace(room, children=kept, machines=machines, lead=lead, seq=room.seq + 1), gone


def _stays(machine: Machine, now: float) -> bool:
    """Whether a machine is remembered: a browser is a new one at each new address of the server.

    One that still has to forget a child is remembered for a year.
    """
    return bool(machine.profiles) or _days(machine.heard, now) < (FILE if machine.erased else EVENTS)


def _is_over(child: Child, now: float) -> bool:
    return _days_left(child, now) <= 0


def _days_left(child: Child, now: float) -> float:
    # Both have to be over: a clock set forward takes no file without its month of warning.
    return max(FILE - _days(child.at, now), WARNED - _days(child.warned, now))


def _days(since: float, now: float) -> float:
    """Days gone; none when the clock was put back."""
    return max(0.0, now - since) / DAY


def _left(since: float, days: int, now: float) -> int:
    return ceil(days - _days(since, now))


def _stored(those: Iterator[tuple[Child, int]]) -> list[Stored]:
    return sorted(({"profile": child.profile, "days": days} for child, days in those), key=_first)


def _first(stored: Stored) -> tuple[int, str]:
    return stored["days"], stored["profile"]


def _aged(child: Child, now: float) -> Child:
    """A child without what it did too long ago, warned when its year is nearly over."""
    days = _days(child.at, now)
    warned = (child.warned or now) if days >= FILE - WARNED else 0.0
    asking, came = askers(child, now), evenings.aged(child.evenings, now)
    if days < EVENTS:
        results = {key: result for key, result in child.results.items() if _days(result.at, now) < EVENTS}
        met = tuple(each for each in child.met if _days(each.at, now) < EVENTS)
        return replace(child, met=met, results=results, asking=asking, warned=warned, evenings=came)
    bare = Child(child.profile, owners=child.owners, asking=asking, tidied=child.tidied, at=child.at)
    return replace(
        bare, id=child.id, warned=warned, claims=child.claims, pictures=child.pictures, evenings=came
    )
