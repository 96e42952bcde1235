"""A room with its real server in a thread, and windows whose persons wait for it in real time."""

import json
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from http.client import HTTPConnection
from pathlib import Path
from typing import Any

import pygame
from page_driver import FOX, PACK, TURN, Visit

from codeweek.app.child_profiles import Profile
from codeweek.app.journey import SHIPPED
from codeweek.desktop.pages.level_page import LevelPage
from codeweek.desktop.pages.map import MapPage
from codeweek.desktop.room.http_client import Address, HttpClient
from codeweek.desktop.room.picture_wall import WallPage
from codeweek.desktop.storage.store import Store
from codeweek.room.child import Child
from codeweek.room.results import way
from codeweek.room.room_json import Way
from codeweek.server.serving import Serving, Where

HOST = "127.0.0.1"
PATIENCE = 8.0
OWL = Profile("owl", "green")
FIRST = PACK.levels[0].id
MINE = ("star", "dog", "boat")


class Room:
    """The server, and what an adult at its computer sees and does."""

    def __init__(self, folder: Path, port: int = 0) -> None:
        page = folder / "page"
        page.mkdir(exist_ok=True, parents=True)
        (page / "index.html").write_text("<!doctype html><title>codeweek</title>", encoding="utf-8")
        self.folder = folder
        self.serving = Serving(page, folder / "salle", Where(HOST, port))
        self.port = self.serving.port
        self.serving.start()

    def ask(self, path: str, told: Any = None) -> Any:
        wire = HttpClient(Address(HOST, self.port))
        answer = wire.ask(path, told)
        wire.close()
        assert answer.status in (200, 204), (path, answer.status, answer.value)
        return answer.value

    def act(self, act: str, **fields: Any) -> None:
        self.ask("api/act", {"act": act, **fields})

    def puts(self, pack: bytes) -> dict[str, Any]:
        """A pack for all."""
        origin = {"Origin": f"http://{HOST}:{self.port}", "Content-Type": "application/octet-stream"}
        with closing(HTTPConnection(HOST, self.port, timeout=PATIENCE)) as connection:
            connection.request("POST", "/api/packs", pack, origin)
            added = json.loads(connection.getresponse().read())
        return {name: added[name] for name in ("key", "title", "sum", "size")}

    def row(self, profile: str) -> dict[str, Any]:
        """A child on the board; empty when it is not there."""
        rows = self.ask("api/board")["rows"]
        return next((row for row in rows if row["profile"] == profile), {})

    def child(self, profile: str) -> Child:
        """All that the server knows of what a child did."""
        return self.serving.live.room.child(profile)

    def way(self, profile: str) -> list[Way]:
        """What it did, as its machines told it."""
        return way((each.at, json.loads(each.value)) for each in self.serving.live.told(profile))

    def file(self, profile: str) -> dict[str, Any]:
        """What the server keeps of a child."""
        return self.serving.live.files.of(profile)

    def stop(self) -> None:
        self.serving.stop()

    def again(self) -> "Room":
        """The same room, as after a power cut."""
        return Room(self.folder, self.port)


def stars(store: Store, profile: Profile) -> dict[str, int]:
    """What a child has won of the course, as its window keeps it."""
    return store.read(profile.name)["courses"][SHIPPED]["stars"]


@contextmanager
def opened(folder: Path) -> Iterator[Room]:
    room = Room(folder)
    try:
        yield room
    finally:
        room.stop()


class Member(Visit):
    """A window of the room. What it waits for comes from another thread, so that real time passes."""

    def waits(self, happened: Callable[[], object], seconds: float = PATIENCE, least: float = 0.0) -> None:
        """Its clock goes as that of the server, which may be late; quicker with `least` seconds each turn."""
        before = time.monotonic()
        end = before + seconds
        while (now := time.monotonic()) < end:
            if happened():
                return
            self.app.turn(pygame.event.get(), max(least, now - before))
            before = now
            time.sleep(0.005)
        raise AssertionError(f"it never happened; in front is {self.name}")

    @property
    def name(self) -> str:
        return type(self.app.page).__name__

    def joins(self, room: Room) -> "Member":
        self.start()
        self.app.room.enter(HOST, room.port)
        self.waits(lambda: self.app.room.here)
        return self

    def sits(self, profile: Profile = FOX) -> "Member":
        """A new child."""
        self.come_in()
        self.press("animal", profile.animal)
        self.press("colour", profile)
        if self.app.room.client:
            self.waits(lambda: isinstance(self.page, WallPage))
            self.touches(*MINE)
        self.waits(lambda: isinstance(self.page, (MapPage, LevelPage)))
        return self

    def touches(self, *pictures: str) -> None:
        """Three pictures of the wall, and that they are its own."""
        for picture in pictures:
            self.press("picture", picture)
        self.press("answer", "go")

    def forgets(self) -> None:
        """Its pictures: the adult is asked."""
        self.waits(lambda: isinstance(self.page, WallPage))
        self.press("answer", "forgot")

    def plays(self) -> LevelPage:
        """The level to go on with."""
        self.press("go_on")
        assert isinstance(self.page, LevelPage)
        return self.page

    def wins(self) -> None:
        """The level in front, whose program wins."""
        self.key(pygame.K_F5)
        self.waits(lambda: self.name == "Win", 20.0, TURN / 2)

    def leaves(self) -> None:
        """The window closes as it should."""
        self.app.quit()
        self.app.room.leave()
        self.app.room.close_room()
