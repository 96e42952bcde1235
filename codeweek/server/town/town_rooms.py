"""Several rooms of one server, each apart: what makes, finds and removes them; SQLite, a folder each."""

import json
import secrets
import shutil
from contextlib import closing
from pathlib import Path
from typing import NamedTuple, Protocol

from codeweek.saving import save
from codeweek.server.keeping.room_store import Change, Erased, StoreError
from codeweek.server.keeping.sqlite import Sqlite
from codeweek.server.rooms.kept_room import name_of
from codeweek.server.rooms.live_room import LiveRoom

LETTERS = "abcdefghjkmnpqrstuvwxyz23456789"  # none that is taken for another
LONG = 8
LONGEST = 60  # letters of a name


class Entry(NamedTuple):
    """A room: `code` is in its address, `secret` is what is kept of its adult's code."""

    code: str
    name: str
    secret: str


class Rooms(Protocol):
    """All rooms of a server. Each of these raises StoreError when what is kept cannot be reached."""

    gone: set[str]  # that were open here, and were removed
    checks: bool  # whether this process plays wins again: one of several does

    def new(self, name: str, secret: str) -> Entry:
        """Make a room."""
        ...

    def all(self) -> list[Entry]:
        """The rooms, by name."""
        ...

    def find(self, code: str) -> Entry | None:
        """A room by its code."""
        ...

    def lock(self, code: str, secret: str) -> None:
        """Give a room another adult's code: who serves it has it at its next start."""

    def remove(self, code: str) -> None:
        """Erase a room with all that is kept of it."""

    def open(self, code: str) -> LiveRoom:
        """A room to be served, which is ended by `end`."""
        ...

    async def follow(self) -> None:
        """See what other processes do with the rooms that are open here, until it is cancelled."""

    def close(self) -> None:
        """End."""


def is_code(text: str) -> bool:
    """Whether a text may be the code of a room."""
    return len(text) == LONG and all(letter in LETTERS for letter in text)


def new_code() -> str:
    """A code that nobody guesses: who has the address of a room may play in it."""
    return "".join(secrets.choice(LETTERS) for _ in range(LONG))


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
