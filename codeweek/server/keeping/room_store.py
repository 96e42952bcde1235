"""What is kept of a room: records by kind and name, what machines told, and what was erased for good."""

import os
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple, Protocol, TypeVar

from codeweek.saving import sync

LEAD, MACHINE, CHILD, FILE = "lead", "machine", "child", "file"
MOST_TOLD = 200  # things that are looked at of what was told
T = TypeVar("T")


class StoreError(Exception):
    """What is there cannot be read, or nothing can be kept; the text is the system's."""


class BusyError(StoreError):
    """Another program has the room."""


class Row(NamedTuple):
    """A record. `part`: of a child's file, what came since it was whole; `value`: None to erase."""

    kind: str
    name: str
    part: str
    value: str | None


class Mended(NamedTuple):
    """The file of a room was damaged. `aside`: its name now, empty when there is none.

    `at`: from when the room is now, 0 when it is empty.
    """

    aside: str
    at: float


class StoredEvent(NamedTuple):
    """An event as a machine told it. `profiles`: the children, between spaces."""

    machine: str
    n: int
    at: float
    profiles: str
    value: str


@dataclass(frozen=True)
class Change:
    """What is kept at once or not at all.

    First all goes that is there of the children in `forget` and what was told before a time; then come the
    records, each in the place of the one before it, and what was told. `erased`: the ids of those children,
    which are listed beside what is kept, before it changes.
    """

    forget: frozenset[str] = frozenset()
    before: float = 0.0
    rows: Sequence[Row] = ()
    told: Sequence[StoredEvent] = ()
    erased: frozenset[str] = frozenset()

    def then(self, other: "Change") -> "Change":
        """Both, one after the other, as one."""
        rows = {row[:3]: row for row in self.rows if not other.forgets(row)}
        told = [each for each in self.told if not {*each.profiles.split()} & other.forget]
        return Change(
            self.forget | other.forget,
            max(self.before, other.before),
            [*(rows | {row[:3]: row for row in other.rows}).values()],
            [*told, *other.told],
            self.erased | other.erased,
        )

    def forgets(self, row: Row) -> bool:
        """Whether a record goes with its child."""
        return row.kind in (CHILD, FILE) and row.name in self.forget


class Keeper(Protocol):
    """Who keeps what changes in a room, once for all who wait for it. `full`: nothing can be kept now."""

    full: bool

    def put(self, change: Change) -> None:
        """Keep this soon."""

    async def change(self, do: Callable[[], T]) -> T:
        """What something answers, once all that it put is kept. Raises StoreError when it is not."""
        ...

    def rows(self, kind: str, name: str, part: str | None = None) -> list[Row]:
        """The records of a name, or of one part of it, with what waits to be kept."""
        ...

    def told(self, profile: str) -> list[StoredEvent]:
        """What machines told last of a child, with what waits to be kept."""
        ...

    def end(self) -> None:
        """Keep what waits, and end."""


class Store(Protocol):
    """What keeps one room. Reading and keeping may be in different threads; a StoreError says why not.

    `folder`: where its file is, empty when it has none of its own; `mended`: what became of a damaged one.
    """

    folder: str
    mended: Mended | None

    def rows(self, kind: str, name: str | None = None, part: str | None = None) -> list[Row]:
        """The records of a kind, or those of one name, or of one part of it."""

    def told(self, profile: str = "", most: int = MOST_TOLD) -> list[StoredEvent]:
        """What machines told last, of a child or of all: in the order in which it happened."""

    def keep(self, change: Change) -> None:
        """Keep a change as a whole: when it returns, the end of this process loses nothing of it."""

    def keep_made(self, make: Callable[[], Change]) -> None:
        """Keep a change that is made of what is there then: nobody else changes it meanwhile."""

    def erased(self) -> frozenset[str]:
        """The ids of the children who were erased: no backup brings them back."""
        ...

    def close(self) -> None:
        """End; nothing is asked afterwards."""


LIST = "erased.txt"


class Erased:
    """The ids of erased children, and the codes of removed rooms, a line each; without a path, none.

    Lines are only ever added, so that several processes may share the file.
    """

    def __init__(self, path: Path | None = None) -> None:
        self._path = path

    def all(self) -> frozenset[str]:
        """All ids. Raises StoreError when the list is there and cannot be read."""
        try:
            text = self._path.read_bytes() if self._path else b""
        except FileNotFoundError:
            return frozenset()
        except OSError as why:
            raise StoreError(str(why)) from why
        return frozenset(text.decode("ascii", "ignore").split())

    def add(self, ids: Collection[str]) -> None:
        """Keep more, on the disk when this returns. Raises StoreError."""
        if self._path is None or not ids or not (new := sorted({*ids} - self.all())):
            return
        try:
            self._path.parent.mkdir(parents=True, exist_ok=True)
            with self._path.open("ab") as file:
                torn = b"\n" if file.tell() and not self._path.read_bytes().endswith(b"\n") else b""
                file.write(torn + "".join(f"{each}\n" for each in new).encode("ascii"))
                file.flush()
                os.fsync(file.fileno())
            sync(self._path.parent)
        except OSError as why:
            raise StoreError(str(why)) from why
