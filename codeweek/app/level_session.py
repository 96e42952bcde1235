"""A child's work on a level: the program, what is foreseen, the run of it, and what that has earned."""

from collections.abc import Callable
from dataclasses import replace

from codeweek.app.hints import Hints
from codeweek.app.journey import Journey
from codeweek.app.prediction import Case, Guess
from codeweek.app.trap_search import TrapSearch
from codeweek.app.typed_program import Debounce, TypedProgram
from codeweek.blocks.history import History
from codeweek.blocks.script import EMPTY, Script
from codeweek.diagnostic import Diagnostic
from codeweek.levels import programs
from codeweek.levels.level import MAP, Level, Translated, exercise_of
from codeweek.levels.spoken import adopted_history, spoken
from codeweek.play import bug_tasks, gamepad
from codeweek.play.feedback.lines import SERIOUS
from codeweek.play.feedback.voice import voice
from codeweek.play.film import Film
from codeweek.play.judge import TRAPPED, Verdict
from codeweek.play.live import Live
from codeweek.play.predict import is_first, judged
from codeweek.play.repair.helping import TRIES, help_with, helps, went_wrong
from codeweek.play.session import Playback, answered
from codeweek.play.session import play as playback_of
from codeweek.program import Program
from codeweek.progress.exercise import worth
from codeweek.room.event import LONGEST_SAID
from codeweek.room.shapes import Ran
from codeweek.text import Text

Telling = Callable[..., None]  # `run` or `win`, with how it ended
Turns = Callable[[Callable[[], bool]], None]  # takes what is to be done a little at a time


