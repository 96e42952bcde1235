"""This window as a machine of the room: its name, kept in the home, and what it has still to tell."""

import secrets
import threading
from collections.abc import Iterable
from contextlib import ExitStack
from pathlib import Path
from typing import Any

from codeweek.desktop.lock import alone
from codeweek.desktop.room.orders import Done
from codeweek.desktop.room.outbox import Outbox
from codeweek.desktop.store import Store

FOLDER = "room"
MOST = 20  # windows on one home
BYTES = 16


class Machine:
    """Two windows on the same home are two machines: each takes the first name that no other one has.

    `store` is for the thread of the room; the window has its own.
    """

    def __init__(self, folder: Path) -> None:
        self.store = Store(folder)
        self._held = ExitStack()
        self._name = self._taken()
        there = self._table(self._name)
        known = there.get("machine")
        self.id = known if isinstance(known, str) and len(known) == 2 * BYTES else secrets.token_hex(BYTES)
        if known != self.id:
            self.store.write(self._name, {"machine": self.id})
        self.outbox = Outbox.from_json(self._table(f"{self._name}-outbox"))
        self.done = Done.from_json(there.get("done"))
        marks = there.get("marks")
        self.marks: dict[str, str] = {**marks} if isinstance(marks, dict) else {}
        self._writing = threading.Lock()

    def keep(self, outbox: Outbox) -> None:
        """What waits, on the disk."""
        if outbox != self.outbox:
            self.outbox = outbox
            self.store.write(f"{self._name}-outbox", outbox.to_json())

    def did(self, store: Store, done: Done) -> None:
        """What is about to be done, on the disk: never again."""
        if done != self.done:
            self._write(store, done=done)

    def mark(self, profile: str) -> str:
        """What the room calls a child of this machine where it keeps whom to forget; at random."""
        if profile not in self.marks:
            self._write(self.store, marks={**self.marks, profile: secrets.token_hex(BYTES)})
        return self.marks[profile]

    def forget(self, store: Store, profiles: Iterable[str]) -> None:
        """These children are not here any more."""
        gone = {*profiles} & {*self.marks}
        if gone:
            self._write(store, marks={name: mark for name, mark in self.marks.items() if name not in gone})

    def _write(self, store: Store, done: Done | None = None, marks: dict[str, str] | None = None) -> None:
        """Change what is kept: the window and the thread of the room both do."""
        with self._writing:
            self.done = self.done if done is None else done
            self.marks = self.marks if marks is None else marks
            store.write(self._name, {"machine": self.id, "done": vars(self.done), "marks": self.marks})

    def close(self) -> None:
        """Let the name go, to another window."""
        self._held.close()

    def _taken(self) -> str:
        folder = self.store.folder / FOLDER
        for number in range(1, MOST + 1):
            try:
                folder.mkdir(parents=True, exist_ok=True)
                self._held.enter_context(alone(folder / f"lock-{number}", wait=0))
            except OSError:
                continue
            return f"{FOLDER}/{number}"
        return f"{FOLDER}/{secrets.token_hex(4)}"  # a disk that refuses: a machine that nobody knows again

    def _table(self, name: str) -> dict[str, Any]:
        there = self.store.read(name)
        return there if isinstance(there, dict) else {}
