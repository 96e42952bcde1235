"""The requests that the core answers: a child seen, levels and packs to choose from, what is left after."""

import asyncio
from collections.abc import Callable
from functools import cache
from http import HTTPStatus
from typing import Any

from starlette.requests import Request
from starlette.responses import HTMLResponse, Response
from starlette.routing import Route

from codeweek import data
from codeweek.levels.level import Level
from codeweek.levels.programs import read_only
from codeweek.packs.archive import LARGEST
from codeweek.progress.transfer.transfer_content import known
from codeweek.report.evaluation_ods import KIND
from codeweek.report.evaluation_report import evaluation_ods, evaluation_page, evaluation_table
from codeweek.room import evenings
from codeweek.room import plan as plans
from codeweek.room.child import Child
from codeweek.room.evening_summary import summary
from codeweek.room.room_json import EveningSummary
from codeweek.server.exports.day_results import Day, all_days, chapter_of, last_day
from codeweek.server.exports.evening_report import bundle, dated, reached, table, unplayed
from codeweek.server.exports.family_sheets import family, slips
from codeweek.server.exports.met_paper import met_paper, worded
from codeweek.server.requests import session_plan
from codeweek.server.requests.adult_requests import only
from codeweek.server.requests.adult_rights import Rights
from codeweek.server.requests.request_guard import Json, RefusedError, body, told
from codeweek.server.requests.session_plan import courses
from codeweek.server.requests.shown_programs import NOT_SAID, creations, seen, stands, text_of
from codeweek.server.rooms.core_work import Core
from codeweek.server.rooms.live_room import LiveRoom
from codeweek.server.rooms.pack_store import RefusedPackError
from codeweek.text import Text

PLAN = 200_000  # bytes
_ZIP, _CSV, _FILE = "application/zip", "text/csv; charset=utf-8", "application/json"
_TABLES = {"csv": (evaluation_table, _CSV), "ods": (evaluation_ods, KIND)}


