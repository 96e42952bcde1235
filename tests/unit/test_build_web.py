"""A build of some parts of the page leaves nothing of the one before that a server would send."""

import asyncio
import os
import sys
from pathlib import Path

import asgi
import build_web

from codeweek.server.static_files import application


def _page(out: Path) -> None:
    (out / "app.js").write_text("new" * 400, encoding="utf-8")


def test_what_a_build_of_one_part_has_rewritten_is_served_and_not_its_twin_of_before(tmp_path, monkeypatch):
    for name, content in (("app.js", b"old" * 400), ("words.json", b"kept" * 400)):
        for end in ("", ".br", ".gz"):
            (tmp_path / f"{name}{end}").write_bytes(content)
            os.utime(tmp_path / f"{name}{end}", (1000, 1000 + bool(end)))
    (tmp_path / "gone.js.br").write_bytes(b"of a file that is no more")
    monkeypatch.setattr(build_web, "OUT", tmp_path)
    monkeypatch.setattr(build_web, "PARTS", {**build_web.PARTS, "page": _page})
    monkeypatch.setattr(sys, "argv", ["build_web.py", "page"])
    assert build_web.main() == 0
    left = sorted(path.name for path in tmp_path.iterdir())
    assert left == ["app.js", "words.json", "words.json.br", "words.json.gz"]
    asked = asgi.scope("/app.js", accept_encoding="br, gzip")
    assert asyncio.run(asgi.answer(application(tmp_path), asked, b"")).body == b"new" * 400
