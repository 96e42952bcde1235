"""The server of a room: its address as it is typed, found on the network, and asked in JSON over HTTP."""

import http.client
import json
import re
import socket
import threading
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing, suppress
from itertools import product
from typing import Any, Generic, NamedTuple, TypeVar

PORT = 8000
PORTS = range(PORT, PORT + 10)  # the others are for when another program has the first
_HOST = re.compile(r"[a-z0-9](?:[a-z0-9.-]{0,250}[a-z0-9])?")


class Address(NamedTuple):
    """A computer and its port."""

    host: str
    port: int

    @property
    def written(self) -> str:
        """As it is typed: without what is understood."""
        return self.host if self.port == PORT else f"{self.host}:{self.port}"


def read_address(typed: str, own: str = "") -> Address | None:
    """What was typed: an address, or only its last numbers, those of this computer (`own`) before them.

    `20` or `1.20` on 192.168.1.37 is 192.168.1.20. None when it is no address.
    """
    rest = typed.strip().lower().replace(",", ".").removeprefix("http://").partition("/")[0]
    host, colon, port = rest.partition(":")
    if colon and not (port.isdecimal() and 0 < int(port) < 65536):
        return None
    numbers = host.split(".")
    if all(number.isdecimal() for number in numbers):
        host = _whole_host(numbers, own)
    if not host or not _HOST.fullmatch(host):
        return None
    return Address(host, int(port) if colon else PORT)


def _whole_host(numbers: list[str], own: str) -> str:
    before = own.split(".")
    if len(numbers) < 4 and len(before) == 4:
        numbers = [*before[: 4 - len(numbers)], *numbers]
    right = len(numbers) == 4 and all(len(number) < 4 and int(number) < 256 for number in numbers)
    return ".".join(str(int(number)) for number in numbers) if right else ""


PATIENCE = 5.0  # seconds for an answer
SILENCE = 40.0  # seconds after which a stream that says nothing is dead: it has a comment every 15
LARGEST = 25_000_000  # bytes of an answer
TRIES = 2  # a kept connection may have been closed since: then another one is opened


class Answer(NamedTuple):
    """What a server answers; `value` is None when it is no JSON."""

    status: int
    value: Any
    content: bytes = b""


class HttpClient:
    """Not for two threads at once. Everything that goes wrong is an OSError."""

    def __init__(self, address: Address, patience: float = PATIENCE) -> None:
        self.address, self.patience = address, patience
        self._connection: http.client.HTTPConnection | None = None

    def ask(self, path: str, told: Any = None) -> Answer:
        """Ask, or tell something: the answer, whatever its status. Raises OSError."""
        for left in reversed(range(TRIES)):
            fresh = self._connection is None
            try:
                return self._asked(path, told)
            except TimeoutError:
                self.close()
                raise
            except (OSError, http.client.HTTPException, ValueError) as problem:
                self.close()
                if fresh or not left:
                    raise OSError(str(problem)) from problem
        raise AssertionError

    def close(self) -> None:
        """Let the connection go."""
        connection, self._connection = self._connection, None
        if connection:
            connection.close()

    def _asked(self, path: str, told: Any) -> Answer:
        if self._connection is None:
            self._connection = http.client.HTTPConnection(*self.address, timeout=self.patience)
        body = None if told is None else json.dumps(told, ensure_ascii=False).encode("utf-8", "replace")
        self._connection.request("GET" if body is None else "POST", f"/{path}", body, _headers(self.address))
        answer = self._connection.getresponse()
        content = answer.read(LARGEST + 1)
        if len(content) > LARGEST:
            raise OSError("the answer has no end")
        return Answer(answer.status, _json(content), content)


def stream(address: Address, path: str) -> Iterator[Any]:
    """What a server sends as it happens (Server-Sent Events); None for a comment. OSError when it is none."""
    with closing(http.client.HTTPConnection(*address, timeout=SILENCE)) as connection:
        try:
            connection.request("GET", f"/{path}", headers={"Accept": "text/event-stream"})
            answer = connection.getresponse()
            kind = answer.getheader("Content-Type") or ""
            if answer.status != http.client.OK or not kind.startswith("text/event-stream"):
                raise OSError(f"no stream: {answer.status}")
            while line := answer.readline(LARGEST):
                name, _, value = line.partition(b":")
                if name == b"data":
                    yield _json(value)
                elif not name:
                    yield None
        except (http.client.HTTPException, ValueError) as problem:
            raise OSError(str(problem)) from problem


def _headers(address: Address) -> dict[str, str]:
    port = "" if address.port == http.client.HTTP_PORT else f":{address.port}"
    return {"Content-Type": "application/json", "Origin": f"http://{address.host}{port}"}


def _json(content: bytes) -> Any:
    try:
        return json.loads(content)
    except (ValueError, RecursionError):
        return None


ASKED = b"codeweek?"
WAIT = 1.5  # seconds for answers
EVERYBODY = "255.255.255.255"
LONGEST = 600  # bytes of an answer


class FoundRoom(NamedTuple):
    """A room that answers."""

    address: Address
    room: str


def find_rooms(ports: Iterable[int] = PORTS, wait: float = WAIT) -> tuple[FoundRoom, ...]:
    """Those that answer in time; this computer is asked too. No network: none."""
    found: dict[Address, FoundRoom] = {}
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as asking:
        asking.setsockopt(socket.SOL_SOCKET, socket.SO_BROADCAST, 1)
        for place in product((EVERYBODY, "127.0.0.1"), ports):
            with suppress(OSError):
                asking.sendto(ASKED, place)
        until = time.monotonic() + wait
        while (left := until - time.monotonic()) > 0:
            asking.settimeout(left)
            try:
                content, (host, _) = asking.recvfrom(LONGEST)
            except OSError:
                break
            if there := _found_room(content, host):
                found.setdefault(there.address, there)
    return _each_once(tuple(found.values()))


def room_at(address: Address, patience: float = 3.0) -> str:
    """The name of the room at an address; empty when nothing answers, or something else does."""
    wire = HttpClient(address, patience)
    try:
        answer = wire.ask("api/room")
    except OSError:
        return ""
    finally:
        wire.close()
    name = answer.value.get("room") if isinstance(answer.value, dict) else None
    return name if answer.status == 200 and isinstance(name, str) else ""


def _found_room(content: bytes, host: str) -> FoundRoom | None:
    try:
        told = json.loads(content)
        port, room = told["port"], told["room"]
    except (ValueError, KeyError, TypeError, RecursionError):
        return None
    right = type(port) is int and 0 < port < 65536 and isinstance(room, str)
    return FoundRoom(Address(host, port), room) if right else None


def _each_once(found: tuple[FoundRoom, ...]) -> tuple[FoundRoom, ...]:
    """A room that answers from two addresses of one computer is one room."""
    by_room: dict[str, FoundRoom] = {}
    for each in found:
        known = by_room.get(each.room)
        if known is None or known.address.host.startswith("127."):
            by_room[each.room] = each
    return tuple(by_room.values())


T = TypeVar("T")


class BackgroundTask(Generic[T]):
    """`value` once it is `over`; None too when it failed."""

    def __init__(self, doing: Callable[[], T]) -> None:
        self.over = False
        self.value: T | None = None
        threading.Thread(target=self._run, args=(doing,), name="room: aside", daemon=True).start()

    def _run(self, doing: Callable[[], T]) -> None:
        try:
            self.value = doing()
        except OSError:
            self.value = None
        finally:
            self.over = True
