"""What only the adult may ask: the board, to lead, and at the serving computer the code."""

from collections.abc import Awaitable, Callable, Mapping
from http import HTTPStatus
from typing import Any

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from codeweek.room import shared_games
from codeweek.room.adult_acts import DoneError, act
from codeweek.room.adult_acts import RefusedError as NoActError
from codeweek.room.room import Room
from codeweek.room.room_json import Adult as Shown
from codeweek.server.discovery import qr_svg
from codeweek.server.requests.adult_rights import Rights
from codeweek.server.requests.event_streams import boards, room_for, stream
from codeweek.server.requests.request_guard import Json, RefusedError, field, told
from codeweek.server.requests.shown_programs import LANGUAGE, looked, released
from codeweek.server.rooms.live_room import LiveRoom
from codeweek.server.rooms.pack_store import PackStore

MOST = 64_000  # bytes
Endpoint = Callable[[Request], Awaitable[Response]]


def only(rights: Rights, endpoint: Endpoint) -> Endpoint:
    """An endpoint that answers only the adult."""

    async def answer(request: Request) -> Response:
        if not rights.is_adult(request):
            raise RefusedError(HTTPStatus.UNAUTHORIZED, "adult")
        return await endpoint(request)

    return answer


class Adult:
    """The requests of the adult to one room."""

    def __init__(
        self, live: LiveRoom, rights: Rights, addresses: Callable[[], list[str]], shelf: PackStore
    ) -> None:
        self._live, self._rights, self._addresses, self._shelf = live, rights, addresses, shelf

    def routes(self) -> list[Route]:
        """Where they are."""
        return [
            Route("/adult", self._enter, methods=["POST"]),
            Route("/adult", self._code),
            Route("/board", only(self._rights, self._board)),
            Route("/board/mine", only(self._rights, self._mine)),
            Route("/board/listen", only(self._rights, self._listen)),
            Route("/act", only(self._rights, self._act), methods=["POST"]),
            Route("/qr.svg", only(self._rights, _picture)),
        ]

    async def _enter(self, request: Request) -> Response:
        return await self._rights.enter(request, field(await told(request, MOST), "code", str))

    async def _code(self, request: Request) -> Response:
        if not self._rights.is_server(request):
            raise RefusedError(HTTPStatus.UNAUTHORIZED, "adult")
        found: Shown = {
            "code": self._rights.code,
            "addresses": self._addresses(),
            "until": self._rights.until,
        }
        return Json(found)

    async def _board(self, _request: Request) -> Response:
        return Response(self._live.board(), media_type="application/json")

    async def _listen(self, request: Request) -> Response:
        is_adult = lambda: self._rights.is_adult(request)  # noqa: E731
        return stream(boards(self._live, room_for(request, self._live), is_adult))

    async def _mine(self, request: Request) -> Response:
        mark = self._rights.mark(request)
        return Json({"id": mark if self._live.room.lead.board(mark) else ""})

    async def _act(self, request: Request) -> Response:
        asked = await told(request, MOST)
        name = field(asked, "act", str)
        return Json({"seq": await self._live.change(lambda: self._done(name, asked))})

    def _done(self, name: str, asked: Mapping[str, Any]) -> int:
        try:
            room = act(self._live.room, name, asked, self._live.clock())
        except NoActError as why:
            status = HTTPStatus.CONFLICT if isinstance(why, DoneError) else HTTPStatus.BAD_REQUEST
            raise RefusedError(status, str(why)) from why
        if name == "open_game" and asked["on"] and not self._is_readable(room, asked):
            raise RefusedError(HTTPStatus.BAD_REQUEST, "game")
        shown = released(room, self._shelf) if name == "show" else room
        if shown is None:
            raise RefusedError(HTTPStatus.BAD_REQUEST, "profiles")
        self._live.set(shown)
        return shown.seq

    def _is_readable(self, room: Room, asked: Mapping[str, Any]) -> bool:
        """Whether a game that is opened is one: what nobody can read goes to no other child."""
        place = asked["profile"], asked["pack"], asked["level"]
        game = shared_games.find(room, place)
        return game is not None and looked(self._shelf, place, game.program, LANGUAGE).saved is not None


async def _picture(request: Request) -> Response:
    """An address, to point a camera at."""
    try:
        return Response(qr_svg(request.query_params.get("text", "")), media_type="image/svg+xml")
    except ValueError as why:
        raise RefusedError(HTTPStatus.BAD_REQUEST, "text") from why
