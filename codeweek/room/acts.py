"""What the adult may do, by name: each changes the room, or says why not."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

from codeweek.room import plan
from codeweek.room.lead import Ballot, Turns
from codeweek.room.room import Room
from codeweek.room.shapes import Sent

LONGEST_SAY = 200  # letters
MOST_MINUTES, MOST_STARS, MOST_NUMBER, MOST_CHOICES = 60, 10_000, 999, 12
MOST_SHOWN = 2  # programs side by side

Fields = Mapping[str, Any]


class RefusedError(ValueError):
    """An act that cannot be done as it was asked; its text names the field."""


def act(room: Room, name: str, fields: Fields, now: float) -> Room:
    """The room after an act of the adult. Raises RefusedError when a field is missing or wrong."""
    if name not in ACTS:
        raise RefusedError("act")
    return ACTS[name](room, fields, now)


def _pause(room: Room, fields: Fields, _now: float) -> Room:
    return room.led(replace(room.lead, pause=_flag(fields, "on")))


def _say(room: Room, fields: Fields, _now: float) -> Room:
    return room.led(replace(room.lead, say=_text(fields, "text", LONGEST_SAY)))


def _timer(room: Room, fields: Fields, now: float) -> Room:
    minutes = _number(fields, "minutes", 0, MOST_MINUTES)
    return room.led(replace(room.lead, turns=Turns(minutes, now) if minutes else None))


def _vote(room: Room, fields: Fields, _now: float) -> Room:
    lead, number = room.lead, room.lead.ballots + 1
    choices = _number(fields, "choices", 2, MOST_CHOICES)
    ballot = Ballot(number, _text(fields, "pack"), _text(fields, "level"), choices)
    return room.led(replace(lead, ballot=ballot, ballots=number))


def _close_vote(room: Room, _fields: Fields, _now: float) -> Room:
    ballot = room.lead.ballot
    if ballot is None:
        raise RefusedError("vote")
    return room.led(replace(room.lead, ballot=replace(ballot, open=False)))


def _end_vote(room: Room, _fields: Fields, _now: float) -> Room:
    return room.led(replace(room.lead, ballot=None))


def _goal(room: Room, fields: Fields, _now: float) -> Room:
    return room.led(replace(room.lead, goal=_number(fields, "stars", 0, MOST_STARS), earned=0))


def _show(room: Room, fields: Fields, _now: float) -> Room:
    wanted = fields.get("profiles")
    if not isinstance(wanted, list) or len(wanted) > MOST_SHOWN:
        raise RefusedError("profiles")
    return room.led(replace(room.lead, shown=tuple(_child(room, {"profile": each}) for each in wanted)))


def _plan(room: Room, fields: Fields, _now: float) -> Room:
    found = plan.read(fields.get("plan"))
    if found is None:
        raise RefusedError("plan")
    return room.led(replace(room.lead, plan=found))


def _send(room: Room, fields: Fields, _now: float) -> Room:
    """A level, or a hint of it, to the machine of one child."""
    child = room.child(_child(room, fields))
    machine = room.machines.get(child.machine)
    if machine is None:
        raise RefusedError("profile")
    number = machine.sent["n"] + 1 if machine.sent else 1
    sent: Sent = {
        "n": number,
        "profile": child.profile,
        "pack": _text(fields, "pack"),
        "level": _text(fields, "level"),
        "rung": _number(fields, "rung", 0, 3),
    }
    return room.changed(replace(machine, sent=sent))


def _sticker(room: Room, fields: Fields, _now: float) -> Room:
    """The number on the machine where a child sits."""
    child = room.child(_child(room, fields))
    if child.machine not in room.machines:
        raise RefusedError("profile")
    number = _number(fields, "number", 0, MOST_NUMBER)
    return room.changed(replace(room.machine(child.machine), number=number or None))


def _allow(room: Room, fields: Fields, _now: float) -> Room:
    """« C'est bien lui »: the machine that asks for this child may have it."""
    child = room.child(_child(room, fields))
    if not child.asks:
        raise RefusedError("profile")
    machine = replace(room.machine(child.asks), allowed=child.profile)
    return room.changed(machine, replace(child, asks=""))


def _deny(room: Room, fields: Fields, _now: float) -> Room:
    return room.changed(replace(room.child(_child(room, fields)), asks=""))


def _tidy(room: Room, fields: Fields, _now: float) -> Room:
    """Put everybody of one machine away, or of all machines without a child: the children can come back."""
    machines = [*room.machines.values()]
    if fields.get("profile"):
        at = room.child(_child(room, fields)).machine
        machines = [machine for machine in machines if machine.id == at]
    gone = [replace(machine, tidy=machine.tidy + 1, profiles=()) for machine in machines]
    names = {machine.id for machine in machines}
    away = [
        replace(child, machine="", kind="leave") for child in room.children.values() if child.machine in names
    ]
    return room.changed(*gone, *away)


def _erase(room: Room, fields: Fields, _now: float) -> Room:
    """Forget one child, or all: its file goes with it, which is the server's to do."""
    gone = {_child(room, fields)} if fields.get("profile") else {*room.children}
    machines = [
        replace(machine, tidy=machine.tidy + 1, profiles=())
        for machine in room.machines.values()
        if gone & {*machine.profiles}
    ]
    left = {name: child for name, child in room.children.items() if name not in gone}
    return replace(room.changed(*machines), children=left)


ACTS: Mapping[str, Callable[[Room, Fields, float], Room]] = {
    "pause": _pause,
    "say": _say,
    "timer": _timer,
    "vote": _vote,
    "close_vote": _close_vote,
    "end_vote": _end_vote,
    "goal": _goal,
    "show": _show,
    "plan": _plan,
    "send": _send,
    "sticker": _sticker,
    "allow": _allow,
    "deny": _deny,
    "tidy": _tidy,
    "erase": _erase,
}


def _flag(fields: Fields, name: str) -> bool:
    value = fields.get(name)
    if not isinstance(value, bool):
        raise RefusedError(name)
    return value


def _text(fields: Fields, name: str, most: int = plan.LONGEST) -> str:
    value = fields.get(name)
    if not isinstance(value, str) or len(value) > most:
        raise RefusedError(name)
    return value


def _number(fields: Fields, name: str, least: int, most: int) -> int:
    value = fields.get(name, 0)
    if not isinstance(value, int) or isinstance(value, bool) or not least <= value <= most:
        raise RefusedError(name)
    return value


def _child(room: Room, fields: Fields) -> str:
    profile = fields.get("profile")
    if not isinstance(profile, str) or profile not in room.children:
        raise RefusedError("profile")
    return profile
