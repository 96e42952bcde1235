"""The buttons of the player: they run the program of a session, and move through its film."""

from collections.abc import Callable

from codeweek.app import run_view
from codeweek.app.animation_clock import AnimationClock
from codeweek.app.film_scenes import FilmScenes
from codeweek.app.level_session import LevelSession, Turns
from codeweek.play.player import DOUBLE, PARTY_AFTER, SPEEDS
from codeweek.text import Text


class Transport:
    """`play` is given what is heard, `work` what takes long; `foresee` is called when that comes first."""

    def __init__(
        self,
        session: LevelSession,
        scenes: FilmScenes,
        animation: AnimationClock,
        play: Callable[[str], None],
        work: Turns,
        foresee: Callable[[], None],
    ) -> None:
        self.session, self.film, self.scenes, self.animation = session, session.film, scenes, animation
        self.play, self.work, self.foresee = play, work, foresee
        self.note: Callable[[], None] = lambda: None  # hears the note of a tune that a step has written
        self._started = -1.0  # when the large button was pressed

    def run(self, text: Text, go: bool = True) -> None:
        """Run the program as it is, and play what happened; `go` False waits at the start."""
        self.animation.cheer = None
        self.session.run(text, self.work)
        if self.film.ask_guess:
            self.foresee()
        elif self.film.problem:
            self.play("bump")
        elif go:
            self.film.play_through()

    def run_or_pause(self, text: Text) -> None:
        """The large button: run, pause, go on."""
        head, clock = self.film.head, self.animation.clock
        if head.playing and clock - self._started < DOUBLE:
            return  # the second half of a double click
        self._started = clock
        if head.playing:
            head.pause()
        elif self.film.traces and not head.player.at_end:
            head.play()
        else:
            self.run(text)

    def restart(self) -> None:
        """« On efface, on recommence »: the robot goes back, the blocks stay."""
        self.session.begin_again()
        self.animation.cheer = None

    def step(self, text: Text) -> None:
        """One step; the first one runs the program."""
        if not self.film.traces:
            self.run(text, go=False)
        if self.film.traces:
            self.film.head.step()
            self._sound()

    def seek(self, text: Text, index: int) -> None:
        """To a step; the slider has only two places before there is a run."""
        if not self.film.traces and index:
            self.run(text, go=False)
            index = self.film.head.player.length
        self.film.head.seek(index)

    def show_map(self, number: int) -> None:
        """Another map; a game that was played has none."""
        if self.film.live:
            self.film.forget()
        self.film.head.show(number)

    def turn_map(self, by: int) -> None:
        """The next map or the one before."""
        self.show_map((self.film.head.map + by) % len(self.film.level.maps))

    def at_speed(self, place: int) -> float:
        """The speed of a place of the slider, from now on."""
        speed = SPEEDS[max(0, min(place, len(SPEEDS) - 1))]
        self.film.head.at_speed(speed)
        return speed

    def tick(self, dt: float, still: bool) -> str:
        """Play on: `step`, `moves`, `asks` or `end` when the last step is reached, nothing when all rests."""
        event = self.film.head.tick(dt)
        if event == "step":
            self._sound()
        elif event == "end" and self.film.asks:
            return "asks"
        elif event == "end" and self.film.verdict and self.film.verdict.won:
            self.play("win")
            self.animation.cheer = None if still else 0.0
            self.film.head.party = PARTY_AFTER
        elif event == "end" and self.film.verdict:
            self.play("not_yet")
        return event

    def _sound(self) -> None:
        self.note()
        worn = self.session.journey.worn.get("sound", "")
        self.play(run_view.sound(self.scenes, self.session.hints.filmed, worn))
