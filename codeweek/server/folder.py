"""A folder as a WSGI application: content types, precompressed files, revalidation before each reuse."""

import re
from collections.abc import Callable, Iterable
from http import HTTPStatus
from pathlib import Path
from typing import Any
from wsgiref.util import FileWrapper

from whitenoise import WhiteNoise
from whitenoise.responders import NotARegularFileError, Response
from whitenoise.string_utils import decode_path_info

INDEX = "index.html"
Environ = dict[str, Any]
Application = Callable[[Environ, Callable[..., Any]], Iterable[bytes]]

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
# On every response: no framing, no access to devices, no referrer.
ALWAYS = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Content-Security-Policy": "frame-ancestors 'self'",
    "X-Frame-Options": "SAMEORIGIN",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
}
_METHODS = ("GET", "HEAD")
_TAG = re.compile(r'"[^"]*"')


def application(folder: Path) -> Application:
    """The WSGI application that serves the present files of a folder.

    The `.br` and `.gz` twins made by the build go to clients that accept them. Every response is revalidated
    (`no-cache` and ETag), so that a new build is seen at once and an unchanged file costs a few bytes.
    """
    files = WhiteNoise(
        None,
        root=str(folder),
        autorefresh=True,  # a new build may change any file while it is served
        max_age=None,
        mimetypes=_TYPES,
        index_file=INDEX,
        allow_all_origins=False,
        add_headers_function=_asked_again,
    )

    def answer(environ: Environ, start_response: Callable[..., Any]) -> Iterable[bytes]:
        found = _answer(files, environ)
        headers = [*found.headers, *ALWAYS.items()]
        if found.status != HTTPStatus.NOT_MODIFIED and not any(
            name == "Content-Length" for name, _ in headers
        ):
            headers.append(("Content-Length", "0"))  # else the server would send a chunk, even after HEAD
        start_response(f"{found.status.value} {found.status.phrase}", headers)
        return [] if found.file is None else environ.get("wsgi.file_wrapper", FileWrapper)(found.file)

    return answer


def _answer(files: WhiteNoise, environ: Environ) -> Response:
    method = environ["REQUEST_METHOD"]
    if method not in _METHODS:
        return Response(HTTPStatus.METHOD_NOT_ALLOWED, [("Allow", ", ".join(_METHODS))], None)
    path = decode_path_info(environ.get("PATH_INFO", ""))
    if path.endswith(f"/{INDEX}"):
        path = path.removesuffix(INDEX)
    try:
        if found := files.find_file(path):
            return found.get_response(method, environ | _known(found, environ))
    except (OSError, NotARegularFileError):
        pass  # a pipe, or a file that has gone since it was found
    return Response(HTTPStatus.NOT_FOUND, [("Content-Type", "text/plain")], None)


def _known(found: Any, environ: Environ) -> Environ:
    """If-None-Match in the only form that the library reads, if the client has this file; else nothing.

    A list, `*`, and tags that a proxy made weak also match an unchanged file.
    """
    asked = environ.get("HTTP_IF_NONE_MATCH", "").strip()
    tag = getattr(found, "etag", None)
    return {"HTTP_IF_NONE_MATCH": tag} if tag and (asked == "*" or tag in _TAG.findall(asked)) else {}


def _asked_again(headers: Any, _path: str, _url: str) -> None:
    headers["Cache-Control"] = "no-cache"
