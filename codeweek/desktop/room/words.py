"""A child's words, which prove to a room who it is."""

from collections.abc import Callable

import pygame

from codeweek.desktop.app import App
from codeweek.desktop.journey import Profile
from codeweek.desktop.pages.have_code import HaveCodePage
from codeweek.desktop.widgets import Label, Widget


class WordsPage(HaveCodePage):
    """The same cells; `given` takes all the words of a code that is complete."""

    def __init__(self, app: App, profile: Profile, given: Callable[[str], None]) -> None:
        super().__init__(app)
        self.profile, self.given = profile, given
        self.files = ()

    def _foot(self, row: pygame.Rect) -> list[Widget]:
        """Only the way on: a file proves nothing."""
        return [widget for widget in super()._foot(row) if not isinstance(widget, Label)]

    def _go(self) -> None:
        if self.line.code:
            words = " ".join(self.line.words)
            self.app.pop()
            self.given(words)
        elif self.line.words:
            self._show(self.line.checked())
