"""What the adult may do, by name: each changes the room, or says why not."""

from collections.abc import Callable, Collection, Mapping
from dataclasses import replace
from typing import Any

from codeweek.room import keeping, picture_key, plan, shared_games, warning
from codeweek.room.child import MOST_COACHED, Asker, Child, askers
from codeweek.room.lead import Ballot, Released, Turns
from codeweek.room.room import Machine, Room
from codeweek.room.room_json import Asked, Erased, Sent

LONGEST_SAY, LONGEST_QUESTION = 200, 600  # letters
MOST_MINUTES, MOST_STARS, MOST_NUMBER, MOST_CHOICES = 60, 10_000, 999, 12
MOST_SHOWN = 2  # programs side by side
MOST_ERASED = 200  # children that a machine is told to forget, the last ones

Fields = Mapping[str, Any]


class RefusedError(ValueError):
    """An act that cannot be done as it was asked; its text names the field."""


class DoneError(RefusedError):
    """An act that came after another one, which has done it or undone it; its text says which."""


def act(room: Room, name: str, fields: Fields, now: float) -> Room:
    """The room after an act of the adult, and after what was due before it.

    Raises RefusedError when a field is missing or wrong, DoneError when there is nothing left to do.
    """
    if name not in ACTS:
        raise RefusedError("act")
    room = happened(room, now)
    after, soon = ACTS[name](room, fields, now), room.lead.soon
    # Done at once, or the evening is over: it would happen a second time, or to nobody.
    is_over = soon and not fields.get("profile") and name in (soon.act, *_ENDS)
    return after.led(replace(after.lead, soon=None)) if is_over else after


_ENDS = ("tidy", "erase")


def happened(room: Room, now: float) -> Room:
    """The room once what was announced has happened, when its minute is over; else the very same room."""
    soon = room.lead.soon
    if soon is None or not soon.is_due(now):
        return room
    left = room.led(replace(room.lead, soon=None))
    return left if soon.is_late(now) else ACTS[soon.act](left, soon.fields, now)


def _soon(room: Room, fields: Fields, now: float) -> Room:
    """Announce another act, which is done in a minute: what would be refused then is refused now."""
    found = warning.announced(fields.get("then"), now)
    if found is None:
        raise RefusedError("then")
    ACTS[found.act](room, found.fields, now)
    if room.lead.soon:
        raise DoneError("soon")
    return room.led(replace(room.lead, soon=found))


def _stop(room: Room, _fields: Fields, _now: float) -> Room:
    """Nothing is announced any more."""
    if room.lead.soon is None:
        raise DoneError("stop")
    return room.led(replace(room.lead, soon=None))


def _at_once(room: Room, _fields: Fields, now: float) -> Room:
    """What is announced is done without waiting."""
    soon = room.lead.soon
    if soon is None:
        raise DoneError("stop")
    return ACTS[soon.act](_stop(room, {}, now), soon.fields, now)


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


def _close_board(room: Room, fields: Fields, now: float) -> Room:
    """A board on another machine: its browser is not the adult's any more."""
    open_board = room.lead.board(_text(fields, "board"))
    if open_board is None or not open_board.is_open(now):
        raise RefusedError("board")
    return room.led(room.lead.shut(open_board.mark))


def _goal(room: Room, fields: Fields, _now: float) -> Room:
    return room.led(replace(room.lead, goal=_number(fields, "stars", 0, MOST_STARS), earned=0))


def _show(room: Room, fields: Fields, _now: float) -> Room:
    """The last one as it is now, beside what is there already, which stays as the adult released it."""
    wanted = fields.get("profiles")
    if not isinstance(wanted, list) or len(wanted) > MOST_SHOWN:
        raise RefusedError("profiles")
    before = (_shown(room, each) or _released(room, each) for each in wanted[:-1])
    return room.led(replace(room.lead, shown=(*before, *(_released(room, each) for each in wanted[-1:]))))


def _shown(room: Room, profile: Any) -> Released | None:
    return next((each for each in room.lead.shown if each.profile == profile), None)


def _released(room: Room, profile: Any) -> Released:
    child = room.child(_child(room, {"profile": profile}))
    if not isinstance(child.program, Mapping):
        raise RefusedError("profiles")
    return Released(child.profile, child.pack, child.level, child.program)


def _plan(room: Room, fields: Fields, now: float) -> Room:
    found = plan.read(fields.get("plan"))
    if found is None:
        raise RefusedError("plan")
    return room.led(room.lead.planned(found, now))


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


def _allow(room: Room, fields: Fields, now: float) -> Room:
    """« C'est bien lui »: the machine that asks for this child under a number may have it."""
    child, asker = _asker(room, fields, now)
    machine = room.machine(asker.machine)
    allowed = replace(machine, allowed=child.profile, heard=max(machine.heard, asker.since))
    return room.changed(allowed, _answered(child, asker))


def _deny(room: Room, fields: Fields, now: float) -> Room:
    return room.changed(_answered(*_asker(room, fields, now)))


def _asker(room: Room, fields: Fields, now: float) -> tuple[Child, Asker]:
    """A child, and the machine that asks for it under a number."""
    child, number = room.child(_child(room, fields)), fields.get("number")
    asker = next((each for each in askers(child, now) if each.number == number), None)
    if asker is None:
        raise RefusedError("number")
    return child, asker


def _answered(child: Child, asker: Asker) -> Child:
    return replace(child, asking=tuple(each for each in child.asking if each != asker))


def _forget_pictures(room: Room, fields: Fields, _now: float) -> Room:
    """A child chooses other pictures."""
    return picture_key.forgotten(room, _child(room, fields))


