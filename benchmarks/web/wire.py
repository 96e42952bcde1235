"""A server whose wire lets so many bits a second through."""

import socket
import threading
import time
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import waitress

from codeweek.server.folder import application

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
    lock: threading.Lock = field(default_factory=threading.Lock)

    def forget(self) -> None:
        """Count from nothing again."""
        with self.lock:
            self.sent.clear()
            self.asked = 0

    def pieces(self, name: str, body: Iterable[bytes]) -> Iterator[bytes]:
        """The same body, as slow as the wire is."""
        try:
            for piece in body:
                self._wait(name, len(piece))
                yield piece
        finally:
            getattr(body, "close", lambda: None)()

    def _wait(self, name: str, size: int) -> None:
        with self.lock:
            self.sent[name] += size
            now = time.monotonic()
            # A line whose sender is late still has something in its queue: it is not idle for that.
            self.free = max(self.free, now - QUEUE) + (size * 8 / self.bits if self.bits else 0.0)
            pause = self.free - now
        if pause > 0:
            time.sleep(pause)


def site(folder: Path, wire: Wire) -> Callable[..., Iterable[bytes]]:
    """What `codeweek serve` hands out, through a wire."""
    served = application(folder)

    def answer(environ: dict[str, Any], start: Callable[..., Any]) -> Iterable[bytes]:
        path = environ["PATH_INFO"]
        if path == BEGIN:
            wire.forget()
            start("200 OK", [("Content-Type", "text/html"), ("Cache-Control", "no-store")])
            return [b'<!doctype html><title>begin</title><link rel="icon" href="data:,">']
        wire.asked += 1
        environ["wsgi.file_wrapper"] = lambda file, _size=0: _read(file)
        return wire.pieces(path.removeprefix("/") or "index.html", served(environ, start))

    return answer


def _read(file: Any) -> Iterator[bytes]:
    with file:
        while piece := file.read(PIECE):
            yield piece


def serve(folder: Path, wire: Wire) -> str:
    """The address at which a folder is handed out through a wire, until this process ends."""
    listening = socket.create_server(("127.0.0.1", 0))
    served = {"sockets": [listening], "threads": 16, "_quiet": True}
    threading.Thread(target=waitress.serve, args=(site(folder, wire),), kwargs=served, daemon=True).start()
    return f"http://127.0.0.1:{listening.getsockname()[1]}/"
