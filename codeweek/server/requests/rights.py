"""Who is the adult: whoever sits at the serving computer, and who has entered the code elsewhere."""

import hashlib
import secrets
from collections.abc import Callable
from http import HTTPStatus

from starlette.requests import Request
from starlette.responses import Response

from codeweek.server.requests.door import RefusedError, address, is_here
from codeweek.server.requests.rates import Rate

COOKIE = "codeweek-adult"
DIGITS = 6
GOOD = 12 * 3600.0  # seconds for which a code is good: an evening
EACH, ALL = (5, 5 / 60), (20, 20 / 60)  # wrong codes at once, and a second: of an address, and of all


class Rights:
    """A code, made anew at each start and once it has opened a board; whoever had one, until the end."""

    def __init__(self, clock: Callable[[], float], trusted: bool = True) -> None:
        self._clock, self._trusted = clock, trusted
        self.renewed: Callable[[str], None] = lambda _code: None
        self._tokens: set[str] = set()
        self._each, self._all = Rate(*EACH), Rate(*ALL)
        self._renew()

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
        token = request.cookies.get(COOKIE, "")
        return self.is_server(request) or _mark(token) in self._tokens

    def check(self, request: Request, told: str) -> bool:
        """Whether this is the code. Who is wrong too often is not listened to."""
        self.guess(request)
        right = self._is_code(told)
        if not right:
            self.wrong(request)
        return right

    def _is_code(self, told: str) -> bool:
        return secrets.compare_digest("".join(told.split()).encode(), self.code.encode())

    def enter(self, request: Request, told: str) -> Response:
        """The answer that makes a browser the adult's. Else RefusedError."""
        if not self.check(request, told):
            raise RefusedError(HTTPStatus.UNAUTHORIZED, "code")
        return self._entered(request)

    def _entered(self, _request: Request) -> Response:
        """A browser is the adult's until the end; the code is another one now."""
        token = secrets.token_hex(16)
        self._tokens.add(_mark(token))
        self._renew()
        self.renewed(self._code)
        answer = Response(status_code=HTTPStatus.NO_CONTENT)
        answer.set_cookie(COOKIE, token, httponly=True, samesite="strict")
        return answer

    def guess(self, request: Request) -> None:
        """RefusedError for who was wrong too often, and for everybody while too much is guessed."""
        now = self._clock()
        wait = max(self._each.wait(address(request), 1, now), self._all.wait("", 1, now))
        if wait:
            raise RefusedError(HTTPStatus.TOO_MANY_REQUESTS, "slow", wait)

    def wrong(self, request: Request) -> None:
        """Count a guess that was wrong."""
        now = self._clock()
        self._each.take(address(request), 1, now)
        self._all.take("", 1, now)


def _mark(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()
