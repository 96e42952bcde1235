"""What a room does when a machine speaks: who sits where, what an event changes, what the machine follows."""

from dataclasses import replace
from typing import Literal

from codeweek.room import claims, evenings, met, picture_key, shared_games
from codeweek.room.child import AWAY_AFTER, Asker, Child, askers, back, told
from codeweek.room.event import MOST_TOGETHER
from codeweek.room.lead import Lead
from codeweek.room.results import added
from codeweek.room.room import Machine, Room
from codeweek.room.room_json import Event, Here, Orders

MOST_MACHINES, MOST_CHILDREN = 3000, 3000
MOST_ASKERS = 6  # machines that ask for one child

Seat = Literal["seated", "held", "unknown", "full"]


def heard(room: Room, machine: str, now: float) -> Room:
    """The room after any word from a machine of it; nobody else needs to be told of it."""
    there = room.machines.get(machine)
    if there is None:
        return room
    room = replace(room, machines={**room.machines, machine: replace(there, heard=max(now, there.heard))})
    if now - there.heard <= AWAY_AFTER or not there.profiles:
        return room
    children = [room.child(profile) for profile in there.profiles]
    came = {child.profile: back(child, max(child.at, there.heard), now) for child in children}
    return replace(room, children={**room.children, **came})


def seat(
    room: Room, machine: str, profile: str, now: float, proved: bool = False, take: bool = False
) -> tuple[Room, Seat]:
    """A child would like to sit at a machine.

    A new child may; one that this machine is trusted with, or that `proved` who it is, may too, unless
    another machine has it now: then it must say so (`take`). Anybody else waits for the adult. A machine is
    kept once a child sits there: of what was refused nothing is left but who asks.
    """
    child = room.child(profile)
    if profile not in room.children and len(room.children) >= MOST_CHILDREN:
        return room, "full"
    room = heard(room, machine, now)
    child = room.child(profile)
    trusted = proved or may_sit(room, machine, profile)
    elsewhere = child.machine not in ("", machine) and room.holds(child, now)
    if not trusted:
        return _asked(room, machine, profile, now), "unknown"
    if elsewhere and not take:
        return room, "held"
    place = _with_place(room, machine)
    if place is None:
        return room, "full"
    child = _comes(place, machine, child, now)
    there = replace(child, at=max(child.at, now), tidied=0.0, warned=0.0)
    return _unasked(heard(_seated(place, machine, there), machine, now), machine), "seated"


def _asked(room: Room, machine: str, profile: str, now: float) -> Room:
    """The room where a machine asks for a child, and for no other; of too many, the last is not heard."""
    room = _unasked(room, machine, profile)
    child = room.child(profile)
    there = askers(child, now)
    if any(asker.machine == machine for asker in there) or len(there) >= MOST_ASKERS:
        return room
    numbers = [asker.number for one in room.children.values() for asker in askers(one, now)]
    new = Asker(max(numbers, default=0) + 1, machine, now)
    return room.changed(replace(child, asking=(*there, new)))


def _unasked(room: Room, machine: str, but: str = "") -> Room:
    """The room where a machine asks for nobody, but maybe for one child."""
    those = [
        replace(child, asking=tuple(asker for asker in child.asking if asker.machine != machine))
        for child in room.children.values()
        if child.profile != but and any(asker.machine == machine for asker in child.asking)
    ]
    return room.changed(*those) if those else room


def number_of(room: Room, machine: str, profile: str, now: float) -> int:
    """The number under which a machine asks for a child; 0 when it is not heard."""
    found = (asker.number for asker in askers(room.child(profile), now) if asker.machine == machine)
    return next(found, 0)


def _with_place(room: Room, machine: str) -> Room | None:
    """The room with a place for a machine: of those where nobody sits, the one unheard of longest goes.

    One that has a child to forget stays longer. None when somebody sits at each.
    """
    if machine in room.machines or len(room.machines) < MOST_MACHINES:
        return room
    empty = [each for each in room.machines.values() if not each.profiles]
    if not empty:
        return None
    oldest = min(empty, key=lambda each: (bool(each.erased), each.heard))
    return replace(room, machines={id: each for id, each in room.machines.items() if id != oldest.id})


def trusts(child: Child, machine: str) -> bool:
    """Whether a machine may have a child without more: it had it before, or nobody had."""
    return not child.tidied and (not child.owners or machine in child.owners)


def may_sit(room: Room, machine: str, profile: str) -> bool:
    """Whether a child may sit at a machine without saying who it is, or once the adult has said so."""
    return trusts(room.child(profile), machine) or room.machine(machine).allowed == profile


def is_erased(room: Room, machine: str, profile: str, mark: str, done: int) -> bool:
    """Whether what a machine still has of a child is to be forgotten; `done`: its last number of that."""
    new = [each for each in room.machine(machine).erased if each["n"] > done]
    return any(each["profile"] == profile or (mark and each.get("mark") == mark) for each in new)


def marked(room: Room, machine: str, profile: str, mark: str, done: int) -> Room:
    """The room once a machine says what it calls its child; of those it has forgotten nothing stays."""
    there = room.machine(machine)
    marks = {**there.marks, profile: mark} if mark else there.marks
    erased = tuple(each for each in there.erased if each["n"] > done)
    return room.changed(replace(there, marks=marks, erased=erased))


def _comes(room: Room, machine: str, child: Child, now: float) -> Child:
    """A child who sits down at a machine, where it may have been all the time."""
    if child.machine == machine and not child.tidied:
        return child
    left = room.machine(child.machine)
    return back(child, max(child.at, left.heard), now)


