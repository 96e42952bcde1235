"""The card of a win over its level, and the hero that goes on rejoicing under it."""

from collections.abc import Callable
from dataclasses import replace

from pygame import Rect

from codeweek.desktop.app import App
from codeweek.desktop.pages import ending
from codeweek.desktop.pages.attempt import Attempt
from codeweek.desktop.pages.panels import Panels
from codeweek.desktop.pages.pulse import Pulse
from codeweek.desktop.pages.reading import LevelReading
from codeweek.desktop.pages.win import Win


class Celebration:
    """`refresh` shows the level as it is now, `chosen` is given the way on."""

    def __init__(
        self,
        app: App,
        attempt: Attempt,
        panels: Panels,
        pulse: Pulse,
        reading: LevelReading,
        refresh: Callable[[], None],
        chosen: Callable[[str], None],
    ) -> None:
        self.app, self.attempt, self.panels, self.pulse = app, attempt, panels, pulse
        self.reading, self.refresh, self.chosen = reading, refresh, chosen

    def show(self) -> bool:
        """Bring the card with the stars, if there is a win; whether there is."""
        verdict, view = self.attempt.won, self.panels.view
        if verdict is None:
            return False
        seen = lambda: [box for box in (view.hero_box, view.rect) if box]  # noqa: E731
        card = ending.card(self.attempt, verdict, lambda: self.app.text, seen)
        card = replace(card, rejoice=self._rejoice, below=self._go_on, program=self._program)
        if card.quiz:
            card.quiz.voice = self.app.voice
        self.app.push(Win(self.app, card, self.chosen))
        self.reading.celebrate(
            card.title(), card.sentence(), card.quiz.told(self.app.text) if card.quiz else ()
        )
        return True

    def _program(self) -> Rect | None:
        """Where the program stands: the blocks with their shelf, or the Python."""
        zones = self.panels.zones
        if zones is None:
            return None
        return zones.editor.union(zones.python) if zones.python else zones.editor

    def _rejoice(self) -> None:
        """The hero jumps once more, unless nothing is to move."""
        self.pulse.cheer = None if self.app.settings.reduced_motion else 0.0

    def _go_on(self, dt: float) -> bool:
        """The hero goes on rejoicing under the card; whether it moves."""
        moves = self.pulse.cheers(dt, told=True)
        if moves:
            self.refresh()
        return moves
