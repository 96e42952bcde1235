"""Whether the file of a room is whole, by counted changes; and the copy that takes its place if not.

What SQLite has not yet put into the file is in its log; a log that is damaged is cut there without a word.
The number beside it is written after each commit, and not flushed: it is never ahead of what the disk has.
"""

import os
import secrets
import sqlite3
import time
from collections.abc import Iterable
from contextlib import closing, suppress
from pathlib import Path
from typing import NamedTuple
from zlib import crc32

from codeweek.saving import save
from codeweek.server.keeping.room_store import Mended

BESIDE = "commits.txt"
_WIDTH = 64  # octets, written at once
_TABLE = """
create table if not exists counted (
  one integer primary key check (one = 1), opening text not null, n integer not null, at real not null
)
"""
_SET = "insert or replace into counted (one, opening, n, at) values (1, ?, ?, ?)"


class Counted(NamedTuple):
    """The number of changes since the room was opened so: `opening` is at random; `at`: of the last one."""

    opening: str
    n: int
    at: float = 0.0


class Counter:
    """Counts the changes of an open file."""

    def __init__(self, there: sqlite3.Connection, path: Path) -> None:
        self._there, self._now = there, Counted(secrets.token_hex(8), 0)
        there.execute(_TABLE)
        with there:
            self._set(0)
        there.execute("pragma wal_checkpoint(truncate)").fetchall()
        self._file = None
        with suppress(OSError):
            beside = path.with_name(BESIDE)
            beside.touch()
            self._file = beside.open("r+b", buffering=0)
        self._tell()

    def next(self) -> None:
        """One more, in the change that is being made."""
        self._set(self._now.n + 1)

    def kept(self) -> None:
        """That change is kept."""
        self._now = self._now._replace(n=self._now.n + 1)
        self._tell()

    def close(self) -> None:
        """End."""
        if self._file:
            self._file.close()

    def _set(self, n: int) -> None:
        self._there.execute(_SET, (self._now.opening, n, time.time()))

    def _tell(self) -> None:
        text = f"{self._now.opening} {self._now.n}".encode("ascii")
        with suppress(OSError):
            if self._file:
                self._file.seek(0)
                self._file.write((b"%s %d" % (text, crc32(text))).ljust(_WIDTH))


def in_file(path: Path) -> Counted | None:
    """What a file says; None when it says nothing."""
    with suppress(sqlite3.Error), closing(sqlite3.connect(path)) as there:
        row = there.execute("select opening, n, at from counted").fetchone()
        return Counted(*row) if row else None
    return None


def beside(path: Path) -> Counted | None:
    """What the number beside a file says; None when it says nothing."""
    with suppress(OSError, ValueError):
        opening, n, total = path.with_name(BESIDE).read_bytes().split()[:3]
        if int(total) == crc32(b"%s %s" % (opening, n)):
            return Counted(opening.decode("ascii"), int(n))
    return None


def late_since(path: Path) -> float | None:
    """When the last change was made that a file still has, if it has lost later ones; else None."""
    has, told = in_file(path), beside(path)
    if has and told and has.opening == told.opening and has.n < told.n:
        return has.at
    return None


COPY, NEW, ASIDE = "room.copy.db", "room.new.db", "unreadable"
LOGS = ("-wal", "-shm")  # what SQLite keeps beside a file
SUMMED = 1  # `user_version` of a file whose rows have sums
COLUMNS = {"kept": "room, kind, name, part, value", "told": "room, machine, n, at, profiles, value"}
KEYS = {"kept": ("room", "kind", "name", "part"), "told": ("room", "machine", "n")}
MOST_ASIDE, LONGEST_ASIDE = 3, 30 * 24 * 3600.0  # files, seconds
_ELSE = {sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED, sqlite3.SQLITE_READONLY, sqlite3.SQLITE_CANTOPEN}
_ELSE |= {sqlite3.SQLITE_FULL, sqlite3.SQLITE_PERM, sqlite3.SQLITE_NOMEM, sqlite3.SQLITE_IOERR}