def _seated(room: Room, machine: str, child: Child) -> Room:
    left = room.machines.get(child.machine)
    there = room.machine(machine)
    profiles = tuple(profile for profile in there.profiles if profile != child.profile)
    allowed = "" if there.allowed == child.profile else there.allowed
    # Of too many at a machine, who sat down first stands up.
    stands = [] if len(profiles) < MOST_TOGETHER else [replace(room.child(profiles[0]), machine="")]
    sits = replace(there, profiles=(*profiles, child.profile)[-MOST_TOGETHER:], allowed=allowed)
    stood = [] if left is None or left.id == machine else [_without(left, child.profile)]
    owners = child.owners | {machine}
    return room.changed(*stood, *stands, sits, replace(child, machine=machine, owners=owners))


def _without(machine: Machine, profile: str) -> Machine:
    return replace(machine, profiles=tuple(each for each in machine.profiles if each != profile))


def may_tell(room: Room, machine: str, event: Event) -> bool:
    """Whether a machine may tell this: it is trusted with all the children it tells of."""
    return all(machine in room.child(profile).owners for profile in event["profiles"])


def hear(room: Room, machine: str, event: Event, now: float) -> Room:
    """The room after an event; what was heard before, or is not this machine's to tell, changes no child."""
    if machine not in room.machines:
        return room
    room = heard(room, machine, now)
    there = replace(room.machine(machine), last=max(room.machine(machine).last, event["n"]))
    # Sent again because the answer was lost: it counts once.
    if event["n"] <= room.machine(machine).last:
        return room
    # Its number is noted all the same, or the machine would send it for ever.
    if not may_tell(room, machine, event):
        return room.changed(there)
    old, before = room, [room.child(profile) for profile in event["profiles"]]
    room = _only(room, there, {*event["profiles"]})
    for child in before:
        room = _after(room, machine, child, event, now)
    room = replace(room, lead=_earned(room.lead, before[0], room.child(before[0].profile)))
    room = shared_games.followed(old, room) if event["kind"] == "hand" else room
    return replace(room, lead=_voted(room.lead, event)) if event["kind"] == "answer" else room


def _only(room: Room, machine: Machine, profiles: set[str]) -> Room:
    """The machine with nobody else at it: whoever sat there without telling so has gone."""
    gone = [
        replace(room.child(profile), machine="") for profile in machine.profiles if profile not in profiles
    ]
    stay = tuple(profile for profile in machine.profiles if profile in profiles)
    return room.changed(replace(machine, profiles=stay), *gone)


def _after(room: Room, machine: str, child: Child, event: Event, now: float) -> Room:
    """A child after an event of its machine; one that it left adds only stars, evenings and games, late."""
    gone = child.tidied or (child.machine not in ("", machine) and room.holds(child, now))
    child = child if gone else _comes(room, machine, child, now)
    # Machines have clocks of their own: they say how long ago it was, not when.
    at = now - event.get("ago", 0.0)
    exam = room.lead.examines(at)
    results = added(child.results, event, at, exam, room.machine(machine).number)
    after = replace(told(child, event, now), results=results, claims=claims.told(child.claims, event))
    new = after.stars.keys() - child.stars.keys()
    came = evenings.after_event(child.evenings, event, at, new)
    after = replace(after, evenings=came, met=_met(child, after, event, at, exam))
    if gone:
        child = replace(child, stars=after.stars, games=after.games, evenings=came)
        return room.changed(replace(child, results=results, claims=after.claims))
    room = _seated(room, machine, child)
    if event["kind"] != "leave":
        return room.changed(replace(after, machine=machine))
    return room.changed(_without(room.machine(machine), child.profile), replace(after, machine=""))


def _met(before: Child, after: Child, event: Event, at: float, exam: bool) -> met.Mets:
    """What a child met, after an event: in an evaluation nothing more. What is told late is in no row."""
    ran = event.get("ran")
    if event["kind"] == "win":
        return met.won(before.met, *after.place)
    if event["kind"] != "run" or ran is None or ran["won"] or exam or after.tries == before.tries:
        return before.met
    return met.failed(before.met, event, ran, after.same, at)


def _earned(lead: Lead, before: Child, after: Child) -> Lead:
    """Stars count once, also when two children earned them together."""
    more = sum(after.stars.values()) - sum(before.stars.values())
    return replace(lead, earned=lead.earned + more) if lead.goal and more > 0 else lead


def _voted(lead: Lead, event: Event) -> Lead:
    ballot, choice = lead.ballot, event.get("choice")
    if ballot is None or not ballot.open or choice is None or event.get("vote") != ballot.n:
        return lead
    if choice >= ballot.choices:
        return lead
    votes = {**ballot.votes, **dict.fromkeys(event["profiles"], choice)}
    return replace(lead, ballot=replace(ballot, votes=votes))


def orders(room: Room, machine: str, now: float, full: bool = False) -> Orders:
    """What a machine follows now."""
    lead, there = room.lead, room.machine(machine)
    return {
        "seq": room.seq,
        "pause": lead.pause,
        "soon": lead.coming(now),
        "say": lead.say,
        "timer": lead.timer(now),
        "vote": lead.vote(counted=False),
        "goal": lead.together(),
        "plan": lead.plan,
        "games": len(shared_games.playable(room)),
        "number": there.number,
        "sent": there.sent,
        "allowed": there.allowed,
        "keyless": picture_key.keyless(room, machine),
        "tidy": there.tidy,
        "erase": [{**each, "mark": each.get("mark", "")} for each in there.erased],
        "full": full,
    }


def here(room: Room, now: float) -> list[Here]:
    """The children of the room, for a machine where somebody chooses an animal."""
    return [
        {"profile": name, "held": room.holds(child, now), "tidied": child.tidied > 0}
        for name, child in sorted(room.children.items())
    ]
