"""Several rooms kept by PostgreSQL, which several processes serve: what one does, the others follow."""

import asyncio
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass

import psycopg

from codeweek.server.keeping.connections import TURNS, Connections
from codeweek.server.keeping.postgres import TABLES, Postgres
from codeweek.server.keeping.room_store import Change, Erased, StoreError
from codeweek.server.keeping.room_turns import Turns
from codeweek.server.rooms.kept_room import name_of
from codeweek.server.rooms.live_room import LiveRoom
from codeweek.server.town.town_rooms import Entry, new_code

CHANNEL = "codeweek"
TOGETHER = 0.01  # seconds in which changes are told at once
MOST_TOLD = 200  # rooms in one notice: it has 8,000 bytes
REMOVED = -1  # instead of a version
LIFE = 5.0  # seconds between two looks at which machines are there, and at what no notice told
_ENTRY = "select room, name, secret from rooms"
_HEARD = """
insert into heard (room, machine, at) values (%s, %s, %s)
on conflict (room, machine) do update set at = greatest(heard.at, excluded.at)
"""
_WHO = "select room, machine, at from heard where room = any(%s) and at >= %s"
_FIRST = "select pg_try_advisory_lock(616162)"  # of this connection, as long as it lasts
_VERSIONS = "select room, version from rooms where room = any(%s)"
Heard = tuple[str, str, float]
Who = dict[str, dict[str, float]]


@dataclass
class Open:
    """A room that is open here."""

    live: LiveRoom
    turns: Turns


class PostgresRooms:
    """Rooms in a database; of what a notice did not tell, a look every few seconds does."""

    def __init__(
        self, database: str, clock: Callable[[], float] = time.time, erased: Erased | None = None
    ) -> None:
        self._database, self._erased, self._clock = database, erased, clock
        self._connections = Connections(database)
        self._gate = asyncio.Semaphore(TURNS)
        self._open: dict[str, Open] = {}
        self._changed: dict[str, int] = {}
        self._wake = asyncio.Event()
        self._looked = 0.0
        self.gone: set[str] = set()
        self.checks = False
        with self._connections.writing() as there:
            there.execute(TABLES)

    def new(self, name: str, secret: str) -> Entry:
        """Make a room."""
        made = Entry(new_code(), name, secret)
        with self._connections.writing() as there:
            there.execute("insert into rooms (room, name, secret) values (%s, %s, %s)", made)
        Postgres(self._connections, made.code).keep(Change(rows=[name_of(name)]))
        return made

    def all(self) -> list[Entry]:
        """The rooms, by name."""
        with self._connections.reading() as there:
            return [Entry(*each) for each in there.execute(f"{_ENTRY} order by name, room")]

    def find(self, code: str) -> Entry | None:
        """A room by its code."""
        with self._connections.reading() as there:
            found = there.execute(f"{_ENTRY} where room = %s", (code,)).fetchone()
            return Entry(*found) if found else None

    def lock(self, code: str, secret: str) -> None:
        """Give a room another adult's code."""
        with self._connections.writing() as there:
            there.execute("update rooms set secret = %s where room = %s", (secret, code))

    def remove(self, code: str) -> None:
        """Erase a room with all that is kept of it; who serves it is told."""
        with self._connections.writing() as there:
            there.execute("delete from rooms where room = %s", (code,))
        self._notify({code: REMOVED})

    def open(self, code: str) -> LiveRoom:
        """A room to be served."""
        store = Postgres(self._connections, code, self._erased)
        turns = Turns(store, self._gate)
        live = LiveRoom(store, self._clock, turns)
        turns.renewed = lambda news: live.renew(news.rows, news.whole)
        turns.changed = lambda version: self._tell(code, version)
        self._open[code] = Open(live, turns)
        return live

    def close(self) -> None:
        """End."""
        self._connections.close()

    async def follow(self) -> None:
        """See what other processes do, and tell them what is done here, until it is cancelled."""
        async with asyncio.TaskGroup() as together:
            together.create_task(self._listen())
            together.create_task(self._tell_all())
            together.create_task(self._look_often())

    async def _listen(self) -> None:
        while True:
            with suppress(psycopg.Error):
                there = await psycopg.AsyncConnection.connect(self._database, autocommit=True)
                async with there:
                    await there.execute(f"listen {CHANNEL}")
                    await self._look()
                    while True:
                        if not self.checks:
                            self.checks = await (await there.execute(_FIRST)).fetchone() == (True,)
                        async for notice in there.notifies(timeout=LIFE):
                            self._noticed(notice.payload)
            self.checks = False
            await asyncio.sleep(LIFE)

    def _noticed(self, told: str) -> None:
        for word in told.split():
            code, _, version = word.partition(":")
            self._is_at(code, int(version))

    def _is_at(self, code: str, version: int) -> None:
        """A room has this version now; none when it was removed."""
        there = self._open.get(code)
        if there is None:
            return
        if version != REMOVED:
            there.turns.late(version)
            return
        del self._open[code]
        self.gone.add(code)
        there.live.subscribers.end()

    def _tell(self, code: str, version: int) -> None:
        self._changed[code] = version
        self._wake.set()

    async def _tell_all(self) -> None:
        while True:
            await self._wake.wait()
            await asyncio.sleep(TOGETHER)
            self._wake.clear()
            changed, self._changed = self._changed, {}
            with suppress(StoreError):  # then it is seen when the others look
                await asyncio.to_thread(self._notify, changed)

    def _notify(self, changed: Mapping[str, int]) -> None:
        told = [f"{code}:{version}" for code, version in changed.items()]
        with self._connections.reading() as there:
            for some in _parted(told, MOST_TOLD):
                there.execute("select pg_notify(%s, %s)", (CHANNEL, " ".join(some)))

    async def _look_often(self) -> None:
        while True:
            await self._look()
            await asyncio.sleep(LIFE)

    async def _look(self) -> None:
        """Which machines are there, and what no notice told."""
        since, self._looked = self._looked, self._clock()
        those = {**self._open}
        heard = [(code, id, at) for code, each in those.items() for id, at in each.live.heard_since(since)]
        try:
            who, versions = await asyncio.to_thread(self._asked, heard, [*those], since - 2 * LIFE)
        except StoreError:
            return
        for code, each in those.items():
            each.live.heard(who.get(code, {}))
            self._is_at(code, versions.get(code, REMOVED))

    def _asked(self, heard: list[Heard], codes: list[str], since: float) -> tuple[Who, dict[str, int]]:
        who: Who = {}
        with self._connections.reading() as there:
            there.cursor().executemany(_HEARD, sorted(heard))
            for code, machine, at in there.execute(_WHO, (codes, since)):
                who.setdefault(code, {})[machine] = at
            return who, dict(there.execute(_VERSIONS, (codes,)).fetchall())


def _parted(told: list[str], many: int) -> Iterator[list[str]]:
    return (told[start : start + many] for start in range(0, len(told), many))
