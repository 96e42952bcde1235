"""A room that opens the page at once from `codeweek serve`, beside the same files from nginx."""

import asyncio
import contextlib
import re
import shutil
import socket
import subprocess
import tempfile
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from time import perf_counter

from benchmarks.missing import MissingError, needed
from benchmarks.rows import Row, beside, budget
from benchmarks.serving import serving
from codeweek import data

ROUNDS, FEW = 5, 1
MACHINES, KEPT = 60, 6  # a browser keeps six connections
SLOW = 200  # connections that never come to the end of what they ask
OPENS = 3.0  # seconds for a page, with those
TWICE = 2.0  # times nginx
SERVE = ("-m", "codeweek", "serve", "--host", "127.0.0.1", "--port", "0")
NGINX = """
worker_processes 2; pid {folder}/pid; error_log {folder}/log;
events {{ worker_connections 2000; }}
http {{
  access_log off; gzip_static on; sendfile on;
  client_body_temp_path {folder}/1; proxy_temp_path {folder}/2; fastcgi_temp_path {folder}/3;
  uwsgi_temp_path {folder}/4; scgi_temp_path {folder}/5;
  server {{ listen 127.0.0.1:{port} backlog=1024; root {root}; }}
}}
"""


def rows(quick: bool) -> list[Row]:
    """The last of a room's machines to have the page, and one machine more beside slow ones."""
    needed(data.web() / "index.html", "run `make web` first")
    if not shutil.which("nginx", path="/usr/sbin:/usr/bin:/usr/local/bin:/opt/homebrew/bin"):
        raise MissingError("install nginx first (Debian: nginx-light)")
    files = _page(data.web())
    with tempfile.TemporaryDirectory() as folder, serving(*SERVE) as there, _nginx(Path(folder)) as peer:
        own, ours, theirs, slow = there.port, [], [], []
        for _ in range(FEW if quick else ROUNDS):
            ours.append(asyncio.run(_room(own, files)))
            theirs.append(asyncio.run(_room(peer, files)))
        for _ in range(FEW if quick else ROUNDS):
            with _slow(own):
                slow.append(asyncio.run(_room(own, files, machines=1)))
    last = beside("room", f"last of {MACHINES} machines has the page", ours, "s", "nginx, s", theirs)
    return [
        replace(last, most=TWICE),
        budget("room", f"page beside {SLOW} slow connections", slow, "s", OPENS),
    ]


def _page(folder: Path) -> list[str]:
    """What a child's first program asks for: what the page names, Python, a chapter, and some pictures."""
    index = (folder / "index.html").read_text("utf-8")
    named = re.findall(r'(?:href|src)="([^"{]+)"', index)
    later = ["worker.js", "data/words.fr.json", "data/course.fr.json", "data/01-la-fusee.fr.json"]
    python = [f"py/{name}" for name in ("pyodide.asm.mjs", "pyodide.asm.wasm", "python_stdlib.zip")]
    wheels = [path.relative_to(folder).as_posix() for path in folder.glob("py/codeweek-*.whl")]
    pictures = [path.relative_to(folder).as_posix() for path in folder.glob("sprites/robot/space/*.svg")]
    return [*{"index.html", *named, *later, *python, *wheels, *pictures}]


async def _room(port: int, files: list[str], machines: int = MACHINES) -> float:
    """The seconds until the last machine has all the files; every connection is kept until then."""
    kept: list[asyncio.StreamWriter] = []

    async def machine() -> None:
        left = list(files)
        await asyncio.gather(*[_fetch(port, left, kept) for _ in range(KEPT)])

    start = perf_counter()
    await asyncio.gather(*[machine() for _ in range(machines)])
    last = perf_counter() - start
    for writer in kept:
        writer.close()
    return last


async def _fetch(port: int, left: list[str], kept: list[asyncio.StreamWriter]) -> None:
    """Over one connection, files that are still to be asked for."""
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    kept.append(writer)
    while left:
        ask = f"GET /{left.pop()} HTTP/1.1\r\nHost: 127.0.0.1\r\nAccept-Encoding: gzip\r\n\r\n"
        writer.write(ask.encode())
        head = (await reader.readuntil(b"\r\n\r\n")).lower().split(b"\r\n")
        if b" 200 " not in head[0]:
            raise OSError(f"{ask.splitlines()[0]}: {head[0].decode()}")
        size = next(int(line.split(b":")[1]) for line in head if line.startswith(b"content-length"))
        await reader.readexactly(size)


@contextlib.contextmanager
def _nginx(folder: Path) -> Iterator[int]:
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    told = folder / "nginx.conf"
    told.write_text(NGINX.format(folder=folder, port=port, root=data.web()), encoding="utf-8")
    command = ["nginx", "-c", str(told), "-g", "daemon off;"]
    with subprocess.Popen(command, stderr=subprocess.DEVNULL, env={"PATH": "/usr/sbin:/usr/bin"}) as process:
        for _ in range(100):
            with contextlib.suppress(OSError), socket.create_connection(("127.0.0.1", port), timeout=1):
                break
        try:
            yield port
        finally:
            process.terminate()


@contextlib.contextmanager
def _slow(port: int) -> Iterator[None]:
    with contextlib.ExitStack() as held:
        for _ in range(SLOW):
            there = held.enter_context(socket.create_connection(("127.0.0.1", port)))
            there.sendall(b"GET / HTTP/1.1\r\nHost: 127.0.0.1\r\nX-Slow: ")
        yield
