"""Who is the adult of one room of several: nobody by the computer where it sits, only by the room's code."""

import secrets
from collections.abc import Callable
from hmac import compare_digest
from http import HTTPStatus

from starlette.requests import Request
from starlette.responses import Response

from codeweek.server.requests.adult_code import is_right, signed
from codeweek.server.requests.rights import COOKIE, GOOD, Rights


class KeptRights(Rights):
    """The code of a room stays; what a browser has of it is signed, so that any process knows it again."""

    def __init__(self, clock: Callable[[], float], secret: str, path: str) -> None:
        super().__init__(clock, trusted=False)
        self._secret, self._path = secret, path

    def is_adult(self, request: Request) -> bool:
        """Whether the adult asks: with a token of this room that is not too old."""
        told, _, mark = request.cookies.get(COOKIE, "").rpartition(".")
        until = told.partition(".")[0]
        right = compare_digest(mark.encode(), signed(told, self._secret).encode())
        return right and self._clock() < float(until)

    def _is_code(self, told: str) -> bool:
        return is_right(told, self._secret)

    def _entered(self, request: Request) -> Response:
        """A browser is the adult's for an evening."""
        token = f"{int(self._clock() + GOOD)}.{secrets.token_hex(16)}"
        answer = Response(status_code=HTTPStatus.NO_CONTENT)
        answer.set_cookie(
            COOKIE,
            f"{token}.{signed(token, self._secret)}",
            path=self._path,
            secure=request.url.scheme == "https",
            httponly=True,
            samesite="strict",
        )
        return answer
