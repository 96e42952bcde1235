"""What is seen of a level at the step shown: its world, the faces, the goals."""

from codeweek.desktop.pages import telling
from codeweek.desktop.pages.attempt import Attempt
from codeweek.desktop.pages.panels import Panels
from codeweek.desktop.pages.pulse import Pulse
from codeweek.desktop.pages.stage import Stage
from codeweek.play.life import RESTS, face, pilot
from codeweek.scene import FACES
from codeweek.text import Text


class Sight:
    """Shows an attempt in its panels."""

    def __init__(self, attempt: Attempt, stage: Stage, pulse: Pulse, panels: Panels) -> None:
        self.attempt, self.stage, self.pulse, self.panels = attempt, stage, pulse, panels
        self.eyes = False  # the world is seen as the hero sees it

    def turn(self) -> None:
        """See the world as the hero does, or from above as it is drawn."""
        self.eyes = self.stage.has_eyes and not self.eyes

    def show(self, text: Text, still: bool, sober: bool) -> None:
        """Bring all of it up to the step of now; `still` when nothing is to move."""
        attempt, stage, pulse = self.attempt, self.stage, self.pulse
        choosing = attempt.guess.asks_cell and not attempt.film.traces
        eyes = self.eyes and not choosing
        seen = telling.seen(attempt, stage, pulse.quiet)
        mood, cheer = (FACES[0], None) if sober else (face(seen), pulse.cheer)
        moment = stage.moment(pulse.breathing(still or sober), cheer, still, eyes, mood)
        self.panels.view.playing = attempt.film.plays
        goals = telling.goals(attempt, stage.tiles, pulse.shake)
        self.panels.pilot.do(RESTS if sober else pilot(seen), still)
        self.panels.show(text, moment, choosing, stage.turns, goals, eyes)
