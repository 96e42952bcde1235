"""A room that several processes have: each changes it in a turn, on what the others have made of it."""

import asyncio
from collections import deque
from collections.abc import Callable
from typing import Any, TypeVar, TypeVarTuple

from codeweek.server.keeping.postgres import UNKNOWN, Changes, GoneError, Postgres
from codeweek.server.keeping.room_store import Change, Row, StoredEvent, StoreError
from codeweek.server.keeping.room_writer import NOTHING, overlaid

MOST = 300  # changes in one turn
T = TypeVar("T")
P = TypeVarTuple("P")
Waiting = tuple[Callable[[], Any], asyncio.Future[Any]]


class Turns:
    """A Keeper. What cannot be kept never was: who waited is told, and the room is read again."""

    def __init__(self, store: Postgres, gate: asyncio.Semaphore) -> None:
        self.renewed: Callable[[Changes], None] = lambda _news: None
        self.changed: Callable[[int], None] = lambda _version: None
        self.gone = self.full = False
        self._store, self._gate = store, gate
        self._known, self._is_late = UNKNOWN, False
        self._put, self._is_open = NOTHING, False
        self._waiting: deque[Waiting] = deque()
        self._task: asyncio.Task[None] | None = None

    async def change(self, do: Callable[[], T]) -> T:
        """What something answers that is done with the newest room, once all that it put is kept."""
        future: asyncio.Future[T] = asyncio.get_running_loop().create_future()
        self._waiting.append((do, future))
        self._wake()
        return await future

    def late(self, version: int) -> None:
        """Another process has made this version of the room."""
        if version > self._known:
            self._is_late = True
            self._wake()

    def put(self, change: Change) -> None:
        """Keep this at the end of the turn. Raises RuntimeError outside of one."""
        if not self._is_open:
            raise RuntimeError("a room that others have too is changed in a turn")
        self._put = self._put.then(change)

    def rows(self, kind: str, name: str, part: str | None = None) -> list[Row]:
        """The records of a name, or of one part of it, with what waits to be kept."""
        return overlaid(self._store.rows(kind, name, part), self._put, kind, name, part)

    def told(self, profile: str) -> list[StoredEvent]:
        """What machines told last of a child."""
        return self._store.told(profile)

    def end(self) -> None:
        """End; what was answered is kept."""

    def _wake(self) -> None:
        if self._task is None or self._task.done():
            self._task = asyncio.create_task(self._run())

    async def _run(self) -> None:
        while self._waiting or self._is_late:
            async with self._gate:
                self._is_late = False
                await (self._turn() if self._waiting else self._look())

    async def _look(self) -> None:
        """See what others have made of the room."""
        try:
            self._renew(await asyncio.to_thread(self._store.news, self._known))
        except StoreError as why:  # it is asked again with the next change, or sign of life
            self.gone = self.gone or isinstance(why, GoneError)

    async def _turn(self) -> None:
        try:
            self._renew(await _ended(self._store.begin, self._known))
        except asyncio.CancelledError:
            self._store.leave()
            raise
        except StoreError as why:
            self.gone = self.gone or isinstance(why, GoneError)
            _refuse([*self._waiting], why)
            self._waiting.clear()
            return
        those = [self._waiting.popleft() for _ in range(min(MOST, len(self._waiting)))]
        self._is_open = True
        answers = [_tried(do) for do, _ in those]
        self._is_open = False
        change, self._put = self._put, NOTHING
        try:
            self._known = await _ended(self._store.finish, change)
        except StoreError as why:
            self._known, self._is_late = UNKNOWN, True
            _refuse(those, why)
            return
        for (_, future), answer in zip(those, answers, strict=True):
            _give(future, *answer)
        if change != NOTHING:
            self.changed(self._known)

    def _renew(self, news: Changes) -> None:
        if news.version != self._known:
            self._known = news.version
            self.renewed(news)


async def _ended(do: Callable[[*P], T], *what: *P) -> T:
    """What is answered in a thread. Who is cancelled waits for it: a turn is not left half done."""
    asked = asyncio.get_running_loop().run_in_executor(None, do, *what)  # a task would be cancelled too
    try:
        return await asyncio.shield(asked)
    except asyncio.CancelledError:
        await asyncio.wait([asked])
        raise


def _tried(do: Callable[[], Any]) -> tuple[Any, Exception | None]:
    """What something answers, or else the exception that it raises."""
    try:
        return do(), None
    except Exception as why:
        return None, why


def _give(future: asyncio.Future[Any], answer: Any, trouble: Exception | None) -> None:
    if future.done():  # who waited has gone
        return
    if trouble is None:
        future.set_result(answer)
    else:
        future.set_exception(trouble)


def _refuse(those: list[Waiting], why: StoreError) -> None:
    for _, future in those:
        _give(future, None, why)
