"""A bare server to stand beside the room: it answers what is posted, and hands it on to the boards."""

import asyncio
import logging
import socket
from collections import defaultdict

import uvicorn
from starlette.types import Receive, Scope, Send

from codeweek.server.http_server import limits

BOARD, LISTENS = "/board/listen", "/listen"

_boards: defaultdict[str, set[asyncio.Queue[bytes]]] = defaultdict(set)


async def app(scope: Scope, receive: Receive, send: Send) -> None:
    """Answer a request of a room."""
    room, _, path = scope["path"].partition("/api")
    if path.endswith(LISTENS):
        await _tell(_boards[room] if path == BOARD else set(), send)
        return
    body = b""
    while (message := await receive()).get("more_body"):
        body += message["body"]
    body += message["body"]
    for waiting in _boards[room]:
        waiting.put_nowait(body)
    await send({"type": "http.response.start", "status": 200, "headers": [(b"content-length", b"0")]})
    await send({"type": "http.response.body"})


async def _tell(boards: set[asyncio.Queue[bytes]], send: Send) -> None:
    """What is posted, as long as somebody listens."""
    mine = asyncio.Queue[bytes]()
    boards.add(mine)
    await send(
        {"type": "http.response.start", "status": 200, "headers": [(b"content-type", b"text/event-stream")]}
    )
    while True:
        body = b"data: " + await mine.get() + b"\n\n"
        await send({"type": "http.response.body", "body": body, "more_body": True})


def main() -> None:
    """Serve on a free port, and say which."""
    logging.disable()  # those who listen at its end
    listening = socket.create_server(("127.0.0.1", 0))
    print(f"http://127.0.0.1:{listening.getsockname()[1]}/", flush=True)
    uvicorn.Server(uvicorn.Config(app, log_config=None, lifespan="off", **limits() | {"http": "h11"})).run(
        [listening]
    )


if __name__ == "__main__":
    main()
