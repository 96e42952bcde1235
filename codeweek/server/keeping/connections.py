"""Connections to a PostgreSQL database, each for one at a time; one that broke is opened again."""

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from queue import Empty, LifoQueue
from typing import Any, TypeAlias

import psycopg

from codeweek.server.keeping.room_store import StoreError

TURNS = 4  # rooms that change at once in one process
PATIENCE = 5  # seconds for a connection
_SETTINGS = """
set statement_timeout = '10s';
set idle_in_transaction_session_timeout = '10s';
set client_encoding = 'utf8';
"""
_SOON = "set synchronous_commit = off"  # what is told again when it is lost
Connection: TypeAlias = psycopg.Connection[tuple[Any, ...]]


class Connections:
    """`turns` for what changes, and one to read meanwhile."""

    def __init__(self, database: str) -> None:
        self._database = database
        self._turns, self._read = _free(TURNS), _free(1)
        self._ended = False

    def take(self) -> Connection:
        """A connection of one's own, to be given back. Raises StoreError."""
        return self._open(self._turns)

    def give(self, there: Connection) -> None:
        """Give it back, whatever became of it."""
        self._back(self._turns, there)

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """A connection on which each statement stands alone."""
        there = self._open(self._read)
        try:
            with told_why():
                if not there.autocommit:
                    there.autocommit = True
                    there.execute(_SOON)
                yield there
        finally:
            self._back(self._read, there)

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """A connection for statements that are kept at once or not at all."""
        there = self.take()
        try:
            with told_why(), there.transaction():
                yield there
        finally:
            self.give(there)

    def close(self) -> None:
        """End; what is still asked in a thread ends with it."""
        self._ended = True
        for free in (self._turns, self._read):
            _close_all(free)

    def _open(self, free: LifoQueue[Connection | None]) -> Connection:
        there = free.get()
        if self._ended:
            self._back(free, there)
            raise StoreError("the server ends")
        if there is not None and not there.closed:
            return there
        try:
            return connected(self._database)
        except StoreError:
            free.put(None)
            raise

    def _back(self, free: LifoQueue[Connection | None], there: Connection | None) -> None:
        free.put(there)
        if self._ended:
            _close_all(free)


def connected(database: str) -> Connection:
    """A new connection. Raises StoreError."""
    with told_why():
        there = psycopg.connect(database, connect_timeout=PATIENCE, application_name="codeweek")
        try:
            there.execute(_SETTINGS)
            there.commit()
        except psycopg.Error:
            there.close()
            raise
        return there


@contextmanager
def told_why() -> Iterator[None]:
    """StoreError for what PostgreSQL refuses."""
    try:
        yield
    except psycopg.Error as why:
        raise StoreError(str(why).strip()) from why


def _free(many: int) -> LifoQueue[Connection | None]:
    free: LifoQueue[Connection | None] = LifoQueue()
    for _ in range(many):
        free.put(None)
    return free


def _close_all(free: LifoQueue[Connection | None]) -> None:
    """Close those that nobody has; who waits for one may ask."""
    there: list[Connection | None] = []
    with suppress(Empty):
        while True:
            there.append(free.get_nowait())
    for each in there:
        if each is not None:
            each.close()
        free.put(None)
