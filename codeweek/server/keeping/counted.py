"""How many changes the file of a room has, told twice: in it, and beside it by a number that no log holds.

What SQLite has not yet put into the file is in its log; a log that is damaged is cut there without a word.
The number beside it is written after each commit, and not flushed: it is never ahead of what the disk has.
"""

import secrets
import sqlite3
import time
from contextlib import closing, suppress
from pathlib import Path
from typing import NamedTuple
from zlib import crc32

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
