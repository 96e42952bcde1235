"""What was put away, a child or a pack: it can be brought back for some days, then it goes for good."""

from datetime import date, timedelta
from typing import Literal

DAYS = 30  # that what was put away can come back
FIRST = date(2026, 1, 1)  # before that, the clock of the computer is wrong
WEEK = 7  # the most days that count between two openings: a clock that jumps ahead brings no end near


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
