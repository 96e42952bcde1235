"""What any machine of the room may ask: who is there, to sit down, to tell, to listen."""

import re
from collections.abc import Mapping
from dataclasses import replace
from http import HTTPStatus
from typing import Any

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from codeweek import __version__
from codeweek.progress.transfer import childfile, transfer_code
from codeweek.progress.transfer.childfile import Brought
from codeweek.progress.transfer.transfer_content import Carried, known
from codeweek.room import claims, event, picture_key
from codeweek.room.claims import proves
from codeweek.room.hearing import (
    hear,
    here,
    is_erased,
    marked,
    may_sit,
    may_tell,
    number_of,
    orders,
    seat,
)
from codeweek.room.room import Room
from codeweek.room.room_json import Event, Refused, RoomSeen
from codeweek.server.keeping.room_store import StoredEvent
from codeweek.server.requests.event_streams import orders_of, room_for, stream
from codeweek.server.requests.request_guard import (
    HERE,
    Guesses,
    Json,
    PictureGuesses,
    Rate,
    RefusedError,
    address,
    field,
    told,
)
from codeweek.server.rooms.live_room import LiveRoom, row_of
from codeweek.server.rooms.pack_store import PackStore

EVENTS, FILE = 64_000, 2_000_000  # bytes
TOGETHER = 50  # events
TELLS = (TOGETHER, 2.0)  # events at once, and a second, of one machine
FILES = (12, 0.5)  # the same for whole files: a child who touches wrong pictures brings its own each time
COMES = (60, 1.0)  # the same for those who sit down, of one other computer
LONGEST_WORDS = 2000  # letters
HEARD = "heard"  # an event came again, as its answer was lost
_NAME = re.compile(r"[0-9a-f]{32}")
_NO = {
    "held": HTTPStatus.CONFLICT,
    "unknown": HTTPStatus.FORBIDDEN,
    "full": HTTPStatus.INSUFFICIENT_STORAGE,
}


