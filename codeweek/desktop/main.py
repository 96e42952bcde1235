"""Opens the window: on the shipped course, or on a level or a pack of the person's own."""

import os
import sys
import tempfile
from collections.abc import Callable
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from codeweek.desktop.environment import prepare

prepare()

import pygame  # noqa: E402

from codeweek import data  # noqa: E402
from codeweek.app.journey import SHIPPED  # noqa: E402
from codeweek.desktop.app import App  # noqa: E402
from codeweek.desktop.pages.profiles import ProfilesPage  # noqa: E402
from codeweek.desktop.painting.theme import SUN, THEMES  # noqa: E402
from codeweek.desktop.screen import Screen, right_library  # noqa: E402
from codeweek.desktop.storage.settings_file import load  # noqa: E402
from codeweek.desktop.storage.store import Store, home  # noqa: E402
from codeweek.desktop.trouble import Troubles  # noqa: E402
from codeweek.desktop.widgets.dialog import Dialog  # noqa: E402
from codeweek.packs.pack import Pack  # noqa: E402
from codeweek.play import builtin  # noqa: E402

if TYPE_CHECKING:
    from codeweek.desktop.room.follow import Following

TURN = 0.05  # seconds of each turn of a self-test
TURNS = 400  # the longest a self-test waits for something


class Codeweek(App):
    """The app, which also opens a file dropped on its window, and goes on after trouble."""

    def __init__(self, screen: Screen, store: Store) -> None:
        super().__init__(screen, store)
        self.troubles = Troubles()
        self.room.follower = lambda: self._following
        self._warned = False  # of what is lost when the window closes

    @cached_property
    def _following(self) -> "Following":
        from codeweek.desktop.room.follow import Following  # brings the pages of a level

        return Following(self)

    def _warn_of(self) -> bool:
        """Whether there is something to say before the window closes: not all is kept, or a room is open."""
        text, others = self.text, self.room.guests
        if self.store.troubles:
            self._warn(text("ui.unsaved.leave"), text("ui.unsaved.leave_why"))
        elif others:
            self._warn(text("room.window.sure", n=others), text("room.window.sure_why"))
        return self._warned

    def _warn(self, title: str, body: str) -> None:
        """Who wants it closed again is not asked twice."""
        self._warned, text = True, self.text
        answers = [("stay", text("ui.leave.stay"), "back"), ("leave", text("ui.leave.leave"), "close")]
        self.push(Dialog(self, title, body, answers, self._left, grave=True))

    def _left(self, answer: str) -> None:
        self._warned = answer == "leave"
        if self._warned:
            self.quit()

    def recover(self, error: Exception) -> bool:
        """Tell it, and go back to the map."""
        return self.troubles.met(self, error)

    def _handle(self, event: pygame.event.Event) -> None:
        if event.type == pygame.QUIT and not self._warned and self._warn_of():
            return
        if event.type == pygame.DROPFILE and not (self.page and self.page.takes_files):
            _open(self, event.file, keep=True)
        else:
            super()._handle(event)


def play(path: str | None, language: str | None = None) -> None:
    """Open the window and stay until it is closed; a `language` given here wins over the one kept."""
    if not right_library():
        sys.exit(data.text(language or data.languages()[0])("ui.start.wrong_library"))
    app = opened(Store(home()), language)
    app.open_sound()
    ask_who(app)
    app.room.enter_again()
    if path:
        _open(app, path, preview=True)
    app.run()
    app.room.leave()
    app.room.close_room()
    pygame.quit()


def _open(app: App, path: str, keep: bool = False, preview: bool = False) -> None:
    from codeweek.desktop.opening import open_file  # brings the pages of a level

    open_file(app, path, keep, preview)


def ask_who(app: App) -> None:
    """Who plays: that is seen before the course is read, and what shows it."""
    app.push(ProfilesPage(app))
    app.work(lambda: bool(app.page and app.page.dirty) or not builtin.pack())
    app.work(_pages_of_levels)


def _pages_of_levels() -> bool:
    """Bring them before they are wanted, while a child looks for its animal."""
    import codeweek.desktop.pages.map  # noqa: F401

    return False


def edit(path: Path | None, language: str | None = None) -> None:
    """Open the window on the workshop: on a file, or on the choice of one."""
    from codeweek.desktop.workshop.choose import ChoosePage  # brings the search with it
    from codeweek.desktop.workshop.workshop_page import open_draft

    if not right_library():
        sys.exit(data.text(language or data.languages()[0])("ui.start.wrong_library"))
    app = opened(Store(home()), language)
    if path:
        open_draft(app, path)
    else:
        app.push(ChoosePage(app))
    app.open_sound()
    app.run()
    pygame.quit()


def opened(store: Store, language: str | None = None, size: tuple[int, int] | None = None) -> Codeweek:
    """The app in its window, as the settings want it."""
    app = Codeweek(window(store, size), store)
    speak(app, language)
    return app


def window(store: Store, size: tuple[int, int] | None = None) -> Screen:
    """The window, as the settings want it."""
    settings = load(store)
    theme = THEMES.get(settings.theme, SUN)
    return Screen.open("codeweek", size, theme, settings.zoom, settings.fullscreen)


def speak(app: App, language: str | None) -> None:
    """The language asked for, which wins over the one kept."""
    if language and language != app.language:
        app.change(language=language)


def course_pack() -> Pack:
    """The course that comes with codeweek."""
    return builtin.pack()


def self_test() -> int:
    """Go through the app without a window: a new child wins the first level; 0 when all is well."""
    os.environ["SDL_VIDEODRIVER"] = os.environ["SDL_AUDIODRIVER"] = "dummy"
    with tempfile.TemporaryDirectory() as folder:
        store = Store(Path(folder))
        app = opened(store, size=(1280, 800))
        app.open_sound()
        app.push(ProfilesPage(app, course_pack(), SHIPPED))
        won = _first_level_won(app)
        app.quit()
        pygame.quit()
    return 0 if won else 1


def _first_level_won(app: App) -> bool:
    """By the keyboard: a new child, an animal, a colour, on with it, past the comic, run."""
    from codeweek.desktop.pages.chapter import ChapterPage

    for key in (*[pygame.K_RETURN] * 4, pygame.K_F5):
        _type(app, key)
    journeys = [page.journey for page in app.pages if isinstance(page, ChapterPage)]
    pages = len(app.pages)
    return bool(journeys) and _until(app, lambda: len(app.pages) > pages) and bool(journeys[0].progress.stars)


def _type(app: App, key: int) -> None:
    event = pygame.event.Event(pygame.KEYDOWN, key=key, mod=0, unicode="", scancode=0)
    app.turn([event], TURN)


def _until(app: App, happened: Callable[[], bool]) -> bool:
    for _turn in range(TURNS):
        app.turn([], TURN)
        if happened():
            return True
    return False
