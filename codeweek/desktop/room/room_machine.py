"""This window as a machine of the room: its name, and what it has still to tell, numbered."""

import json
import secrets
import threading
from collections.abc import Iterable, Mapping
from contextlib import ExitStack
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, cast

from codeweek.desktop.room.room_orders import Done
from codeweek.desktop.storage.file_lock import alone
from codeweek.desktop.storage.store import Store
from codeweek.room import event
from codeweek.room.room_json import Event

MOST_WAITING = 200  # events that wait; the child's file has what an older one told
TOGETHER = 50  # in one request
LARGEST = 40_000  # bytes of a request
LATE = 1.0  # seconds after which an event says how old it is


@dataclass(frozen=True)
class QueuedEvent:
    """An event, and when it happened (seconds of this computer's clock)."""

    at: float
    event: Event


@dataclass(frozen=True)
class Outbox:
    """`room`: whose events these are; `n`: the number of the last one."""

    room: str = ""
    n: int = 0
    waiting: tuple[QueuedEvent, ...] = ()

    def told(self, happened: Mapping[str, Any], at: float) -> "Outbox":
        """With one event more, in the place of what it makes old."""
        new = cast(Event, {**happened, "n": self.n + 1})
        before = [
            queued_event for queued_event in (_beside(old, new) for old in self.waiting) if queued_event
        ]
        while len(before) >= MOST_WAITING:
            before.remove(
                next(
                    (queued_event for queued_event in before if queued_event.event["kind"] != "win"),
                    before[0],
                )
            )
        return replace(self, n=self.n + 1, waiting=(*before, QueuedEvent(at, new)))

    def heard(self, last: int) -> "Outbox":
        """Without what the server has; the next number is greater than any it knows."""
        left = tuple(queued_event for queued_event in self.waiting if queued_event.event["n"] > last)
        return replace(self, n=max(self.n, last), waiting=left)

    def of(self, room: str) -> "Outbox":
        """The one for a room: what was to be told to another one is not for this one."""
        return self if room == self.room else Outbox(room, self.n)

    def batch(self, now: float) -> list[Event]:
        """The next events to send, in order: as many as one request may have, and at least one."""
        made: list[Event] = []
        size = 0
        for queued_event in self.waiting[:TOGETHER]:
            size += len(
                json.dumps(queued_event.event, ensure_ascii=False).encode("utf-8", "backslashreplace")
            )
            if made and size > LARGEST:
                break
            made.append(_aged(queued_event, now))
        return made

    def to_json(self) -> dict[str, Any]:
        """As it is kept."""
        waiting = [{"at": queued_event.at, "event": queued_event.event} for queued_event in self.waiting]
        return {"room": self.room, "n": self.n, "waiting": waiting}

    @classmethod
    def from_json(cls, saved: Any) -> "Outbox":
        """As it was kept; what is not right in it is left out."""
        if not isinstance(saved, Mapping) or not isinstance(saved.get("room"), str):
            return cls()
        waiting = saved.get("waiting")
        queued_events = [_read(each) for each in waiting] if isinstance(waiting, list) else []
        there = tuple(queued_event for queued_event in queued_events if queued_event)
        n = saved.get("n")
        known = n if isinstance(n, int) and not isinstance(n, bool) else 0
        return cls(
            saved["room"], max([0, known, *(queued_event.event["n"] for queued_event in there)]), there
        )


def _beside(old: QueuedEvent, new: Event) -> QueuedEvent | None:
    """What is still to be told of an older event: the newest of a level has all that its file has of it."""
    one = old.event
    same = all(one[name] == new[name] for name in ("profiles", "pack", "level"))
    if not same or "part" not in new or one["kind"] == "win":
        return old
    if one["kind"] == new["kind"] == "build":
        return None
    return replace(old, event=cast(Event, {name: it for name, it in one.items() if name != "part"}))


def _aged(queued_event: QueuedEvent, now: float) -> Event:
    ago = min(max(0.0, now - queued_event.at), event.LONGEST_AGO)
    return {**queued_event.event, "ago": ago} if ago > LATE else queued_event.event


def _read(saved: Any) -> QueuedEvent | None:
    found = event.read(saved.get("event")) if isinstance(saved, Mapping) else None
    at = saved.get("at") if isinstance(saved, Mapping) else None
    right = isinstance(at, int | float) and not isinstance(at, bool)
    return QueuedEvent(float(cast(float, at)), found) if found and right else None


FOLDER = "room"
MOST_WINDOWS = 20  # windows on one home
BYTES = 16


class Machine:
    """Two windows on the same home are two machines: each takes the first name that no other one has.

    `store` is for the thread of the room; the window has its own.
    """

    def __init__(self, folder: Path) -> None:
        self.store = Store(folder)
        self._held = ExitStack()
        self._name = self._taken()
        table = self._table(self._name)
        known = table.get("machine")
        self.id = known if isinstance(known, str) and len(known) == 2 * BYTES else secrets.token_hex(BYTES)
        if known != self.id:
            self.store.write(self._name, {"machine": self.id})
        self.outbox = Outbox.from_json(self._table(f"{self._name}-outbox"))
        self.done = Done.from_json(table.get("done"))
        marks = table.get("marks")
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
        for number in range(1, MOST_WINDOWS + 1):
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
