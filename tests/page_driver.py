"""Drives the pages of the app as a person does: posted events, and time handed in."""

import re
from collections.abc import Callable, Iterable
from itertools import count
from pathlib import Path
from tempfile import mkdtemp

import pygame
from tiers import DEEP

from codeweek.app.child_profiles import Profile
from codeweek.app.journey import SHIPPED, Journey
from codeweek.blocks import blockly
from codeweek.desktop import screen
from codeweek.desktop.comics.comic_page import ComicPage
from codeweek.desktop.main import Codeweek, course_pack, opened
from codeweek.desktop.opening import open_file
from codeweek.desktop.page import Page
from codeweek.desktop.pages.ask_page import AskPage
from codeweek.desktop.pages.chapter import ChapterPage
from codeweek.desktop.pages.level_page import LevelPage
from codeweek.desktop.pages.profiles import ProfilesPage
from codeweek.desktop.painting.fonts import Fonts
from codeweek.desktop.storage.store import Store, home
from codeweek.desktop.widgets.widget import Widget
from codeweek.levels import programs
from codeweek.progress.doors import DOORS

PACK = course_pack()
FOX = Profile("fox", "blue")
TURN = 0.05
WAIT = 0.1  # at a time: shorter than a step of a film
USUAL = 3.0  # steps of a film in a second, where what is seen meanwhile matters
QUICK = 1000.0  # where only its end does
FIRST = 16  # the size of a font
PAINTED = 1 if DEEP else 4  # one turn in so many paints what has changed; who looks at a picture asks for it

_images, _fonts = screen.Images(), dict[float, Fonts]()


def _same_fonts(scale: float = 1.0) -> Fonts:
    """Those of before, unless pygame was ended since, which spoils them."""
    made = _fonts.get(scale)
    try:
        assert made
        made.height(FIRST)
    except (AssertionError, pygame.error):
        pygame.font.init()
        made = _fonts[scale] = Fonts(scale)
        made.height(FIRST)  # older than all others that it makes
    return made


# What is drawn of a picture, and measured of a text, is the same in each window of a process.
screen.Images, screen.Fonts = lambda: _images, _same_fonts  # type: ignore[misc, assignment]


def sparing(app: Codeweek, painted: int) -> None:
    """Let most turns of an app leave their picture to a later one: to paint takes half of the time."""
    turn, turns = app.turn, count()

    def turned(events: Iterable[pygame.event.Event], dt: float) -> bool:
        if next(turns) % painted:
            app.draw = lambda: None  # type: ignore[method-assign]  # the page stays dirty
        try:
            return turn(events, dt)
        finally:
            vars(app).pop("draw", None)

    app.turn = turned  # type: ignore[method-assign]


