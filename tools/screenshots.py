"""Pictures of every screen, in several sizes: `python tools/screenshots.py FOLDER [language [size…]]`."""

import os
import sys
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

os.environ["SDL_VIDEODRIVER"] = os.environ["SDL_AUDIODRIVER"] = "dummy"

import pygame

from codeweek.app.child_profiles import Profile
from codeweek.app.journey import SHIPPED, Journey
from codeweek.app.level_events import Edit, Run
from codeweek.blocks import blockly
from codeweek.blocks.read import read
from codeweek.desktop.main import Codeweek, course_pack, opened
from codeweek.desktop.page import Page
from codeweek.desktop.pages import key_help
from codeweek.desktop.pages.chapter import ChapterPage
from codeweek.desktop.pages.concepts import ConceptsPage
from codeweek.desktop.pages.level_page import LevelPage
from codeweek.desktop.pages.map import MapPage
from codeweek.desktop.pages.new_child import AnimalPage, ColourPage
from codeweek.desktop.pages.profiles import ProfilesPage
from codeweek.desktop.pages.roster import RosterPage
from codeweek.desktop.pages.settings import SettingsPage
from codeweek.desktop.storage.store import Store
from codeweek.desktop.widgets.widget import Action
from codeweek.levels import programs

SIZES = ((1280, 800, 1.0), (1024, 768, 1.0), (1024, 600, 1.0), (1366, 768, 1.0), (1920, 1080, 1.5))
TURN = 0.05
Scene = tuple[str, Callable[[], None]]


