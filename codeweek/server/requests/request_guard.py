"""What comes in: nothing of a request is believed unlooked at, and nobody may ask for too much."""

import asyncio
import json
import socket
from collections.abc import Collection, Mapping
from http import HTTPStatus
from ipaddress import ip_address
from math import isfinite
from typing import Any, NamedTuple, NoReturn
from urllib.parse import urlsplit

from starlette.requests import ClientDisconnect, Request
from starlette.responses import JSONResponse

from codeweek.server.http_server import SLOWEST

HERE = frozenset({"localhost", "127.0.0.1", "::1"})
_FORWARDED = ("forwarded", "via", "x-forwarded-for", "x-forwarded-host", "x-real-ip")


class RefusedError(Exception):
    """What is not done; `why` is for the machine, `wait` seconds until it may be asked again.

    `number`: that under which the adult is asked to allow it.
    """

    def __init__(self, status: HTTPStatus, why: str, wait: float = 0.0, number: int = 0) -> None:
        super().__init__(why)
        self.status, self.why, self.wait, self.number = status, why, wait, number


class Json(JSONResponse):
    """An answer that any text survives, even half a letter."""

    def render(self, content: Any) -> bytes:
        """The bytes."""
        return json.dumps(content, separators=(",", ":"), allow_nan=False).encode("ascii")


def refused(_request: Request, why: Exception) -> Json:
    """The answer to what is refused."""
    assert isinstance(why, RefusedError)
    headers = {"Retry-After": str(int(why.wait) + 1)} if why.wait else {}
    told = {"why": why.why, "number": why.number} if why.number else {"why": why.why}
    return Json(told, why.status, headers)


def names_here() -> frozenset[str]:
    """The names by which a browser may know this computer, beside its addresses."""
    name = socket.gethostname().lower()
    return HERE | {name, f"{name.partition('.')[0]}.local"}


def look(request: Request, names: Collection[str]) -> None:
    """Raise RefusedError for what comes by another page, or by a name that is not ours (DNS rebinding)."""
    host = request.headers.get("host", "")
    if not _is_ours(request, host, names):
        raise RefusedError(HTTPStatus.FORBIDDEN, "host")
    # `none`: an address typed by a person. A browser too old to send it is judged by its Origin below.
    if request.headers.get("sec-fetch-site", "same-origin") not in ("same-origin", "none"):
        raise RefusedError(HTTPStatus.FORBIDDEN, "origin")
    origin = request.headers.get("origin")
    # Browsers send no Origin with a plain GET, which only reads.
    if origin is None and request.method == "GET":
        return
    if urlsplit(origin or "").netloc.lower() != host.lower():
        raise RefusedError(HTTPStatus.FORBIDDEN, "origin")


def _is_ours(request: Request, host: str, names: Collection[str]) -> bool:
    name, port = _parted(host)
    # The address that the connection was made to is ours, whatever names are known.
    here = request.scope.get("server") or ("", None)
    return host.lower() in names or (port == here[1] and (name in names or name == _plain(here[0])))


def _parted(host: str) -> tuple[str, int | None]:
    try:
        told = urlsplit(f"//{host}")
        return told.hostname or "", told.port or 80
    except ValueError:
        return "", None


def _plain(address: str) -> str:
    """An address as it is written; the same for IPv4 through IPv6."""
    try:
        found = ip_address(address.partition("%")[0])
    except ValueError:
        return address
    return str(getattr(found, "ipv4_mapped", None) or found)


def address(request: Request) -> str:
    """Where a request comes from."""
    return _plain(request.client.host) if request.client else ""


def is_here(request: Request) -> bool:
    """Whether it comes from this computer, and asks it by such a name: then nobody forwarded it."""
    from_here = address(request) == "::1" or address(request).startswith("127.")
    forwarded = any(name in request.headers for name in _FORWARDED)
    return from_here and not forwarded and _parted(request.headers.get("host", ""))[0] in HERE


async def told(request: Request, most: int) -> dict[str, Any]:
    """The JSON table that came with a request, not longer than it may be; else RefusedError."""
    if request.headers.get("content-type", "").partition(";")[0].strip().lower() != "application/json":
        raise RefusedError(HTTPStatus.UNSUPPORTED_MEDIA_TYPE, "type")
    value = _value(await body(request, most))
    if not isinstance(value, dict):
        raise RefusedError(HTTPStatus.BAD_REQUEST, "json")
    return value


