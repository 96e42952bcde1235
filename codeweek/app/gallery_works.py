"""The gallery of a level where one invents: what a child keeps of it, throws away and brings back."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from codeweek.app.journey import Journey
from codeweek.blocks import blockly
from codeweek.blocks.script import EMPTY, Script
from codeweek.diagnostic import Diagnostic
from codeweek.levels import programs
from codeweek.levels.level import Level
from codeweek.levels.program_translation import adopted
from codeweek.play.session import last_picture
from codeweek.progress.numbered import untitled
from codeweek.progress.progress import GALLERY, Progress
from codeweek.scene import Scene


class GalleryWorks:
    """The works of a level, the oldest first; every change is kept at once. `now` is its program."""

    def __init__(self, journey: Journey, level: Level, now: Callable[[], Script]) -> None:
        self.journey, self.level, self.now = journey, level, now
        self._thrown: list[Progress] = []  # the progress before each time something was thrown away
        self._pictures: dict[str, Scene] = {}

    @property
    def programs(self) -> tuple[Any, ...]:
        """What is kept, the oldest first."""
        return self.journey.progress.gallery.get(self.level.id, ())

    @property
    def can_keep(self) -> bool:
        """Whether the program of the level is one that is not kept yet."""
        return bool(self.now().blocks) and blockly.save(self.now()) not in map(untitled, self.programs)

    @property
    def can_undo(self) -> bool:
        """Whether something was thrown away that can be brought back."""
        return bool(self._thrown)

    def keep(self) -> None:
        """One more; when the gallery is full the oldest leaves, and can be brought back."""
        progress, id, now = self.journey.progress, self.level.id, blockly.save(self.now())
        self._thrown = [each.kept(id, now) for each in self._thrown]  # what is brought back does not undo it
        if len(self.programs) >= GALLERY:
            self._thrown.append(progress)
        self._keep(progress.kept(id, now))

    def throw(self, index: int) -> None:
        """Throw one away."""
        progress = self.journey.progress
        self._thrown.append(progress)
        self._keep(progress.dropped(self.level.id, index))

    def undo(self) -> None:
        """Bring back what was thrown away last."""
        self._keep(self._thrown.pop())

    def title(self, program: Any, title: str) -> None:
        """Give one a title."""
        id, progress = self.level.id, self.journey.progress
        self._thrown = [each.titled(id, program, title) for each in self._thrown]
        self._keep(progress.titled(id, program, title))

    def picture(self, program: Any) -> Scene:
        """The world after a program, made once."""
        key = repr(untitled(program))
        if key not in self._pictures:
            self._pictures[key] = last_picture(self.level, read_work(self.level, program), "en")
        return self._pictures[key]

    def _keep(self, progress: Progress) -> None:
        self.journey.keep(replace(self.journey.progress, gallery=progress.gallery, hung=progress.hung))


def read_work(level: Level, program: Any) -> Script:
    """A program as it was kept; one from another version, which cannot be read, is empty."""
    script = blockly.load(programs.catalogue_of(level), program)
    return EMPTY if isinstance(script, Diagnostic) else adopted(level, script)
