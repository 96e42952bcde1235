"""This window in a room: who sits here, what it tells, and the orders of now."""

import math
import time
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any, Protocol

from codeweek import __version__
from codeweek.app.child_profiles import Profile
from codeweek.app.journey import Journey
from codeweek.desktop.room import child_file, room_orders
from codeweek.desktop.room.child_file import part, with_work
from codeweek.desktop.room.room_messages import Choose, RoomRequest, Sit, Stand, Tell
from codeweek.desktop.room.room_orders import Turns
from codeweek.desktop.storage.store import Store
from codeweek.progress import again, invented
from codeweek.progress.numbered import untitled
from codeweek.progress.progress import from_json
from codeweek.progress.transfer.childfile import Brought
from codeweek.room.room_json import Orders, RoomSeen, Vote
from codeweek.room.warning import said
from codeweek.text import Text

if TYPE_CHECKING:
    from codeweek.desktop.room.host import Host
    from codeweek.desktop.room.room_client import RoomClient
    from codeweek.desktop.room.room_machine import Machine
    from codeweek.desktop.room.room_messages import RoomUpdate
    from codeweek.desktop.room.room_orders import Done

ALONE = 20.0  # seconds without a server after which nobody waits for its adult any more
NAME = "room"  # in the store: the room to join again, next time


class Follower(Protocol):
    """Does in the window what the room wants."""

    def heard(self, news: "RoomUpdate") -> None:
        """Something has come."""

    def follow(self, orders: Orders) -> None:
        """The adult wants this now."""

    def ring(self) -> None:
        """A turn is over."""


