"""The children of this computer: who plays, who was put away for a while, and how one is erased for good."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from codeweek.desktop.away import FIRST, counted, day_of, fate, left
from codeweek.desktop.journey import AWAY, FOLDER, SEEN, Profile
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
    _write(store, profile, today, today)


def bring_back(store: Store, profile: Profile) -> None:
    """A child that was put away plays again."""
    store.change(profile.name, "away", _without_day)


def sweep(store: Store, today: date) -> None:
    """Erase those whose days are over; of the days on which nobody looked, a week at most counts."""
    for profile in away(store, today):
        saved = store.read(profile.name)
        put = _day(saved) or today
        seen = max(_day(saved, SEEN) or put, put)
        day = counted(put, seen, today)
        becomes = "anew" if FIRST <= today < day else fate(day, today)  # a clock that was ahead wrote it
        if becomes == "anew":
            put_away(store, profile, today)
        elif becomes == "goes":
            store.delete(profile.name)
        elif today >= FIRST and today != seen:
            _write(store, profile, day, today)


def _write(store: Store, profile: Profile, day: date, seen: date) -> None:
    days = {AWAY: day.isoformat(), SEEN: seen.isoformat()}
    store.change(profile.name, "away", lambda there: {**(there or {}), **days})


def _without_day(there: Any) -> dict[str, Any]:
    return {key: value for key, value in (there or {"version": 1}).items() if key not in (AWAY, SEEN)}


def _day(saved: Any, which: str = AWAY) -> date | None:
    return day_of(saved.get(which)) if isinstance(saved, Mapping) else None
