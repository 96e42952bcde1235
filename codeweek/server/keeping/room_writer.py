"""Keeps what changed in a room: a thread of its own, in batches; who waits is answered after the commit."""

import asyncio
import threading
from collections.abc import Callable, Iterable
from contextlib import suppress
from typing import TypeVar

from codeweek.server.keeping.room_store import Change, Row, Store, StoredEvent, StoreError

NOTHING = Change()
T = TypeVar("T")


class Writer:
    """What is to be kept, and whether it is.

    What the database refuses stays here, is read as if it were kept, and is tried again with the next change:
    so nothing is answered as kept that is not, and nothing is written in another order than it happened.
    """

    def __init__(self, store: Store) -> None:
        self._store = store
        self.full = False
        self._put, self._going = NOTHING, NOTHING
        self._waiting: list[asyncio.Future[None]] = []
        self._asked = threading.Condition()
        self._is_asked = self._ended = False
        self._thread = threading.Thread(target=self._run, name="room-writer", daemon=True)
        self._thread.start()

    def put(self, change: Change) -> None:
        """Keep this soon."""
        with self._asked:
            self._put = self._put.then(change)
            self._ask()

    async def kept(self) -> None:
        """Wait until all that was put is kept. Raises StoreError when it is not."""
        future = asyncio.get_running_loop().create_future()
        with self._asked:
            self._waiting.append(future)
            self._ask()
        await future

    async def change(self, do: Callable[[], T]) -> T:
        """What something answers, once all that it put is kept, as one."""
        with self._asked:
            # Under the lock, so that the writer takes all that it puts in one batch.
            answer = do()
        await self.kept()
        return answer

    def rows(self, kind: str, name: str, part: str | None = None) -> list[Row]:
        """The records of a name, or of one part of it, with what waits to be kept."""
        with self._asked:
            late = self._going.then(self._put)
        # Read after what waits was noted: what is kept meanwhile is then in both, never in neither.
        return overlaid(self._store.rows(kind, name, part), late, kind, name, part)

    def told(self, profile: str) -> list[StoredEvent]:
        """What machines told last of a child, with what waits to be kept."""
        with self._asked:
            late = self._going.then(self._put)
        return with_late(self._store.told(profile), late, profile)

    def end(self) -> None:
        """Keep what waits, and end."""
        with self._asked:
            self._ended = True
            self._ask()
        self._thread.join()
        self._store.close()

    def _ask(self) -> None:
        self._is_asked = True
        self._asked.notify()

    def _run(self) -> None:
        while True:
            with self._asked:
                self._asked.wait_for(lambda: self._is_asked)
                self._is_asked = False
                self._going, self._put = self._put, NOTHING
                waiting, self._waiting = self._waiting, []
                ended = self._ended
            # Outside the lock: requests go on while the disk works.
            trouble = self._keep()
            self.full = trouble is not None
            for future in waiting:
                with suppress(RuntimeError):  # its loop has ended
                    future.get_loop().call_soon_threadsafe(_answer, future, trouble)
            if ended:
                return

    def _keep(self) -> StoreError | None:
        """Why what goes could not be kept: then it waits again, before what came since."""
        try:
            if self._going != NOTHING:
                self._store.keep(self._going)
        except StoreError as why:
            with self._asked:
                self._put = self._going.then(self._put)
            return why
        finally:
            with self._asked:
                self._going = NOTHING
        return None


def overlaid(rows: Iterable[Row], late: Change, kind: str, name: str, part: str | None) -> list[Row]:
    """The records of a name, or of one part of it, as they will be when a change is kept."""
    there = {row[:3]: row for row in rows if not late.forgets(row)}
    there |= {row[:3]: row for row in late.rows if (row.kind, row.name) == (kind, name)}
    return [row for row in there.values() if row.value is not None and part in (None, row.part)]


def with_late(told: Iterable[StoredEvent], late: Change, profile: str) -> list[StoredEvent]:
    """What was told of a child, as it will be when a change is kept."""
    before = [] if profile in late.forget else told
    since = (each for each in late.told if profile in each.profiles.split())
    return [*{each[:2]: each for each in (*before, *since)}.values()]


def _answer(future: asyncio.Future[None], trouble: StoreError | None) -> None:
    if future.done():  # who waited has gone
        return
    if trouble is None:
        future.set_result(None)
    else:
        future.set_exception(trouble)
