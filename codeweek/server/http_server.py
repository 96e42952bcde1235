"""The server: as many connections as the computer lets, each for a limited time, here or in a thread."""

import asyncio
import gc
import socket
import threading
from collections.abc import Callable
from typing import Any

import uvicorn
from starlette.types import ASGIApp
from uvicorn.protocols.http.h11_impl import H11Protocol

from codeweek.play import builtin

MOST = 8000  # connections: a browser keeps six open, and one more to listen
OPEN = 64  # files that Python and the program have open besides
IDLE = 75  # seconds after which a connection that says nothing is closed
SLOWEST = 30.0  # seconds for the head of a request once it has begun, and as many for what is sent with it
STOP = 1  # seconds for what is being answered when the server ends


class Patient(H11Protocol):
    """uvicorn's HTTP, which also closes what never ends its question, and answers who has ended asking."""

    _until = 0.0
    _ended = False

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        """Wait for a question, and not for ever."""
        super().connection_made(transport)
        self._until = self.loop.time() + IDLE
        self._wait()

    def data_received(self, data: bytes) -> None:
        """Hear a piece of a question: one that is not whole yet has no more time for it."""
        super().data_received(data)
        if self.cycle is None or self.cycle.response_complete:
            self._until = min(self._until, self.loop.time() + SLOWEST)
            self._wait()

    def eof_received(self) -> bool:  # type: ignore[override]
        """Whether answers are still to be written to a client that has asked all it will.

        Who only listens has gone.
        """
        answers = self.cycle is not None and not self.cycle.response_complete
        self._ended = answers and not self.scope["state"].get("listens")
        return self._ended

    def on_response_complete(self) -> None:
        """Give the next question its time."""
        self._until = self.loop.time() + IDLE
        super().on_response_complete()
        if self._ended and self.cycle.response_complete:
            self.transport.close()

    def _wait(self) -> None:
        self._unset_keepalive_if_required()
        self.timeout_keep_alive_task = self.loop.call_at(self._until, self.timeout_keep_alive_handler)


def settle() -> None:
    """Read the course now, and let garbage be looked for beside it: either would hold up those who play."""
    builtin.pack()
    gc.collect()
    gc.freeze()


class Server(uvicorn.Server):
    """A server of one application, on a socket that listens already."""

    def __init__(self, app: ASGIApp, leave: Callable[[], None] = lambda: None, proxied: bool = False) -> None:
        super().__init__(uvicorn.Config(app, log_config=None, **limits() | {"proxy_headers": proxied}))
        self._leave = leave

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        """End; what would listen for ever is told first."""
        self._leave()
        await super().shutdown(sockets)


def limits() -> dict[str, Any]:
    """The limits for uvicorn."""
    return {
        "http": Patient,
        "ws": "none",
        "loop": "asyncio",
        "limit_concurrency": min(MOST, (_files() - OPEN) // 2),  # an answer has its file open too
        "timeout_keep_alive": IDLE,
        "timeout_graceful_shutdown": STOP,
        "access_log": False,
        "server_header": False,
        "proxy_headers": False,
    }


def in_thread(server: Server, listening: socket.socket) -> threading.Thread:
    """Serve beside what this thread does, until `server.should_exit`."""
    thread = threading.Thread(target=server.run, args=([listening],), daemon=True)
    thread.start()
    return thread


def _files() -> int:
    """The number of files this process may open, after asking for what a full room needs."""
    try:
        import resource
    except ImportError:  # Windows counts them otherwise
        return 2 * MOST + OPEN
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    wanted = 2 * MOST + OPEN if hard == resource.RLIM_INFINITY else min(2 * MOST + OPEN, hard)
    if soft == resource.RLIM_INFINITY or soft >= wanted:
        return 2 * MOST + OPEN
    try:
        resource.setrlimit(resource.RLIMIT_NOFILE, (wanted, hard))
    except (OSError, ValueError):  # macOS has a limit of its own
        return soft
    return wanted
