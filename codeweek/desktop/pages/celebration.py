"""The card of a win over its level, and the hero that goes on rejoicing under it."""

from collections.abc import Callable

from pygame import Rect

from codeweek.app.animation_clock import AnimationClock
from codeweek.app.level_session import LevelSession
from codeweek.app.next_steps import WinCard
from codeweek.desktop.app import App
from codeweek.desktop.pages.panels import Panels
from codeweek.desktop.pages.reading import LevelReading
from codeweek.desktop.pages.win import Win


class Celebration:
    """`refresh` shows the level as it is now, `chosen` is given the way on."""

    def __init__(
        self,
        app: App,
        session: LevelSession,
        panels: Panels,
        animation: AnimationClock,
        reading: LevelReading,
        refresh: Callable[[], None],
        chosen: Callable[[str], None],
    ) -> None:
        self.app, self.session, self.panels, self.animation = app, session, panels, animation
        self.reading, self.refresh, self.chosen = reading, refresh, chosen

    def show(self) -> bool:
        """Bring the card with the stars, if there is a win; whether there is."""
        verdict, text = self.session.won, self.app.text
        if verdict is None:
            return False
        card = WinCard(self.session, verdict)
        page = Win(self.app, card, self, self.chosen)
        self.app.push(page)
        self.reading.celebrate(
            card.title(text), card.sentence(text), page.quiz.told(text) if page.quiz else ()
        )
        return True

    def clear(self) -> list[Rect]:
        """The hero, and the world."""
        view = self.panels.view
        return [box for box in (view.hero_box, view.rect) if box]

    def program_box(self) -> Rect | None:
        """Where the program stands: the blocks with their shelf, or the Python."""
        zones = self.panels.zones
        if zones is None:
            return None
        return zones.editor.union(zones.python) if zones.python else zones.editor

    def rejoice(self) -> None:
        """The hero jumps once more, unless nothing is to move."""
        self.animation.cheer = None if self.app.settings.reduced_motion else 0.0

    def rejoices(self, dt: float) -> bool:
        """The hero goes on rejoicing under the card; whether it moves."""
        moves = self.animation.cheers(dt, told=True)
        if moves:
            self.refresh()
        return moves
