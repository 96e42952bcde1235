"""The state of a run in the window: its traces, its verdict, and the step being watched."""

from typing import Any

from codeweek.diagnostic import Diagnostic
from codeweek.engine.trace import Step, Trace
from codeweek.levels.level import MAP, Level
from codeweek.play.judge import Verdict
from codeweek.play.live_game import Live
from codeweek.play.player import NEVER, SLOW
from codeweek.play.playhead import Playhead
from codeweek.play.predict import surprised
from codeweek.play.session import Playback

Spot = tuple[int, int, int]  # a run, one of its maps, a step


class Film:
    """The last run and its verdict, or the first thing that kept the program from running."""

    def __init__(self, level: Level, speed: float) -> None:
        self.level = level
        self.head = Playhead(len(level.maps), speed)
        self.traces: tuple[Trace, ...] = ()
        self.shots = 0  # counts runs started or dropped, to ignore late results
        self.verdict: Verdict | None = None
        self.problem: Diagnostic | None = None
        self.asks: Diagnostic | None = None  # the input that the run waits for
        self.inputs: tuple[Any, ...] = ()  # inputs given so far
        self.news = False  # the verdict earned something new
        self.first = False  # it is the first win of the level
        self.ask_guess = False  # the child tried to run before predicting
        self.restarted = False  # the child has just reset the robot
        self.live: Live | None = None  # the game that is played, or was: then its film is shown

    @property
    def plays(self) -> bool:
        """Whether somebody plays now: there is no film yet."""
        return self.live is not None and not self.traces

    @property
    def inputs_at(self) -> tuple[int, ...]:
        """The steps of the film of a game at which somebody did something."""
        marks = self.trace.marks if self.trace and self.live else ()
        return tuple(mark.step for mark in marks if not mark.hero and mark.event[0] in ("key", "click"))

    @property
    def ended(self) -> bool:
        """Whether the run shown is at its end, and no other map is to be played after it."""
        return self.head.ended

    @property
    def told(self) -> bool:
        """Whether the verdict has been said."""
        return self.head.told

    @property
    def end(self) -> str:
        """How the run shown came out, one of `life.ENDS`, once that was said; else ""."""
        if self.live and self.ended:
            return str(self.live.game.world.over)
        if self.verdict is None or not self.ended or not self.told:
            return ""
        if self.verdict.won:
            return "surprised" if surprised(self.verdict) else "won"
        return "endless" if self.trace and self.trace.outcome in NEVER else "lost"

    @property
    def trace(self) -> Trace | None:
        """The run on the map shown."""
        return self.traces[self.head.map] if self.traces else None

    @property
    def step(self) -> Step | None:
        """The step shown; None before the first and without a run."""
        index = self.head.player.index
        return self.trace.at(index) if self.trace and index else None

    @property
    def hidden(self) -> bool:
        """Whether the map shown is a surprise until the program has run."""
        return self.level.maps[self.head.map].hidden and not self.traces

    @property
    def first_map(self) -> int:
        """The map where the run begins to be shown: where one is chosen, that one alone."""
        return self.verdict.map if self.verdict and self._chosen else 0

    @property
    def _chosen(self) -> bool:
        return self.level.predict is not None and self.level.predict.ask == MAP

    @property
    def last_map(self) -> int:
        """The map where the run stops to tell something: a question, the first failure, else the last map."""
        if self.asks:
            return next(i for i, trace in enumerate(self.traces) if trace.outcome == "needs_input")
        lost = self.verdict is not None and (self._chosen or not self.verdict.won)
        return self.verdict.map if self.verdict and lost else len(self.level.maps) - 1

    @property
    def spot(self) -> Spot:
        """The run, map and step shown."""
        return self.shots, self.head.map, self.head.player.index

    @property
    def talks(self) -> bool:
        """Whether there is something to say now."""
        verdict = self.ended and self.verdict is not None and self.told
        return self.problem is not None or self.ask_guess or self.step is not None or verdict

    def take(self, playback: Playback) -> None:
        """Take the result of playing a program, and show the map that matters from its start."""
        self.verdict, self.asks = playback.verdict, playback.asks
        self.problem = playback.problems[0] if playback.problems else None
        self.traces = () if self.problem else playback.traces
        if self.traces:
            map = self.verdict.map if self.verdict else self.last_map
            self.head.load([len(trace) for trace in self.traces], map)

    def play_live(self, live: Live) -> None:
        """Somebody plays a game; what was shown before is no more."""
        self.forget()
        self.live = live

    def watch(self, step: int | None = None) -> None:
        """The game that was played is a film now, at its end or at a step."""
        if self.live is None:
            return
        self.live.release()
        trace, maps = self.live.film(), len(self.level.maps)
        self.traces = (trace,) * maps
        self.head.load([len(trace)] * maps, 0)
        self.head.told = True
        self.head.seek(len(trace) if step is None else step)

    def play_through(self, first: int | None = None, at: int = 0) -> None:
        """Play the maps in order up to `last_map`, from a step."""
        if not self.traces:
            return
        first, last = self.first_map if first is None else first, self.last_map
        self.head.play_through(last, first, at, self.traces[last].outcome in NEVER)

    def show_again(self) -> None:
        """The run that was judged, from its start, slowly."""
        if self.verdict:
            self.head.show_again(self.verdict.map, SLOW)

    def forget(self) -> None:
        """Drop the run: the robot is back at its start."""
        self.shots += 1
        self.head.clear()
        self.traces, self.inputs = (), ()
        self.verdict = self.problem = self.asks = self.live = None
        self.ask_guess = self.restarted = self.news = self.first = False
