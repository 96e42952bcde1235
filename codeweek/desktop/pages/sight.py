"""What is seen of a level at the step shown: its world, the faces, the goals."""

from codeweek.app import run_view
from codeweek.app.animation_clock import AnimationClock
from codeweek.app.film_scenes import FilmScenes
from codeweek.app.level_session import LevelSession
from codeweek.desktop.pages.panels import Panels
from codeweek.play.life import RESTS, face, pilot
from codeweek.scene import FACES
from codeweek.text import Text


class Sight:
    """Shows a session in its panels."""

    def __init__(
        self, session: LevelSession, scenes: FilmScenes, animation: AnimationClock, panels: Panels
    ) -> None:
        self.session, self.scenes, self.animation, self.panels = session, scenes, animation, panels
        self.eyes = False  # the world is seen as the hero sees it

    def turn(self) -> None:
        """See the world as the hero does, or from above as it is drawn."""
        self.eyes = self.scenes.has_eyes and not self.eyes

    def show(self, text: Text, still: bool, sober: bool) -> None:
        """Bring all of it up to the step of now; `still` when nothing is to move."""
        session, scenes, animation = self.session, self.scenes, self.animation
        choosing = session.guess.asks_cell and not session.film.traces
        eyes = self.eyes and not choosing
        seen = run_view.seen(session, scenes, animation.quiet)
        mood, cheer = (FACES[0], None) if sober else (face(seen), animation.cheer)
        moment = scenes.moment(animation.breathing(still or sober), cheer, still, eyes, mood)
        self.panels.view.playing = session.film.plays
        goals = run_view.goals(session, scenes.tiles, animation.shake)
        self.panels.pilot.do(RESTS if sober else pilot(seen), still)
        self.panels.show(text, moment, choosing, scenes.turns, goals, eyes)
