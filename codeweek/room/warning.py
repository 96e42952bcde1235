"""What takes children away from a level is announced to them a minute before, and happens by itself."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal, cast

from codeweek.room import plan
from codeweek.room.room_json import Soon, Taking

MINUTE = 60.0  # seconds
NEAR = 30.0  # seconds left, from which « dans une minute » is no longer true
LATE = 600.0  # seconds after which it does not happen any more: the server was away, and so is the evening
_FIELDS: Mapping[str, tuple[str, ...]] = {
    "pause": ("on",),
    "vote": ("pack", "level", "choices"),
    "plan": ("plan",),
    "tidy": (),
}

Told = Literal["minute", "moment", ""]


@dataclass(frozen=True)
class Announced:
    """An act of the adult with its fields, and when it is due by the server's clock."""

    act: str
    fields: Mapping[str, Any]
    due: float

    @property
    def what(self) -> Taking:
        """What it is for the children."""
        is_exam = self.act == "plan" and self.fields["plan"]["exam"]
        return "exam" if is_exam else cast(Taking, self.act)

    def is_due(self, now: float) -> bool:
        """Whether it is to happen; at once too where the clock was put back, else nobody knows when."""
        return not now < self.due <= now + 2 * MINUTE

    def is_late(self, now: float) -> bool:
        """Whether it should have happened so long ago that nobody waits for it."""
        return now - self.due > LATE

    def told(self, now: float) -> Soon:
        """As machines and boards are told of it."""
        return {"what": self.what, "left": min(MINUTE, max(0.0, self.due - now))}


def announced(asked: Any, now: float) -> Announced | None:
    """An act that may be announced, with no more than its own fields; None when it is another.

    One child's machine is put away at once: the announcement goes to all.
    """
    act = asked.get("act") if isinstance(asked, Mapping) else None
    if not isinstance(act, str) or act not in _FIELDS or asked.get("profile"):
        return None
    fields = {name: asked.get(name) for name in _FIELDS[act]}
    if act == "plan":
        fields["plan"] = plan.read(fields["plan"])
    if fields.get("on") is False or fields.get("plan", ()) is None:
        return None
    return Announced(act, fields, now + MINUTE)


def said(left: float) -> Told:
    """How a child is told of what comes in so many seconds; nothing of what should be there by now."""
    return "minute" if left > NEAR else "moment" if left > 0 else ""