class Machines:
    """The requests of machines to one room."""

    def __init__(self, live: LiveRoom, shelf: PackStore) -> None:
        self._live, self._shelf = live, shelf
        self._tells, self._files, self._comes = Rate(*TELLS), Rate(*FILES), Rate(*COMES)
        self._words, self._keys = Guesses(), PictureGuesses()

    def routes(self) -> list[Route]:
        """Where they are."""
        return [
            Route("/room", self._room),
            Route("/join", self._join, methods=["POST"]),
            Route("/pictures", self._pictures, methods=["POST"]),
            Route("/events", self._events, methods=["POST"]),
            Route("/file", self._file, methods=["POST"]),
            Route("/listen", self._listen),
            Route("/orders", self._orders),
        ]

    async def _room(self, _request: Request) -> Response:
        room = self._live.room
        seen: RoomSeen = {
            "room": room.id,
            "codeweek": __version__,
            "children": here(room, self._live.clock()),
        }
        return Json(seen)

    async def _join(self, request: Request) -> Response:
        if address(request) not in HERE:
            self._pace(self._comes, address(request))
        asked = await told(request, FILE)
        machine, profile = machine_of(asked), _profile(asked)
        self._pace(self._files, machine)
        brought, mark, done = _brought(asked), _mark(asked), _number(asked, "erased")

        def sit() -> Json | RefusedError:
            now = self._live.clock()
            erased = is_erased(self._live.room, machine, profile, mark, done)
            proved = self._is_proved(request, profile, asked.get("words"))
            # A page of before says nothing of pictures: it asks the adult.
            if not proved and "pictures" in asked and self._is_locked(machine, profile):
                if asked["pictures"] == []:
                    return RefusedError(HTTPStatus.FORBIDDEN, "pictures")
                proved = self._opens(request, machine, profile, asked["pictures"])
                if not proved:
                    return RefusedError(HTTPStatus.FORBIDDEN, "wrong")
            room, found = seat(self._live.room, machine, profile, now, proved, asked.get("take") is True)
            if found == "seated":
                there = Brought(profile, {}) if erased else brought
                room = marked(room, machine, profile, mark, done)
                return self._joined(room, machine, profile, there, settled=False)
            self._live.set(room)
            return RefusedError(_NO[found], found, number=number_of(room, machine, profile, now))

        return _answered(await self._live.change(sit))

    def _is_locked(self, machine: str, profile: str) -> bool:
        """Whether a child has pictures, and this machine has to show them."""
        room = self._live.room
        return bool(room.child(profile).pictures) and not may_sit(room, machine, profile)

    def _opens(self, request: Request, machine: str, profile: str, shown: Any) -> bool:
        """Whether the pictures shown are those of a child; who shows too many others is not listened to."""
        who, now = (address(request), machine), self._live.clock()
        if wait := self._keys.wait(*who, now):
            raise RefusedError(HTTPStatus.TOO_MANY_REQUESTS, "slow", wait)
        room, opened = picture_key.opened(self._live.room, profile, _key(shown), now)
        self._live.set(room)
        if not opened:
            self._keys.wrong(*who, now)
        return opened

    async def _pictures(self, request: Request) -> Response:
        """A child who sits at a machine, and has no pictures, chooses them."""
        asked = await told(request, EVENTS)
        machine, profile, key = machine_of(asked), _profile(asked), _key(asked.get("pictures"))
        self._pace(self._tells, self._known(request, machine))

        def choose() -> Json:
            self._know(machine)
            room = picture_key.chosen(self._live.room, machine, profile, key)
            if room is None:
                raise RefusedError(HTTPStatus.CONFLICT, "pictures")
            self._live.set(room)
            return Json(self._live.orders(machine))

        return await self._live.change(choose)

    def _joined(self, room: Room, machine: str, profile: str, brought: Brought, settled: bool) -> Json:
        child, before = room.child(profile), self._live.files.of(profile)
        claimed, brought = claims.handed(child.claims, before, brought)
        file = self._live.files.join(profile, brought, settled)
        if file is None:
            raise RefusedError(HTTPStatus.REQUEST_ENTITY_TOO_LARGE, "file")
        if claimed != child.claims:
            room = room.changed(replace(child, claims=claimed))
        self._live.set(room)
        told = orders(room, machine, self._live.clock())
        left = claims.counting(file, claimed)
        return Json({"file": left, "last": room.machine(machine).last, "orders": told})

    def _is_proved(self, request: Request, profile: str, words: Any) -> bool:
        """Whether words are those of the child; who tries too many is not listened to."""
        if words is None:
            return False
        if not isinstance(words, str) or len(words) > LONGEST_WORDS:
            raise RefusedError(HTTPStatus.BAD_REQUEST, "words")
        if wait := self._words.wait(address(request), self._live.clock()):
            raise RefusedError(HTTPStatus.TOO_MANY_REQUESTS, "slow", wait)
        carried = transfer_code.read(words, "fr")
        file = childfile.taken(self._live.files.of(profile))
        proved = isinstance(carried, Carried) and file is not None and proves(carried, profile, file)
        if not proved:
            self._words.wrong(address(request), self._live.clock())
        return proved

    async def _events(self, request: Request) -> Response:
        asked = await told(request, EVENTS)
        machine, sent = machine_of(asked), field(asked, "events", list)
        if len(sent) > TOGETHER:
            raise RefusedError(HTTPStatus.REQUEST_ENTITY_TOO_LARGE, "events")
        self._pace(self._tells, self._known(request, machine), max(1, len(sent)))
        return await self._live.change(lambda: self._told(machine, sent))

    def _told(self, machine: str, sent: list[Any]) -> Json:
        """What was heard, and what was not; where nothing was, why: the first field that is wrong."""
        self._know(machine)
        room, heard, gone, refused = self._live.room, list[StoredEvent](), dict[str, None](), list[Refused]()
        for each in sent:
            if why := self._wrong(room, machine, each):
                refused.append({"n": _n(each), "why": why})
            one = event.read(each)
            if one is None or why == "level":
                room = _skipped(room, machine, each)
                continue
            heard += [] if why else self._hear(machine, one)
            room = hear(room, machine, one, self._live.clock())
            gone |= dict.fromkeys(
                profile for profile in one["profiles"] if _is_elsewhere(room, machine, profile)
            )
        self._live.set(room, tuple(heard))
        answer = {"last": room.machine(machine).last, "gone": [*gone]}
        answer |= {"refused": refused} if refused else {}
        whys = [each["why"] for each in refused if each["why"] != HEARD]
        if whys and not heard:
            return Json({"why": whys[0], **answer}, HTTPStatus.BAD_REQUEST)
        return Json(answer)

    def _wrong(self, room: Room, machine: str, told: Any) -> str:
        """Why an event is not taken: a field that is wrong, or a number that was heard; empty when it is."""
        if why := event.wrong(told):
            return why
        if told["n"] <= room.machine(machine).last:
            return HEARD
        if not may_tell(room, machine, told):
            return "profiles"
        return "level" if told["level"] and self._shelf.lacks(told["pack"], told["level"]) else ""

    def _hear(self, machine: str, one: Event) -> list[StoredEvent]:
        """What is kept of an event; its part is joined too."""
        for profile in one["profiles"] if "part" in one else ():
            self._live.files.add(profile, one)
        return [row_of(machine, one, self._live.clock() - one.get("ago", 0.0))]

    async def _file(self, request: Request) -> Response:
        asked = await told(request, FILE)
        machine, profile = machine_of(asked), _profile(asked)
        self._pace(self._files, self._known(request, machine))
        brought = _brought(asked)

        def add() -> Json:
            self._know(machine)
            room = self._live.room
            if machine not in room.child(profile).owners:
                raise RefusedError(HTTPStatus.FORBIDDEN, "profile")
            return self._joined(room, machine, profile, brought, settled=True)

        return await self._live.change(add)

    async def _listen(self, request: Request) -> Response:
        machine = machine_of(request.query_params)
        return stream(orders_of(self._live, machine, room_for(request, self._live)))

    async def _orders(self, request: Request) -> Response:
        machine = machine_of(request.query_params)
        self._live.hear(machine)
        return Json(self._live.orders(machine))

    def _known(self, request: Request, machine: str) -> str:
        """Who asks: a machine of the room; another computer that says to be one, and may not be."""
        return machine if machine in self._live.room.machines else address(request)

    def _know(self, machine: str) -> None:
        """Refuse a machine where no child has sat down."""
        if machine not in self._live.room.machines:
            raise RefusedError(HTTPStatus.FORBIDDEN, "machine")

    def _pace(self, rate: Rate, who: str, much: float = 1) -> None:
        if wait := rate.take(who, much, self._live.clock()):
            raise RefusedError(HTTPStatus.TOO_MANY_REQUESTS, "slow", wait)


