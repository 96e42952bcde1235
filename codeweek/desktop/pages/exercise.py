"""A part of an exercise on its page: its cells are written, another part is opened."""

from collections.abc import Sequence
from functools import partial
from typing import Protocol

from codeweek.app import next_steps
from codeweek.app.level_session import LevelSession
from codeweek.desktop.app import App
from codeweek.desktop.pages.ask import AskPage
from codeweek.desktop.pages.written import CELL
from codeweek.desktop.painting import tints
from codeweek.desktop.widgets.widget import Widget
from codeweek.levels.level import Level
from codeweek.progress.exercise import is_open


class Played(Protocol):
    """The page of a level."""

    session: LevelSession

    def targets(self) -> Sequence[Widget]:
        """What the keyboard can reach."""

    def focus_on(self, action: str, value: object = None) -> None:
        """Put the keyboard there."""

    def relayout(self) -> None:
        """Make its widgets again."""

    def run(self, go: bool = True) -> None:
        """Run the program."""

    def give_way(self, level: Level) -> object:
        """Another level in place of this page."""


class Exercise:
    """What the page of a level does with a part of an exercise."""

    def __init__(self, app: App, page: Played) -> None:
        self.app, self.page, self.session = app, page, page.session
        self.guess = page.session.guess

    @property
    def empty(self) -> int | None:
        """The first cell where nothing is written yet; None where no cell is."""
        return next((i for i, cell in enumerate(self.guess.cells) if not cell.strip()), None)

    def typed(self) -> None:
        """Something was written in a cell."""
        self.session.film.ask_guess = False

    def written(self) -> None:
        """Enter in a cell: on to the next that is empty; when all are written, run."""
        if self.empty is None:
            self.page.run()
        else:
            self.page.focus_on(CELL, self.empty)

    def write_on_card(self, place: int) -> None:
        """A cell was pressed: a card with keys, for who has no keyboard."""
        cell = next(each for each in self.page.targets() if (each.action, each.value) == (CELL, place))
        name = cell.spoken.removesuffix(self.guess.cells[place]).strip()
        picture = tints.picture_of(self.session.level)
        self.app.push(AskPage(self.app, lambda: name, picture, partial(self._wrote, place)))

    def _wrote(self, place: int, typed: str | None) -> None:
        if typed is not None:
            self.guess.cells[place] = typed.strip()
            self.typed()
        self.page.relayout()
        if typed is not None and self.empty is not None:
            self.page.focus_on(CELL, self.empty)

    def go_on(self, way: str) -> bool:
        """To the next part, if that is the way."""
        following = next_steps.part_next(self.session) if way == "part" else None
        if following:
            self.page.give_way(following)
        return following is not None

    def open(self, place: int) -> None:
        """Another part, if those before it are right."""
        exercise = self.session.exercise
        if exercise is None or exercise.parts[place].id == self.session.level.id:
            return
        if is_open(exercise, self.session.journey.progress, exercise.parts[place]):
            self.page.give_way(exercise.parts[place])
        else:
            self.app.sounds.play("bump")
            self.page.relayout()
