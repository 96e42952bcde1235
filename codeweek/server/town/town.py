"""A town: rooms behind one address, each under `/r/<code>/`; their database, the server that has them."""

import asyncio
import re
from collections.abc import AsyncIterator, Callable
from contextlib import AsyncExitStack, asynccontextmanager, closing, suppress
from dataclasses import dataclass
from http import HTTPStatus
from pathlib import Path
from socket import socket
from typing import NamedTuple

from starlette.applications import Starlette
from starlette.responses import RedirectResponse, Response
from starlette.types import ASGIApp, Receive, Scope, Send

from codeweek.server import static_files
from codeweek.server.discovery import addresses
from codeweek.server.http_server import Server, settle
from codeweek.server.keeping.room_store import LIST, Erased, StoreError
from codeweek.server.requests.adult_rights import KeptRights
from codeweek.server.requests.request_guard import Json
from codeweek.server.room_app import RoomApp
from codeweek.server.rooms.core_work import Core
from codeweek.server.rooms.live_room import LiveRoom
from codeweek.server.rooms.pack_store import PackStore
from codeweek.server.rooms.program_replay import Replay
from codeweek.server.serving import NotServedError, Where, listening
from codeweek.server.town.town_rooms import LETTERS, LONG, Entry, FolderRooms, Rooms, is_code
from codeweek.text import Text

AT = "/r/"
_ROOM = re.compile(rf"{AT}([{LETTERS}]{{{LONG}}})(/.*)?", re.DOTALL)


class Open(NamedTuple):
    """A room that is served, and what ends with it."""

    live: LiveRoom
    app: RoomApp
    ends: AsyncExitStack


class TownApp:
    """All rooms are open as long as it is served: what is too old in them goes, whoever comes or not."""

    def __init__(self, rooms: Rooms, make: Callable[[Entry, LiveRoom], RoomApp], elsewhere: ASGIApp) -> None:
        self._rooms, self._make, self._elsewhere = rooms, make, elsewhere
        self._open: dict[str, Open] = {}
        self._opening = asyncio.Lock()
        self._life = Starlette(lifespan=self._served)

    def leave(self) -> None:
        """What would listen for ever is told that this is the end."""
        for each in self._open.values():
            each.live.subscribers.end()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request."""
        if scope["type"] == "lifespan":
            await self._life(scope, receive, send)
            return
        match = _ROOM.fullmatch(scope["path"])
        app = await self._answering(match[1], match[2]) if match else self._elsewhere
        await app({**scope, "path": match[2]} if match and match[2] else scope, receive, send)

    async def _answering(self, code: str, path: str | None) -> ASGIApp:
        try:
            room = await self._room(code)
        except StoreError:
            return Json({"why": "disk"}, HTTPStatus.SERVICE_UNAVAILABLE)
        if room is None:
            return Response(status_code=HTTPStatus.NOT_FOUND, media_type="text/plain")
        return room.app if path else RedirectResponse(f"{code}/")

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


SQLITE = "sqlite"  # instead of an address: a folder for each room
ROOMS = "rooms"  # in the folder of the server: what SQLite keeps, and the packs


@dataclass
class At:
    """Where a room of several is: no window finds it by asking the network."""

    host: str
    port: int
    addresses: list[str]
    is_found: bool = False


def rooms_of(database: str, kept: Path) -> Rooms:
    """The rooms of a database, without those that a backup has brought back. Raises NotServedError."""
    erased = Erased(kept / LIST)
    rooms = _opened(database, kept, erased)
    try:
        codes = [each for each in sorted(erased.all()) if is_code(each)]
    except StoreError as why:
        rooms.close()
        raise NotServedError("room.town.refused", why=why) from why
    for code in codes:
        with suppress(StoreError):
            if rooms.find(code):
                rooms.remove(code)
    return rooms


def erase(rooms: Rooms, kept: Path, code: str) -> None:
    """Remove a room, and each time that a backup brings it back. Raises StoreError."""
    rooms.remove(code)
    Erased(kept / LIST).add([code])


def _opened(database: str, kept: Path, erased: Erased) -> Rooms:
    if database == SQLITE:
        return FolderRooms(kept / ROOMS, erased)
    if not database.startswith(("postgresql://", "postgres://")):
        raise NotServedError("room.town.database_unknown", database=database.partition(":")[0])
    try:
        from codeweek.server.town.rooms_in_postgres import PostgresRooms  # of those who have installed it
    except ImportError as why:
        raise NotServedError("room.town.no_postgres", why=why) from why
    try:
        return PostgresRooms(database, erased=erased)
    except StoreError as why:
        raise NotServedError("room.town.refused", why=why) from why


def town(page: Path, kept: Path, rooms: Rooms, where: Where) -> TownApp:
    """All rooms as one application; elsewhere the page is alone."""
    replay = Replay()

    def made(entry: Entry, live: LiveRoom) -> RoomApp:
        path = f"{AT}{entry.code}/"
        rights = KeptRights(live, entry.secret, path)
        at = At(where.host, where.port, [f"https://{name}{path}" for name in where.names])
        core = Core(PackStore(kept / ROOMS / entry.code), replay, lambda: rooms.checks)
        return RoomApp(page, live, rights, at, core, where.names)

    return TownApp(rooms, made, static_files.application(page))


def serve_town(
    page: Path, kept: Path, database: str, where: Where, text: Text, say: Callable[[str], None]
) -> int:
    """Serve the rooms of a database until interrupted; 1 when it or the port is not available."""
    try:
        with closing(rooms_of(database, kept)) as rooms, listening(where.host, where.port) as there:
            _serve(page, kept, rooms, where, there, text, say)
    except NotServedError as why:
        say(text(why.told, **why.slots))
        return 1
    return 0


def _serve(
    page: Path,
    kept: Path,
    rooms: Rooms,
    where: Where,
    there: socket,
    text: Text,
    say: Callable[[str], None],
) -> None:
    town_app = town(page, kept, rooms, where)
    for name in where.names:
        say(text("room.town.at", address=f"https://{name}{AT}"))
    say(text("room.town.serving"))
    for address in addresses(there.getsockname()[1], where.host):
        say(f"  {address}")
    settle()
    with suppress(KeyboardInterrupt):
        Server(town_app, town_app.leave, proxied=True).run(sockets=[there])
