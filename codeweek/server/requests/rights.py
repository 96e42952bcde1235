"""Who is the adult: whoever sits at the serving computer, and who has entered the code elsewhere."""

import hashlib
import secrets
from collections.abc import Callable
from dataclasses import replace
from http import HTTPStatus

from starlette.requests import Request
from starlette.responses import Response

from codeweek.server.requests.door import RefusedError, address, is_here
from codeweek.server.requests.rates import Guesses
from codeweek.server.rooms.liveroom import LiveRoom

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
        there = self._live.room.lead.board(self.mark(request))
        return there is not None and there.is_open(self._clock())

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
