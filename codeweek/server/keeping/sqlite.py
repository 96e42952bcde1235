"""A room kept by SQLite, in one file."""

import sqlite3
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from codeweek.server.keeping.store import MOST_TOLD, BusyError, Change, Row, StoreError, Told

NAME, ALONE = "room.db", "room.lock"
BUSY = 5.0  # seconds to wait for another program that reads the file
_TABLES = """
create table if not exists kept (
  room text not null, kind text not null, name text not null, part text not null, value text not null,
  primary key (room, kind, name, part)
) without rowid;
create table if not exists told (
  id integer primary key, room text not null, machine text not null, n integer not null, at real not null,
  profiles text not null, value text not null, unique (room, machine, n)
);
create index if not exists told_at on told (room, at);
"""
_KEEP = """
insert into kept (room, kind, name, part, value) values (?, ?, ?, ?, ?)
on conflict (room, kind, name, part) do update set value = excluded.value
"""
_ERASE = "delete from kept where room = ? and kind = ? and name = ? and part = ?"
_TELL = """
insert into told (room, machine, n, at, profiles, value) values (?, ?, ?, ?, ?, ?)
on conflict (room, machine, n) do nothing
"""
_FORGET = "delete from kept where room = ? and name = ? and kind in ('child', 'file')"
_FORGET_TOLD = "delete from told where room = ? and profiles like ?"
_TOLD = """
select machine, n, at, profiles, value from told where room = ? and profiles like ?
order by at desc, id desc limit ?
"""
_OLD = "delete from told where room = ? and at < ?"


class Sqlite:
    """A Store: plain SQL, a connection to read and one to write; no other program has the room meanwhile."""

    def __init__(self, folder: Path, room: str) -> None:
        self._room = room
        self._reading = threading.Lock()
        with _told_why():
            folder.mkdir(parents=True, exist_ok=True)
            self._alone = sqlite3.connect(folder / ALONE, timeout=0, check_same_thread=False)
            _take(self._alone)
            self._write, self._read = _opened(folder / NAME), _opened(folder / NAME)
            self._write.executescript(_TABLES)

    def rows(self, kind: str, name: str | None = None, part: str | None = None) -> list[Row]:
        """The records of a kind, or those of one name, or of one part of it."""
        asked = "select kind, name, part, value from kept where room = ? and kind = ?"
        more = {" and name = ?": name, " and part = ?": part}
        there = {text: value for text, value in more.items() if value is not None}
        with _told_why(), self._reading:
            found = self._read.execute(asked + "".join(there), (self._room, kind, *there.values()))
            return [Row(*each) for each in found]

    def told(self, profile: str = "", most: int = MOST_TOLD) -> list[Told]:
        """What machines told last, of a child or of all: in the order in which it happened."""
        with _told_why(), self._reading:
            found = self._read.execute(_TOLD, (self._room, f"% {profile} %" if profile else "%", most))
            return [Told(*each) for each in found][::-1]

    def keep(self, change: Change) -> None:
        """Keep a change as a whole."""
        with _told_why():
            with self._write:
                self._all(change)
            if change.forget:  # and nothing of it is left in the file
                self._write.execute("pragma wal_checkpoint(truncate)").fetchall()

    def _all(self, change: Change) -> None:
        room, many = self._room, self._write.executemany
        many(_FORGET, [(room, profile) for profile in change.forget])
        many(_FORGET_TOLD, [(room, f"% {profile} %") for profile in change.forget])
        self._write.execute(_OLD, (room, change.before))
        many(_ERASE, [(room, *row[:3]) for row in change.rows if row.value is None])
        many(_KEEP, [(room, *row) for row in change.rows if row.value is not None])
        many(_TELL, [(room, *each) for each in change.told])

    def close(self) -> None:
        """End; what was kept is in the one file then."""
        for each in (self._read, self._write, self._alone):
            each.close()


def _opened(path: Path) -> sqlite3.Connection:
    there = sqlite3.connect(path, timeout=BUSY, check_same_thread=False)
    for setting in ("journal_mode = wal", "synchronous = normal", "secure_delete = on"):
        there.execute(f"pragma {setting}").fetchall()
    return there


def _take(alone: sqlite3.Connection) -> None:
    """Keep others out, until this process ends in whatever way."""
    try:
        alone.execute("begin exclusive")
    except sqlite3.OperationalError as why:
        alone.close()
        if why.sqlite_errorcode == sqlite3.SQLITE_BUSY:
            raise BusyError(str(why)) from why
        raise


@contextmanager
def _told_why() -> Iterator[None]:
    try:
        yield
    except (OSError, sqlite3.Error) as why:
        raise StoreError(str(why)) from why
