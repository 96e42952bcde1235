"""Serves a page to this computer only, which reloads when it changes."""

import hashlib
import socket
import threading
from collections.abc import Callable, Iterable
from typing import Any

from waitress.server import create_server

from codeweek.server.folder import ALWAYS

HOST = "127.0.0.1"
VERSION = "/version"
_TYPE = {VERSION: "text/plain; charset=utf-8"}
_RELOAD = """<script>
setInterval(async () => {
  try {
    const answer = await fetch("%s", { cache: "no-store" });
    if (answer.ok && (await answer.text()) !== "%s") location.reload();
  } catch { /* the command has ended, or has not begun again */ }
}, 500);
</script>"""


class Live:
    """The page being served; `show` replaces it."""

    def __init__(self) -> None:
        self._page, self._version = b"", ""

    def show(self, page: str) -> None:
        """Serve this page from now on."""
        version = hashlib.sha256(page.encode("utf-8")).hexdigest()[:16]
        whole = page.replace("</body>", _RELOAD % (VERSION, version) + "\n</body>")
        self._page, self._version = whole.encode("utf-8"), version

    def __call__(
        self, environ: dict[str, Any], start_response: Callable[[str, list[tuple[str, str]]], object]
    ) -> Iterable[bytes]:
        """Answer a request: the page, or its version."""
        path = environ.get("PATH_INFO", "/")
        content = self._version.encode() if path == VERSION else self._page if path == "/" else b""
        headers = [
            ("Content-Type", _TYPE.get(path, "text/html; charset=utf-8")),
            ("Content-Length", str(len(content))),
            ("Cache-Control", "no-store"),
            *ALWAYS.items(),
        ]
        start_response("200 OK" if content else "404 Not Found", headers)
        return [content]


def hand_out(live: Live, port: int) -> str | None:
    """Serve the page in the background, to this computer; its address, or None when the port is taken."""
    try:
        listening = socket.create_server((HOST, port))
    except OSError:
        return None
    serve = create_server(live, sockets=[listening], threads=2, ident=None).run
    threading.Thread(target=serve, daemon=True).start()
    return f"http://localhost:{listening.getsockname()[1]}/"
