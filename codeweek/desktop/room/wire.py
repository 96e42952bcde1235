"""Requests to the server of a room, in JSON, over one connection that is kept."""

import http.client
import json
from collections.abc import Iterator
from contextlib import closing
from typing import Any, NamedTuple

from codeweek.desktop.room.address import Address

PATIENCE = 5.0  # seconds for an answer
SILENCE = 40.0  # seconds after which a stream that says nothing is dead: it has a comment every 15
LARGEST = 25_000_000  # bytes of an answer
TRIES = 2  # a kept connection may have been closed since: then another one is opened


class Answer(NamedTuple):
    """What a server answers; `value` is None when it is no JSON."""

    status: int
    value: Any
    content: bytes = b""


class Wire:
    """Not for two threads at once. Everything that goes wrong is an OSError."""

    def __init__(self, address: Address, patience: float = PATIENCE) -> None:
        self.address, self.patience = address, patience
        self._connection: http.client.HTTPConnection | None = None

    def ask(self, path: str, told: Any = None) -> Answer:
        """Ask, or tell something: the answer, whatever its status. Raises OSError."""
        for left in reversed(range(TRIES)):
            fresh = self._connection is None
            try:
                return self._asked(path, told)
            except TimeoutError:
                self.close()
                raise
            except (OSError, http.client.HTTPException, ValueError) as problem:
                self.close()
                if fresh or not left:
                    raise OSError(str(problem)) from problem
        raise AssertionError

    def close(self) -> None:
        """Let the connection go."""
        connection, self._connection = self._connection, None
        if connection:
            connection.close()

    def _asked(self, path: str, told: Any) -> Answer:
        if self._connection is None:
            self._connection = http.client.HTTPConnection(*self.address, timeout=self.patience)
        body = None if told is None else json.dumps(told, ensure_ascii=False).encode("utf-8", "replace")
        self._connection.request("GET" if body is None else "POST", f"/{path}", body, _headers(self.address))
        answer = self._connection.getresponse()
        content = answer.read(LARGEST + 1)
        if len(content) > LARGEST:
            raise OSError("the answer has no end")
        return Answer(answer.status, _value(content), content)


def stream(address: Address, path: str) -> Iterator[Any]:
    """What a server sends as it happens (Server-Sent Events); None for a comment. OSError when it is none."""
    with closing(http.client.HTTPConnection(*address, timeout=SILENCE)) as connection:
        try:
            connection.request("GET", f"/{path}", headers={"Accept": "text/event-stream"})
            answer = connection.getresponse()
            kind = answer.getheader("Content-Type") or ""
            if answer.status != http.client.OK or not kind.startswith("text/event-stream"):
                raise OSError(f"no stream: {answer.status}")
            while line := answer.readline(LARGEST):
                name, _, value = line.partition(b":")
                if name == b"data":
                    yield _value(value)
                elif not name:
                    yield None
        except (http.client.HTTPException, ValueError) as problem:
            raise OSError(str(problem)) from problem


def _headers(address: Address) -> dict[str, str]:
    port = "" if address.port == http.client.HTTP_PORT else f":{address.port}"
    return {"Content-Type": "application/json", "Origin": f"http://{address.host}{port}"}


def _value(content: bytes) -> Any:
    try:
        return json.loads(content)
    except (ValueError, RecursionError):
        return None