class Member:
    """Without a room it does nothing; the network is behind `line`, for which the window never waits.

    `here`: whether the server answers now. `profiles`: who sits here, one child or two.
    """

    def __init__(self, store: Store) -> None:
        self.store = store
        self.client: RoomClient | None = None
        self.machine: Machine | None = None
        self.seen: RoomSeen | None = None
        self.here = False
        self.orders: Orders = room_orders.USUAL
        self.turns: Turns | None = None
        self._due = 0.0  # when what is announced comes, by the clock of the window
        self.profiles: tuple[Profile, ...] = ()
        self.host: Host | None = None  # the room that this window has opened itself
        self.choice: tuple[int, int, tuple[str, ...]] = (0, 0, ())  # a vote, what was chosen, of what
        self.follower: Callable[[], Follower] | None = None
        self._alone: Profile | None = None  # plays here without the room, which is full
        self._later: set[str] = set()  # who was asked for its pictures already
        self._clock = 0.0
        self._away = 0.0  # seconds since the server was last heard of
        self._said: object = None

    # In and out.

    def enter(self, host: str, port: int, room: str = "") -> None:
        """Join the room at an address, from now on and next time."""
        from codeweek.desktop.room.http_client import Address  # without a room nobody needs the network
        from codeweek.desktop.room.room_client import RoomClient
        from codeweek.desktop.room.room_machine import Machine

        self.leave()
        self.store.write(NAME, {"host": host, "port": port, "room": room})
        self.machine = Machine(self.store.folder)
        self.client = RoomClient(self.machine, Address(host, port), room)

    def enter_again(self) -> None:
        """Join the room of the last time, if there was one."""
        saved = self.store.read(NAME)
        there = saved if isinstance(saved, Mapping) else {}
        host, port, room = there.get("host"), there.get("port"), there.get("room", "")
        if isinstance(host, str) and type(port) is int and isinstance(room, str):
            self.enter(host, port, room)

    def leave(self, forget: bool = False) -> None:
        """Out of the room; `forget` it, or join it again next time."""
        self.stand()
        if self.client:
            self.client.close()
        if self.machine:
            self.machine.close()
        self.client = self.machine = self.seen = self.turns = None
        self.here, self.orders = False, room_orders.USUAL
        if forget:
            self.store.delete(NAME)

    @property
    def guests(self) -> int:
        """The other machines in the room that this window has opened."""
        return max(0, self.host.machines - (1 if self.client else 0)) if self.host else 0

    def close_room(self) -> None:
        """The room that this window has opened ends; a child who plays here goes on without it."""
        if self.host:
            if self.client and self.client.address.port == self.host.port:
                self.leave(forget=True)
            self.host.close()
            self.host = None

    def met(self, seen: RoomSeen) -> None:
        """The server answers."""
        self.here, self.seen = True, seen
        if self.client:
            saved = {"host": self.client.address.host, "port": self.client.address.port, "room": seen["room"]}
            if self.store.read(NAME) != saved:
                self.store.write(NAME, saved)

    def said(self, text: Text) -> str:
        """How it is with the room, for who chooses an animal; empty without one."""
        if self.client is None:
            return ""
        number = self.orders["number"]
        told = [text("room.child.number", n=number)] if number else []
        other = self.seen["codeweek"] if self.seen else ""
        if not self.here:
            told.append(text("room.child.far"))
        elif other != __version__:
            told.append(text("room.window.version", there=other, here=__version__))
        return " · ".join(told)

    # Who sits here.

    def sit(
        self,
        profile: Profile,
        take: bool = False,
        words: str = "",
        pictures: tuple[str, ...] | None = (),
    ) -> None:
        """A child would like to sit here; the answer is news."""
        self.request(Sit(profile.short, take, words, pictures))

    def keyless(self) -> Profile | None:
        """Who sits here and has no pictures yet, each once until it has some."""
        self._later &= {*self.orders["keyless"]}
        wanted = [*({*self.orders["keyless"]} - self._later)]
        found = next((profile for profile in self.profiles if profile.short in wanted), None)
        self._later |= {found.short} if found else set()
        return found

    def choose(self, profile: Profile, pictures: tuple[str, ...]) -> None:
        """A child has chosen its pictures."""
        self.request(Choose(profile.short, pictures))

    def seated(self, *profiles: Profile) -> None:
        """Who plays here from now on."""
        self.profiles = tuple(profile for profile in profiles if profile != self._alone)

    def others(self) -> list[Profile]:
        """The children that the room knows."""
        children = self.seen["children"] if self.seen else []
        profiles = [Profile.of(child["profile"]) for child in children]
        return [profile for profile in profiles if profile]

    def beside(self, profile: Profile) -> list[Profile]:
        """Who plays with a child on this machine."""
        return [each for each in self.profiles if each != profile and profile in self.profiles]

    def refused(self, profile: Profile) -> None:
        """This child plays here without the room."""
        self._alone = profile

    def is_refused(self, profile: Profile) -> bool:
        """Whether this child plays here without the room."""
        return profile == self._alone

    def stand(self) -> None:
        """Nobody plays here any more."""
        if self.client and self.profiles:
            names = [profile.short for profile in self.profiles]
            gone = {"kind": "leave", "profiles": names, "pack": "", "level": ""}
            self.request(Tell(gone, time.time()))
            self.request(Stand())
        self.profiles, self._alone = (), None

    # What is told.

    def tell(self, kind: str, journey: Journey, level: str, **more: Any) -> None:
        """Something happened on a level of a pack; a child who sits beside has what this one has of it."""
        if (
            not self.client
            or journey.profile not in self.profiles
            or journey.key in (invented.KEY, again.KEY)
        ):
            return
        there = part(journey.progress, level)
        if kind == "win":
            self._credit(journey, there)
        told = {"kind": kind, "profiles": [profile.short for profile in self.profiles], "pack": journey.key}
        self.request(Tell({**told, "level": level, "part": there, **more}, time.time()))

    @property
    def takes(self) -> bool:
        """Whether there is an adult here to hand something to."""
        return self.client is not None and bool(self.profiles)

    def give(self, journey: Journey, level: str, program: Any, title: str) -> None:
        """A creation of a level is handed to the adult, with a title of chosen words."""
        there = with_work(journey.progress, level, program)
        gift = {"title": title, "program": untitled(program)}
        self.tell("give", journey, level, part=there, gift=gift)

    def hand(self, journey: Journey, level: str, program: Any) -> None:
        """A game that is made on a level is handed to the room."""
        names = [profile.short for profile in self.profiles]
        told = {"kind": "hand", "profiles": names, "pack": journey.key, "level": level, "game": program}
        self.request(Tell(told, time.time()))

    def _credit(self, journey: Journey, there: Mapping[str, Any]) -> None:
        for profile in self.beside(journey.profile) if journey.profile else ():
            child_file.keep(
                self.store, profile.short, Brought(profile.short, {journey.key: from_json(there)})
            )

    def vote_on(self, journey: Journey, level: str) -> Vote | None:
        """The vote of now, if it is about a level."""
        vote = self.orders["vote"]
        return vote if vote and (vote["pack"], vote["level"]) == (journey.key, level) else None

    def answer(self, journey: Journey, level: str, choice: int, letters: tuple[str, ...]) -> None:
        """A choice on the level of the vote."""
        vote = self.vote_on(journey, level)
        if vote and vote["open"]:
            self.choice = vote["n"], choice, letters
            self.tell("answer", journey, level, vote=vote["n"], choice=choice)

    def request(self, wish: RoomRequest) -> None:
        """Of the thread, when there is a room."""
        if self.client:
            self.client.request(wish)

    # What is heard.

    def did(self, done: "Done") -> None:
        """What is about to be done, once."""
        if self.machine:
            self.machine.did(self.store, done)

    def forgets(self, profile: Profile) -> None:
        """A child is erased here: what the room called it is not kept either."""
        if self.machine:
            self.machine.forget(self.store, [profile.short])

    def pass_time(self, dt: float) -> bool:
        """Follow what has come since; whether there is something else to show to everybody."""
        if not self.client or not self.follower:
            return self._changes()
        follower = self.follower()
        self._clock += dt
        self._away = 0.0 if self.here else self._away + dt
        if self._away > ALONE and (self.orders["pause"] or self.orders["vote"]):
            follower.follow({**self.orders, "pause": False, "vote": None})
        for news in self._news():
            follower.heard(news)
        before = self.turns
        self.turns = before and before.at(self._clock)
        if room_orders.rings(before, self.turns):
            follower.ring()
        return self._changes()

    def ordered(self, new: Orders) -> None:
        """The orders of now."""
        self.orders = new
        self.turns = room_orders.next_turns(self.turns, new["timer"], self._clock)
        self._due = self._clock + (new["soon"]["left"] if new["soon"] else 0)

    @property
    def minutes(self) -> int | None:
        """Of the turn of the pilot, begun ones too; None without turns."""
        return max(1, math.ceil(self.turns.left(self._clock) / 60)) if self.turns else None

    @property
    def soon(self) -> tuple[str, str] | None:
        """How what is announced is told, and what it is; None without it, and once it should be there."""
        soon, how = self.orders["soon"], said(self._due - self._clock)
        return (how, soon["what"]) if soon and how else None

    def _news(self) -> "list[RoomUpdate]":
        assert self.client
        updates = self.client.updates
        return [updates.get() for _ in range(updates.qsize())]

    def _changes(self) -> bool:
        """Whether what the strip says is something else than the last time."""
        orders = self.orders
        always = orders["say"], orders["goal"], orders["number"], orders["vote"]
        said = *always, self.minutes, self.choice, self.soon
        changed, self._said = said != self._said, said
        return changed
