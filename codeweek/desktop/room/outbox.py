"""What a machine has to tell the room, numbered; it waits here until the server has it."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any, cast

from codeweek.room import event
from codeweek.room.shapes import Event

MOST = 200  # events that wait; the child's file has what an older one told
TOGETHER = 50  # in one request
LARGEST = 40_000  # bytes of a request
LATE = 1.0  # seconds after which an event says how old it is


@dataclass(frozen=True)
class Told:
    """An event, and when it happened (seconds of this computer's clock)."""

    at: float
    event: Event


@dataclass(frozen=True)
class Outbox:
    """`room`: whose events these are; `n`: the number of the last one."""

    room: str = ""
    n: int = 0
    waiting: tuple[Told, ...] = ()

    def told(self, happened: Mapping[str, Any], at: float) -> "Outbox":
        """With one event more, in the place of what it makes old."""
        new = cast(Event, {**happened, "n": self.n + 1})
        before = [each for each in (_beside(old, new) for old in self.waiting) if each]
        while len(before) >= MOST:
            before.remove(next((each for each in before if each.event["kind"] != "win"), before[0]))
        return replace(self, n=self.n + 1, waiting=(*before, Told(at, new)))

    def heard(self, last: int) -> "Outbox":
        """Without what the server has; the next number is greater than any it knows."""
        left = tuple(each for each in self.waiting if each.event["n"] > last)
        return replace(self, n=max(self.n, last), waiting=left)

    def of(self, room: str) -> "Outbox":
        """The one for a room: what was to be told to another one is not for this one."""
        return self if room == self.room else Outbox(room, self.n)

    def batch(self, now: float) -> list[Event]:
        """The next events to send, in order: as many as one request may have, and at least one."""
        made: list[Event] = []
        size = 0
        for each in self.waiting[:TOGETHER]:
            size += len(json.dumps(each.event, ensure_ascii=False).encode("utf-8", "backslashreplace"))
            if made and size > LARGEST:
                break
            made.append(_aged(each, now))
        return made

    def to_json(self) -> dict[str, Any]:
        """As it is kept."""
        waiting = [{"at": each.at, "event": each.event} for each in self.waiting]
        return {"room": self.room, "n": self.n, "waiting": waiting}

    @classmethod
    def from_json(cls, saved: Any) -> "Outbox":
        """As it was kept; what is not right in it is left out."""
        if not isinstance(saved, Mapping) or not isinstance(saved.get("room"), str):
            return cls()
        waiting = saved.get("waiting")
        found = [_read(each) for each in waiting] if isinstance(waiting, list) else []
        there = tuple(each for each in found if each)
        n = saved.get("n")
        known = n if isinstance(n, int) and not isinstance(n, bool) else 0
        return cls(saved["room"], max([0, known, *(each.event["n"] for each in there)]), there)


def _beside(old: Told, new: Event) -> Told | None:
    """What is still to be told of an older event: the newest of a level has all that its file has of it."""
    one = old.event
    same = all(one[name] == new[name] for name in ("profiles", "pack", "level"))
    if not same or "part" not in new or one["kind"] == "win":
        return old
    if one["kind"] == new["kind"] == "build":
        return None
    return replace(old, event=cast(Event, {name: it for name, it in one.items() if name != "part"}))


def _aged(told: Told, now: float) -> Event:
    ago = min(max(0.0, now - told.at), event.LONGEST_AGO)
    return {**told.event, "ago": ago} if ago > LATE else told.event


def _read(saved: Any) -> Told | None:
    found = event.read(saved.get("event")) if isinstance(saved, Mapping) else None
    at = saved.get("at") if isinstance(saved, Mapping) else None
    right = isinstance(at, int | float) and not isinstance(at, bool)
    return Told(float(cast(float, at)), found) if found and right else None
