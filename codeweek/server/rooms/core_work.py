"""What the server's core works with in a room; it plays wins again while others are served first."""

import asyncio
import time
from collections.abc import Callable
from contextlib import suppress
from typing import Any, NamedTuple

from codeweek import data
from codeweek.room.checking import Win, checked, next_claim, next_win, settled
from codeweek.room.claims import Place, progress_in
from codeweek.room.room import Room
from codeweek.room.room_json import Guessed
from codeweek.server.keeping.room_store import StoreError
from codeweek.server.rooms.live_room import LiveRoom
from codeweek.server.rooms.pack_store import PackStore
from codeweek.server.rooms.program_replay import Played, Replay


class Core(NamedTuple):
    """The packs of the room, and what plays programs; `checks`: whether this process plays wins again."""

    packs: PackStore
    replay: Replay
    checks: Callable[[], bool] = lambda: True


IDLE = 1.0  # seconds between two looks when there is nothing to play
SHARE, PAUSE = 2.0, 0.2  # a pause as long as a win took, this many times; seconds of it at most
LANGUAGE = data.languages()[0]


async def confirm(live: LiveRoom, core: Core) -> None:
    """Play them as long as the room is open."""
    while True:
        began = time.monotonic()
        there = core.checks() and await confirm_one(live, core)
        took = time.monotonic() - began
        await asyncio.sleep(min(PAUSE, SHARE * took) if there else IDLE)


async def confirm_one(live: LiveRoom, core: Core) -> bool:
    """Play one of them; False when there is none. What cannot be played here stays as it was told."""
    if win := next_win(live.room):
        await _confirm(live, core, win)
    elif claim := next_claim(live.room):
        await _settle(live, core, *claim)
    else:
        return False
    return True


async def _confirm(live: LiveRoom, core: Core, win: Win) -> None:
    played = await _played(core, win.place, win.program, win.guess)
    stars, lost = (played.stars, played.lost) if played else (None, False)
    await _change(live, lambda: checked(live.room, win, stars, lost))


async def _settle(live: LiveRoom, core: Core, profile: str, place: Place) -> None:
    """Play what a child's file has of a level: it wins the stars, or they are only told."""
    progress = await asyncio.to_thread(lambda: progress_in(live.files.of(profile), place[0]))
    program = progress.programs.get(place[1])
    played = await _played(core, place, program) if program is not None else None
    await _change(live, lambda: settled(live.room, profile, place, played.stars if played else None))


async def _played(core: Core, place: Place, program: Any, guess: Guessed | None = None) -> Played | None:
    level = await asyncio.to_thread(core.packs.level, *place)
    if level is None:
        return None
    async with core.replay.turn:
        return await asyncio.to_thread(core.replay.played, level, program, LANGUAGE, guess)


async def _change(live: LiveRoom, after: Callable[[], Room]) -> None:
    with suppress(StoreError):  # the disk refuses: what waits to be kept is kept later
        await live.change(lambda: live.set(after()))
