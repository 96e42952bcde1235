"""The files of the children of a room, each joined with what its machines bring, never overwritten."""

import json
from collections.abc import Mapping
from dataclasses import fields, replace
from typing import Any

from codeweek.progress.joining import merged
from codeweek.progress.progress import Progress, from_json
from codeweek.progress.transfer.childfile import VERSION, Brought, joined
from codeweek.room.room_json import Event
from codeweek.server.keeping.room_store import FILE, Change, Keeper, Row

WHOLE = ""
MOST_PARTS = 100  # levels told of since the file was written as a whole
LARGEST = 8_000_000  # letters of a file


class Files:
    """A whole file is written when a child sits down; events bring what it has of one level.

    Of the level that a child told of last, what is kept is remembered: the next event is most often of it.
    """

    def __init__(self, keeper: Keeper) -> None:
        self._keeper = keeper
        self._last: dict[str, tuple[str, Progress]] = {}

    def forget(self) -> None:
        """What is kept was changed elsewhere, or erased."""
        self._last.clear()

    def of(self, profile: str) -> dict[str, Any]:
        """The file of a child, as it travels."""
        return _whole(profile, self._keeper.rows(FILE, profile))

    def join(self, profile: str, brought: Brought, settled: bool) -> dict[str, Any] | None:
        """The file joined with what a machine has; None when it would be larger than any child's.

        While a child sits down, its settings and where it goes on are those of the room: the machine may have
        had it long ago. Then they are those that its machine tells.
        """
        rows = self._keeper.rows(FILE, profile)
        before = _whole(profile, rows)
        there = [brought.settings, before["settings"]]
        settings = {**there[1], **there[0]} if settled else {**there[0], **there[1]}
        found = {**joined(before, brought), "settings": settings}
        if not settled:
            found["courses"] = _going_on(found["courses"], before["courses"])
        text = json.dumps(found, separators=(",", ":"))
        if len(text) > LARGEST:
            return None
        self._last.pop(profile, None)
        # The parts are in the whole from now on.
        gone = [row._replace(value=None) for row in rows if row.part != WHOLE]
        self._keeper.put(Change(rows=[*gone, Row(FILE, profile, WHOLE, text)]))
        return found

    def add(self, profile: str, event: Event) -> None:
        """Join what an event brings of its level; stars, when it tells of a win of so many."""
        part = only(from_json(event.get("part")), event["level"])
        earned = event.get("stars", 0) if event["kind"] == "win" else 0
        # A machine brings no more stars in a file than the win that it tells of is worth.
        part = replace(part, stars={level: min(n, earned) for level, n in part.stars.items() if earned})
        name = json.dumps([event["pack"], event["level"]])
        before = self._of_level(profile, name)
        both = merged(before, part) if before else part
        text = json.dumps(both.to_json(), separators=(",", ":"))
        self._keeper.put(Change(rows=[Row(FILE, profile, name, text)]))
        self._last[profile] = name, both
        # Many parts make a file slow to read.
        if before is None and len(self._keeper.rows(FILE, profile)) > MOST_PARTS:
            self.join(profile, Brought(profile, {}), settled=True)

    def _of_level(self, profile: str, name: str) -> Progress | None:
        """What is kept of a level beside the whole file."""
        last = self._last.get(profile)
        if last and last[0] == name:
            return last[1]
        rows = self._keeper.rows(FILE, profile, name)
        return from_json(json.loads(rows[0].value or "")) if rows else None


def _going_on(courses: Mapping[str, Any], room: Mapping[str, Any]) -> dict[str, Any]:
    """The courses of a child who goes on where it was in the room, if it was there."""
    last = {key: course.get("last") for key, course in room.items() if course.get("last")}
    return {key: {**course, "last": last.get(key, course["last"])} for key, course in courses.items()}


def only(progress: Progress, level: str) -> Progress:
    """What a progress has of one level."""
    kept: dict[str, Any] = {"unlocked": False, "last": level if progress.last == level else ""}
    for field in fields(progress):
        value = getattr(progress, field.name)
        if isinstance(value, Mapping):
            kept[field.name] = {level: value[level]} if level in value else {}
        elif isinstance(value, frozenset):
            kept[field.name] = value & {level}
    return replace(progress, **kept)


def _whole(profile: str, rows: list[Row]) -> dict[str, Any]:
    """The file from the last time it was whole, and what came since."""
    base: dict[str, Any] = {"version": VERSION, "profile": profile, "courses": {}, "settings": {}}
    courses: dict[str, Progress] = {}
    for row in rows:
        if row.part == WHOLE:
            base |= json.loads(row.value or "{}")
        else:
            pack = json.loads(row.part)[0]
            courses[pack] = merged(courses.get(pack, Progress()), from_json(json.loads(row.value or "{}")))
    return joined(base, Brought(profile, courses)) if courses else base
