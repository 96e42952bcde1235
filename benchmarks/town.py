"""Several rooms of one server, as a town has them: made, served by some processes, opened by an adult."""

import http.client
import json
from collections.abc import Iterator
from contextlib import ExitStack, closing, contextmanager
from pathlib import Path
from typing import NamedTuple

from benchmarks.serving import Served, serving
from codeweek.server.adult_code import kept, new_adult_code
from codeweek.server.serving_town import rooms_of
from codeweek.server.town import AT

ROOM = "salle"  # in the home of codeweek


class Made(NamedTuple):
    """A room: its path, and its adult's code."""

    path: str
    code: str


def made(database: str, many: int, home: Path) -> list[Made]:
    """New rooms of a database, `sqlite` or a PostgreSQL."""
    codes = [new_adult_code() for _ in range(many)]
    with closing(rooms_of(database, home / ROOM)) as rooms:
        return [Made(f"{AT}{rooms.new('bench', kept(code)).code}/", code) for code in codes]


@contextmanager
def town(database: str, processes: int, page: Path, home: Path) -> Iterator[list[Served]]:
    """The rooms of a database, each of which every process serves; SQLite has one process only."""
    words = ("-m", "codeweek", "serve", str(page), "--host", "127.0.0.1", "--port", "0")
    with ExitStack() as those:
        yield [
            those.enter_context(serving(*words, "--database", database, kept=home)) for _ in range(processes)
        ]


def cookie(server: Served, room: Made) -> str:
    """What a browser has once the adult has entered the code."""
    line = http.client.HTTPConnection("127.0.0.1", server.port)
    origin = f"http://127.0.0.1:{server.port}"
    headers = {"Content-Type": "application/json", "Origin": origin}
    line.request("POST", f"{room.path}api/adult", json.dumps({"code": room.code}), headers)
    with line.getresponse() as answer:
        found = answer.headers["Set-Cookie"]
    line.close()
    return str(found.partition(";")[0])
