"""A run of the program on a level: what happened, what came of it, and what is kept of it."""

from codeweek import studio
from codeweek.blocks.script import Script
from codeweek.desktop.journey import Journey
from codeweek.desktop.pages.guess import Guess
from codeweek.desktop.pages.stage import Stage
from codeweek.diagnostic import Diagnostic
from codeweek.judge import Verdict, judge_prediction
from codeweek.level import Level
from codeweek.studio import Playback

BULB_AFTER = 3  # tries after which the bulb glows


class Film:
    """The last run and its verdict, or the first thing that kept the program from running."""

    def __init__(self, level: Level, journey: Journey, speed: float) -> None:
        self.level, self.journey = level, journey
        self.stage = Stage(level, speed)
        self.guess = Guess(level)
        self.verdict: Verdict | None = None
        self.problem: Diagnostic | None = None
        self.ask_guess = False  # it was asked to run before guessing
        self.told = True  # the verdict has been said
        self.restarted = False  # the child has just put the robot back

    @property
    def ended(self) -> bool:
        """Whether the run shown is at its end."""
        return bool(self.stage.traces) and self.stage.player.at_end

    @property
    def calls_for_hint(self) -> bool:
        """Whether the bulb glows: several tries, no stars yet, and an idea left to read."""
        progress, id = self.journey.progress, self.level.id
        waiting = progress.tries.get(id, 0) >= BULB_AFTER and not progress.stars.get(id)
        return waiting and progress.hints.get(id, 0) < len(self.level.hints)

    def shoot(self, script: Script, language: str) -> None:
        """Run a program on every map, judge it, and stand at its start."""
        if self.guess.missing:
            self.ask_guess = True
            return
        self.forget()
        tries = self.journey.progress.tries.get(self.level.id, 0) + 1
        playback = studio.play(self.level, script, language, tries=tries)
        if playback.problems:
            self.problem = playback.problems[0]
        elif playback.verdict:
            self.stage.load(playback.traces, playback.verdict.map)
            self.verdict, self.told = self._judged(playback, playback.verdict), False
            self._keep(self.verdict)

    def forget(self) -> None:
        """No run any more: the robot is back at its start."""
        self.stage.clear()
        self.verdict = self.problem = None
        self.told, self.ask_guess, self.restarted = True, False, False

    def _judged(self, playback: Playback, verdict: Verdict) -> Verdict:
        """The verdict; of a prediction, what it was worth."""
        if not self.level.predict or not verdict.won:
            return verdict
        world, kind = playback.traces[verdict.map].world, self.stage.kind
        foreseen = self.guess.answer(kind.measures[self.level.predict.ask](world))
        return judge_prediction(kind, self.level, verdict, world, foreseen)

    def _keep(self, verdict: Verdict) -> None:
        """Stars are kept at once: closing the window before the end of the film loses nothing."""
        progress, id = self.journey.progress, self.level.id
        self.journey.keep(progress.won(id, verdict.stars) if verdict.won else progress.tried(id))
