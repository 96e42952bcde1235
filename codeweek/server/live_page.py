"""Serves a page to this computer only, which reloads when it changes."""

import hashlib
import socket

from starlette.responses import Response
from starlette.types import Receive, Scope, Send

from codeweek.server.http_server import Server, in_thread
from codeweek.server.static_files import ALWAYS

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

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request: the page, or its version."""
        path = scope["path"]
        content = self._version.encode() if path == VERSION else self._page if path == "/" else b""
        headers = {"Content-Type": _TYPE.get(path, "text/html; charset=utf-8"), "Cache-Control": "no-store"}
        await Response(content, 200 if content else 404, headers | ALWAYS)(scope, receive, send)


def hand_out(live: Live, port: int) -> str | None:
    """Serve the page in the background, to this computer; its address, or None when the port is taken."""
    try:
        listening = socket.create_server((HOST, port))
    except OSError:
        return None
    in_thread(Server(live), listening)
    return f"http://localhost:{listening.getsockname()[1]}/"
