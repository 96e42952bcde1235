"""Several rooms behind one address: each under `/r/<code>/`, as if it were alone there."""

import asyncio
import re
from collections.abc import AsyncIterator, Callable
from contextlib import AsyncExitStack, asynccontextmanager, suppress
from http import HTTPStatus
from typing import NamedTuple

from starlette.applications import Starlette
from starlette.responses import RedirectResponse, Response
from starlette.types import ASGIApp, Receive, Scope, Send

from codeweek.server.app import RoomApp
from codeweek.server.keeping.store import StoreError
from codeweek.server.requests.door import Json
from codeweek.server.rooms.liveroom import LiveRoom
from codeweek.server.town.rooms import LETTERS, LONG, Entry, Rooms

AT = "/r/"
_ROOM = re.compile(rf"{AT}([{LETTERS}]{{{LONG}}})(/.*)?", re.DOTALL)


class Open(NamedTuple):
    """A room that is served, and what ends with it."""

    live: LiveRoom
    app: RoomApp
    ends: AsyncExitStack


class Town:
    """All rooms are open as long as it is served: what is too old in them goes, whoever comes or not."""

    def __init__(self, rooms: Rooms, make: Callable[[Entry, LiveRoom], RoomApp], elsewhere: ASGIApp) -> None:
        self._rooms, self._make, self._elsewhere = rooms, make, elsewhere
        self._open: dict[str, Open] = {}
        self._opening = asyncio.Lock()
        self._life = Starlette(lifespan=self._served)

    def leave(self) -> None:
        """What would listen for ever is told that this is the end."""
        for each in self._open.values():
            each.live.ears.end()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request."""
        if scope["type"] == "lifespan":
            await self._life(scope, receive, send)
            return
        found = _ROOM.fullmatch(scope["path"])
        app = await self._answering(found[1], found[2]) if found else self._elsewhere
        await app({**scope, "path": found[2]} if found and found[2] else scope, receive, send)

    async def _answering(self, code: str, path: str | None) -> ASGIApp:
        try:
            there = await self._room(code)
        except StoreError:
            return Json({"why": "disk"}, HTTPStatus.SERVICE_UNAVAILABLE)
        if there is None:
            return Response(status_code=HTTPStatus.NOT_FOUND, media_type="text/plain")
        return there.app if path else RedirectResponse(f"{code}/")

    async def _room(self, code: str) -> Open | None:
        """A room, opened when it is not yet; None where there is none."""
        if code in self._rooms.gone:
            self._rooms.gone.discard(code)
            if there := self._open.pop(code, None):
                await there.ends.aclose()
        if code not in self._open:
            async with self._opening:
                entry = await asyncio.to_thread(self._rooms.find, code)
                if entry and code not in self._open:
                    await self._begin(entry)
        return self._open.get(code)

    async def _begin(self, entry: Entry) -> None:
        live = self._rooms.open(entry.code)
        there = Open(live, self._make(entry, live), AsyncExitStack())
        await there.ends.enter_async_context(there.app.served())
        self._open[entry.code] = there

    @asynccontextmanager
    async def _served(self, _app: Starlette) -> AsyncIterator[None]:
        for entry in await asyncio.to_thread(self._rooms.all):
            with suppress(StoreError):  # asked again when somebody comes
                await self._begin(entry)
        following = asyncio.create_task(self._rooms.follow())
        yield
        following.cancel()
        with suppress(asyncio.CancelledError):
            await following
        for each in self._open.values():
            await each.ends.aclose()
        self._rooms.close()
