"""A room kept by SQLite, in one file, of which a copy is kept that takes its place when it is damaged."""

import sqlite3
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from codeweek.server.keeping import sqlite_copy
from codeweek.server.keeping.room_store import (
    LIST,
    MOST_TOLD,
    BusyError,
    Change,
    Erased,
    Row,
    StoredEvent,
    StoreError,
)
from codeweek.server.keeping.sqlite_copy import Counter

NAME, ALONE = "room.db", "room.lock"
BUSY = 5.0  # seconds to wait for another program that reads the file
OFTEN = 3600.0  # seconds between two copies
_TABLES = """
create table if not exists kept (
  room text not null, kind text not null, name text not null, part text not null, value text not null,
  sum integer, primary key (room, kind, name, part)
) without rowid;
create table if not exists told (
  id integer primary key, room text not null, machine text not null, n integer not null, at real not null,
  profiles text not null, value text not null, sum integer, unique (room, machine, n)
);
create index if not exists told_at on told (room, at);
"""
_KEEP = """
insert into kept (room, kind, name, part, value, sum) values (?, ?, ?, ?, ?, ?)
on conflict (room, kind, name, part) do update set value = excluded.value, sum = excluded.sum
"""
_ERASE = "delete from kept where room = ? and kind = ? and name = ? and part = ?"
_TELL = """
insert into told (room, machine, n, at, profiles, value, sum) values (?, ?, ?, ?, ?, ?, ?)
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
    """A Store: plain SQL, a connection to read and one to write; no other program has the room meanwhile.

    `mended`: its file was damaged, and what became of it; None when it was whole. `erased`: usually listed
    beside the folder.
    """

    def __init__(
        self,
        folder: Path,
        room: str,
        clock: Callable[[], float] = time.monotonic,
        erased: Erased | None = None,
    ) -> None:
        self._room, self._path, self._clock = room, folder / NAME, clock
        self._erased = erased or Erased(folder.with_name(f"{folder.name}-{LIST}"))
        self.folder = str(folder)
        self._reading = threading.Lock()
        with _told_why():
            folder.mkdir(parents=True, exist_ok=True)
            self._alone = sqlite3.connect(folder / ALONE, timeout=0, check_same_thread=False)
            _take(self._alone)
            self.mended = sqlite_copy.mended(self._path)
            self._write, self._read = _opened(self._path), _opened(self._path)
            self._write.executescript(_TABLES)
            _sum_all(self._write)
            self._counter = Counter(self._write, self._path)
            self._copy()

    def rows(self, kind: str, name: str | None = None, part: str | None = None) -> list[Row]:
        """The records of a kind, or those of one name, or of one part of it."""
        asked = "select kind, name, part, value from kept where room = ? and kind = ?"
        more = {" and name = ?": name, " and part = ?": part}
        there = {text: value for text, value in more.items() if value is not None}
        with _told_why(), self._reading:
            found = self._read.execute(asked + "".join(there), (self._room, kind, *there.values()))
            return [Row(*each) for each in found]

    def told(self, profile: str = "", most: int = MOST_TOLD) -> list[StoredEvent]:
        """What machines told last, of a child or of all: in the order in which it happened."""
        with _told_why(), self._reading:
            found = self._read.execute(_TOLD, (self._room, f"% {profile} %" if profile else "%", most))
            return [StoredEvent(*each) for each in found][::-1]

    def keep(self, change: Change) -> None:
        """Keep a change as a whole."""
        self._erased.add(change.erased)
        with _told_why():
            with self._write:
                self._all(change)
                self._counter.next()
            self._counter.kept()
            if change.forget:  # and nothing of it is left in the folder
                self._write.execute("pragma wal_checkpoint(truncate)").fetchall()
                sqlite_copy.forget(self._path)
            if change.forget or self._clock() >= self._copied + OFTEN:
                self._copy()

    def keep_made(self, make: Callable[[], Change]) -> None:
        """Keep a change that is made of what is there then."""
        self.keep(make())

    def erased(self) -> frozenset[str]:
        """The ids of the children who were erased."""
        return self._erased.all()

    def _copy(self) -> None:
        self._copied = self._clock()
        self._write.execute("pragma wal_checkpoint").fetchall()  # the file itself is never behind its copy
        sqlite_copy.copy(self._write, self._path)

    def _all(self, change: Change) -> None:
        room, many = self._room, self._write.executemany
        many(_FORGET, [(room, profile) for profile in change.forget])
        many(_FORGET_TOLD, [(room, f"% {profile} %") for profile in change.forget])
        self._write.execute(_OLD, (room, change.before))
        many(_ERASE, [(room, *row[:3]) for row in change.rows if row.value is None])
        many(_KEEP, [_summed(room, *row) for row in change.rows if row.value is not None])
        many(_TELL, [_summed(room, each.machine, each.n, float(each.at), *each[3:]) for each in change.told])

    def close(self) -> None:
        """End; what was kept is in the one file then."""
        for each in (self._read, self._write, self._counter, self._alone):
            each.close()


def _opened(path: Path) -> sqlite3.Connection:
    there = sqlite3.connect(path, timeout=BUSY, check_same_thread=False)
    for setting in ("journal_mode = wal", "synchronous = full", "secure_delete = on"):
        there.execute(f"pragma {setting}").fetchall()
    return there


def _summed(*row: object) -> tuple[object, ...]:
    return (*row, sqlite_copy.sum_of(row))


def _sum_all(there: sqlite3.Connection) -> None:
    """Give the rows of a file from before their sums."""
    if there.execute("pragma user_version").fetchone()[0] >= sqlite_copy.SUMMED:
        return
    with there:
        for table, columns in sqlite_copy.COLUMNS.items():
            named = {name for _, name, *_ in there.execute(f"pragma table_info({table})")}
            if "sum" not in named:
                there.execute(f"alter table {table} add column sum integer")
            rows = there.execute(f"select {columns} from {table}").fetchall()
            key = " and ".join(f"{name} = ?" for name in sqlite_copy.KEYS[table])
            width = len(sqlite_copy.KEYS[table])
            sums = ((sqlite_copy.sum_of(row), *row[:width]) for row in rows)
            there.executemany(f"update {table} set sum = ? where {key}", sums)
        there.execute(f"pragma user_version = {sqlite_copy.SUMMED}")


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