def _coach(room: Room, fields: Fields, now: float) -> Room:
    """The adult went to a child with a question on its level."""
    child = room.child(_child(room, fields))
    if not child.level:
        raise RefusedError("profile")
    question = _text(fields, "question", LONGEST_QUESTION)
    asked: Asked = {
        "pack": child.pack,
        "level": child.level,
        "question": question,
        "at": now,
        "freed": False,
    }
    return room.changed(replace(child, coached=(*child.coached, asked)[-MOST_COACHED:]))


def _tidy(room: Room, fields: Fields, now: float) -> Room:
    """Put everybody of one machine away, or of all machines without a child: the children can come back."""
    if not fields.get("profile"):
        return _put_away(room, {*room.machines}, {*room.children}, now)
    at = room.child(_child(room, fields)).machine
    if at not in room.machines:
        raise RefusedError("profile")
    there = {child.profile for child in room.children.values() if _is_only_at(child, at)}
    return _put_away(room, {at}, there, now)


def _is_only_at(child: Child, machine: str) -> bool:
    """Whether a child sits at a machine, or was there and sits nowhere."""
    return child.machine == machine or (not child.machine and machine in child.owners)


def _put_away(room: Room, machines: set[str], profiles: set[str], now: float) -> Room:
    number = room.seq + 1  # greater than any before, also for a machine that the room has forgotten since
    empty = [replace(machine, tidy=number, profiles=()) for machine in map(room.machine, machines)]
    children = [room.child(profile) for profile in profiles]
    away = [replace(child, machine="", kind="leave", tidied=now) for child in children if not child.tidied]
    return room.changed(*empty, *away)


def _untidy(room: Room, fields: Fields, now: float) -> Room:
    """Undo it for one child, or for those who were put away last: their machines may have them again."""
    there = {each["profile"] for each in keeping.tidied(room, now)}
    wanted = {_child(room, fields)} if fields.get("profile") else _last(room, there)
    if not wanted or not wanted <= there:
        raise RefusedError("profile")
    return room.changed(*(replace(room.child(profile), tidied=0.0) for profile in wanted))


def _last(room: Room, profiles: set[str]) -> set[str]:
    when = {profile: room.child(profile).tidied for profile in profiles}
    return {profile for profile in profiles if when[profile] == max(when.values())}


def _erase(room: Room, fields: Fields, _now: float) -> Room:
    """Forget one child, or all: every machine that had it does too, and the server its file.

    With one child go those of the `others` whom only its machine has had: somebody may have invented them.
    With all children go the machines that have nothing to forget.
    """
    if fields.get("profile"):
        profile = _child(room, fields)
        there = {*room.brought_alike(room.child(profile))}
        return erased(room, {profile, *there.intersection(_texts(fields, "others"))})
    left = erased(room, {*room.children})
    return replace(left, machines={id: machine for id, machine in left.machines.items() if machine.erased})


def erased(room: Room, gone: Collection[str]) -> Room:
    """The room without some children, whom the machines that had them are to forget."""
    machines = {id: _forgetting(machine, room, gone) for id, machine in room.machines.items()}
    left = {name: child for name, child in room.children.items() if name not in gone}
    return replace(room.led(room.lead.without(gone)), children=left, machines=machines)


def _forgetting(machine: Machine, room: Room, gone: Collection[str]) -> Machine:
    """A machine without some children, told to forget those that it had: by its own marks, not by name."""
    had = sorted(profile for profile in gone if machine.id in room.child(profile).owners)
    numbered = enumerate(had, max(room.seq, *(each["n"] for each in machine.erased[-1:]), 0) + 1)
    told = [_to_forget(number, profile, machine.marks.get(profile, "")) for number, profile in numbered]
    left = replace(machine.without(gone), erased=(*machine.erased, *told)[-MOST_ERASED:])
    return left if left != machine else machine


def _to_forget(number: int, profile: str, mark: str) -> Erased:
    return {"n": number, "mark": mark, "profile": "" if mark else profile}


def _open_game(room: Room, fields: Fields, _now: float) -> Room:
    """A game that was handed is for the others too, or no more."""
    return shared_games.opened(room, _game(room, fields), _flag(fields, "on"))


def _remove_game(room: Room, fields: Fields, _now: float) -> Room:
    return shared_games.removed(room, _game(room, fields))


ACTS: Mapping[str, Callable[[Room, Fields, float], Room]] = {
    "soon": _soon,
    "stop": _stop,
    "at_once": _at_once,
    "pause": _pause,
    "say": _say,
    "timer": _timer,
    "vote": _vote,
    "close_vote": _close_vote,
    "end_vote": _end_vote,
    "close_board": _close_board,
    "goal": _goal,
    "show": _show,
    "plan": _plan,
    "open_game": _open_game,
    "remove_game": _remove_game,
    "send": _send,
    "sticker": _sticker,
    "allow": _allow,
    "deny": _deny,
    "forget_pictures": _forget_pictures,
    "coach": _coach,
    "tidy": _tidy,
    "untidy": _untidy,
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


def _texts(fields: Fields, name: str) -> list[str]:
    value = fields.get(name, [])
    if not isinstance(value, list) or not all(isinstance(each, str) for each in value):
        raise RefusedError(name)
    return value


def _number(fields: Fields, name: str, least: int, most: int) -> int:
    value = fields.get(name, 0)
    if not isinstance(value, int) or isinstance(value, bool) or not least <= value <= most:
        raise RefusedError(name)
    return value


def _game(room: Room, fields: Fields) -> shared_games.Place:
    place = (_child(room, fields), _text(fields, "pack"), _text(fields, "level"))
    if shared_games.find(room, place) is None:
        raise RefusedError("game")
    return place


def _child(room: Room, fields: Fields) -> str:
    profile = fields.get("profile")
    if not isinstance(profile, str) or profile not in room.children:
        raise RefusedError("profile")
    return profile
