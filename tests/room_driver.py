"""A room without a network: machines that join and tell, an adult, and a clock that goes when it is told."""

import asyncio
import json
from contextlib import closing
from typing import Any

import asgi

from codeweek.server.keeping.room_store import StoreError
from codeweek.server.keeping.sqlite import Sqlite
from codeweek.server.requests.adult_rights import Rights
from codeweek.server.room_app import RoomApp
from codeweek.server.rooms.core_work import Core
from codeweek.server.rooms.live_room import LiveRoom
from codeweek.server.rooms.pack_store import PackStore
from codeweek.server.rooms.program_replay import Replay

HOST = "192.168.1.5:8000"
A, B, C = (letter * 32 for letter in "abc")
OWL, FOX, CAT = "owl-green", "fox-blue", "cat-pink"
PACK, FIRST, STAIRS = "codeweek", "01-la-fusee/01-decollage", "04-la-ronde/05-l-escalier"
BLOCKS = {"blocks": {"blocks": [{"type": "move"}]}}


class Place:
    """Where the room says that it is."""

    host, port, is_found = "127.0.0.1", 8000, False
    addresses = (f"http://{HOST}/", "http://localhost:8000/")


class Failing:
    """A store on a disk that is full until somebody makes room."""

    def __init__(self, store):
        self._store, self.full, self.tries = store, True, 0
        self.rows, self.told, self.close = store.rows, store.told, store.close
        self.folder, self.mended, self.erased = store.folder, store.mended, store.erased
        self.keep_made = store.keep_made

    def keep(self, change):
        self.tries += 1
        if self.full:
            raise StoreError("database or disk is full")
        self._store.keep(change)


class Driven:
    """A room in a folder."""

    def __init__(self, folder, page, store=None, names=()):
        self.now = 1_000_000.0
        self.store = store or Sqlite(folder, "here")
        self.live = LiveRoom(self.store, lambda: self.now)
        self.rights = Rights(self.live, trusted=not names)
        self.core = Core(PackStore(folder), Replay())
        self.app = RoomApp(page, self.live, self.rights, Place, self.core, names)

    def close(self):
        self.core.replay.close()
        self.live.end()

    def get(self, path: str, here: bool = False, **headers: str) -> asgi.Answer:
        """Ask; `here`: at the serving computer."""
        return self.ask(path, "GET", b"", here, headers)

    def post(self, path: str, value: Any, here: bool = False, **headers: str) -> asgi.Answer:
        """Tell something, as a page would."""
        content = value if isinstance(value, bytes) else json.dumps(value).encode()
        return self.ask(path, "POST", content, here, {"content_type": "application/json", **headers})

    def ask(self, path, method, content, here, headers):
        scope = self.scope(path, method, here, headers)
        return asyncio.run(asgi.answer(self.app, scope, content))

    def scope(self, path, method="GET", here=False, headers=None):
        host = "localhost:8000" if here else HOST
        usual = {"host": host, **({"origin": f"http://{host}"} if method == "POST" else {})}
        asked = {name: value for name, value in (usual | (headers or {})).items() if value is not None}
        scope = asgi.scope(f"/api/{path}", method, **asked)
        return scope | ({"client": ("127.0.0.1", 5000), "server": ("127.0.0.1", 8000)} if here else {})

    # What pages do.

    def join(self, machine: str, profile: str, file: Any = None, **more: Any) -> asgi.Answer:
        """A child sits down."""
        told = {"machine": machine, "profile": profile, "file": file, "codeweek": "0.1.0", **more}
        return self.post("join", told)

    def tell(self, machine: str, *events: dict[str, Any]) -> asgi.Answer:
        """Things happened."""
        return self.post("events", {"machine": machine, "events": [*events]})

    def board(self) -> dict[str, Any]:
        """What the adult sees."""
        self.now += 0.2
        return json.loads(self.get("board", here=True).body)

    def row(self, profile: str) -> dict[str, Any]:
        return next(each for each in self.board()["rows"] if each["profile"] == profile)

    def act(self, name: str, **fields: Any) -> asgi.Answer:
        return self.post("act", {"act": name, **fields}, here=True)

    def orders(self, machine: str) -> dict[str, Any]:
        return json.loads(self.get(f"orders?machine={machine}").body)


def opened(folder, page=None, **more):
    return closing(Driven(folder, page or folder, **more))


def told(answer: asgi.Answer) -> tuple[int, Any]:
    """The status of an answer, and what it says."""
    return answer.status, json.loads(answer.body)


def event(n: int, kind: str = "build", profiles=(OWL,), level=FIRST, **more: Any) -> dict[str, Any]:
    """An event of a page."""
    return {"n": n, "kind": kind, "profiles": [*profiles], "pack": PACK, "level": level, **more}


def part(level: str, program: Any = BLOCKS, stars: int = 0, saved: int = 2) -> dict[str, Any]:
    """What a file has of a level."""
    earned = {"stars": {level: stars}} if stars else {}
    return {"programs": {level: program}, "saved": {level: saved}, "last": level, **earned}


def file(**stars: int) -> dict[str, Any]:
    """A child's file with these stars, a level each."""
    return {"version": 2, "courses": {PACK: {"stars": stars}}}
