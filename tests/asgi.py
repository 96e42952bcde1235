"""Asks an ASGI application, without a network."""

import asyncio
from typing import Any, NamedTuple

from starlette.types import ASGIApp


class Answer(NamedTuple):
    """What came back."""

    status: int
    headers: dict[str, str]
    body: bytes


def scope(path: str, method: str = "GET", **headers: str) -> dict[str, Any]:
    """A request of somebody in the room; `_` in the name of a header is `-`."""
    path, _, query = path.partition("?")
    raw = [(name.replace("_", "-").encode(), value.encode()) for name, value in headers.items()]
    return {
        "type": "http",
        "http_version": "1.1",
        "scheme": "http",
        "server": ("192.168.1.5", 8000),
        "client": ("192.168.1.20", 50000),
        "method": method,
        "path": path,
        "raw_path": path.encode(),
        "root_path": "",
        "query_string": query.encode(),
        "headers": raw,
    }


def ask(app: ASGIApp, path: str, method: str = "GET", body: bytes = b"", **headers: str) -> Answer:
    """The answer to one request."""
    return asyncio.run(answer(app, scope(path, method, **headers), body))


async def answer(app: ASGIApp, asked: dict[str, Any], body: bytes = b"") -> Answer:
    """The same, in a loop that runs."""
    got: list[Any] = []
    questions = [{"type": "http.request", "body": body, "more_body": False}]

    async def receive() -> Any:
        if questions:
            return questions.pop()
        return await asyncio.Event().wait()

    async def send(message: Any) -> None:
        got.append(message)

    await app(asked, receive, send)
    head, *rest = got
    headers = {name.decode("latin-1").title(): value.decode("latin-1") for name, value in head["headers"]}
    return Answer(head["status"], headers, b"".join(each.get("body", b"") for each in rest))
