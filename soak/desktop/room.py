"""One computer of a room: a folder where things are kept, and the app, opened and closed on it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pygame

from codeweek.app.journey import SHIPPED
from codeweek.desktop.main import Codeweek, course_pack, opened
from codeweek.desktop.opening import open_file
from codeweek.desktop.page import Page
from codeweek.desktop.pages.chapter import ChapterPage
from codeweek.desktop.pages.level_page import LevelPage
from codeweek.desktop.pages.map import MapPage
from codeweek.desktop.pages.profiles import ProfilesPage
from codeweek.desktop.storage.store import Store
from codeweek.desktop.workshop.choose import ChoosePage

SIZES = ((800, 480), (1024, 768), (1280, 800), (1366, 768), (1920, 1080), (480, 320))
TURN = 0.05  # seconds


class Room:
    """The app as it is now, and what a person can do to the whole of it."""

    def __init__(self, home: Path, files: list[Path]) -> None:
        self.home, self.files = home, files
        self.wins = 0
        self.levels: set[str] = set()
        self.app: Codeweek
        self.start(SIZES[2])

    def start(self, size: tuple[int, int], file: Path | None = None, workshop: bool = False) -> None:
        """Open the window: on the children, on a file, or on the workshop."""
        self.app = opened(Store(self.home), None, size)
        self.app.sounds.open()
        pygame.event.clear()
        self.app.push(ChoosePage(self.app) if workshop else ProfilesPage(self.app, course_pack(), SHIPPED))
        if file and not workshop:
            open_file(self.app, str(file))
        self.turn()

    @property
    def page(self) -> Page:
        """The page in front."""
        page = self.app.page
        assert isinstance(page, Page)
        return page

    @property
    def level(self) -> LevelPage | None:
        """The page in front, when it is a level's."""
        return self.page if isinstance(self.page, LevelPage) else None

    @property
    def behind(self) -> list[LevelPage]:
        """All pages of levels, those under others included."""
        return [page for page in self.app.pages if isinstance(page, LevelPage)]

    def post(self, type: int, **values: Any) -> None:
        """One event, and the turn that takes it."""
        if self.app.pages:
            self.app.turn([pygame.event.Event(type, **values)], TURN)

    def turn(self, times: int = 1, dt: float = TURN) -> None:
        """Let time pass."""
        for _time in range(times):
            self.app.turn([], dt)

    def resize(self, size: tuple[int, int]) -> None:
        """Another window."""
        pygame.display.set_mode(size, pygame.RESIZABLE)
        self.post(pygame.VIDEORESIZE, size=size, w=size[0], h=size[1])

    def back_to(self, *types: type[Page]) -> Page | None:
        """Close pages until one of a kind is in front; None when there is none."""
        if not any(isinstance(page, types) for page in self.app.pages):
            return None
        while not isinstance(self.page, types):
            self.app.pop()
        return self.page

    def chapter(self) -> ChapterPage | MapPage | ProfilesPage | None:
        """The nearest page from which one goes elsewhere."""
        found = self.back_to(ChapterPage, MapPage, ProfilesPage)
        return found if isinstance(found, (ChapterPage, MapPage, ProfilesPage)) else None
