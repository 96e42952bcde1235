"""One day in a room: several children, one after the other, on a computer where nothing was kept before."""

from __future__ import annotations

import gc
import os
import random
import tempfile
import traceback
import weakref
from collections import Counter, deque
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from soak import files, memory
from soak.desktop.acts import ACTS
from soak.desktop.children import CHILDREN
from soak.desktop.hands import Hands
from soak.desktop.laws import Laws, holds, undone_and_redone
from soak.desktop.room import SIZES, Room

ACTS_A_DAY = 400
SITTING = (20, 90)  # acts of one child, before the next one comes
TOLD = 30  # the last acts, told when something breaks
QUICK = Path("/dev/shm")  # a disk in memory: each act saves, and waits until it is written
FILES = 2  # more than at the start of a day, and something was not closed


@dataclass
class Day:
    """What came of it."""

    seed: str
    counts: Counter[str] = field(default_factory=Counter)
    levels: set[str] = field(default_factory=set)
    wins: int = 0
    failure: dict[str, Any] | None = None


def play(seed: str, most: int, going: Callable[[], bool], during: Callable[[Day], None]) -> Day:
    """A day of at most so many acts, as long as `going`; `during` is told of it after each act."""
    day = Day(seed)
    with tempfile.TemporaryDirectory(dir=QUICK if QUICK.is_dir() else None) as folder:
        _at_home(Path(folder))
        last: deque[str] = deque(maxlen=TOLD)
        try:
            _play(day, Path(folder), most, going, during, last)
        except Exception as broken:
            told = traceback.format_exc()
            day.failure = {
                "day": seed,
                "act": day.counts.total(),
                "law": repr(broken),
                "acts": [*last],
                "told": told,
            }
    return day


def _at_home(folder: Path) -> None:
    """Whatever is saved, it is in this folder."""
    os.environ["HOME"] = os.environ["USERPROFILE"] = str(folder)
    for name in ("CODEWEEK_HOME", "XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_DOCUMENTS_DIR"):
        os.environ.pop(name, None)
    os.chdir(folder)


def _play(
    day: Day,
    folder: Path,
    most: int,
    going: Callable[[], bool],
    during: Callable[[Day], None],
    last: deque[str],
) -> None:
    chance = random.Random(day.seed)
    room = Room(folder / "kept", files.make(folder / "Downloads"))
    laws = Laws(room.home)
    hands = Hands(room, chance)
    opened = memory.files()
    _sit_down(hands)
    while day.counts.total() < most and going():
        child = chance.choice(list(CHILDREN))
        for _act in range(chance.randint(*SITTING)):
            if day.counts.total() >= most or not going():
                break
            _act_once(day, hands, laws, child, last)
            during(day)
    _end(room, opened)


def _act_once(day: Day, hands: Hands, laws: Laws, child: str, last: deque[str]) -> None:
    room, chance = hands.room, hands.chance
    weights = CHILDREN[child]
    name = chance.choices(list(weights), list(weights.values()))[0]
    last.append(f"{child} {name} on {type(room.page).__name__}")
    stars = _stars(laws)
    laws.before(list(room.app.pages))
    pages = list(room.app.pages)
    ACTS[name](hands)
    day.counts[name] += 1
    laws.after(list(room.app.pages) or pages)
    day.wins += _stars(laws) > stars
    day.levels |= laws.shown
    if not room.app.pages:
        del pages
        _again(hands)
    elif chance.random() < 0.1:
        undone_and_redone(hands)
        laws.after(list(room.app.pages))


def _stars(laws: Laws) -> int:
    courses = [course for child in laws.kept.values() for course in child.get("courses", {}).values()]
    return sum(sum(course["stars"].values()) for course in courses)


def _again(hands: Hands) -> None:
    """The window is opened again; nothing is left of the one before."""
    room, chance = hands.room, hands.chance
    _gone(room)
    file = chance.choice(room.files) if chance.random() < 0.15 else None
    room.start(chance.choice(SIZES), file, workshop=chance.random() < 0.1)
    _sit_down(hands)


def _sit_down(hands: Hands) -> None:
    """Most often a child goes on at once."""
    if hands.chance.random() < 0.9:
        ACTS["go"](hands)


def _gone(room: Room) -> None:
    app = weakref.ref(room.app)
    del room.app
    gc.collect()
    holds(app() is None, "something still holds the app that was closed")


def _end(room: Room, opened: int) -> None:
    room.app.quit()
    _gone(room)
    holds(memory.files() <= opened + FILES, f"{memory.files()} files are open, {opened} were")
