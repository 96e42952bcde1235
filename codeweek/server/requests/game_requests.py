"""The games of a room: its machines find and fetch those that are open, the adult looks at any of them."""

import asyncio
from collections.abc import Mapping
from http import HTTPStatus

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from codeweek import data
from codeweek.play import game
from codeweek.room import shared_games
from codeweek.room.room_json import GameLooked, Games
from codeweek.server.requests.adult_requests import only
from codeweek.server.requests.adult_rights import Rights
from codeweek.server.requests.core_requests import spoken
from codeweek.server.requests.machine_requests import machine_of
from codeweek.server.requests.request_guard import Json, Rate, RefusedError, address
from codeweek.server.requests.shown_programs import LANGUAGE, looked
from codeweek.server.rooms.live_room import LiveRoom
from codeweek.server.rooms.pack_store import PackStore

ASKS = (30, 1.0)  # looks at the games at once, and a second, of one machine
_FILE = "application/json"


class RoomGames:
    """The requests for the games of one room."""

    def __init__(self, live: LiveRoom, rights: Rights, shelf: PackStore) -> None:
        self._live, self._rights, self._shelf = live, rights, shelf
        self._asks = Rate(*ASKS)

    def routes(self) -> list[Route]:
        """Where they are."""
        return [
            Route("/games", self._list),
            Route("/games/file", self._file),
            Route("/board/game", only(self._rights, self._look)),
        ]

    async def _list(self, request: Request) -> Response:
        self._pace(request)
        games: Games = {"games": shared_games.playable(self._live.room)}
        return Json(games)

    async def _file(self, request: Request) -> Response:
        """As a file of a game, of what the core understands of the program: nothing else travels."""
        self._pace(request)
        place = _place(request.query_params)
        program = shared_games.program(self._live.room, place)
        text = await asyncio.to_thread(looked, self._shelf, place, program, LANGUAGE)
        if text.saved is None:
            raise RefusedError(HTTPStatus.NOT_FOUND, "game")
        return Response(game.unplayed(place[2], text.saved), media_type=_FILE)

    async def _look(self, request: Request) -> Response:
        place, language = _place(request.query_params), spoken(request).language
        there = shared_games.find(self._live.room, place)
        if there is None:
            raise RefusedError(HTTPStatus.NOT_FOUND, "game")
        text = await asyncio.to_thread(looked, self._shelf, place, there.program, language)
        note = text.note or ("" if text.saved else data.text(language)("room.after.unread"))
        game_looked: GameLooked = {"program": text.saved, "python": text.python, "note": note}
        return Json(game_looked)

    def _pace(self, request: Request) -> None:
        """Only machines where a child has sat down, and not too often."""
        machine = machine_of(request.query_params)
        known = machine in self._live.room.machines
        if wait := self._asks.take(machine if known else address(request), 1, self._live.clock()):
            raise RefusedError(HTTPStatus.TOO_MANY_REQUESTS, "slow", wait)
        if not known:
            raise RefusedError(HTTPStatus.FORBIDDEN, "machine")


def _place(asked: Mapping[str, str]) -> shared_games.Place:
    return asked.get("profile", ""), asked.get("pack", ""), asked.get("level", "")
