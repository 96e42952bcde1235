"""A child's session on a level, without a screen: its program, its run, what is said, what it has earned."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Protocol

from codeweek.app.animation_clock import AnimationClock
from codeweek.app.film_scenes import FilmScenes
from codeweek.app.hints import Hints
from codeweek.app.journey import Journey
from codeweek.app.level_prediction import BugHunt, PredictionAnswer
from codeweek.app.trap_search import TrapSearch
from codeweek.app.tune_listener import TuneListener
from codeweek.app.typed_program import Debounce, TypedProgram
from codeweek.blocks.history import History
from codeweek.blocks.script import EMPTY, Script
from codeweek.diagnostic import Diagnostic
from codeweek.levels import programs
from codeweek.levels.level import Level, Translated, exercise_of
from codeweek.levels.program_translation import adopted_history, spoken
from codeweek.play.feedback import level_voice
from codeweek.play.film import Film
from codeweek.play.judge import Verdict
from codeweek.play.life import SERIOUS
from codeweek.play.repair.helping import help_with
from codeweek.play.typed import LookedAt
from codeweek.program import Program
from codeweek.progress import doors
from codeweek.text import Text


class Room(Protocol):
    """The room in which a child plays: it is told what happens, may vote on it, and take what is made."""

    def tell(self, kind: str, more: Mapping[str, object]) -> None:
        """Something happens: `open`, `build`, `hint`, `run` or `win`."""

    def foresees(self, chosen: int, names: tuple[str, ...]) -> None:
        """One of the answers offered is chosen."""

    def votes(self) -> bool:
        """Whether the room votes on what happens here: it runs for all at once, later."""

    def gives(self) -> bool:
        """Whether a game that is made here can be handed to the room."""


class NoRoom:
    """Nobody else: it hears nothing, and wants nothing."""

    def tell(self, kind: str, more: Mapping[str, object]) -> None:
        """Nobody hears it."""

    def foresees(self, chosen: int, names: tuple[str, ...]) -> None:
        """Nobody hears it."""

    def votes(self) -> bool:
        """Never."""
        return False

    def gives(self) -> bool:
        """Never."""
        return False


class LevelSession:
    """All that is true of it now; `level_update.update` changes it, by what happens.

    `traps`: after a win a map is looked for that it loses on.
    """

    def __init__(
        self,
        journey: Journey,
        level: Level,
        text: Text,
        speed: float,
        traps: bool = True,
        room: Room | None = None,
    ) -> None:
        self.journey, self.level, self.text = journey, spoken(level, text.language), text
        self.traps = traps and level.spoil is None and level.part is None
        self.room: Room = room or NoRoom()
        self.read_only = programs.read_only(self.level)
        self.film = Film(self.level, speed)
        self.guess = PredictionAnswer(self.level, self.room.votes)
        self.scenes = FilmScenes(self.film, journey.worn.get("trail", ""))
        self.tune = TuneListener(self.level, self.scenes)
        self.animation = AnimationClock()
        look = lambda: help_with(self.level, self.script, self.text)  # noqa: E731
        self.hints = Hints(self.level, journey, self.film, lambda: self.script, look)
        self.history = journey.history(self.level)
        self.writing = TypedProgram(self.level, self.script)
        self._trial = History(EMPTY)  # a wrong choice that is played
        self.saving = Debounce(lambda: journey.remember(self.level, self.history))
        self.trap_search: TrapSearch | None = None
        self.bug_hunt = BugHunt(self.level) if self.level.accuse else None
        self.looked_for = ""  # the expression that is worked out at each step shown
        self.answered: tuple[object, LookedAt] = (), LookedAt()  # what it is worth, and when
        self.eyes = False  # the world is seen as the hero sees it
        self.full = False  # a game fills the screen
        self.arrived = False  # the room was told that the child is here
        self.touched = False  # something was touched on this page
        self.started = -1.0  # when ▶ was pressed last
        self.tries_choice = False  # a wrong choice is played: the keyboard comes back to the others after it
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

    @property
    def program(self) -> Program:
        """The same as text, in the words of now."""
        return programs.python_text(self.level, self.script, self.text.language)

    def speak(self, text: Text) -> bool:
        """The names of boxes and blocks in the language of now; whether they are others than before."""
        level, other = spoken(self.level, text.language), text.language != self.text.language
        self.text = text
        if other:
            self.hints.look_again()
        if level is self.level:
            return False
        self.level = self.tune.level = level
        self.film.forget()
        self.history = adopted_history(level, self.history)
        self.journey.remember(level, self.history)
        return True

    def change(self, history: History, soon: bool = False) -> None:
        """The program was changed: keep it, or `soon`, and put the robot back."""
        self.history, self.welcome, self.outgrown, self.aside = history, False, False, None
        self.heard()
        self.saving.ask()
        if not soon:
            self.saving.now()
        if history.now == programs.start(self.level) and not soon:
            self.journey.keep(self.journey.progress.begun(self.level.id))
        self.film.forget()

    def type(self, typed: str, caret: int | None, joined: bool) -> None:
        """The child typed: the blocks follow. `joined`: undone with what was typed before."""
        before = self.history
        self.change(
            self.writing.type(self.level, self.text.language, before, typed, caret, joined), soon=True
        )

    def settle(self) -> None:
        """The child has paused or left the line: what is to be said of it is said now."""
        self.looked_at(self.writing.settle(self.level, self.text.language, self.history))
        self.saving.now()

    def looked_at(self, history: History) -> None:
        """The text was read anew: perhaps with words put right."""
        if history is not self.history:
            self.history = history
            self.saving.ask()

    @property
    def typed(self) -> bool:
        """Whether the child types, or has typed this program."""
        return self.writing.open or self.kept_text is not None

    def voice(self, text: Text) -> Text:
        """How this level speaks to the child now."""
        return level_voice.voice(text, self.level, self.typed)

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

    # What is said and shown besides.

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

    def heard(self) -> None:
        """What was said of a block that was touched has been heard."""
        if self.bug_hunt:
            self.bug_hunt.said = None

    @property
    def shows_hand(self) -> bool:
        """Whether a hand shows how to begin, where it was never done, until something is touched."""
        begun = self.film.traces or self.script != programs.start(self.level)
        return not self.touched and not begun and self.journey.shows_hand(self.level)

    @property
    def sheet(self) -> Level | None:
        """The sheet to write on that is one touch away, where there is one."""
        found = self.journey.pack.level(doors.SHEET) if doors.leads_to_sheet(self.level.id) else None
        away = self.journey.visits or found is None or not self.journey.is_open(found)
        return None if away else found

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

    @property
    def exercise(self) -> Level | None:
        """The exercise that this is a part of."""
        return self.journey.pack.level(exercise_of(self.level.id)) if self.level.part else None
