"""A room kept by PostgreSQL, together with other rooms, by several processes at once: plain SQL."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from typing import Any, NamedTuple

import psycopg

from codeweek.server.keeping.connections import Connection, Connections, told_why
from codeweek.server.keeping.room_store import MOST_TOLD, Change, Erased, Mended, Row, StoredEvent, StoreError

TABLES = """
select pg_advisory_xact_lock(616161);
create table if not exists rooms (
  room text primary key, name text not null, secret text not null,
  version bigint not null default 0, erased bigint not null default 0
);
create table if not exists kept (
  room text not null references rooms on delete cascade, kind text not null, name text not null,
  part text not null, value text not null, version bigint not null, primary key (room, kind, name, part)
);
create table if not exists told (
  id bigint generated always as identity, room text not null references rooms on delete cascade,
  machine text not null, n bigint not null, at double precision not null, profiles text not null,
  value text not null, primary key (room, machine, n)
);
create index if not exists told_at on told (room, at);
create unlogged table if not exists heard (
  room text not null references rooms on delete cascade, machine text not null, at double precision not null,
  primary key (room, machine)
);
"""
_LOCK = "select version, erased from rooms where room = %s for update"
_VERSION = "select version, erased from rooms where room = %s"
_CHANGES = """
select kind, kept.name, part, value from kept join rooms using (room)
where room = %(room)s and kind in ('lead', 'machine', 'child')
and kept.version > case when rooms.erased > %(known)s then -1 else %(known)s end
"""
_KEEP = """
insert into kept (room, kind, name, part, value, version) values (%s, %s, %s, %s, %s, %s)
on conflict (room, kind, name, part) do update set value = excluded.value, version = excluded.version
"""
_ERASE = "delete from kept where room = %s and kind = %s and name = %s and part = %s"
_TELL = """
insert into told (room, machine, n, at, profiles, value) values (%s, %s, %s, %s, %s, %s)
on conflict (room, machine, n) do nothing
"""
_FORGET = "delete from kept where room = %s and name = %s and kind in ('child', 'file')"
_FORGET_TOLD = "delete from told where room = %s and position(%s in profiles) > 0"
_OLD = "delete from told where room = %s and at < %s"
_CHANGED = "update rooms set version = %s, erased = case when %s then %s else erased end where room = %s"
_ROWS = "select kind, name, part, value from kept where room = %s and kind = %s"
_TOLD = """
select machine, n, at, profiles, value from told where room = %s and position(%s in profiles) > 0
order by at desc, id desc limit %s
"""
UNKNOWN = -1  # the version of a room of which nothing was read yet


class GoneError(StoreError):
    """The room was removed."""


class Changes(NamedTuple):
    """What a room has at a version that it had not at an earlier one; `whole`: it is all that it has."""

    version: int
    whole: bool
    rows: Sequence[Row]


class Postgres:
    """A Store of one room. Between `begin` and `finish` or `leave`, no other process changes it."""

    def __init__(self, connections: Connections, room: str, erased: Erased | None = None) -> None:
        self._connections, self._room = connections, room
        self._erased = erased or Erased()
        self._turn: Connection | None = None
        self._version = UNKNOWN
        self.folder = ""
        self.mended: Mended | None = None

    def rows(self, kind: str, name: str | None = None, part: str | None = None) -> list[Row]:
        """The records of a kind, or those of one name, or of one part of it."""
        more = {" and name = %s": name, " and part = %s": part}
        there = {text: value for text, value in more.items() if value is not None}
        asked, values = _ROWS + "".join(there), (self._room, kind, *there.values())
        return [Row(*each) for each in self._read(asked, values)]

    def told(self, profile: str = "", most: int = MOST_TOLD) -> list[StoredEvent]:
        """What machines told last, of a child or of all: in the order in which it happened."""
        with self._connections.reading() as there:
            found = there.execute(_TOLD, (self._room, f" {profile} " if profile else "", most))
            return [StoredEvent(*each) for each in found][::-1]

    def keep(self, change: Change) -> None:
        """Keep a change as a whole."""
        self.keep_made(lambda: change)

    def keep_made(self, make: Callable[[], Change]) -> None:
        """Keep a change that is made of what is there then: no other process changes it meanwhile."""
        self.begin(UNKNOWN)
        try:
            change = make()
        except BaseException:
            self.leave()
            raise
        self.finish(change)

    def erased(self) -> frozenset[str]:
        """The ids of the children who were erased."""
        return self._erased.all()

    def news(self, known: int) -> Changes:
        """What has changed since a version. Raises GoneError."""
        with self._connections.reading() as there:
            return self._news(there, _VERSION, known)

    def begin(self, known: int) -> Changes:
        """The same, and from now on nobody else changes the room."""
        self._turn = self._connections.take()
        try:
            with told_why():
                self._turn.autocommit = False
                news = self._news(self._turn, _LOCK, known)
        except StoreError:
            self.leave()
            raise
        self._version = news.version
        return news

    def finish(self, change: Change) -> int:
        """Keep a change as a whole, for others to change the room again; the version of now."""
        assert self._turn is not None
        try:
            # Noted first: after a crash between the two, an erased child does not come back.
            self._erased.add(change.erased)
            with told_why():
                if change != Change():
                    self._version += 1
                    with self._turn.pipeline(), self._turn.cursor() as there:
                        for asked, values in self._all(change):
                            there.executemany(asked, values)
                self._turn.commit()
        except StoreError:
            self.leave()
            raise
        self._give_back()
        return self._version

    def leave(self) -> None:
        """Change nothing."""
        if self._turn is not None:
            with suppress(psycopg.Error):  # it broke: it is opened again
                self._turn.rollback()
            self._give_back()

    def close(self) -> None:
        """End; the connections are the town's."""

    def _all(self, change: Change) -> Iterator[tuple[str, list[tuple[object, ...]]]]:
        room, version = self._room, self._version
        kept: list[tuple[object, ...]] = [(room, *r, version) for r in change.rows if r.value is not None]
        every: list[tuple[str, list[tuple[object, ...]]]] = [
            (_FORGET, [(room, profile) for profile in change.forget]),
            (_FORGET_TOLD, [(room, f" {profile} ") for profile in change.forget]),
            (_OLD, [(room, change.before)] if change.before else []),
            (_ERASE, [(room, *row[:3]) for row in change.rows if row.value is None]),
            (_KEEP, kept),
            (_TELL, [(room, *each) for each in change.told]),
            (_CHANGED, [(version, bool(change.forget), version, room)]),
        ]
        return ((asked, values) for asked, values in every if values)

    def _news(self, there: Connection, asked: str, known: int) -> Changes:
        with there.pipeline():
            versions = there.execute(asked, (self._room,))
            found = there.execute(_CHANGES, {"room": self._room, "known": known})
        at = versions.fetchone()
        if at is None:
            raise GoneError(self._room)
        version, erased = at
        # Rows that are gone have no version: once something was erased, only the whole tells what is left.
        return Changes(version, erased > known, [Row(*each) for each in found])

    def _read(self, asked: str, values: tuple[object, ...]) -> list[tuple[Any, ...]]:
        if self._turn is not None:
            with told_why():
                return [*self._turn.execute(asked, values)]
        with self._connections.reading() as there:
            return [*there.execute(asked, values)]

    def _give_back(self) -> None:
        there, self._turn = self._turn, None
        if there is not None:
            self._connections.give(there)
