"""Plays the wins that machines tell again, one after the other, while others are served first."""

import asyncio
import time
from contextlib import suppress

from codeweek import data
from codeweek.room.checking import checked, next_win
from codeweek.server.keeping.store import StoreError
from codeweek.server.rooms.core import Core
from codeweek.server.rooms.liveroom import LiveRoom

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
    win = next_win(live.room)
    if win is None:
        return False
    level = await asyncio.to_thread(core.shelf.level, *win.place)
    async with core.replay.turn:
        played = await asyncio.to_thread(core.replay.played, level, win.program, LANGUAGE) if level else None
    stars = played.stars if played else None
    with suppress(StoreError):  # the disk refuses: what waits to be kept is kept later
        await live.change(lambda: live.set(checked(live.room, win, stars)))
    return True
