"""A server whose wire lets so many bits a second through."""

import asyncio
import socket
import time
from collections import defaultdict
from dataclasses import dataclass, field
from pathlib import Path

from starlette.responses import HTMLResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from codeweek.server.http_server import Server, in_thread
from codeweek.server.static_files import application

PIECE = 4096  # bytes handed to the wire at once
QUEUE = 0.02  # seconds of the wire that wait in it
BEGIN = "/begin"  # an empty page of the site, where a visit begins


@dataclass
class Wire:
    """Lets so many bits a second through, all requests together, and counts them; None: no limit."""

    bits: float | None
    free: float = 0.0
    sent: dict[str, int] = field(default_factory=lambda: defaultdict(int))
    asked: int = 0

    def forget(self) -> None:
        """Count from nothing again."""
        self.sent.clear()
        self.asked = 0

    async def through(self, name: str, message: Message, send: Send) -> None:
        """A piece of an answer, as slow as the wire is."""
        body = message.get("body", b"")
        for start in range(0, len(body), PIECE):
            piece = body[start : start + PIECE]
            await self._wait(name, len(piece))
            await send({"type": "http.response.body", "body": piece, "more_body": True})
        await send({**message, "body": b""} if body else message)

    async def _wait(self, name: str, size: int) -> None:
        self.sent[name] += size
        now = time.monotonic()
        # A line whose sender is late still has something in its queue: it is not idle for that.
        self.free = max(self.free, now - QUEUE) + (size * 8 / self.bits if self.bits else 0.0)
        if self.free > now:
            await asyncio.sleep(self.free - now)


def site(folder: Path, wire: Wire) -> ASGIApp:
    """What `codeweek serve` hands out, through a wire."""
    served = application(folder)

    async def answer(scope: Scope, receive: Receive, send: Send) -> None:
        path = scope["path"]
        if path == BEGIN:
            wire.forget()
            empty = '<!doctype html><title>begin</title><link rel="icon" href="data:,">'
            await HTMLResponse(empty, headers={"Cache-Control": "no-store"})(scope, receive, send)
            return
        wire.asked += 1

        async def slowly(message: Message) -> None:
            await wire.through(path.removeprefix("/") or "index.html", message, send)

        await served(scope, receive, slowly)

    return answer


def serve(folder: Path, wire: Wire) -> str:
    """The address at which a folder is handed out through a wire, until this process ends."""
    listening = socket.create_server(("127.0.0.1", 0))
    in_thread(Server(site(folder, wire)), listening)
    return f"http://127.0.0.1:{listening.getsockname()[1]}/"
