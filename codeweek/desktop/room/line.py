"""The line to the server of a room: one thread that joins, tells and asks; the window never waits for it."""

import queue
import threading
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from http import HTTPStatus
from typing import cast

from codeweek import __version__
from codeweek.desktop import causes
from codeweek.desktop.room import asked_games as games
from codeweek.desktop.room import childs, find, packed
from codeweek.desktop.room.address import Address
from codeweek.desktop.room.listen import WAITS, Listener
from codeweek.desktop.room.machine import Machine
from codeweek.desktop.room.news import (
    Away,
    Fetched,
    Found,
    Gone,
    Met,
    News,
    Ordered,
    Played,
    Refused,
    Seated,
)
from codeweek.desktop.room.wire import Answer, Wire
from codeweek.desktop.room.wishes import Fetch, Find, Play, Sit, Stand, Tell, Wish
from codeweek.room.shapes import Here, Orders, Packed, RoomSeen

PACE = 0.6  # seconds between two posts of events: a room counts them
AGAIN = 2.0  # seconds before the same is told again, when the server has too much to do
LOOK_EVERY = 10.0  # seconds between two looks at who is in the room
WHYS = ("held", "unknown", "full")


class Line:
    """`news` is read by the window; `wish` is what it does."""

    def __init__(self, machine: Machine, address: Address, room: str = "") -> None:
        self.machine, self.address, self.room = machine, address, room
        self.news: queue.SimpleQueue[News] = queue.SimpleQueue()
        self._wishes: queue.SimpleQueue[Wish] = queue.SimpleQueue()
        self._wire = Wire(address)
        self._listener: Listener | None = None
        self._met, self._fails, self._again = False, 0, 0.0
        self._looked = self._paced = 0.0
        self._seats: tuple[str, ...] = ()  # who sits here
        self._children: object = None
        self._lacking: dict[str, Packed] = {}  # packs of today that are not here yet, by their sums
        self._alone = False  # the next request has one event only: they were refused together
        self._thread = threading.Thread(target=self._run, name="room: tells", daemon=True)
        self._thread.start()

    def wish(self, wish: Wish) -> None:
        """Do this, soon."""
        self._wishes.put(wish)

    def close(self, wait: float = 1.5) -> None:
        """Tell what is left to tell, if that is quick; the rest is kept for the next time."""
        self._wishes.put(None)
        self._thread.join(wait)
        if self._listener:
            self._listener.end()

    # The thread.

    def _run(self) -> None:
        while True:
            try:
                self._turn_until_end()
            except Exception as error:  # a thread that ends by itself would tell nothing more, and nobody
                causes.keep(error, "room")
                self._lost()
            else:
                break
        self._wire.close()

    def _turn_until_end(self) -> None:
        while True:
            now = time.monotonic()
            if not self._met and now >= self._again:
                self._guarded(self._meet)
            if self._met and self.machine.outbox.waiting and now >= self._paced:
                self._guarded(self._send)
            if self._met and now >= self._looked + LOOK_EVERY:
                self._guarded(self._look)
            try:
                wish = self._wishes.get(timeout=self._patience())
            except queue.Empty:
                continue
            if wish is None:
                break
            self._do(wish)
        self._wire.patience = 1.0
        if self._met and self.machine.outbox.waiting:
            with suppress(OSError):
                self._tell_all()

    def _patience(self) -> float:
        """Seconds until there is something to do without being asked."""
        now = time.monotonic()
        if not self._met:
            return max(0.01, self._again - now)
        soon = self._paced if self.machine.outbox.waiting else self._looked + LOOK_EVERY
        return max(0.01, soon - now)

    def _guarded(self, doing: Callable[[], object]) -> None:
        try:
            doing()
        except OSError:
            self._lost()

    def _lost(self) -> None:
        if self._met or not self._fails:
            self.news.put(Away())
        self._met = False
        self._wire.close()
        self._again = time.monotonic() + WAITS[min(self._fails, len(WAITS) - 1)]
        self._fails += 1

    def _meet(self) -> None:
        """The server answers, for the first time or again: everybody sits down again, with the whole file."""
        try:
            seen = self._seen()
        except OSError:
            seen = self._moved()
        self.room = seen["room"]
        self.machine.keep(self.machine.outbox.of(self.room))
        self._met, self._fails = True, 0
        self.news.put(Met(seen))
        for profile in self._seats:
            self._sit(Sit(profile))
        for wanted in [*self._lacking.values()]:
            self._fetch(wanted)
        if self._listener is None or self._listener.address != self.address:
            if self._listener:
                self._listener.end()
            self._listener = Listener(self.address, self.machine.id, self._heard)

    def _seen(self) -> RoomSeen:
        """What any machine may know of the room."""
        value = self._wire.ask("api/room").value
        room = value.get("room") if isinstance(value, dict) else None
        children = value.get("children") if isinstance(value, dict) else None
        if not isinstance(room, str) or not isinstance(children, list):
            raise OSError("no room there")
        version = value.get("codeweek")
        self._looked = time.monotonic()
        there = [each for each in children if isinstance(each, dict) and isinstance(each.get("profile"), str)]
        return {
            "room": room,
            "codeweek": version if isinstance(version, str) else "",
            "children": cast(list[Here], there),
        }

    def _moved(self) -> RoomSeen:
        """The same room, where its server has another address since."""
        there = [each for each in find.rooms() if each.room == self.room and each.address != self.address]
        if not self.room or not there:
            raise OSError("no room there")
        self._wire.close()
        self.address, self._wire = there[0].address, Wire(there[0].address)
        return self._seen()

    def _look(self) -> None:
        """Who is in the room now; it is told when that has changed."""
        seen = self._seen()
        if seen["room"] != self.room:
            raise OSError("another room has this address now: everybody sits down again")
        if seen["children"] != self._children:
            self._children = seen["children"]
            self.news.put(Met(seen))

    def _heard(self, orders: Orders | None) -> None:
        """In the thread that listens."""
        if orders:
            self.news.put(Ordered(orders))

    # What is wished.

    def _do(self, wish: Wish) -> None:
        if isinstance(wish, Tell):
            self.machine.keep(self.machine.outbox.told(wish.happened, wish.at))
        elif isinstance(wish, Sit):
            self._guarded(lambda: self._sit(wish))
            if not self._met:
                self._seats = (*(each for each in self._seats if each != wish.profile), wish.profile)
                self.news.put(Refused(wish.profile, "away"))
        elif isinstance(wish, Stand):
            self._guarded(self._stand)
        elif isinstance(wish, Fetch):
            self._guarded(lambda: self._fetch(wish.packed))

        elif isinstance(wish, Find | Play):
            self.news.put(self._games(wish))

    def _games(self, wish: Find | Play) -> Found | Played:
        """The games that may be played, or one of them."""
        try:
            answer = self._wire.ask(games.path(self.machine.id, wish)) if self._met else None
        except OSError:
            self._lost()
            answer = None
        return games.told(wish, answer)

    def _sit(self, wish: Sit) -> None:
        if not self._met:
            return
        answer = self._asked_to_sit(wish)
        self._seats = tuple(each for each in self._seats if each != wish.profile)
        why = answer.value.get("why") if isinstance(answer.value, dict) else "nothing"
        if why in WHYS:
            number = answer.value.get("number")
            self.news.put(Refused(wish.profile, why, number if type(number) is int else 0))
            return
        if answer.status != HTTPStatus.OK or why:
            raise OSError(f"not now: {answer.status}")
        self._seats = (*self._seats, wish.profile)
        last = answer.value.get("last")
        self.machine.keep(self.machine.outbox.heard(last if type(last) is int else 0))
        file = answer.value.get("file")
        self.news.put(Seated(wish.profile, file if isinstance(file, dict) else {}))

    def _asked_to_sit(self, wish: Sit) -> Answer:
        told = {
            "machine": self.machine.id,
            "profile": wish.profile,
            "mark": self.machine.mark(wish.profile),
            "file": childs.file(self.machine.store, wish.profile),
            "codeweek": __version__,
            "erased": self.machine.done.of(self.room).erase,
            **({"take": True} if wish.take else {}),
            **({"words": wish.words} if wish.words else {}),
        }
        answer = self._wire.ask("api/join", told)
        if (
            answer.status == HTTPStatus.REQUEST_ENTITY_TOO_LARGE
        ):  # it plays on; what it does from now on is told
            answer = self._wire.ask("api/join", {**told, "file": None})
        return answer

    def _stand(self) -> None:
        """What is left to tell; then their whole files, with what no event brings."""
        seats, self._seats = self._seats, ()
        if not self._met:
            return
        self._tell_all()
        for profile in seats:
            file = childs.file(self.machine.store, profile, settings=True)
            self._wire.ask("api/file", {"machine": self.machine.id, "profile": profile, "file": file})

    def _fetch(self, wanted: Packed) -> None:
        if packed.is_here(self.machine.store.folder, wanted):
            return
        self._lacking[wanted["sum"]] = wanted
        if not self._met:
            return
        answer = self._wire.ask(f"api/packs/{wanted['sum']}.zip")
        del self._lacking[wanted["sum"]]
        if answer.status == HTTPStatus.OK and (pack := packed.read(answer.content, wanted["sum"])):
            self.news.put(Fetched(pack, answer.content))

    # What is told.

    def _tell_all(self) -> None:
        while self.machine.outbox.waiting and self._send():
            pass

    def _send(self) -> bool:
        """The next events; whether the server has taken any."""
        outbox = self.machine.outbox
        events = outbox.batch(time.time())[: 1 if self._alone else None]
        answer = self._wire.ask("api/events", {"machine": self.machine.id, "events": events})
        self._paced = time.monotonic() + PACE
        if answer.status == HTTPStatus.OK and isinstance(answer.value, dict):
            return self._taken(answer)
        if answer.status == HTTPStatus.BAD_REQUEST and _last(answer):  # it took nothing of it, and goes on
            return self._taken(answer)
        self._paced = time.monotonic() + AGAIN
        if answer.status == HTTPStatus.FORBIDDEN and self._seats:
            raise OSError("it does not know this machine any more: everybody sits down again")
        if answer.status in (HTTPStatus.BAD_REQUEST, HTTPStatus.REQUEST_ENTITY_TOO_LARGE):
            if len(events) == 1:  # nothing makes the server take it: what it told is in the child's file
                self.machine.keep(outbox.heard(events[0]["n"]))
            self._alone, self._paced = len(events) > 1, time.monotonic() + PACE
        return False

    def _taken(self, answer: Answer) -> bool:
        gone = answer.value.get("gone")
        self._alone = False
        before = self.machine.outbox
        self.machine.keep(before.heard(_last(answer)))
        for profile in gone if isinstance(gone, list) else []:
            if profile in self._seats:
                self._seats = tuple(each for each in self._seats if each != profile)
                self.news.put(Gone(profile))
        if self.machine.outbox == before:  # it counts otherwise: begin anew, or the same is told for ever
            self.machine.keep(replace(before, waiting=()))
        return self.machine.outbox != before


def _last(answer: Answer) -> int:
    """The number of the last event that the room has dealt with; 0 where it does not say."""
    last = answer.value.get("last") if isinstance(answer.value, dict) else None
    return last if type(last) is int else 0
