"""The client of a room's server: its threads join, tell, ask and listen; the window never waits."""

import hashlib
import queue
import tempfile
import threading
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from http import HTTPStatus
from pathlib import Path
from typing import Any, cast
from urllib.parse import urlencode

from codeweek import __version__
from codeweek.desktop.room import child_file, http_client, room_orders
from codeweek.desktop.room.http_client import Address, Answer, HttpClient, stream
from codeweek.desktop.room.room_machine import Machine
from codeweek.desktop.room.room_messages import (
    Away,
    Choose,
    Fetch,
    Fetched,
    Find,
    GamesFound,
    Gone,
    Met,
    Ordered,
    Play,
    Played,
    Refused,
    RoomRequest,
    RoomUpdate,
    Seated,
    Sit,
    Stand,
    Tell,
    Unkept,
)
from codeweek.desktop.storage import causes
from codeweek.desktop.storage.pack_library import FOLDER
from codeweek.packs.load import load_pack
from codeweek.packs.pack import Pack
from codeweek.room.room_json import GamePlace, Here, Orders, Packed, RoomSeen


def read_pack(content: bytes, sum: str) -> Pack | None:
    """The pack in a zip; None when it is not the one that was asked for, or nothing can be played of it."""
    if sum_of(content) != sum:
        return None
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "pack.zip"
        try:
            path.write_bytes(content)
            pack = load_pack(path)
        except OSError:
            return None
    return pack if pack.levels else None


def is_here(home: Path, wanted: Packed) -> bool:
    """Whether it is on the shelf of this computer."""
    try:
        return sum_of((home / FOLDER / f"{wanted['key']}.zip").read_bytes()) == wanted["sum"]
    except (OSError, ValueError):
        return False


def sum_of(content: bytes) -> str:
    """What a pack is asked for by."""
    return hashlib.sha256(content).hexdigest()


PLACE = tuple(GamePlace.__annotations__)
WHY = {HTTPStatus.NOT_FOUND: "gone", HTTPStatus.TOO_MANY_REQUESTS: "slow"}


def games_path(machine: str, wish: Find | Play) -> str:
    """Where it is asked."""
    if isinstance(wish, Find):
        return f"api/games?machine={machine}"
    return f"api/games/file?{urlencode({'machine': machine, **wish.place})}"


def games_response(wish: Find | Play, answer: Answer | None) -> GamesFound | Played:
    """What an answer says; without one the room is far."""
    why = "far" if answer is None else "" if answer.status == HTTPStatus.OK else _why(answer.status)
    if isinstance(wish, Find):
        return GamesFound(_places(answer.value) if answer and not why else (), why)
    return Played(wish.place, _text(answer.content) if answer and not why else "", why)


def _why(status: int) -> str:
    return next((why for number, why in WHY.items() if number == status), "far")


def _places(value: Any) -> tuple[GamePlace, ...]:
    games = value.get("games") if isinstance(value, dict) else None
    there = games if isinstance(games, list) else []
    return tuple(_place(each) for each in there if _is_place(each))


def _is_place(value: Any) -> bool:
    return isinstance(value, dict) and all(isinstance(value.get(name), str) for name in PLACE)


def _place(value: Any) -> GamePlace:
    return {"profile": value["profile"], "pack": value["pack"], "level": value["level"]}


def _text(content: bytes) -> str:
    return content.decode("utf-8", "replace")


EVERY = 5.0  # seconds between two questions
WAITS = (1.0, 2.0, 5.0, 15.0)  # seconds before another try
SHORT = 20.0  # seconds: a stream that ends before that, without orders, goes through something that holds it


class Listener:
    """A thread; `heard` is called in it, with None when the server is no longer heard."""

    def __init__(self, address: Address, machine: str, heard: Callable[[Orders | None], None]) -> None:
        self.address, self.heard = address, heard
        self._path = f"?machine={machine}"
        self._ended = threading.Event()
        threading.Thread(target=self._run, name="room: listens", daemon=True).start()

    def end(self) -> None:
        """No more of it."""
        self._ended.set()

    def _run(self) -> None:
        fails = 0
        while not self._ended.is_set():
            began = time.monotonic()
            if self._streamed() or self._polled():
                fails = 0
            else:
                self._tell(None)
                self._ended.wait(WAITS[min(fails, len(WAITS) - 1)])
                fails += 1
            if time.monotonic() - began < SHORT:
                self._ended.wait(0.2)

    def _streamed(self) -> bool:
        """Listen until it ends; whether there was anything."""
        some = False
        try:
            for value in stream(self.address, f"api/listen{self._path}"):
                if self._ended.is_set():
                    return True
                if orders := room_orders.read(value):
                    some = True
                    self._tell(orders)
        except OSError:
            pass
        return some

    def _polled(self) -> bool:
        """Ask for a while, for those whom a proxy gives no stream; whether there was an answer."""
        some, wire = False, HttpClient(self.address)
        for _time in range(round(60 / EVERY)):
            try:
                orders = room_orders.read(wire.ask(f"api/orders{self._path}").value)
            except OSError:
                orders = None
            if orders is None or self._ended.is_set():
                break
            some = True
            self._tell(orders)
            self._ended.wait(EVERY)
        wire.close()
        return some

    def _tell(self, orders: Orders | None) -> None:
        if not self._ended.is_set():
            self.heard(orders)


