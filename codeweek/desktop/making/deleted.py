"""Packs that were deleted: in `.supprime` beside the others, by days, while they can be brought back."""

import shutil
from datetime import date
from pathlib import Path
from typing import NamedTuple

from codeweek.desktop.away import day_of, fate, left
from codeweek.desktop.store import made_here
from codeweek.levels.files.file_name import free


class Away(NamedTuple):
    """The folder of a pack that was put away, and the days in which it can be brought back."""

    folder: Path
    days: int


def put_away(folder: Path, today: date) -> Path | None:
    """Take a pack out of sight; where it is then, None when the disk refuses."""
    return _moved(folder, _place() / today.isoformat())


def bring_back(away: Path) -> Path | None:
    """A pack that was put away is among the others again; None when the disk refuses."""
    return _moved(away, made_here())


def packs(today: date) -> list[Away]:
    """The packs that can be brought back, the last one put away first."""
    days = sorted(_inside(_place()), reverse=True)
    found = [(day, pack) for place in days if (day := _day(place)) for pack in _inside(place)]
    return [Away(pack, left(day, today)) for day, pack in found if fate(day, today) == "stays"]


def sweep(today: date) -> None:
    """Erase the packs whose days are over."""
    for place in _inside(_place()):
        day = _day(place)
        becomes = fate(day or date.min, today)
        if becomes == "goes":
            shutil.rmtree(place, ignore_errors=True)
        elif becomes == "anew":
            for pack in _inside(place) if day else [place]:
                put_away(pack, today)


def _place() -> Path:
    """Where a folder of each day has the packs of that day."""
    return made_here() / ".supprime"


def _day(place: Path) -> date | None:
    """The day of a folder; None of a pack that an earlier codeweek put there."""
    day = day_of(place.name)
    return None if day == date.min else day


def _inside(place: Path) -> list[Path]:
    try:
        return sorted(path for path in place.iterdir() if path.is_dir() and not path.is_symlink())
    except OSError:
        return []


def _moved(folder: Path, place: Path) -> Path | None:
    try:
        place.mkdir(parents=True, exist_ok=True)
        there = place / free(folder.name, {path.name for path in place.iterdir()})
        shutil.move(folder, there)
    except OSError:
        return None
    return there
