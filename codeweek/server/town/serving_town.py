"""The rooms of a town: their database, one port of several, and the server behind a proxy."""

from collections.abc import Callable
from contextlib import closing, suppress
from dataclasses import dataclass
from pathlib import Path
from socket import socket

from codeweek.server import folder
from codeweek.server.addresses import addresses
from codeweek.server.app import RoomApp
from codeweek.server.keeping.erased import LIST, Erased
from codeweek.server.keeping.store import StoreError
from codeweek.server.listening import Server, settle
from codeweek.server.requests.kept_rights import KeptRights
from codeweek.server.rooms.core import Core
from codeweek.server.rooms.liveroom import LiveRoom
from codeweek.server.rooms.replay import Replay
from codeweek.server.rooms.shelf import Shelf
from codeweek.server.serving import NotServedError, Where, listening
from codeweek.server.town.rooms import Entry, Rooms, is_code
from codeweek.server.town.rooms_in_folders import FolderRooms
from codeweek.server.town.town import AT, Town
from codeweek.text import Text

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
    found = _opened(database, kept, erased)
    try:
        codes = [each for each in sorted(erased.all()) if is_code(each)]
    except StoreError as why:
        found.close()
        raise NotServedError("room.town.refused", why=why) from why
    for code in codes:
        with suppress(StoreError):
            if found.find(code):
                found.remove(code)
    return found


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


def town(page: Path, kept: Path, rooms: Rooms, where: Where) -> Town:
    """All rooms as one application; elsewhere the page is alone."""
    replay = Replay()

    def made(entry: Entry, live: LiveRoom) -> RoomApp:
        path = f"{AT}{entry.code}/"
        rights = KeptRights(live, entry.secret, path)
        at = At(where.host, where.port, [f"https://{name}{path}" for name in where.names])
        core = Core(Shelf(kept / ROOMS / entry.code), replay, lambda: rooms.checks)
        return RoomApp(page, live, rights, at, core, where.names)

    return Town(rooms, made, folder.application(page))


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
    found = town(page, kept, rooms, where)
    for name in where.names:
        say(text("room.town.at", address=f"https://{name}{AT}"))
    say(text("room.town.serving"))
    for address in addresses(there.getsockname()[1], where.host):
        say(f"  {address}")
    settle()
    with suppress(KeyboardInterrupt):
        Server(found, found.leave, proxied=True).run(sockets=[there])
