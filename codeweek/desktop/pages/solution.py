"""A solution for the adult: as blocks, as on the child's screen, and the Python that they are beside them."""

import pygame

from codeweek.app.journey import Journey
from codeweek.desktop.app import App
from codeweek.desktop.editor import PythonView
from codeweek.desktop.pages.to_read import ToReadPage
from codeweek.desktop.widgets.widget import Widget
from codeweek.levels import programs
from codeweek.levels.level import Level


class SolutionPage(ToReadPage):
    """A program that wins."""

    def __init__(self, app: App, journey: Journey, level: Level) -> None:
        super().__init__(app, level, programs.solution(level).script)
        journey.keep(journey.progress.showed(level.id))

    def heads(self) -> tuple[str, str]:
        """How many blocks it has."""
        text = self.app.text
        words = text("ui.adult.solution_of", n=programs.count(self.level, self.script))
        return text("ui.adult.solution"), words

    def beside(self, rect: pygame.Rect) -> Widget:
        """Its Python."""
        told = programs.python_text(self.level, self.script, self.app.text.language)
        return PythonView(self.app.screen, rect, told)
