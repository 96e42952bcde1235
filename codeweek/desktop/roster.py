"""The children of this computer: who plays, who was put away for a while, and how one is erased for good."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from codeweek.desktop.journey import AWAY, FOLDER, Profile
from codeweek.desktop.store import Store

DAYS = 30  # that a child who was put away can come back
FIRST = date(2026, 1, 1)  # before that, the clock of the computer is wrong


def away(store: Store, today: date) -> dict[Profile, int]:
    """Those who were put away, with the days that are left to bring them back."""
    found = {}
    for name in store.names(FOLDER):
        profile = Profile.of(name.removeprefix(f"{FOLDER}/"))
        day = _day(store.read(name))
        if profile and day is not None:
            found[profile] = max(0, min(DAYS, DAYS - (today - day).days))
    return found


def put_away(store: Store, profile: Profile, today: date) -> None:
    """A child goes from « Qui joue ? »; all that it did stays for some days."""
    store.change(profile.name, "away", lambda there: {**(there or {}), AWAY: today.isoformat()})


def bring_back(store: Store, profile: Profile) -> None:
    """A child that was put away plays again."""
    store.change(profile.name, "away", _without_day)


def sweep(store: Store, today: date) -> None:
    """Erase those whose days are over; a day that a wrong clock wrote begins anew."""
    if today < FIRST:
        return
    for profile in away(store, today):
        day = _day(store.read(profile.name))
        if day and day < FIRST:
            put_away(store, profile, today)
        elif day and (today - day).days >= DAYS:
            store.delete(profile.name)


def _without_day(there: Any) -> dict[str, Any]:
    return {key: value for key, value in (there or {"version": 1}).items() if key != AWAY}


def _day(saved: Any) -> date | None:
    day = saved.get(AWAY) if isinstance(saved, Mapping) else None
    try:
        return date.fromisoformat(day) if isinstance(day, str) else None
    except ValueError:
        return date.min
