"""The bulb and the buttons beside an idea: what they do, and where the keyboard goes on."""

from typing import Protocol

from codeweek.app.level_session import LevelSession
from codeweek.desktop.pages.teller import Teller
from codeweek.desktop.widgets.widget import Widget
from codeweek.text import Text


class Thought(Protocol):
    """What of the page of a level it needs."""

    focus: Widget | None

    @property
    def text(self) -> Text:
        """The sentences of the language of now."""

    def relayout(self) -> None:
        """Put everything in its place."""

    def focus_on(self, action: str, value: object = None) -> None:
        """Put the keyboard on a widget."""


class Thinking:
    """Those of a `page` with its session; the adult of a room is told what is read."""

    def __init__(self, page: Thought, session: LevelSession, teller: Teller) -> None:
        self.page, self.session, self.teller = page, session, teller
        self._plays = False  # a wrong choice is played: the keyboard comes back to the others after it

    def press(self) -> None:
        """The bulb."""
        self.session.hints.press()
        self.teller.hint()

    def follow(self, way: str) -> None:
        """On from an idea; the keyboard stays beside it, and goes to the bulb when there is none."""
        page, ideas, played = self.page, self.session.hints, self.session.hints.tries
        wrong = ideas.follow(way)
        self._plays = wrong is not None
        if wrong is not None:
            self.session.try_out(wrong, page.text)
        elif played:
            self.session.film.forget()
        self.teller.hint()
        page.relayout()
        if page.focus is None or page.focus.action != "idea":
            page.focus_on("run" if self._plays else "idea", None if self._plays else "close")
        if not ideas.asked:
            page.focus_on("hint")

    def tick(self) -> None:
        """Once a wrong choice has lost, the keyboard goes to those that are left."""
        if self._plays and self.session.hints.trial is None:
            self._plays = False
            if self.session.hints.told is not None:
                self.page.focus_on("idea")