def sum_of(row: Iterable[object]) -> int:
    """The sum of a row, by which one sees that it is not the row that was written."""
    parts = (each if isinstance(each, bytes) else str(each).encode("utf-8", "replace") for each in row)
    return crc32(b"\0".join(parts)) + 1  # never that of nothing


def mended(path: Path) -> Mended | None:
    """See to it that the file of a room is whole; None when it was, or is new.

    Raises OSError or sqlite3.Error when the disk does not let one.
    """
    copy = path.with_name(COPY)
    _forget_old(path)
    if not _has_something(path) and not _has_something(copy):
        return None
    if _has_something(path) and is_whole(path):
        late = late_since(path)
        return None if late is None else Mended("", late)
    aside = _put_aside(path)
    if not _has_something(copy) or not is_whole(copy):
        return Mended(aside, 0.0)
    at = copy.stat().st_mtime
    save(path, copy.read_bytes())
    return Mended(aside, at)


def is_whole(path: Path) -> bool:
    """Whether all of a file is as it was written. Raises sqlite3.Error when the disk does not let one see."""
    try:
        with closing(sqlite3.connect(path)) as there:
            there.text_factory = bytes
            return _is_sound(there)
    except sqlite3.Error as why:
        if getattr(why, "sqlite_errorcode", 0) & 0xFF in _ELSE and not _is_short(why):
            raise
        return False


def copy(there: sqlite3.Connection, path: Path) -> bool:
    """Keep a copy of an open file; one that is not whole, or for which there is no room, is not kept."""
    new = path.with_name(NEW)
    try:
        new.unlink(missing_ok=True)
        there.execute("vacuum into ?", (str(new),))
        if not is_whole(new):
            return False
        save(path.with_name(COPY), new.read_bytes())
    except (OSError, sqlite3.Error):
        return False
    finally:
        with suppress(OSError):
            new.unlink(missing_ok=True)
    return True


def forget(path: Path) -> None:
    """Take away the copy, and what was put aside: somebody in them was erased."""
    for each in (path.with_name(COPY), *_aside(path)):
        each.unlink(missing_ok=True)


def _is_sound(there: sqlite3.Connection) -> bool:
    if there.execute("pragma integrity_check(1)").fetchone() != (b"ok",):
        return False
    tables = {name.decode() for (name,) in there.execute("select name from sqlite_master")}
    if not tables >= COLUMNS.keys():  # SQLite takes a file that is shorter than a page for an empty one
        return False
    if there.execute("pragma user_version").fetchone()[0] < SUMMED:
        return True
    for table, columns in COLUMNS.items():
        for *row, sum in there.execute(f"select {columns}, sum from {table}"):
            if sum != sum_of(row):
                return False
    return True


def _is_short(why: sqlite3.Error) -> bool:
    """Whether a file ends before its end: it is damaged, and not the disk."""
    return why.sqlite_errorcode == sqlite3.SQLITE_IOERR_SHORT_READ


def _has_something(path: Path) -> bool:
    return path.is_file() and path.stat().st_size > 0


def _put_aside(path: Path) -> str:
    """The name of a damaged file, which nobody opens any more; empty when there is none."""
    there = {each.name for each in _aside(path)}
    names = (f"{path.name}.{ASIDE}{n}" for n in range(1, len(there) + 2))
    name = next(each for each in names if each not in there)
    is_there = path.exists()
    for end in ("", *LOGS):
        with suppress(FileNotFoundError):
            os.replace(f"{path}{end}", path.with_name(f"{name}{end}"))
    return name if is_there else ""


def _forget_old(path: Path) -> None:
    """Of what was put aside, the last ones stay, for some days."""
    files = sorted((each for each in _aside(path) if not each.name.endswith(LOGS)), key=_age)
    late = [file for file in files if _age(file) > LONGEST_ASIDE]
    for file in {*files[MOST_ASIDE - 1 :], *late}:
        for end in ("", *LOGS):
            file.with_name(f"{file.name}{end}").unlink(missing_ok=True)


def _age(path: Path) -> float:
    return time.time() - path.stat().st_mtime


def _aside(path: Path) -> list[Path]:
    return [*path.parent.glob(f"{path.name}.{ASIDE}*")]