async def body(request: Request, most: int) -> bytes:
    """The bytes that came with a request; RefusedError when they are too many, or too slow."""
    found = bytearray()
    try:
        async with asyncio.timeout(SLOWEST):
            async for piece in request.stream():
                found += piece
                # Counted as it comes: the length in the headers is only what somebody says.
                if len(found) > most:
                    raise RefusedError(HTTPStatus.REQUEST_ENTITY_TOO_LARGE, "size")
    except (TimeoutError, ClientDisconnect):
        raise RefusedError(HTTPStatus.REQUEST_TIMEOUT, "slow") from None
    return bytes(found)


def _value(content: bytes) -> Any:
    """What is written, when all of it can be written again: no NaN, no half letters."""
    try:
        value = json.loads(content.decode("utf-8"), parse_constant=_no, parse_float=_finite)
        # Only an escape can spell half of a surrogate pair, which no file of ours could hold.
        if b"\\u" in content:
            json.dumps(value, ensure_ascii=False).encode("utf-8")
    except (ValueError, RecursionError):
        raise RefusedError(HTTPStatus.BAD_REQUEST, "json") from None
    return value


def _no(text: str) -> NoReturn:
    raise ValueError(text)


def _finite(text: str) -> float:
    number = float(text)
    return number if isfinite(number) else _no(text)


def field(told: Mapping[str, Any], name: str, kind: type) -> Any:
    """A field of a certain type; else RefusedError."""
    value = told.get(name)
    if type(value) is not kind:
        raise RefusedError(HTTPStatus.BAD_REQUEST, name)
    return value


MOST_KNOWN = 20_000  # of those who asked
EACH, ALL = (5, 5 / 60), (20, 20 / 60)  # wrong guesses at once, and a second: of an address, and of all


class Left(NamedTuple):
    """What is left to somebody, at a time."""

    much: float
    at: float


class Rate:
    """A bucket for each who asks, which fills again."""

    def __init__(self, burst: float, a_second: float) -> None:
        self.burst, self.a_second = burst, a_second
        self._left: dict[str, Left] = {}

    @property
    def known(self) -> int:
        """How many are remembered."""
        return len(self._left)

    def wait(self, who: str, much: float, now: float) -> float:
        """Seconds until somebody may have so much; 0: now."""
        return max(0.0, (much - self._now(who, now)) / self.a_second)

    def take(self, who: str, much: float, now: float) -> float:
        """The same, and it is taken when it may be."""
        left = self._now(who, now)
        if much > left:
            return (much - left) / self.a_second
        # Whoever is full again is as good as unknown: to forget them changes no answer, and memory stays
        # bounded.
        if len(self._left) >= MOST_KNOWN:
            self._left = {
                name: each for name, each in self._left.items() if self._now(name, now) < self.burst
            }
        self._left[who] = Left(left - much, now)
        return 0.0

    def _now(self, who: str, now: float) -> float:
        much, at = self._left.get(who, Left(self.burst, now))
        # Never more than a burst: who waits for a night has no thousand guesses in the morning.
        return min(self.burst, much + max(0.0, now - at) * self.a_second)


class Guesses:
    """Guesses of one sort of secret: who was wrong too often waits, and all do while too much is guessed."""

    def __init__(self) -> None:
        self._each, self._all = Rate(*EACH), Rate(*ALL)

    def wait(self, who: str, now: float) -> float:
        """Seconds until a guess of somebody is listened to; 0: now."""
        return max(self._each.wait(who, 1, now), self._all.wait("", 1, now))

    def wrong(self, who: str, now: float) -> None:
        """Count a guess that was wrong."""
        self._each.take(who, 1, now)
        self._all.take("", 1, now)


# Wrong pictures at once, and a second: of a machine, of an address, and of the room.
MACHINE, ADDRESS, ROOM = (5, 1 / 180), (5, 1 / 900), (40, 1 / 180)


class PictureGuesses:
    """Guesses of pictures: a machine that was wrong too often waits, and no other one does for it.

    While too much is guessed in the room, by machines that may say each time to be another one, all addresses
    wait from which anything was wrong lately: one that was never wrong is listened to.
    """

    def __init__(self) -> None:
        self._machines, self._addresses, self._room = Rate(*MACHINE), Rate(*ADDRESS), Rate(*ROOM)

    def wait(self, who: str, machine: str, now: float) -> float:
        """Seconds until a machine at an address is listened to; 0: now."""
        alone = self._machines.wait(f"{who} {machine}", 1, now)
        besieged = self._room.wait("", 1, now)
        return max(alone, self._addresses.wait(who, self._addresses.burst, now)) if besieged else alone

    def wrong(self, who: str, machine: str, now: float) -> None:
        """Count pictures that were not the right ones."""
        self._machines.take(f"{who} {machine}", 1, now)
        self._addresses.take(who, 1, now)
        self._room.take("", 1, now)
