"""Who is the adult of one room of several: nobody by the computer where it sits, only by the room's code."""

import secrets
from hmac import compare_digest

from starlette.requests import Request

from codeweek.room.boards import BOARD_LASTS
from codeweek.server.requests.adult_code import is_right, signed
from codeweek.server.requests.rights import COOKIE, Rights
from codeweek.server.rooms.liveroom import LiveRoom


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
        there = self._live.room.lead.board(self.mark(request))
        return right and self._clock() < float(until) and not (there and there.closed)

    def _is_code(self, told: str) -> bool:
        return is_right(told, self._secret)

    def _used(self) -> None:
        """The code stays."""

    def _token(self) -> str:
        told = f"{int(self._clock() + BOARD_LASTS)}.{secrets.token_hex(16)}"
        return f"{told}.{signed(told, self._secret)}"