def machine_of(asked: Mapping[str, Any]) -> str:
    """The name of the machine that asks. Raises RefusedError."""
    name = asked.get("machine")
    if not isinstance(name, str) or not _NAME.fullmatch(name):
        raise RefusedError(HTTPStatus.BAD_REQUEST, "machine")
    return name


def _profile(asked: Mapping[str, Any]) -> str:
    name = field(asked, "profile", str)
    if not known(name):
        raise RefusedError(HTTPStatus.BAD_REQUEST, "profile")
    return str(name)


def _key(pictures: Any) -> tuple[str, ...]:
    """The key of some pictures. Raises RefusedError."""
    key = picture_key.read(pictures)
    if key is None:
        raise RefusedError(HTTPStatus.BAD_REQUEST, "pictures")
    return key


def _answered(found: Json | RefusedError) -> Json:
    """An answer; what refuses it once it is kept is raised."""
    if isinstance(found, RefusedError):
        raise found
    return found


def _mark(asked: Mapping[str, Any]) -> str:
    """What the machine calls this child; a machine of before says nothing. Raises RefusedError."""
    mark = asked.get("mark", "")
    if not isinstance(mark, str) or (mark and not _NAME.fullmatch(mark)):
        raise RefusedError(HTTPStatus.BAD_REQUEST, "mark")
    return mark


def _number(asked: Mapping[str, Any], name: str) -> int:
    value = asked.get(name, 0)
    return value if type(value) is int else 0


def _brought(asked: Mapping[str, Any]) -> Brought:
    """The child's file that a machine has; without one, nothing."""
    file = asked.get("file")
    found = Brought("", {}) if file is None else childfile.taken(file)
    if found is None:
        raise RefusedError(HTTPStatus.BAD_REQUEST, "file")
    return found


def _n(told: Any) -> int | None:
    number = told.get("n") if isinstance(told, Mapping) else None
    return number if type(number) is int else None


def _skipped(room: Room, machine: str, told: Any) -> Room:
    """The room after an event that is not taken: the machine goes on with the next one."""
    number, there = _n(told), room.machine(machine)
    if number is None or not there.last < number <= event.LARGEST_NUMBER:
        return room
    return room.changed(replace(there, last=number))


def _is_elsewhere(room: Room, machine: str, profile: str) -> bool:
    return room.child(profile).machine not in ("", machine)
