"""A folder as an ASGI application: content types, precompressed files, revalidation before each reuse."""

import os
import re
from http import HTTPStatus
from io import BytesIO
from pathlib import Path
from typing import Any

from starlette.types import ASGIApp, Receive, Scope, Send
from whitenoise import WhiteNoise
from whitenoise.responders import NotARegularFileError, Response

INDEX = "index.html"
PIECE = 65_536  # bytes read at once

# Types that the library lacks, or that a computer's own table may have wrong.
_TYPES = {
    ".mjs": "text/javascript",
    ".js": "text/javascript",
    ".wasm": "application/wasm",
    ".webmanifest": "application/manifest+json",
    ".whl": "application/zip",
    ".ttf": "font/ttf",
    ".wav": "audio/wav",
}
_POLICY = "Content-Security-Policy"
_OWN_POLICY = re.compile(rf'<meta http-equiv="{_POLICY}" content="([^"]+)"'.encode())
# On every response: no other type than is told, no other site that takes it.
_ALL = {"X-Content-Type-Options": "nosniff", "Cross-Origin-Resource-Policy": "same-origin"}
_FRAMED_BY = "frame-ancestors 'self'"  # which a page cannot say of itself
# On a page, and whatever may become one: no framing, no access to devices, no referrer.
ALWAYS = _ALL | {
    "Referrer-Policy": "no-referrer",
    _POLICY: _FRAMED_BY,
    "X-Frame-Options": "SAMEORIGIN",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
}
# Never a page, and many: two hundred pictures and scripts would bring 50 kB of what nobody reads.
_PARTS = ("image/", "audio/", "font/", "text/javascript", "text/css", "application/json")
_METHODS = ("GET", "HEAD")
_TAG = re.compile(r'"[^"]*"')
_READ = {
    name: f"HTTP_{name.decode().upper().replace('-', '_')}"
    for name in (
        b"accept-encoding",
        b"if-modified-since",
        b"if-none-match",
        b"range",
    )
}  # headers as whitenoise knows them


class Files(WhiteNoise):  # type: ignore[misc]
    """The files of a folder; what is known of one holds until it or its twins are others on the disk."""

    def __init__(self, folder: Path) -> None:
        self._known: dict[str, tuple[Any, Any]] = {}
        super().__init__(
            None,
            root=str(folder),
            autorefresh=True,  # a new build may change any file while it is served
            max_age=None,
            mimetypes=_TYPES,
            index_file=INDEX,
            allow_all_origins=False,
            add_headers_function=_asked_again,
        )

    def get_static_file(self, path: str, url: str, stat_cache: Any = None) -> Any:
        """What is known of a file. Raises MissingFileError, or an OSError."""
        mark = tuple(_mark(f"{path}{end}") for end in ("", ".br", ".gz"))
        known = self._known.get(path)
        if known is None or known[0] != mark:
            known = self._known[path] = mark, super().get_static_file(path, url, stat_cache)
            known[1].policy = _policy(path)
        return known[1]


def _policy(path: str) -> dict[str, str]:
    """The security policy that a page tells of itself, as a header; it holds before the page is read."""
    if not path.endswith(".html"):
        return {}
    with open(path, "rb") as page:
        own = _OWN_POLICY.search(page.read(PIECE))
    return {_POLICY: f"{own[1].decode()}; {_FRAMED_BY}"} if own else {}


def _mark(path: str) -> tuple[int, int, int] | None:
    try:
        found = os.stat(path)
    except (OSError, ValueError):
        return None
    return found.st_mtime_ns, found.st_size, found.st_ino


def application(folder: Path) -> ASGIApp:
    """The ASGI application that serves the present files of a folder.

    The `.br` and `.gz` twins made by the build go to clients that accept them. Every response is revalidated
    (`no-cache` and ETag), so that a new build is seen at once and an unchanged file costs a few bytes.
    """
    files = Files(folder)

    async def answer(scope: Scope, _receive: Receive, send: Send) -> None:
        found = _answer(files, scope)
        headers = [*(_beside(found.headers) | dict(found.headers)).items()]
        if found.status != HTTPStatus.NOT_MODIFIED and not any(
            name == "Content-Length" for name, _ in headers
        ):
            headers.append(("Content-Length", "0"))  # else the server would send a chunk, even after HEAD
        raw = [(name.lower().encode("latin-1"), value.encode("latin-1")) for name, value in headers]
        await send({"type": "http.response.start", "status": found.status.value, "headers": raw})
        await _send(found.file, send)

    return answer


def _beside(headers: Any) -> dict[str, str]:
    """The headers that come with an answer, by its type."""
    kind = next((value for name, value in headers if name == "Content-Type"), "")
    return _ALL if kind.startswith(_PARTS) else ALWAYS


async def _send(file: Any, send: Send) -> None:
    """The bytes of an open file, read here: through other threads, small files would take twice as long."""
    with file or BytesIO() as bytes_of:
        piece = bytes_of.read(PIECE)
        while len(piece) == PIECE:
            await send({"type": "http.response.body", "body": piece, "more_body": True})
            piece = bytes_of.read(PIECE)
    await send({"type": "http.response.body", "body": piece})


def _answer(files: WhiteNoise, scope: Scope) -> Response:
    method, path = scope["method"], scope["path"]
    if method not in _METHODS:
        return Response(HTTPStatus.METHOD_NOT_ALLOWED, [("Allow", ", ".join(_METHODS))], None)
    if path.endswith(f"/{INDEX}"):
        path = path.removesuffix(INDEX)
    told = {_READ[name]: value.decode("latin-1") for name, value in scope["headers"] if name in _READ}
    try:
        if file := files.find_file(path):
            answer = file.get_response(method, told | _known(file, told))
            policy = getattr(file, "policy", {})  # what leads elsewhere has none
            return Response(answer.status, [*answer.headers, *policy.items()], answer.file)
    except (OSError, ValueError, NotARegularFileError):
        pass  # a pipe, a file that has gone since it was found, a name that no file can have
    return Response(HTTPStatus.NOT_FOUND, [("Content-Type", "text/plain")], None)


def _known(found: Any, told: dict[str, str]) -> dict[str, str]:
    """If-None-Match in the only form that the library reads, if the client has this file; else nothing.

    A list, `*`, and tags that a proxy made weak also match an unchanged file.
    """
    asked = told.get("HTTP_IF_NONE_MATCH", "").strip()
    tag = getattr(found, "etag", None)
    return {"HTTP_IF_NONE_MATCH": tag} if tag and (asked == "*" or tag in _TAG.findall(asked)) else {}


def _asked_again(headers: Any, _path: str, _url: str) -> None:
    headers["Cache-Control"] = "no-cache"
