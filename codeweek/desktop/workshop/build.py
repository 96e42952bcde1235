"""Trying a level that is being written, and building its programs with blocks: the page of a level itself."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

from codeweek.desktop.app import App
from codeweek.desktop.journey import Journey
from codeweek.desktop.pages.level import LevelPage
from codeweek.desktop.store import Store, Value
from codeweek.levels import programs
from codeweek.levels.level import Level
from codeweek.packs.pack import Chapter, Pack


class Nowhere(Store):
    """Keeps things as long as the workshop is open, and writes nothing down."""

    def __init__(self) -> None:
        super().__init__(Path())
        self._kept: dict[str, Any] = {}

    def read(self, name: str) -> Any:
        """What was kept."""
        return self._kept.get(name)

    def change(
        self,
        name: str,
        what: str,  # noqa: ARG002
        make: Callable[[Any], Value],
        then: Callable[[], None] = lambda: None,
    ) -> bool:
        """Keep it."""
        self._kept[name] = make(self._kept.get(name))
        then()
        return True

    def names(self, folder: str = "") -> tuple[str, ...]:  # noqa: ARG002
        """No child plays here."""
        return ()


def trial(app: App, level: Level, store: Store) -> LevelPage:
    """The level as a child will have it; winning it comes back here."""
    return LevelPage(app, _journey(level, store), level, lambda _level: app.pop())


def _journey(level: Level, store: Store) -> Journey:
    pack = Pack(title=level.title, chapters=(Chapter("", level.title, levels=(level,)),))
    return Journey(store, None, pack, "workshop")


class BuildPage(LevelPage):
    """A program of the draft, built on its maps; `built(source)` is given it when the page closes."""

    def __init__(self, app: App, level: Level, built: Callable[[str], None]) -> None:
        read = programs.solution(replace(level, solution=level.given))
        start = "" if read.problems else level.given
        bench = replace(level, given=start, hints=())
        super().__init__(app, _journey(bench, Nowhere()), bench, lambda _level: app.pop(), traps=False)
        self.built = built

    def leave(self) -> None:
        """What was built goes into the draft."""
        super().leave()
        if self.script.blocks != programs.start(self.level).blocks:
            self.built(programs.python_text(self.level, self.script, self.text.language).source)