class LevelSession:
    """What is true of it now, without a window. `traps`: after a win a map is looked for that it loses on."""

    def __init__(self, journey: Journey, level: Level, text: Text, speed: float, traps: bool = True) -> None:
        self.journey, self.level, self.traps = (
            journey,
            spoken(level, text.language),
            traps and level.spoil is None and level.part is None,
        )
        self.tell: Telling = lambda _kind, **_more: None  # what happens, for who else wants to know
        self.read_only = programs.read_only(self.level)
        self.film, self.guess = Film(self.level, speed), Guess(self.level)
        self._text = text
        look = lambda: help_with(self.level, self.script, self._text)  # noqa: E731
        self.hints = Hints(self.level, journey, self.film, lambda: self.script, look)
        self.history = journey.history(self.level)
        self.writing = TypedProgram(self.level, self.script)
        self._trial = History(EMPTY)  # a wrong choice that is played
        self.saving = Debounce(lambda: journey.remember(self.level, self.history))
        self.trap_search: TrapSearch | None = None
        self.case = Case(self.level) if self.level.accuse else None
        self.full = False  # a game fills the screen
        self.gives: Callable[[], bool] = lambda: False  # a room takes the game that is made here
        self.votes: Callable[[], bool] = lambda: False  # a room votes on it: what is foreseen is not run yet
        self.celebrated = False  # the card of this run was shown
        journey.remember(self.level, self.history)
        self.welcome, journey.back_again = journey.back_again, False
        self.outgrown, journey.outgrown = journey.outgrown, False
        self.aside = None if self.welcome else self.joke("start")  # what the hero says before what to do
        self.joy: Translated | None = None  # what it says of a win

    # The program.

    @property
    def script(self) -> Script:
        """The program as it is."""
        return self.history.now

    @property
    def kept_text(self) -> str | None:
        """The program as it was typed, when blocks do not say all of it."""
        return self.script.text

    @property
    def shown(self) -> History:
        """The blocks in sight: the child's own, or those of a wrong choice while its film is played."""
        script = self.hints.trial
        if script is None:
            return self.history
        if self._trial.now != script:
            self._trial = History(script)
        return self._trial

    def program(self, text: Text) -> Program:
        """The same as text, in the words of now."""
        return programs.python_text(self.level, self.script, text.language)

    def speak(self, text: Text) -> bool:
        """The names of boxes and blocks in the language of now; whether they are others than before."""
        level, other = spoken(self.level, text.language), text.language != self._text.language
        self._text = text
        if other:
            self.hints.look_again()
        if level is self.level:
            return False
        self.level = level
        self.film.forget()
        self.history = adopted_history(level, self.history)
        self.journey.remember(level, self.history)
        return True

    def change(self, history: History, soon: bool = False) -> None:
        """The program was changed: keep it, or `soon`, and put the robot back."""
        self.history, self.welcome, self.outgrown, self.aside = history, False, False, None
        self._heard()
        self.saving.ask()
        if not soon:
            self.saving.now()
        if history.now == programs.start(self.level) and not soon:
            self.journey.keep(self.journey.progress.begun(self.level.id))
        self.film.forget()

    def type(self, text: Text, typed: str, caret: int | None, joined: bool) -> None:
        """The child typed: the blocks follow. `joined`: undone with what was typed before."""
        before = self.history
        self.change(self.writing.type(self.level, text.language, before, typed, caret, joined), soon=True)

    def settle(self, text: Text) -> None:
        """The child has paused or left the line: what is to be said of it is said now."""
        self._looked_at(self.writing.settle(self.level, text.language, self.history))
        self.saving.now()

    def _looked_at(self, history: History) -> None:
        if history is not self.history:
            self.history = history
            self.saving.ask()

    @property
    def slip(self) -> Diagnostic | None:
        """The mistake of the text that is told now."""
        if self.kept_text is None:
            return None
        run = self.film.problem
        if run is None:
            return None if self.film.traces else self.writing.told
        line = self.writing.line(run.block)
        return replace(run, line=line) if line else run

    @property
    def mended(self) -> str | None:
        """The text once that mistake is mended, when there is one thing to mend."""
        return self.writing.mend(self.script, self.slip)

    def joke(self, moment: str) -> Translated | None:
        """What the hero says at a moment, each time another thing."""
        story, level = self.journey.pack.story, self.level
        hero = story.mover(level.kind, level.look) if story else None
        if hero is None or level.predict or self.journey.sober:
            return None
        return self.journey.lines.next(f"{hero.id} {moment}", hero.lines.get(moment, ()))

    def muse(self) -> None:
        """Nothing has happened for a while: the hero says something, unless the level is hard."""
        progress = self.journey.progress
        hard = progress.tries.get(self.level.id, 0) >= SERIOUS and not progress.stars.get(self.level.id)
        if not self.film.talks and not hard:
            self.aside = self.joke("idle")

    # The run.

    def run(self, text: Text, work: Turns) -> None:
        """Run the program on every map, judge it, and stand at its start; what it wins is kept at once."""
        self._set_out(text)
        self.hints.count()
        if self.guess.missing:
            self.film.ask_guess = True
        elif slip := self.writing.slip(self.level, self.script):
            self.film.take(Playback(self.program(text), problems=(slip,)))
        else:
            self._shoot(text)
            self._look_closer(work)
        self._challenge(work)

    def play(self, text: Text, seed: int) -> None:
        """Begin a live game of the program as it is, or tell why it may not run."""
        self._set_out(text)
        if self.guess.missing:
            self.film.ask_guess = True
            return
        slip = self.writing.slip(self.level, self.script)
        found = slip or gamepad.begin(self.level, self.script, text.language, seed)
        if isinstance(found, Diagnostic):
            self.film.problem = found
        else:
            self.film.play_live(Live(found, self.film.head.speed))

    def _set_out(self, text: Text) -> None:
        """Something new is tried with the program, which is kept: what was said and shown is over."""
        self._looked_at(self.writing.put_right(self.level, text.language, self.history))
        self.welcome = self.celebrated = self.outgrown = False
        self.aside = None
        self.saving.now()
        self._heard()
        self.film.forget()

    def answer(self, text: Text, typed: str | None) -> None:
        """The child has answered what the program asks: go on from there; without an answer, stop."""
        map, at = self.film.head.map, self.film.head.player.index
        if typed is None:
            self.film.forget()
            return
        self.film.inputs = (*self.film.inputs, answered(typed))
        self._shoot(text)
        self.film.play_through(map, at)

    def try_out(self, script: Script, text: Text) -> None:
        """Play a wrong choice of a question: it is no try of the child's, and nothing of it is kept."""
        self.film.forget()
        self.hints.plays()
        self.film.take(playback_of(self.level, script, text.language))
        self.film.play_through()

    def begin_again(self) -> None:
        """« On efface, on recommence »: the robot goes back, the blocks stay."""
        self.film.forget()
        if not self.guess.inquires:
            self.guess.clear()
        self.film.restarted = True

    def accuse(self, block: str | None) -> bool:
        """The child touches a block of a case; whether that told something new."""
        if self.case is None or block is None or not self.case.touch(block, self.script):
            return False
        self.film.forget()
        self.aside = None
        return True

    def _heard(self) -> None:
        """What was said of a block that was touched has been heard."""
        if self.case:
            self.case.said = None

    def consider(self, text: Text) -> bool:
        """What was chosen of an inquiry is shown: its program, or its map; whether there is such a thing."""
        choice = self.guess.choice(text) if self.guess.inquires else None
        if choice is None:
            return False
        self.film.forget()
        if choice.script is not None:
            self.history = History(choice.script)
        elif self.guess.ask == MAP:
            self.film.head.show(self.guess.chosen or 0)
        return True

    def _shoot(self, text: Text) -> None:
        film, level, progress = self.film, self.level, self.journey.progress
        tries, shown = progress.tries.get(level.id, 0) + 1, level.id in progress.shown
        inputs = self.guess.inputs or film.inputs
        playback = playback_of(level, self.script, text.language, inputs, tries, shown)
        if playback.verdict:
            playback = replace(playback, verdict=self._judged(text, playback, playback.verdict, tries))
        film.take(playback)
        self.guess.ran()
        if film.verdict:
            self._keep(film.verdict)
        self.joy = self.joke("win") if film.verdict and film.verdict.won else None
        self._told(text)

    def _look_closer(self, work: Turns) -> None:
        """While a film plays that lost again: whether one edit would mend the program, which is told then."""
        film, verdict = self.film, self.film.verdict
        again = self.journey.progress.tries.get(self.level.id, 0) >= TRIES
        if verdict is None or verdict.won or not again or not helps(self.level):
            return

        def look() -> bool:
            if film.verdict is verdict and not film.told:
                told = went_wrong(self.level, self.script, verdict.message.key)
                if told:
                    film.verdict = replace(verdict, message=told)
                    self.journey.keep(self.journey.progress.needed(self.level.id))
            return False

        work(look)

    def _told(self, text: Text) -> None:
        """Tell how the run ends: the sentence that the child is told, and what it is worth."""
        film = self.film
        message = film.verdict.message if film.verdict else film.problem
        if message is None or message.key == TRAPPED:
            return
        won = film.verdict is not None and film.verdict.won
        said = voice(text, self.level).tell(message)[:LONGEST_SAID]
        ran: Ran = {"key": message.key, "say": said, "won": won}
        if self.level.part and won and not film.news:
            return
        if film.verdict and won:
            self.tell("win", ran=ran, stars=film.verdict.stars, **self.guess.told)
        else:
            self.tell("run", ran=ran)

    def _judged(self, text: Text, playback: Playback, verdict: Verdict, tries: int) -> Verdict:
        """The verdict; of a prediction, what it was worth: only the first one tells what was foreseen."""
        verdict = bug_tasks.judged(self.level, self.script, verdict, playback.traces)
        if not self.level.predict or not (verdict.won or self.guess.inquires):
            return verdict
        first = is_first(self.level, bool(self.journey.stars(self.level)), tries)
        return judged(self.level, verdict, playback.traces, self.guess.answer(text), first)

    @property
    def has_gallery(self) -> bool:
        """Whether there is a gallery: one invents here, or a program that no longer fits went there."""
        if self.journey.visits:
            return False
        return self.level.mode == "create" or self.level.id in self.journey.progress.gallery

    # What it earns.

    @property
    def won(self) -> Verdict | None:
        """The verdict of a run that won, once it has been told."""
        film = self.film
        return film.verdict if film.ended and film.told and film.verdict and film.verdict.won else None

    @property
    def quiet(self) -> bool:
        """Whether a run that won has no card: one plays freely, it earned nothing, or the card was seen."""
        return self.level.mode == "create" or not self.film.news or self.celebrated

    def _keep(self, verdict: Verdict) -> None:
        """Stars are kept at once: closing the window before the end of the film loses nothing."""
        if verdict.won:
            self._earn(verdict.stars, verdict.medal)
            self._finish_exercise(verdict)
        elif verdict.message.key != TRAPPED:  # a trap is only to be looked at
            self.journey.keep(self.journey.progress.tried(self.level.id))

    def _earn(self, stars: int, medal: bool = False) -> None:
        """Keep what a win is worth, and whether that is more than was there."""
        progress, id = self.journey.progress, self.level.id
        more = stars > progress.stars.get(id, 0) or (medal and id not in progress.medals)
        self.film.news = self.film.news or more
        self.film.first = self.film.first or not progress.stars.get(id)
        self.journey.keep(progress.won(id, stars, medal))

    @property
    def exercise(self) -> Level | None:
        """The exercise that this is a part of."""
        return self.journey.pack.level(exercise_of(self.level.id)) if self.level.part else None

    def _finish_exercise(self, verdict: Verdict) -> None:
        """With its last part an exercise has earned its stars: the card tells of all of it then."""
        if self.exercise is None:
            return
        self.film.news = False
        stars, id = worth(self.exercise, self.journey.progress.stars), self.exercise.id
        if not stars:
            return
        self.film.news = stars > self.journey.progress.stars.get(id, 0)
        self.film.verdict = replace(verdict, stars=stars, hoped=stars)
        self.journey.keep(self.journey.progress.won(id, stars))

    def _hoped(self, verdict: Verdict) -> None:
        """No trap was found: the stars that were hoped for."""
        self._earn(verdict.hoped)
        if verdict.hoped > verdict.stars:
            self.tell("win", stars=verdict.hoped)

    def _challenge(self, work: Turns) -> None:
        """What begins with a run that wins; the stars it is worth come even when the child has gone on."""
        verdict, last, self.trap_search = self.film.verdict, self.trap_search, None
        if verdict is None or not verdict.won or not self.traps:
            return
        level = self.journey.pack.level(self.level.id) or self.level  # without a trap met before
        known = last if last and (last.level, last.script) == (level, self.script) else None
        found = self.trap_search = known or TrapSearch(level, self.script)
        found.when_held(lambda: self._hoped(verdict))
        if not known and not found.over:
            work(found.turn)
