"""Trying a level that is being written, and building its programs with blocks: the page of a level itself."""

from collections.abc import Callable
from dataclasses import replace

from codeweek.app.child_profiles import Storage
from codeweek.app.journey import Journey, MemoryStore
from codeweek.desktop.app import App
from codeweek.desktop.pages.level_page import LevelPage
from codeweek.levels import programs
from codeweek.levels.level import Level
from codeweek.packs.pack import Chapter, Pack


def trial(app: App, level: Level, store: Storage) -> LevelPage:
    """The level as a child will have it; winning it comes back here."""
    return LevelPage(app, _journey(level, store), level, lambda _level: app.pop())


def _journey(level: Level, store: Storage) -> Journey:
    pack = Pack(title=level.title, chapters=(Chapter("", level.title, levels=(level,)),))
    return Journey(store, None, pack, "workshop")


class BuildPage(LevelPage):
    """A program of the draft, built on its maps; `built(source)` is given it when the page closes."""

    def __init__(self, app: App, level: Level, built: Callable[[str], None]) -> None:
        read = programs.solution(replace(level, solution=level.given))
        start = "" if read.problems else level.given
        bench = replace(level, given=start, hints=())
        super().__init__(app, _journey(bench, MemoryStore()), bench, lambda _level: app.pop(), traps=False)
        self.built = built

    def leave(self) -> None:
        """What was built goes into the draft."""
        super().leave()
        if self.script.blocks != programs.start(self.level).blocks:
            self.built(programs.python_text(self.level, self.script, self.text.language).source)
