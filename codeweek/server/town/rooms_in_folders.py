"""Several rooms kept by SQLite: a folder each, which only one process opens at a time."""

import json
import shutil
from contextlib import closing
from pathlib import Path

from codeweek.saving import save
from codeweek.server.keeping.erased import Erased
from codeweek.server.keeping.sqlite import Sqlite
from codeweek.server.keeping.store import Change, StoreError
from codeweek.server.rooms.kept_room import name_of
from codeweek.server.rooms.liveroom import LiveRoom
from codeweek.server.town.rooms import Entry, is_code, new_code

ABOUT = "about.json"
ROOM = "here"  # the one room of a folder


class FolderRooms:
    """Rooms in a folder."""

    def __init__(self, folder: Path, erased: Erased | None = None) -> None:
        self._folder, self._erased = folder, erased
        self.gone: set[str] = set()
        self.checks = True

    def new(self, name: str, secret: str) -> Entry:
        """Make a room. Raises StoreError."""
        made = Entry(new_code(), name, secret)
        with closing(Sqlite(self._folder / made.code, ROOM)) as store:
            store.keep(Change(rows=[name_of(name)]))
        self._write(made)
        return made

    def all(self) -> list[Entry]:
        """The rooms, by name."""
        found = [self.find(path.parent.name) for path in self._folder.glob(f"*/{ABOUT}")]
        return sorted((each for each in found if each), key=lambda each: (each.name, each.code))

    def find(self, code: str) -> Entry | None:
        """A room by its code. Raises StoreError when it cannot be read."""
        if not is_code(code):
            return None
        try:
            about = json.loads((self._folder / code / ABOUT).read_text(encoding="utf-8"))
            return Entry(code, str(about["name"]), str(about["secret"]))
        except FileNotFoundError:
            return None
        except (OSError, ValueError, KeyError, TypeError) as why:
            raise StoreError(f"{self._folder / code / ABOUT}: {why}") from why

    def lock(self, code: str, secret: str) -> None:
        """Give a room another adult's code."""
        if there := self.find(code):
            self._write(there._replace(secret=secret))

    def _write(self, room: Entry) -> None:
        about = json.dumps({"name": room.name, "secret": room.secret}).encode()
        try:
            save(self._folder / room.code / ABOUT, about)
        except OSError as why:
            raise StoreError(str(why)) from why

    def remove(self, code: str) -> None:
        """Erase a room with all that is kept of it; not while it is open. Raises StoreError."""
        Sqlite(self._folder / code, ROOM).close()
        try:
            shutil.rmtree(self._folder / code)
        except OSError as why:
            raise StoreError(str(why)) from why

    def open(self, code: str) -> LiveRoom:
        """A room to be served."""
        return LiveRoom(Sqlite(self._folder / code, ROOM, erased=self._erased))

    async def follow(self) -> None:
        """Nobody else has these rooms."""

    def close(self) -> None:
        """End."""
