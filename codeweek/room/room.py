"""A room: its machines and children, and the adult who leads them."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field, replace

from codeweek.room.child import AWAY_AFTER, Child
from codeweek.room.lead import Lead
from codeweek.room.room_json import Erased, Sent


@dataclass(frozen=True)
class Machine:
    """A tablet, a laptop, a window. `last`: number of the last event applied; `heard`: when it spoke.

    `marks`: what it calls its children, at random; `erased`: those that it is to forget, by such marks.
    """

    id: str
    number: int | None = None
    last: int = 0
    heard: float = 0.0
    profiles: tuple[str, ...] = ()
    sent: Sent | None = None
    allowed: str = ""
    tidy: int = 0
    marks: Mapping[str, str] = field(default_factory=dict)
    erased: tuple[Erased, ...] = ()

    def without(self, profiles: Collection[str]) -> "Machine":
        """The same without a trace of some children."""
        return replace(
            self,
            profiles=tuple(profile for profile in self.profiles if profile not in profiles),
            allowed="" if self.allowed in profiles else self.allowed,
            sent=None if self.sent and self.sent["profile"] in profiles else self.sent,
            marks={name: mark for name, mark in self.marks.items() if name not in profiles},
        )


@dataclass(frozen=True)
class Room:
    """Everything that is known of a room now; the files of the children are kept apart. `seq` grows."""

    id: str
    seq: int = 0
    children: Mapping[str, Child] = field(default_factory=dict)
    machines: Mapping[str, Machine] = field(default_factory=dict)
    lead: Lead = field(default_factory=Lead)

    def child(self, profile: str) -> Child:
        """A child, known or not yet."""
        return self.children.get(profile, Child(profile))

    def machine(self, id: str) -> Machine:
        """A machine, known or not yet."""
        return self.machines.get(id, Machine(id))

    def changed(self, *those: Child | Machine) -> "Room":
        """The room with these in it."""
        children = {each.profile: each for each in those if isinstance(each, Child)}
        machines = {each.id: each for each in those if isinstance(each, Machine)}
        both = {"children": {**self.children, **children}, "machines": {**self.machines, **machines}}
        return replace(self, seq=self.seq + 1, **both)  # type: ignore[arg-type]

    def led(self, lead: Lead) -> "Room":
        """The room with the adult leading so."""
        return replace(self, seq=self.seq + 1, lead=lead)

    def brought_alike(self, child: Child) -> list[str]:
        """The other children whom no machine but the one of this child has ever had."""
        if len(child.owners) != 1:
            return []
        those = (each for each in self.children.values() if each.owners == child.owners)
        return sorted(each.profile for each in those if each.profile != child.profile)

    def holds(self, child: Child, now: float) -> bool:
        """Whether a machine that was heard of lately has this child."""
        machine = self.machines.get(child.machine)
        return machine is not None and now - machine.heard <= AWAY_AFTER
