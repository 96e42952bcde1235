"""A folder of files as a web application: right types, compressed twins, and a check before each reuse."""

from collections.abc import Callable, Iterable
from http import HTTPStatus
from pathlib import Path
from typing import Any

from whitenoise import WhiteNoise

INDEX = "index.html"
Application = Callable[[dict[str, Any], Callable[..., Any]], Iterable[bytes]]

# Types that the library does not know, or that a computer's own table may have wrong.
_TYPES = {
    ".mjs": "text/javascript",
    ".js": "text/javascript",
    ".wasm": "application/wasm",
    ".webmanifest": "application/manifest+json",
    ".whl": "application/zip",
    ".ttf": "font/ttf",
    ".wav": "audio/wav",
}


def application(folder: Path) -> Application:
    """The web application that hands out what a folder holds now.

    The `.br` and `.gz` twins made by the build go to who takes them. Nothing is used again without asking
    (`no-cache` and ETag), so that a new build is seen at once and an old one costs a few bytes.
    """
    served: Application = WhiteNoise(
        _nothing,
        root=str(folder),
        max_age=0,
        mimetypes=_TYPES,
        index_file=INDEX,
        allow_all_origins=False,
        add_headers_function=_headers,
    )
    return served


def _headers(headers: Any, _path: str, _url: str) -> None:
    headers["Cache-Control"] = "no-cache"
    headers["X-Content-Type-Options"] = "nosniff"
    headers["Referrer-Policy"] = "no-referrer"


def _nothing(_environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
    status = HTTPStatus.NOT_FOUND
    start_response(
        f"{status.value} {status.phrase}", [("Content-Type", "text/plain"), ("Content-Length", "0")]
    )
    return [b""]
