"""Several rooms of one server, each apart: what makes, finds, opens and removes them."""

import secrets
from typing import NamedTuple, Protocol

from codeweek.server.rooms.liveroom import LiveRoom

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