PACE = 0.6  # seconds between two posts of events: a room counts them
AGAIN = 2.0  # seconds before the same is told again, when the server has too much to do
LOOK_EVERY = 10.0  # seconds between two looks at who is in the room
WHYS = ("held", "unknown", "pictures", "wrong", "full")


class RoomClient:
    """`news` is read by the window; `wish` is what it does."""

    def __init__(self, machine: Machine, address: Address, room: str = "") -> None:
        self.machine, self.address, self.room = machine, address, room
        self.updates: queue.SimpleQueue[RoomUpdate] = queue.SimpleQueue()
        self._requests: queue.SimpleQueue[RoomRequest] = queue.SimpleQueue()
        self._http = HttpClient(address)
        self._listener: Listener | None = None
        self._met, self._fails, self._again = False, 0, 0.0
        self._looked = self._paced = 0.0
        self._seats: tuple[str, ...] = ()  # who sits here
        self._children: object = None
        self._lacking: dict[str, Packed] = {}  # packs of today that are not here yet, by their sums
        self._alone = False  # the next request has one event only: they were refused together
        self._thread = threading.Thread(target=self._run, name="room: tells", daemon=True)
        self._thread.start()

    def request(self, wish: RoomRequest) -> None:
        """Do this, soon."""
        self._requests.put(wish)

    def close(self, wait: float = 1.5) -> None:
        """Tell what is left to tell, if that is quick; the rest is kept for the next time."""
        self._requests.put(None)
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
        self._http.close()

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
                wish = self._requests.get(timeout=self._patience())
            except queue.Empty:
                continue
            if wish is None:
                break
            self._do(wish)
        self._http.patience = 1.0
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
            self.updates.put(Away())
        self._met = False
        self._http.close()
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
        self.updates.put(Met(seen))
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
        value = self._http.ask("api/room").value
        room = value.get("room") if isinstance(value, dict) else None
        children = value.get("children") if isinstance(value, dict) else None
        if not isinstance(room, str) or not isinstance(children, list):
            raise OSError("no room there")
        version = value.get("codeweek")
        self._looked = time.monotonic()
        there = [
            child for child in children if isinstance(child, dict) and isinstance(child.get("profile"), str)
        ]
        return {
            "room": room,
            "codeweek": version if isinstance(version, str) else "",
            "children": cast(list[Here], there),
        }

    def _moved(self) -> RoomSeen:
        """The same room, where its server has another address since."""
        rooms = [
            room
            for room in http_client.find_rooms()
            if room.room == self.room and room.address != self.address
        ]
        if not self.room or not rooms:
            raise OSError("no room there")
        self._http.close()
        self.address, self._http = rooms[0].address, HttpClient(rooms[0].address)
        return self._seen()

    def _look(self) -> None:
        """Who is in the room now; it is told when that has changed."""
        seen = self._seen()
        if seen["room"] != self.room:
            raise OSError("another room has this address now: everybody sits down again")
        if seen["children"] != self._children:
            self._children = seen["children"]
            self.updates.put(Met(seen))

    def _heard(self, orders: Orders | None) -> None:
        """In the thread that listens."""
        if orders:
            self.updates.put(Ordered(orders))

    # What is wished.

    def _do(self, wish: RoomRequest) -> None:
        if isinstance(wish, Tell):
            self.machine.keep(self.machine.outbox.told(wish.happened, wish.at))
        elif isinstance(wish, Sit):
            self._guarded(lambda: self._sit(wish))
            if not self._met:
                self._seats = (*(seat for seat in self._seats if seat != wish.profile), wish.profile)
                self.updates.put(Refused(wish.profile, "away"))
        elif isinstance(wish, Choose):
            self._guarded(lambda: self._choose(wish))
        elif isinstance(wish, Stand):
            self._guarded(self._stand)
        elif isinstance(wish, Fetch):
            self._guarded(lambda: self._fetch(wish.packed))

        elif isinstance(wish, Find | Play):
            self.updates.put(self._games(wish))

    def _games(self, wish: Find | Play) -> GamesFound | Played:
        """The games that may be played, or one of them."""
        try:
            answer = self._http.ask(games_path(self.machine.id, wish)) if self._met else None
        except OSError:
            self._lost()
            answer = None
        return games_response(wish, answer)

    def _sit(self, wish: Sit) -> None:
        if not self._met:
            return
        answer = self._asked_to_sit(wish)
        self._seats = tuple(seat for seat in self._seats if seat != wish.profile)
        why = answer.value.get("why") if isinstance(answer.value, dict) else "nothing"
        if why in WHYS or (why == "slow" and wish.pictures):
            number = answer.value.get("number")
            self.updates.put(Refused(wish.profile, why, number if type(number) is int else 0))
            return
        if answer.status != HTTPStatus.OK or why:
            raise OSError(f"not now: {answer.status}")
        self._seats = (*self._seats, wish.profile)
        last = answer.value.get("last")
        self.machine.keep(self.machine.outbox.heard(last if type(last) is int else 0))
        file = answer.value.get("file")
        self.updates.put(Seated(wish.profile, file if isinstance(file, dict) else {}))

    def _choose(self, wish: Choose) -> None:
        told = {"machine": self.machine.id, "profile": wish.profile, "pictures": [*wish.pictures]}
        try:
            answer = self._http.ask("api/pictures", told) if self._met else None
        except OSError:
            self.updates.put(Unkept(wish.profile))
            raise
        if answer is None or answer.status != HTTPStatus.OK:
            self.updates.put(Unkept(wish.profile))  # else its orders come by the stream, as all do

    def _asked_to_sit(self, wish: Sit) -> Answer:
        told = {
            "machine": self.machine.id,
            "profile": wish.profile,
            "mark": self.machine.mark(wish.profile),
            "file": child_file.file(self.machine.store, wish.profile),
            "codeweek": __version__,
            "erased": self.machine.done.of(self.room).erase,
            **({"take": True} if wish.take else {}),
            **({"words": wish.words} if wish.words else {}),
            **({} if wish.pictures is None else {"pictures": [*wish.pictures]}),
        }
        answer = self._http.ask("api/join", told)
        if (
            answer.status == HTTPStatus.REQUEST_ENTITY_TOO_LARGE
        ):  # it plays on; what it does from now on is told
            answer = self._http.ask("api/join", {**told, "file": None})
        return answer

    def _stand(self) -> None:
        """What is left to tell; then their whole files, with what no event brings."""
        seats, self._seats = self._seats, ()
        if not self._met:
            return
        self._tell_all()
        for profile in seats:
            file = child_file.file(self.machine.store, profile, settings=True)
            self._http.ask("api/file", {"machine": self.machine.id, "profile": profile, "file": file})

    def _fetch(self, wanted: Packed) -> None:
        if is_here(self.machine.store.folder, wanted):
            return
        self._lacking[wanted["sum"]] = wanted
        if not self._met:
            return
        answer = self._http.ask(f"api/packs/{wanted['sum']}.zip")
        del self._lacking[wanted["sum"]]
        if answer.status == HTTPStatus.OK and (pack := read_pack(answer.content, wanted["sum"])):
            self.updates.put(Fetched(pack, answer.content))

    # What is told.

    def _tell_all(self) -> None:
        while self.machine.outbox.waiting and self._send():
            pass

    def _send(self) -> bool:
        """The next events; whether the server has taken any."""
        outbox = self.machine.outbox
        events = outbox.batch(time.time())[: 1 if self._alone else None]
        answer = self._http.ask("api/events", {"machine": self.machine.id, "events": events})
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
                self._seats = tuple(seat for seat in self._seats if seat != profile)
                self.updates.put(Gone(profile))
        if self.machine.outbox == before:  # it counts otherwise: begin anew, or the same is told for ever
            self.machine.keep(replace(before, waiting=()))
        return self.machine.outbox != before


def _last(answer: Answer) -> int:
    """The number of the last event that the room has dealt with; 0 where it does not say."""
    last = answer.value.get("last") if isinstance(answer.value, dict) else None
    return last if type(last) is int else 0
