"""Rooms to measure: one, several of one server, those of a town, and what stands beside them."""

import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, closing, contextmanager
from pathlib import Path
from typing import NamedTuple

from benchmarks.children import Where
from benchmarks.serving import Served, serving
from codeweek.commands.rooms import ROOM, SQLITE
from codeweek.server.requests.adult_rights import COOKIE, kept_code, new_adult_code, signed
from codeweek.server.town.town import AT, rooms_of
from codeweek.server.town.town_rooms import Entry

EVENING = 3600.0  # seconds for which an adult may look
PAGE = "<!doctype html><title>room</title>"  # nobody asks for the real one
SERVE = ("-m", "codeweek", "--language=en", "serve")
ANY = ("--host", "127.0.0.1", "--port", "0")


class Opened(NamedTuple):
    """Servers, the rooms that they have, and the database behind them."""

    servers: Sequence[Served]
    rooms: Sequence[Where]
    database: Sequence[Served] = ()


@contextmanager
def one() -> Iterator[Opened]:
    """The room of `codeweek serve`."""
    with _page() as page, serving(*SERVE, page, *ANY) as there:
        yield Opened([there], [Where(there.port, there.port)])


@contextmanager
def several(count: int, database: str = SQLITE, processes: int = 1) -> Iterator[Opened]:
    """Rooms of a database that processes serve; a board looks at another one than its children."""
    with _page() as page, tempfile.TemporaryDirectory() as home, ExitStack() as open:
        made = _made(count, database, Path(home))
        words = (*SERVE, page, *ANY, "--database", database)
        there = [open.enter_context(serving(*words, home=Path(home))) for _ in range(processes)]
        ports = [each.port for each in there] * (count + 1)
        yield Opened(there, [_where(*each) for each in zip(ports, ports[1:], made, strict=False)])


@contextmanager
def echo(count: int) -> Iterator[Opened]:
    """The bare server, with as many rooms."""
    with serving("-m", "benchmarks.echo") as there:
        yield Opened([there], [Where(there.port, there.port, f"{AT}{number}/") for number in range(count)])


def _made(count: int, database: str, home: Path) -> list[Entry]:
    secret = kept_code(new_adult_code())
    with closing(rooms_of(database, home / ROOM)) as rooms:
        return [rooms.new(f"Salle {number}", secret) for number in range(count)]


def _where(machines: int, board: int, entry: Entry) -> Where:
    """A room whose adult has entered the code already."""
    token = f"{int(time.time() + EVENING)}.measured"
    return Where(machines, board, f"{AT}{entry.code}/", f"{COOKIE}={token}.{signed(token, entry.secret)}")


@contextmanager
def _page() -> Iterator[str]:
    with tempfile.TemporaryDirectory() as page:
        (Path(page) / "index.html").write_text(PAGE, encoding="utf-8")
        yield page