class Tour:
    """One app in one size, taken from screen to screen."""

    def __init__(self, folder: Path, size: tuple[int, int, float], language: str) -> None:
        self.folder, self.size = folder, size
        self.app: Codeweek = opened(Store(Path(tempfile.mkdtemp())), language, size[:2])
        self.app.change(zoom=size[2])
        self.pack = course_pack()
        for animal, colour in (("owl", "pink"), ("cat", "green"), ("fox", "blue")):
            Journey(self.app.store, Profile(animal, colour), self.pack, SHIPPED).begin()
        self.journey = Journey(self.app.store, Profile("fox", "blue"), self.pack, SHIPPED)
        stars = {level.id: 1 + i % 3 for i, level in enumerate(self.pack.levels[:12])}
        self.journey.keep(replace(self.journey.progress, stars=stars, unlocked=False))

    def wait(self, seconds: float) -> None:
        """Let time pass."""
        for _turn in range(round(seconds / TURN)):
            self.app.turn([], TURN)

    def press(self, key: int) -> None:
        """Press a key."""
        event = pygame.event.Event(pygame.KEYDOWN, key=key, mod=0, unicode="", scancode=0)
        self.app.turn([event], TURN)

    def show(self, page: Page) -> Page:
        """Show one page only."""
        self.app.pages.clear()
        self.app.push(page)
        self.wait(0.3)
        return page

    def level(self, id: str, solved: bool = False) -> LevelPage:
        """Show a level, empty or with its solution."""
        level = self.pack.level(id)
        assert level is not None, id
        if solved:
            history = self.journey.history(level)
            self.journey.remember(level, history.edit(programs.solution(level).script))
        page = LevelPage(self.app, self.journey, level, lambda _level: None)
        self.show(page)
        return page

    def shoot(self, name: str) -> None:
        """Write the picture of now."""
        self.app.draw()
        width, height, _zoom = self.size
        pygame.image.save(self.app.screen.surface, str(self.folder / f"{name}-{width}x{height}.png"))

    def all(self) -> None:
        """Every screen."""
        for name, open_screen in self._screens():
            open_screen()
            self.shoot(name)

    def _screens(self) -> Iterator[Scene]:
        app, journey = self.app, self.journey
        profiles = ProfilesPage(app, self.pack, SHIPPED)
        yield "01-profiles", lambda: self.show(profiles)
        yield "02-animal", lambda: self.show(AnimalPage(app, profiles))
        yield "03-colour", lambda: self.show(ColourPage(app, profiles, "panda"))
        yield "04-map", lambda: self.show(MapPage(app, journey))
        for i, chapter in enumerate(self.pack.chapters, 1):
            page = ChapterPage(app, journey, chapter)
            yield f"05-chapter-{i}", lambda page=page: self.show(page)  # type: ignore[misc]
        yield "06-concepts", lambda: self.show(ConceptsPage(app, journey))
        yield "08-roster", lambda: self.show(RosterPage(app))
        yield "07-settings", lambda: self.show(SettingsPage(app))
        for i, chapter in enumerate(self.pack.chapters, 1):
            for j, level in enumerate(chapter.levels, 1):
                yield f"level-{i}-{j}", lambda id=level.id: self.level(id)  # type: ignore[misc]
        for at in ((6, 2), (7, 3), (10, 4), (11, 3), (12, 11), (13, 6)):
            yield f"watch-{at[0]}-{at[1]}", lambda at=at: self._watch(*at)  # type: ignore[misc]
        yield "eyes", self._eyes
        yield "ask", self._ask
        yield "gallery", self._gallery
        yield "run-4-5-middle", lambda: self._run(1.9)
        yield "run-4-5-end", lambda: self._run(12)
        yield "run-2-3-problem", self._bump
        yield "hint", self._hint
        yield "menu", lambda: self.level(self.pack.chapters[3].levels[4].id).act(Action("menu"))
        yield "adult", lambda: self.level(self.pack.chapters[3].levels[4].id).act(Action("adult"))
        yield "keys", lambda: key_help.open_keys(self.level(self.pack.chapters[3].levels[4].id).app)
        yield "world", lambda: self.level(self.pack.chapters[3].levels[4].id).act(Action("world"))

    def _watch(self, chapter: int, place: int) -> LevelPage:
        """Two thirds of the way through a solution: turns, boxes, trail."""
        page = self.level(self.pack.chapters[chapter - 1].levels[place - 1].id, solved=True)
        page.do(Run(go=False))
        self.app.turn([], TURN)
        page.act(Action("seek", page.scenes.player.length * 2 // 3))
        return page

    def _eyes(self) -> None:
        self._watch(2, 9).act(Action("eyes"))

    def _ask(self) -> None:
        page = self.level("12-la-grande-fabrique/08-ma-fabrique")
        page.put(read(programs.catalogue_of(page.level), "x = demander()\ndire(x)\n").script)
        self.press(pygame.K_F5)
        self.wait(3)

    def _gallery(self) -> None:
        page = self.level(self.pack.chapters[4].levels[-1].id)
        for sides in (3, 4, 5, 6, 8):
            turn = f"for _ in range({sides}):\n    avancer(50)\n    tourner_droite({360 / sides:g})\n"
            page.put(read(programs.catalogue_of(page.level), turn).script)
            self.journey.keep(self.journey.progress.kept(page.level.id, blockly.save(page.script)))
        page.act(Action("gallery"))
        self.wait(0.3)

    def _run(self, seconds: float) -> None:
        self.level(self.pack.chapters[3].levels[4].id, solved=True)
        self.press(pygame.K_F5)
        self.wait(seconds)

    def _bump(self) -> None:
        page = self.level(self.pack.chapters[1].levels[2].id)
        given = programs.solution(self.pack.chapters[1].levels[0]).script
        assert page.editor
        page.editor.set_history(page.session.history.edit(given))
        page.do(Edit(page.editor.document.history))
        self.press(pygame.K_F5)
        self.wait(6)

    def _hint(self) -> None:
        page = self.level(self.pack.chapters[3].levels[4].id)
        page.act(Action("hint"))
        page.act(Action("idea", "more"))


def main(folder: str, language: str = "fr", *names: str) -> None:
    """All pictures of all sizes."""
    Path(folder).mkdir(parents=True, exist_ok=True)
    for size in SIZES:
        if not names or f"{size[0]}x{size[1]}" in names:
            Tour(Path(folder), size, language).all()


if __name__ == "__main__":
    if len(sys.argv) < 2 or sys.argv[1].startswith("-"):
        sys.exit(__doc__)
    main(*sys.argv[1:])
