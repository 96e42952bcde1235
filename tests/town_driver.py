"""A town: rooms of one database, behind servers of their own, asked as browsers ask behind a proxy."""

import http.client
import json
import subprocess
import sys
import time
from contextlib import closing, contextmanager
from typing import NamedTuple

from codeweek.server.http_server import Server, in_thread
from codeweek.server.requests.adult_rights import kept_code, new_adult_code
from codeweek.server.serving import Where, listening
from codeweek.server.town.town import AT, SQLITE, rooms_of, town

NAME = "salle.ville.fr"
SOON = 2.0  # seconds in which another process shows what happened


class Room(NamedTuple):
    """A room and its adult's code."""

    code: str
    adult: str

    @property
    def path(self):
        return f"{AT}{self.code}/"


def made(database, folder, name="Médiathèque"):
    """A new room."""
    code = new_adult_code()
    with closing(rooms_of(database, folder)) as rooms:
        return Room(rooms.new(name, kept_code(code)).code, code)


@contextmanager
def served(database, folder, page):
    """The port of a server of all rooms, in this process."""
    there = listening("127.0.0.1", 0)
    found = town(page, folder, rooms_of(database, folder), Where("127.0.0.1", 0, (NAME,)))
    server = Server(found, found.leave, proxied=True)
    thread = in_thread(server, there)
    try:
        Browser(Room("", "")).ask(there.getsockname()[1], "")  # answered once the rooms are open
        yield there.getsockname()[1]
    finally:
        server.should_exit = True
        thread.join(10)


@contextmanager
def process(database, page):
    """The same in a process of its own: it, and its port."""
    words = ["serve", str(page), "--port", "0", "--host", "127.0.0.1", "--name", NAME, "--database", database]
    with subprocess.Popen(
        [sys.executable, "-m", "codeweek", *words], stdout=subprocess.PIPE, text=True, encoding="utf-8"
    ) as there:
        try:
            address = next(line for line in there.stdout if "http://" in line)
            yield there, int(address.strip().rstrip("/").split(":")[-1])
        finally:
            there.kill()


class Browser:
    """A browser, through the proxy."""

    def __init__(self, room, address="203.0.113.7"):
        self.room, self.cookie = room, ""
        self.address = address

    def headers(self):
        forwarded = {"X-Forwarded-For": self.address, "X-Forwarded-Proto": "https"}
        mine = {"Host": NAME, "Origin": f"https://{NAME}", "Content-Type": "application/json"}
        return {**mine, **forwarded, "Cookie": self.cookie}

    def ask(self, port, path, value=None):
        """The answer: its status, and what is in it."""
        with closing(http.client.HTTPConnection("127.0.0.1", port, timeout=10)) as line:
            told = None if value is None else json.dumps(value)
            line.request("POST" if told else "GET", self.room.path + path, told, self.headers())
            answer = line.getresponse()
            content = answer.read()
            self.given = answer.headers
            return answer.status, json.loads(content) if content[:1] in (b"{", b"[") else None

    def join(self, port, machine, profile, **more):
        return self.ask(port, "api/join", {"machine": machine, "profile": profile, "file": None, **more})

    def tell(self, port, machine, *events):
        return self.ask(port, "api/events", {"machine": machine, "events": [*events]})

    def enter(self, port):
        """Become the adult's."""
        status, _ = self.ask(port, "api/adult", {"code": self.room.adult})
        assert status == 204
        self.cookie = self.given["Set-Cookie"].partition(";")[0]
        return self

    def rows(self, port):
        """The board by profile."""
        status, board = self.ask(port, "api/board")
        assert status == 200
        return {each["profile"]: each for each in board["rows"]}

    @contextmanager
    def listening(self, port, path):
        """What a stream tells, one after the other."""
        with closing(http.client.HTTPConnection("127.0.0.1", port, timeout=10)) as line:
            line.request("GET", self.room.path + path, headers=self.headers())
            answer = line.getresponse()
            assert answer.status == 200
            yield (json.loads(text[5:]) for text in iter(answer.readline, b"") if text.startswith(b"data:"))


def soon(found):
    """What is found within two seconds; the last thing otherwise."""
    until = time.monotonic() + SOON
    while not (there := found()) and time.monotonic() < until:
        time.sleep(0.02)
    return there


__all__ = ["SQLITE", "Browser", "Room", "made", "process", "served", "soon"]
