"""The children of this computer: who plays, who was put away for a while, and how one is erased for good."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from codeweek.desktop.away import day_of, fate, left
from codeweek.desktop.journey import AWAY, FOLDER, Profile
from codeweek.desktop.store import Store


def away(store: Store, today: date) -> dict[Profile, int]:
    """Those who were put away, with the days that are left to bring them back."""
    found = {}
    for name in store.names(FOLDER):
        profile = Profile.of(name.removeprefix(f"{FOLDER}/"))
        day = _day(store.read(name))
        if profile and day is not None:
            found[profile] = left(day, today)
    return found


def put_away(store: Store, profile: Profile, today: date) -> None:
    """A child goes from « Qui joue ? »; all that it did stays for some days."""
    store.change(profile.name, "away", lambda there: {**(there or {}), AWAY: today.isoformat()})


def bring_back(store: Store, profile: Profile) -> None:
    """A child that was put away plays again."""
    store.change(profile.name, "away", _without_day)


def sweep(store: Store, today: date) -> None:
    """Erase those whose days are over."""
    for profile in away(store, today):
        becomes = fate(_day(store.read(profile.name)) or today, today)
        if becomes == "anew":
            put_away(store, profile, today)
        elif becomes == "goes":
            store.delete(profile.name)


def _without_day(there: Any) -> dict[str, Any]:
    return {key: value for key, value in (there or {"version": 1}).items() if key != AWAY}


def _day(saved: Any) -> date | None:
    return day_of(saved.get(AWAY)) if isinstance(saved, Mapping) else None
