"""The children of this computer: who plays, who is put away for some days, how one is erased."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, Literal, Protocol

from codeweek.play.rider import Rider
from codeweek.progress import who
from codeweek.progress.course import SHIPPED
from codeweek.progress.transfer.transfer_content import ANIMALS as ANIMALS
from codeweek.progress.transfer.transfer_content import known
from codeweek.text import Text

COLOURS = who.TINTS
FOLDER = "children"
AWAY = "away"  # in a child's file: the day when it was put away
SEEN = "seen"  # and the last day on which it was looked whether its days are over
DAYS = 30  # that what was put away can come back
FIRST = date(2026, 1, 1)  # before that, the clock of the computer is wrong
WEEK = 7  # the most days that count between two openings: a clock that jumps ahead brings no end near

Value = Mapping[str, Any]


def seated(profile: str, worn: Mapping[str, str]) -> Rider:
    """A child as it sits in heroes."""
    return Rider(profile.partition("-")[0], who.tint(profile), worn.get("hat", ""))


class Storage(Protocol):
    """Values by name; what cannot be written now waits, and is read as if it were kept."""

    def read(self, name: str) -> Any:
        """The value of a name; None when there is none."""

    def change(
        self, name: str, what: str, make: Callable[[Any], Value], then: Callable[[], None] = ...
    ) -> bool:
        """Keep what `make` makes of the value; False when it waits."""

    def names(self, folder: str = "") -> tuple[str, ...]:
        """Names kept in a folder, in order."""

    def delete(self, name: str) -> bool:
        """Forget a value; False when that cannot be done now."""

    def waits(self, name: str) -> bool:
        """Whether a change of a value is not kept yet."""

    def troubled(self, name: str) -> bool:
        """Whether a value can just now not be read or written."""


@dataclass(frozen=True)
class Profile:
    """Who plays: an animal and a colour, nothing else."""

    animal: str
    colour: str

    @classmethod
    def of(cls, short: str) -> "Profile | None":
        """The one called `fox-blue`, if there is such an animal in such a colour."""
        return cls(*short.split("-")) if known(short) else None

    @property
    def short(self) -> str:
        """What it is called in files."""
        return f"{self.animal}-{self.colour}"

    @property
    def name(self) -> str:
        """The name of its file in the store."""
        return f"{FOLDER}/{self.short}"

    @property
    def picture(self) -> str:
        """The sprite of the animal."""
        return who.picture(self.short)

    def said(self, text: Text) -> str:
        """« Renard bleu »: the colour agrees with the animal."""
        return who.said(self.short, text)

    def said_first(self, text: Text) -> str:
        """The same at the head of a sentence."""
        return who.said_first(self.short, text)


def everybody(store: Storage) -> list[Profile]:
    """All the children of this computer, those too who were put away."""
    found = [Profile.of(name.removeprefix(f"{FOLDER}/")) for name in store.names(FOLDER)]
    return [profile for profile in found if profile]


def profiles(store: Storage) -> list[Profile]:
    """The children who play on this computer, the last one to play first."""
    found: list[tuple[int, Profile]] = []
    for profile in everybody(store):
        saved = store.read(profile.name)
        file = saved if isinstance(saved, Mapping) else {}
        if not isinstance(file.get(AWAY), str):
            turn = file.get("turn", 0)
            found.append((turn if isinstance(turn, int) else 0, profile))
    return [profile for _turn, profile in sorted(found, key=lambda pair: -pair[0])]


def last_pack(store: Storage, profile: Profile) -> str:
    """The key of the pack where a child was."""
    saved = store.read(profile.name)
    key = saved.get("pack") if isinstance(saved, Mapping) else None
    return key if isinstance(key, str) else SHIPPED


def away(store: Storage, today: date) -> dict[Profile, int]:
    """Those who were put away, with the days that are left to bring them back."""
    found = {}
    for name in store.names(FOLDER):
        profile = Profile.of(name.removeprefix(f"{FOLDER}/"))
        day = _day(store.read(name))
        if profile and day is not None:
            found[profile] = left(day, today)
    return found


def put_away(store: Storage, profile: Profile, today: date) -> None:
    """A child goes from « Qui joue ? »; all that it did stays for some days."""
    _write(store, profile, today, today)


def bring_back(store: Storage, profile: Profile) -> None:
    """A child that was put away plays again."""
    store.change(profile.name, "away", _without_day)


def sweep(store: Storage, today: date) -> None:
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


def _write(store: Storage, profile: Profile, day: date, seen: date) -> None:
    days = {AWAY: day.isoformat(), SEEN: seen.isoformat()}
    store.change(profile.name, "away", lambda there: {**(there or {}), **days})


def _without_day(there: Any) -> dict[str, Any]:
    return {key: value for key, value in (there or {"version": 1}).items() if key not in (AWAY, SEEN)}


def _day(saved: Any, which: str = AWAY) -> date | None:
    return day_of(saved.get(which)) if isinstance(saved, Mapping) else None


# The days of what was put away, a child or a pack: for some it can be brought back, then it goes for good.


def day_of(saved: object) -> date | None:
    """The day that was written down; a wrong one when it cannot be read, None when there is none."""
    try:
        return date.fromisoformat(saved) if isinstance(saved, str) else None
    except ValueError:
        return date.min


def counted(day: date, seen: date, today: date) -> date:
    """The day since which the days count: a later one, if more than a week went by since it was last seen."""
    gap = (today - seen).days
    return day + timedelta(gap - WEEK) if gap > WEEK and day >= FIRST else day


def left(day: date, today: date) -> int:
    """The days in which it can still be brought back."""
    return max(0, min(DAYS, DAYS - (today - day).days))


def fate(day: date, today: date) -> Literal["stays", "anew", "goes"]:
    """What becomes of it today; a day that a wrong clock wrote begins anew."""
    if today < FIRST:
        return "stays"
    if day < FIRST:
        return "anew"
    return "stays" if left(day, today) else "goes"
