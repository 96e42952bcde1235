"""What was erased for good, by random ids: a list beside the folder of a room, in no copy of that folder."""

import os
from collections.abc import Collection
from pathlib import Path

from codeweek.saving import sync
from codeweek.server.keeping.store import StoreError

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