class Visit:
    """An app in a window that is not shown, and what a person does to it."""

    def __init__(
        self,
        folder: Path | None = None,
        *,
        size=(1280, 800),
        language="fr",
        zoom=1.0,
        speed=QUICK,
        painted=PAINTED,
    ) -> None:
        self.store = Store(folder or home())
        self.app = opened(self.store, language, size)
        self.app.open_sound()
        if (zoom, speed) != (1.0, USUAL):
            self.app.change(zoom=zoom, speed=speed)
        sparing(self.app, painted)
        pygame.event.clear()

    @property
    def page(self) -> Page:
        page = self.app.page
        assert page is not None
        return page

    @property
    def saved(self) -> dict:
        """The progress kept on the disk for the blue fox."""
        return self.store.read(FOX.name)["courses"][SHIPPED]

    def start(self) -> None:
        self.app.push(ProfilesPage(self.app, PACK, SHIPPED))
        self.turn()

    def show(self, page: Page) -> Page:
        self.app.push(page)
        self.turn()
        return page

    def level(self, chapter: int, place: int) -> LevelPage:
        """The blue fox on a level, its chapter behind."""
        journey = Journey(self.store, FOX, PACK, SHIPPED)
        behind = ChapterPage(self.app, journey, PACK.chapters[chapter - 1])
        self.app.push(behind)
        behind.enter(PACK.chapters[chapter - 1].levels[place - 1])
        self.turn()
        assert isinstance(self.page, LevelPage)
        return self.page

    def solved(self, chapter: int, place: int) -> LevelPage:
        """The same, with the solution in place of an empty program."""
        level = PACK.chapters[chapter - 1].levels[place - 1]
        journey = Journey(self.store, FOX, PACK, SHIPPED)
        solved = blockly.save(programs.solution(level).script)
        journey.keep(journey.progress.saved(level.id, {}).saved(level.id, solved))
        return self.level(chapter, place)

    def written(self, source: str) -> LevelPage:
        """A level that stands in a file of its own."""
        path = Path(mkdtemp()) / "level.yaml"
        path.write_text(source, encoding="utf-8")
        self.start()
        open_file(self.app, str(path))
        self.turn()
        assert isinstance(self.page, LevelPage), getattr(self.page, "body", "")
        return self.page

    def tap_block(self, name: str) -> None:
        """Tap a block of the palette, scrolled into sight."""
        shelf = self.page.editor.view.palette
        number = [item.offer.block.type for item in shelf.items].index(name)
        if shelf.fold:
            key = next(k for k in shelf.keys if k.category == shelf.items[number].offer.category)
            self.tap(key.box.center)
        shelf.choose(number)
        self.tap(shelf.box(number).center)

    def come_in(self, door: str = "discover") -> None:
        """A new child begins by a door."""
        if any(widget.action == "new" for widget in self.page.leaves()):
            self.press("new")
        self.press("door", next(each for each in DOORS if each.name == door))

    def pass_gate(self) -> None:
        """Answer the multiplication of the adult."""
        assert isinstance(self.page, AskPage)
        a, b = (int(number) for number in re.findall(r"[0-9]+", self.page.question()))
        self.keys(*(getattr(pygame, f"K_{figure}") for figure in str(a * b)), pygame.K_RETURN)

    # What a person does.

    def key(self, key: int, mod: int = 0, unicode: str = "") -> None:
        self.post(pygame.KEYDOWN, key=key, mod=mod, unicode=unicode, scancode=0)

    def keys(self, *keys: int) -> None:
        for key in keys:
            self.key(key)

    def tap(self, target: Widget | tuple[int, int]) -> None:
        pos = target.rect.center if isinstance(target, Widget) else target
        self.post(pygame.MOUSEBUTTONDOWN, pos=pos, button=1)
        self.post(pygame.MOUSEBUTTONUP, pos=pos, button=1)

    def press(self, action: str, value: object = None) -> None:
        """Tap the widget of an action; a chapter that opens with a comic is skipped."""
        self.tap(self.find(action, value))
        if action in ("go_on", "chapter", "colour"):
            self.skip()

    def skip(self) -> None:
        """Skip the comic in front, if there is one."""
        if isinstance(self.page, ComicPage):
            self.tap(self.find("skip"))

    def resize(self, size: tuple[int, int]) -> None:
        """Make the window as large."""
        pygame.display.set_mode(size)
        self.post(pygame.VIDEORESIZE, size=size, w=size[0], h=size[1])

    def wait(self, seconds: float) -> None:
        for _turn in range(round(seconds / TURN)):
            self.app.turn([], TURN)

    def until(self, happened: Callable[[], bool], seconds: float = 60.0) -> None:
        for _turn in range(round(seconds / WAIT)):
            if happened():
                return
            self.app.turn([], WAIT)
        raise AssertionError("it never happened")

    def post(self, type: int, **values: object) -> None:
        pygame.event.post(pygame.event.Event(type, **values))
        self.turn()

    def turn(self) -> None:
        self.app.turn(pygame.event.get(), TURN)

    def find(self, action: str, value: object = None) -> Widget:
        found = [w for w in self.page.leaves() if w.action == action and value in (None, w.value)]
        assert found, f"nothing asks {action} {value}"
        return found[0]


def build(visit: Visit, *names: str) -> None:
    """Tap blocks of the palette, in order."""
    editor = visit.page.editor
    for name in names:
        number = next(i for i, item in enumerate(editor.view.palette.items) if item.offer.block.type == name)
        visit.tap(editor.view.palette.box(number).center)


def lost(visit: Visit, times: int = 1) -> None:
    """Run a program that does not win, some times."""
    for _run in range(times):
        visit.key(pygame.K_F5)
        visit.until(lambda: visit.page.film.told)
