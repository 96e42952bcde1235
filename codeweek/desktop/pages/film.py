"""A run of the program on a level: what happened, what came of it, and what is kept of it."""

from typing import Any

from codeweek import studio
from codeweek.blocks.script import Script
from codeweek.desktop.journey import Journey
from codeweek.desktop.pages.guess import Guess
from codeweek.desktop.pages.stage import Stage
from codeweek.diagnostic import Diagnostic
from codeweek.judge import TRAPPED, Verdict
from codeweek.level import Level
from codeweek.predict import judged
from codeweek.studio import Playback
from codeweek.text import Text

BULB_AFTER = 3  # tries after which the bulb glows


class Film:
    """The last run and its verdict, or the first thing that kept the program from running."""

    def __init__(self, level: Level, journey: Journey, speed: float) -> None:
        self.level, self.journey = level, journey
        self.stage = Stage(level, speed)
        self.guess = Guess(level)
        self.verdict: Verdict | None = None
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
    def calls_for_hint(self) -> bool:
        """Whether the bulb glows: several tries, no stars yet, and an idea left to read."""
        progress, id = self.journey.progress, self.level.id
        waiting = progress.tries.get(id, 0) >= BULB_AFTER and not progress.stars.get(id)
        return waiting and progress.hints.get(id, 0) < len(self.level.hints)

    def shoot(self, script: Script, text: Text) -> None:
        """Run a program on every map, judge it, and stand at its start."""
        if self.guess.missing:
            self.ask_guess = True
            return
        self.forget()
        self._shoot(script, text)

    def answer(self, typed: str, script: Script, text: Text) -> None:
        """Run it again with one more answer to what it asks."""
        self.inputs = (*self.inputs, studio.answer(typed))
        self._shoot(script, text)

    def _shoot(self, script: Script, text: Text) -> None:
        tries = self.journey.progress.tries.get(self.level.id, 0) + 1
        playback = studio.play(self.level, script, text.language, self.inputs, tries)
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

    def forget(self) -> None:
        """No run any more: the robot is back at its start."""
        self.stage.clear()
        self.verdict = self.problem = self.asks = None
        self.inputs = ()
        self.told, self.ask_guess, self.restarted = True, False, False

    def _judged(self, playback: Playback, verdict: Verdict, text: Text) -> Verdict:
        """The verdict; of a prediction, what it was worth."""
        if not self.level.predict or not verdict.won:
            return verdict
        return judged(self.level, verdict, playback.traces, self.guess.answer(text))

    def _keep(self, verdict: Verdict) -> None:
        """Stars are kept at once: closing the window before the end of the film loses nothing."""
        progress, id = self.journey.progress, self.level.id
        if verdict.won:
            self.journey.keep(progress.won(id, verdict.stars))
        elif verdict.message.key != TRAPPED:  # a trap is only to be looked at
            self.journey.keep(progress.tried(id))
