"""The server as one ASGI application: the requests of the room under `/api/`, the page elsewhere."""

import asyncio
from collections.abc import AsyncIterator, Callable, Collection
from contextlib import AbstractAsyncContextManager, asynccontextmanager, suppress
from http import HTTPStatus
from pathlib import Path
from typing import Protocol

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Mount, Route
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from codeweek.server import static_files
from codeweek.server.discovery import answering
from codeweek.server.keeping.room_store import StoreError
from codeweek.server.requests.adult_requests import Adult
from codeweek.server.requests.adult_rights import Rights
from codeweek.server.requests.core_requests import After
from codeweek.server.requests.game_requests import RoomGames
from codeweek.server.requests.machine_requests import Machines
from codeweek.server.requests.request_guard import Json, RefusedError, look, names_here, refused
from codeweek.server.rooms.core_work import Core, confirm
from codeweek.server.rooms.live_room import LiveRoom

API = "/api"
AGES = 3600.0  # seconds between two looks at what is too old
LOOKS = 1.0  # seconds between two looks at whether a minute is over
_ALWAYS = [(name.lower().encode(), value.encode()) for name, value in static_files.ALWAYS.items()]
_ALWAYS.append((b"cache-control", b"no-store"))


class Place(Protocol):
    """Where the server is; `is_found`: whether windows find it by asking the network."""

    host: str
    port: int
    is_found: bool

    @property
    def addresses(self) -> list[str]:
        """The addresses of the page."""


class RoomApp:
    """The application of one room. `names`: other names and ports by which browsers ask it."""

    def __init__(
        self,
        page: Path,
        live: LiveRoom,
        rights: Rights,
        place: Place,
        core: Core,
        names: Collection[str] = (),
    ) -> None:
        self._live, self._place, self._core = live, place, core
        self._files = static_files.application(page)
        adult = Adult(live, rights, lambda: place.addresses, core.packs)
        found = RoomGames(live, rights, core.packs).routes()
        routes = [
            *Machines(live, core.packs).routes(),
            *adult.routes(),
            *After(live, rights, core).routes(),
            *found,
        ]
        self._api = _api(routes, self.served)
        self._ours = names_here() | {name.lower() for name in names}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request."""
        if scope["type"] != "http":
            await self._api(scope, receive, send)
        elif scope["path"].startswith(f"{API}/"):
            await _looked_at(self._api, self._ours, scope, receive, _with_headers(send))
        else:
            await self._files(scope, receive, send)

    @asynccontextmanager
    async def served(self) -> AsyncIterator[None]:
        """What goes on while the room is open."""
        live, core, place = self._live, self._core, self._place
        going = [asyncio.create_task(each) for each in (_grow_old(live), _happen(live), confirm(live, core))]
        found = await answering(live.room.id, place.host, place.port) if place.is_found else None
        yield
        if found:
            found.close()
        for task in going:
            task.cancel()
        with suppress(asyncio.CancelledError):
            await asyncio.gather(*going)
        await asyncio.to_thread(core.replay.close)
        live.end()


def _api(routes: list[Route], served: Callable[[], AbstractAsyncContextManager[None]]) -> Starlette:
    handlers = {
        RefusedError: refused,
        HTTPException: _no_such,
        StoreError: _not_kept,
        RecursionError: _too_deep,
    }
    return Starlette(
        routes=[Mount(API, routes=routes)], exception_handlers=handlers, lifespan=lambda _app: served()
    )


async def _grow_old(live: LiveRoom) -> None:
    while True:
        with suppress(StoreError):  # the disk is full: it waits
            await live.change(live.ages)
        await asyncio.sleep(AGES)


async def _happen(live: LiveRoom) -> None:
    while True:
        with suppress(StoreError):  # it is tried again
            await live.happens()
        await asyncio.sleep(LOOKS)


async def _looked_at(api: ASGIApp, ours: Collection[str], scope: Scope, receive: Receive, send: Send) -> None:
    request = Request(scope, receive)
    try:
        look(request, ours)
    except RefusedError as why:
        await refused(request, why)(scope, receive, send)
        return
    await api(scope, receive, send)


def _with_headers(send: Send) -> Send:
    async def sent(message: Message) -> None:
        if message["type"] == "http.response.start":
            message = {**message, "headers": [*message["headers"], *_ALWAYS]}
        await send(message)

    return sent


def _no_such(_request: Request, why: Exception) -> Response:
    status = why.status_code if isinstance(why, HTTPException) else HTTPStatus.NOT_FOUND
    return Json({"why": "request"}, status)


def _not_kept(_request: Request, _why: Exception) -> Response:
    return Json({"why": "disk"}, HTTPStatus.SERVICE_UNAVAILABLE)


def _too_deep(_request: Request, _why: Exception) -> Response:
    return Json({"why": "json"}, HTTPStatus.BAD_REQUEST)
