"""Who is the adult: at the serving computer or with its code; of one room of several, by code only."""

import base64
import hashlib
import hmac
import secrets
from collections.abc import Callable
from dataclasses import replace
from hmac import compare_digest
from http import HTTPStatus

from starlette.requests import Request
from starlette.responses import Response

from codeweek.room.board_data import BOARD_LASTS
from codeweek.server.requests.request_guard import Guesses, RefusedError, address, is_here
from codeweek.server.rooms.live_room import LiveRoom

COOKIE = "codeweek-adult"
DIGITS = 6
GOOD = 12 * 3600.0  # seconds for which a code is good: an evening


class Rights:
    """A code, made anew at each start and once it has opened a board; who opened one has it until the end.

    The room lists the boards that were opened elsewhere, by a mark of what their browsers were given.
    """

    _path = "/"  # of the cookie

    def __init__(self, live: LiveRoom, trusted: bool = True) -> None:
        self._live, self._trusted, self._clock = live, trusted, live.clock
        self.renewed: Callable[[str], None] = lambda _code: None
        self._guesses = Guesses()
        self._renew()
        self._begin()

    def _begin(self) -> None:
        """No board of before is open."""
        room = self._live.room
        if room.lead.boards:
            self._live.set(room.led(replace(room.lead, boards=())))

    def _renew(self) -> None:
        self._code, self._made = f"{secrets.randbelow(10**DIGITS):0{DIGITS}}", self._clock()

    @property
    def code(self) -> str:
        """The code of now."""
        if self.until <= 0:
            self._renew()
            self.renewed(self._code)
        return self._code

    @property
    def until(self) -> float:
        """For how many seconds it is good."""
        return self._made + GOOD - self._clock()

    def is_server(self, request: Request) -> bool:
        """Whether somebody at the serving computer asks."""
        return self._trusted and is_here(request)

    def is_adult(self, request: Request) -> bool:
        """Whether the adult asks."""
        return self.is_server(request) or self._has_board(request)

    def _has_board(self, request: Request) -> bool:
        open_board = self._live.room.lead.board(self.mark(request))
        return open_board is not None and open_board.is_open(self._clock())

    def mark(self, request: Request) -> str:
        """What the room calls the board of this browser; of one that has none, nothing that it knows."""
        return _mark(request.cookies.get(COOKIE, ""))

    def _is_code(self, told: str) -> bool:
        return secrets.compare_digest("".join(told.split()).encode(), self.code.encode())

    async def enter(self, request: Request, told: str) -> Response:
        """The answer that makes a browser the adult's. Else RefusedError: who is wrong too often waits."""
        who = address(request)
        if wait := self._guesses.wait(who, self._clock()):
            raise RefusedError(HTTPStatus.TOO_MANY_REQUESTS, "slow", wait)
        if not self._is_code(told):
            self._guesses.wrong(who, self._clock())
            raise RefusedError(HTTPStatus.UNAUTHORIZED, "code")
        token = self._token()
        self._used()
        await self._live.change(lambda: self._opened(_mark(token)))
        answer = Response(status_code=HTTPStatus.NO_CONTENT)
        answer.set_cookie(
            COOKIE,
            token,
            path=self._path,
            secure=request.url.scheme == "https",
            httponly=True,
            samesite="strict",
        )
        return answer

    def _opened(self, mark: str) -> None:
        room = self._live.room
        self._live.set(room.led(room.lead.opened(mark, self._clock())))

    def _used(self) -> None:
        """The code is another one from now on."""
        self._renew()
        self.renewed(self._code)

    def _token(self) -> str:
        return secrets.token_hex(16)


def _mark(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()


KEPT_DIGITS = 10  # a machine that guesses as fast as it may needs centuries
GROUP = 5
_COST = {"n": 2**13, "r": 8, "p": 1}  # some hundredths of a second
_SALT, _LONG = 16, 32  # bytes


def new_adult_code() -> str:
    """A code."""
    return f"{secrets.randbelow(10**KEPT_DIGITS):0{KEPT_DIGITS}}"


def spaced(code: str) -> str:
    """A code as it is read aloud."""
    return " ".join(code[start : start + GROUP] for start in range(0, len(code), GROUP))


def kept_code(code: str) -> str:
    """What is kept of a code."""
    salt = secrets.token_bytes(_SALT)
    return base64.b64encode(salt + _hash(code, salt)).decode()


def is_right(code: str, secret: str) -> bool:
    """Whether a code is the one of which this is kept."""
    there = base64.b64decode(secret)
    return hmac.compare_digest(_hash(code, there[:_SALT]), there[_SALT:])


def signed(text: str, secret: str) -> str:
    """The mark that only the server can put under a text."""
    return hmac.new(secret.encode(), text.encode(), hashlib.sha256).hexdigest()


def _hash(code: str, salt: bytes) -> bytes:
    told = "".join(code.split()).encode()
    return hashlib.scrypt(told, salt=salt, dklen=_LONG, n=_COST["n"], r=_COST["r"], p=_COST["p"])


class KeptRights(Rights):
    """The code of a room stays; what a browser has of it is signed, so that any process knows it again.

    A process that has not yet heard of a board lets it be; one that was closed is shut where that is known.
    """

    def __init__(self, live: LiveRoom, secret: str, path: str) -> None:
        self._secret, self._path = secret, path
        super().__init__(live, trusted=False)

    def _begin(self) -> None:
        """The boards of before stay open."""

    def _has_board(self, request: Request) -> bool:
        """Whether it has a token of this room that is not too old, and whose board was not closed."""
        told, _, sign = request.cookies.get(COOKIE, "").rpartition(".")
        until = told.partition(".")[0]
        right = compare_digest(sign.encode(), signed(told, self._secret).encode())
        open_board = self._live.room.lead.board(self.mark(request))
        return right and self._clock() < float(until) and not (open_board and open_board.closed)

    def _is_code(self, told: str) -> bool:
        return is_right(told, self._secret)

    def _used(self) -> None:
        """The code stays."""

    def _token(self) -> str:
        told = f"{int(self._clock() + BOARD_LASTS)}.{secrets.token_hex(16)}"
        return f"{told}.{signed(told, self._secret)}"
