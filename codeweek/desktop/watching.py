"""The window beside a text editor: the level in work is shown again at each save."""

from collections.abc import Callable, Iterable
from pathlib import Path

import pygame

from codeweek.app.journey import SHIPPED, Journey, key_of
from codeweek.blocks import blockly
from codeweek.desktop.main import Codeweek, course_pack, speak, window
from codeweek.desktop.pages.chapter import ChapterPage
from codeweek.desktop.pages.level_page import LevelPage
from codeweek.desktop.pages.map import MapPage
from codeweek.desktop.pages.problems import open_left_out
from codeweek.desktop.pages.profiles import ProfilesPage
from codeweek.desktop.screen import Screen
from codeweek.desktop.storage.store import Store, home
from codeweek.levels import programs
from codeweek.levels.level import Level
from codeweek.packs.load import load_pack
from codeweek.packs.pack import Pack

PERIOD = 0.5  # seconds between two looks at the file


class Watching(Codeweek):
    """The app on one file or folder; `changed()` tells whether it was saved since the last look."""

    def __init__(self, path: Path, changed: Callable[[], bool], screen: Screen, store: Store) -> None:
        super().__init__(screen, store)
        self.path, self.changed = path, changed
        self._waited, self._key = 0.0, ""

    def begin(self) -> None:
        """Show the file as it is now, or why there is nothing to show."""
        self.push(ProfilesPage(self, course_pack(), SHIPPED))
        pack = load_pack(self.path)
        self._key = key_of(pack)
        if pack.levels:
            self._show_pack(pack, None)
        else:
            open_left_out(self, pack, pack.problems, "")

    def turn(self, events: Iterable[pygame.event.Event], dt: float) -> bool:
        """One turn of the loop; twice a second it looks whether the file was saved."""
        self._waited += dt
        if self.pages and self._waited >= PERIOD:
            self._waited = 0.0
            if self.changed():
                self._show_again()
        return super().turn(events, dt)

    def _show_again(self) -> None:
        """Show the file as it is now, its level and program as before; nothing of a file that is broken."""
        try:
            pack = load_pack(self.path)
        except OSError:
            return
        if pack.levels:
            shown = next((page for page in self.pages if isinstance(page, LevelPage)), None)
            while len(self.pages) > 1:
                self.pages.pop().leave()
            self._show_pack(pack, shown)

    def _show_pack(self, pack: Pack, shown: LevelPage | None) -> None:
        journey = Journey(self.store, None, pack, self._key)
        journey.preview = True
        level = pack.level(shown.level.id) if shown else None
        if level is not None and shown is not None and shown.script == programs.start(shown.level):
            _begin_again(journey, level)
        if level is None and len(pack.levels) == 1:
            level = pack.levels[0]
        if level is None and len(pack.chapters) > 1:
            self.push(MapPage(self, journey))
            return
        chapter = next((each for each in pack.chapters if level in each.levels), pack.chapters[0])
        page = ChapterPage(self, journey, chapter)
        self.push(page)
        if level is not None:
            page.enter(level)


def _begin_again(journey: Journey, level: Level) -> None:
    """What nobody has touched follows the program given in the file."""
    journey.keep(journey.progress.saved(level.id, blockly.save(programs.start(level))))


def watch(path: Path, changed: Callable[[], bool], language: str | None) -> None:
    """Open the window and stay until it is closed."""
    store = Store(home())
    app = Watching(path, changed, window(store), store)
    speak(app, language)
    try:
        app.open_sound()
        app.begin()
        app.run()
    finally:
        app.quit()  # each page has the time to save
        pygame.quit()
