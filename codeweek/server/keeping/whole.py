"""Whether the file of a room is whole, and the copy that takes its place when it is not."""

import os
import sqlite3
import time
from collections.abc import Iterable
from contextlib import closing, suppress
from pathlib import Path
from zlib import crc32

from codeweek.saving import save
from codeweek.server.keeping.counted import late_since
from codeweek.server.keeping.store import Mended

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
    late = [each for each in files if _age(each) > LONGEST_ASIDE]
    for each in {*files[MOST_ASIDE - 1 :], *late}:
        for end in ("", *LOGS):
            each.with_name(f"{each.name}{end}").unlink(missing_ok=True)


def _age(path: Path) -> float:
    return time.time() - path.stat().st_mtime


def _aside(path: Path) -> list[Path]:
    return [*path.parent.glob(f"{path.name}.{ASIDE}*")]
