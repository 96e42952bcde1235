"""A run of the program on a level: what happened, what came of it, and what is kept of it."""

from typing import Any

from codeweek.blocks.script import Script
from codeweek.desktop.journey import Journey
from codeweek.desktop.pages.guess import Guess
from codeweek.desktop.pages.stage import Stage
from codeweek.diagnostic import Diagnostic
from codeweek.levels.level import Level
from codeweek.play import session
from codeweek.play.judge import TRAPPED, Verdict
from codeweek.play.predict import judged
from codeweek.play.session import Playback
from codeweek.text import Text

SLOW = 2.0  # steps a second at which a run is looked at again
BULB_AFTER = 3  # tries after which the bulb glows

Spot = tuple[int, int, int]  # a run, one of its maps, a step


class Film:
    """The last run and its verdict, or the first thing that kept the program from running."""

    def __init__(self, level: Level, journey: Journey, speed: float) -> None:
        self.level, self.journey = level, journey
        self.stage = Stage(level, speed)
        self.guess = Guess(level)
        self.verdict: Verdict | None = None
        self.shots = 0  # runs that were asked for
        self.news = False  # the verdict has earned something that was not there before
        self.problem: Diagnostic | None = None
        self.asks: Diagnostic | None = None  # the question at which the run stands still
        self.inputs: tuple[Any, ...] = ()  # what the child has answered so far
        self.ask_guess = False  # it was asked to run before guessing
        self.told = True  # the verdict has been said
        self.restarted = False  # the child has just put the robot back

    @property
    def ended(self) -> bool:
        """Whether the run shown is at its end, and no other map is to be played after it."""
        return bool(self.stage.traces) and self.stage.player.at_end and not self.stage.left

    @property
    def last_map(self) -> int:
        """The map at whose end something is told: a question, the first that failed, else the last."""
        if self.asks:
            return next(i for i, trace in enumerate(self.stage.traces) if trace.outcome == "needs_input")
        lost = self.verdict is not None and not self.verdict.won
        return self.verdict.map if self.verdict and lost else len(self.level.maps) - 1

    @property
    def spot(self) -> Spot:
        """Where it stands."""
        return self.shots, self.stage.map, self.stage.player.index

    @property
    def talks(self) -> bool:
        """Whether there is something to tell of it now."""
        verdict = self.ended and self.verdict is not None and self.told
        return self.problem is not None or self.ask_guess or self.stage.step is not None or verdict

    @property
    def calls_for_hint(self) -> bool:
        """Whether the bulb glows: several tries, no stars yet, and an idea left to read."""
        progress, id = self.journey.progress, self.level.id
        waiting = progress.tries.get(id, 0) >= BULB_AFTER and not progress.stars.get(id)
        return waiting and progress.hints.get(id, 0) < len(self.level.hints)

    def shoot(self, script: Script, text: Text) -> None:
        """Run a program on every map, judge it, and stand at its start."""
        self.shots += 1
        if self.guess.missing:
            self.ask_guess = True
            return
        self.forget()
        self._shoot(script, text)

    def answer(self, typed: str, script: Script, text: Text) -> None:
        """Run it again with one more answer to what it asks."""
        self.inputs = (*self.inputs, session.answer(typed))
        self._shoot(script, text)

    def _shoot(self, script: Script, text: Text) -> None:
        tries = self.journey.progress.tries.get(self.level.id, 0) + 1
        shown = self.level.id in self.journey.progress.shown
        playback = session.play(self.level, script, text.language, self.inputs, tries, shown)
        self.asks = playback.asks
        if playback.problems:
            self.problem = playback.problems[0]
        elif playback.asks:
            outcomes = [trace.outcome for trace in playback.traces]
            self.stage.load(playback.traces, outcomes.index("needs_input"))
            self.told = False
        elif playback.verdict:
            self.stage.load(playback.traces, playback.verdict.map)
            self.verdict, self.told = self._judged(playback, playback.verdict, text), False
            self._keep(self.verdict)

    def show_again(self) -> None:
        """The run that was judged, from its start, slowly."""
        if self.verdict:
            self.stage.show(self.verdict.map)
            self.stage.player = self.stage.player.seek(0).at_speed(min(SLOW, self.stage.player.speed)).play()

    def forget(self) -> None:
        """No run any more: the robot is back at its start."""
        self.stage.clear()
        self.verdict = self.problem = self.asks = None
        self.inputs = ()
        self.told, self.ask_guess, self.restarted, self.news = True, False, False, False

    def _judged(self, playback: Playback, verdict: Verdict, text: Text) -> Verdict:
        """The verdict; of a prediction, what it was worth: only the first one tells what was foreseen."""
        if not self.level.predict or not verdict.won:
            return verdict
        first = not self.journey.progress.stars.get(self.level.id)
        return judged(self.level, verdict, playback.traces, self.guess.answer(text), first)

    def earn(self, stars: int, medal: bool = False) -> None:
        """Keep what a win is worth, and whether that is more than was there."""
        progress, id = self.journey.progress, self.level.id
        more = stars > progress.stars.get(id, 0) or (medal and id not in progress.medals)
        self.news = self.news or more
        self.journey.keep(progress.won(id, stars, medal))

    def _keep(self, verdict: Verdict) -> None:
        """Stars are kept at once: closing the window before the end of the film loses nothing."""
        progress, id = self.journey.progress, self.level.id
        if verdict.won:
            self.earn(verdict.stars, verdict.medal)
        elif verdict.message.key != TRAPPED:  # a trap is only to be looked at
            self.journey.keep(progress.tried(id))