class After:
    """The requests of one room that its core answers, all but the zips of packs for the adult only."""

    def __init__(self, live: LiveRoom, rights: Rights, core: Core) -> None:
        self._live, self._rights = live, rights
        self._packs, self._replay = core.packs, core.replay
        self._one = asyncio.Lock()  # of what replays programs, one at a time

    def routes(self) -> list[Route]:
        """Where they are."""
        adult = [
            Route("/board/child/{profile}", only(self._rights, self._seen)),
            Route("/board/child/{profile}/stands", only(self._rights, self._stands)),
            Route("/board/evenings", only(self._rights, self._evenings)),
            Route("/board/met", only(self._rights, self._met)),
            Route("/course", only(self._rights, self._course)),
            Route("/packs", only(self._rights, self._add), methods=["POST"]),
            Route("/plan", only(self._rights, self._open), methods=["POST"]),
            Route("/plan/file", only(self._rights, self._write), methods=["POST"]),
            Route("/session.zip", only(self._rights, self._bundle)),
            Route("/session.csv", only(self._rights, self._table)),
            Route("/evaluation", only(self._rights, self._evaluation)),
            Route("/evaluation.{kind:str}", only(self._rights, self._marks)),
            Route("/slips", only(self._rights, self._slips)),
            Route("/family", only(self._rights, self._family)),
            Route("/met", only(self._rights, self._paper)),
        ]
        return [*adult, Route("/packs/{sum}.zip", self._pack)]

    async def _seen(self, request: Request) -> Response:
        text, profile = spoken(request), request.path_params["profile"]
        child, level = await self._touched(profile)
        program = text_of(child, level, text.language)
        played = None
        if level and program.saved:
            played = await asyncio.to_thread(self._replay.played, level, child.program, text.language)
        told = await asyncio.to_thread(self._live.told, profile)
        given = await asyncio.to_thread(lambda: [*creations(child, self._packs, self._replay, text)])
        now = self._live.clock()
        return Json(seen(self._live.room, child, level, program, played, told, given, text, now))

    async def _stands(self, request: Request) -> Response:
        text = spoken(request)
        child, level = await self._touched(request.path_params["profile"])
        if level is None or read_only(level):
            return Json(NOT_SAID)
        async with self._replay.turn:
            if await request.is_disconnected():  # the child's sheet was closed meanwhile
                return Response()
            thread = await asyncio.to_thread(self._replay.stands, level, child.program, text.language)
        return Json(stands(child, level, thread, text))

    async def _touched(self, profile: str) -> tuple[Child, Level | None]:
        """A child, and its level when that is here."""
        child = self._live.room.children.get(profile)
        if child is None or not known(profile):
            raise RefusedError(HTTPStatus.NOT_FOUND, "profile")
        return child, await asyncio.to_thread(self._packs.level, *child.place) if child.level else None

    async def _evenings(self, request: Request) -> Response:
        came, where = [each.evenings for each in self._live.room.children.values()], self._chapter(request)
        return Json(await asyncio.to_thread(evenings.of_all, came, where))

    def _chapter(self, request: Request) -> Callable[[str, str], tuple[int, str] | None]:
        """Where a level stands, in words; asked of one level often, and looked for once."""
        text = spoken(request)
        return cache(lambda pack, level: chapter_of(self._packs, pack, level, text))

    async def _met(self, request: Request) -> Response:
        return Json(await asyncio.to_thread(self._summary, spoken(request)))

    async def _paper(self, request: Request) -> Response:
        text = spoken(request)
        return HTMLResponse(met_paper(await asyncio.to_thread(self._summary, text), text))

    def _summary(self, text: Text) -> EveningSummary:
        met = summary(self._live.room, self._live.clock(), cache(self._packs.order))
        return worded(met, self._packs, text)

    async def _course(self, request: Request) -> Response:
        return Json(await asyncio.to_thread(courses, self._packs.kept, spoken(request)))

    async def _add(self, request: Request) -> Response:
        name, given = request.query_params.get("name", ""), await body(request, LARGEST)
        try:
            return Json(await asyncio.to_thread(self._packs.add, name, given, spoken(request)))
        except RefusedPackError as why:
            return _wrong(why.problems)
        except OSError:
            return _full()

    async def _open(self, request: Request) -> Response:
        given = await body(request, session_plan.LARGEST)
        try:
            return Json(await asyncio.to_thread(session_plan.opened, given, self._packs, spoken(request)))
        except session_plan.WrongFileError as why:
            return _wrong([str(why)])
        except OSError:
            return _full()

    async def _write(self, request: Request) -> Response:
        plan = plans.read(await told(request, PLAN))
        if plan is None:
            raise RefusedError(HTTPStatus.BAD_REQUEST, "plan")
        return Response(await asyncio.to_thread(session_plan.written, plan, self._packs), media_type=_FILE)

    async def _pack(self, request: Request) -> Response:
        thread = await asyncio.to_thread(self._packs.zip, request.path_params["sum"])
        if thread is None:
            raise RefusedError(HTTPStatus.NOT_FOUND, "pack")
        return Response(thread, media_type=_ZIP)

    async def _bundle(self, request: Request) -> Response:
        text = spoken(request)
        async with self._one:
            day, days = await self._day(), await self._days()
            files, shelf, replay = self._live.file, self._packs, self._replay
            thread = await asyncio.to_thread(bundle, day, days, files, shelf, replay, text)
        return _kept(thread, f"{text('room.after.file.session')}-{day.date:%Y-%m-%d}.zip", _ZIP)

    async def _table(self, request: Request) -> Response:
        text, day = spoken(request), await self._day()
        name = f"{text('room.after.file.table')}-{day.date:%Y-%m-%d}.csv"
        return _kept(table(day, self._packs, text), name, _CSV)

    async def _evaluation(self, request: Request) -> Response:
        text, days = spoken(request), await self._days()

        def page() -> str:
            found = reached(days, self._live.file)
            return evaluation_page(found, dated(days, text), text, unplayed=unplayed(days))

        async with self._one:
            return HTMLResponse(await asyncio.to_thread(page))

    async def _marks(self, request: Request) -> Response:
        text, days, kind = spoken(request), await self._days(), request.path_params["kind"]
        if kind not in _TABLES:
            raise RefusedError(HTTPStatus.NOT_FOUND, "kind")
        made, media = _TABLES[kind]
        found = await asyncio.to_thread(reached, days, self._live.file)
        name = f"{text('room.after.file.evaluation')}-{days.date:%Y-%m-%d}.{kind}"
        return _kept(made(found, text), name, media)

    async def _slips(self, request: Request) -> Response:
        day = await self._day()
        return HTMLResponse(await asyncio.to_thread(slips, day, self._live.file, spoken(request)))

    async def _family(self, request: Request) -> Response:
        text, files = spoken(request), self._live.file
        async with self._one:
            day = await self._day()
            return HTMLResponse(await asyncio.to_thread(family, day, files, self._replay, text))

    async def _day(self) -> Day:
        return await asyncio.to_thread(last_day, self._live.room, self._packs, self._live.clock())

    async def _days(self) -> Day:
        return await asyncio.to_thread(all_days, self._live.room, self._packs, self._live.clock())


def spoken(request: Request) -> Text:
    """The sentences of the language that is asked for, else of the browser's, else the first."""
    header = request.headers.get("accept-language", "")
    wanted = [request.query_params.get("language", ""), *(each.strip()[:2] for each in header.split(","))]
    return data.text(next((each for each in wanted if each in data.languages()), data.languages()[0]))


def _wrong(problems: list[str]) -> Response:
    """What is not right with a file, in sentences for the adult."""
    return Json({"why": " ".join(problems), "problems": problems}, HTTPStatus.BAD_REQUEST)


def _full() -> Response:
    return Json({"why": "disk"}, HTTPStatus.INSUFFICIENT_STORAGE)


def _kept(content: bytes, name: str, kind: str) -> Response:
    """A file that the browser keeps."""
    headers: dict[str, Any] = {"Content-Disposition": f'attachment; filename="{name}"'}
    return Response(content, media_type=kind, headers=headers)
