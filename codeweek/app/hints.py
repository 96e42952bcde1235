"""The idea that stands beside the program while it is tried: which one, when it is told, what it leads to.

The first is the level's own. Where the child's own program can be looked at, the second asks about it, and
the third is half of the way from it; else they are the level's too.
"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property

from codeweek.app.journey import Journey
from codeweek.blocks.script import EMPTY, Script
from codeweek.levels.level import Level
from codeweek.play.feedback.pointing import Pointed, pointed
from codeweek.play.film import Film, Spot
from codeweek.play.repair.helping import Help, Question, helps
from codeweek.progress import course
from codeweek.text import Text

LATER = 0  # in place of an idea: a solo level keeps them for after some tries
QUESTION = 2  # the idea that asks
WAYS = {"before": -1, "more": 1, "close": 0}  # what is offered beside an idea, and how far it leads
CHOICES = ("a", "b", "c")  # what is offered beside a question


@dataclass(frozen=True)
class Hint:
    """One that was asked for, the first being 1, and where the film was then."""

    number: int
    spot: Spot


@dataclass
class Looked:
    """A program that was looked at, and what helps with it.

    `tried`: the wrong choices of its question, the last one in the film number `shot`; `found`: the right one
    was chosen.
    """

    script: Script
    help: Help
    tried: tuple[int, ...] = ()
    shot: int = -1
    found: bool = False


class Hints:
    """Those of a level. One that was asked for stays until it is closed, while the program is tried.

    `program` is the child's own, `look` tells what helps with it. A question goes when that is another one.
    """

    def __init__(
        self,
        level: Level,
        journey: Journey,
        film: Film,
        program: Callable[[], Script] = lambda: EMPTY,
        look: Callable[[], Help] = Help,
    ) -> None:
        self.level, self.journey, self.film = level, journey, film
        self.program, self.look = program, look
        self._idea: Hint | None = None
        self._looked: Looked | None = None

    @property
    def there(self) -> bool:
        """Whether there are any, if the session of today has hints."""
        return bool(self.level.hints) and self.journey.plan["hints"]

    @property
    def asked(self) -> bool:
        """Whether one was asked for, and not closed."""
        return self._idea is not None

    @property
    def pinned(self) -> int | None:
        """The number of the idea that stays until it is closed; None for none."""
        if self._idea is None or not self.journey.plan["hints"]:
            return None
        if self._idea.number == LATER and self._open:
            return None
        if self._idea.number == QUESTION and self._looked and self._looked.script != self.program():
            return None
        return self._idea.number

    @property
    def told(self) -> int | None:
        """The same, if it is told now: while the film tells nothing, or stands where it was asked for."""
        asked_here = self._idea is not None and self._idea.spot == self.film.spot
        if self.tries:
            return self.pinned if self.trial is None else None
        return self.pinned if asked_here or not self.film.talks else None

    @property
    def tries(self) -> bool:
        """Whether the film is that of a wrong choice of the question."""
        return self._looked is not None and self._looked.shot == self.film.shots

    @property
    def trial(self) -> Script | None:
        """The program of that choice, until its film has told that it loses."""
        if self._looked is None or not self.tries or (self.film.ended and self.film.told):
            return None
        return self.filmed

    @property
    def filmed(self) -> Script:
        """The program that the film shows: that of a wrong choice, or the child's own."""
        looked = self._looked
        if looked is None or looked.help.question is None or not self.tries:
            return self.program()
        return looked.help.question.choices[looked.tried[-1]].script

    @property
    def shows(self) -> Pointed:
        """What the idea that is told shows besides its words."""
        number = self.told
        if number and self._helps(number):
            block = self._looked.help.block if self._looked else ""
            return Pointed(blocks=(block,) if block else ())
        return self._pointed[number - 1] if number else Pointed()

    @cached_property
    def _pointed(self) -> tuple[Pointed, ...]:
        return pointed(self.level)

    def _helps(self, number: int) -> bool:
        """Whether an idea is about the child's own program."""
        half = self._looked is not None and number == course.HALF and self._looked.help.half != ""
        return half or (number == QUESTION and self._question is not None)

    @property
    def _question(self) -> Question | None:
        return self._looked.help.question if self._looked else None

    def words(self, number: int, text: Text) -> tuple[str, str]:
        """What an idea says, and what stands over it."""
        if number == LATER:
            left = course.SOLO_TRIES - self.journey.progress.tries.get(self.level.id, 0)
            return text("ui.hint.solo", n=left), text("ui.hint.solo_title")
        over = text("ui.hint.number", number=number, total=len(self.level.hints))
        if not self._looked or not self._helps(number):
            return text.pick(self.level.hints[number - 1]), over
        return self._looked.help.half if number == course.HALF else self._asked(text), over

    def _asked(self, text: Text) -> str:
        """The question, or what came of the last choice; each choice that is left has a line."""
        looked, question = self._looked, self._question
        if not looked or not question:
            return ""
        if looked.found:
            return question.found
        first = question.choices[looked.tried[-1]].lost if looked.tried else question.words
        return "\n".join((first, *(self.choice(way, text) for way in self._left)))

    def choice(self, way: str, text: Text) -> str:
        """A choice of the question, with its letter."""
        words = self._question.choices[CHOICES.index(way)].words if self._question else ""
        return text("ui.hint.choice", letter=way.upper(), words=words)

    @property
    def _left(self) -> tuple[str, ...]:
        """The choices that were not tried; none once the right one is found."""
        looked, question = self._looked, self._question
        if not looked or not question or looked.found:
            return ()
        return tuple(CHOICES[n] for n in range(len(question.choices)) if n not in looked.tried)

    def offered(self, number: int) -> tuple[str, ...]:
        """What may be done with it."""
        choices = self._left if number == QUESTION else ()
        before = ("before",) if number > 1 and not choices else ()
        more = ("more",) if LATER < number < len(self.level.hints) else ()
        return (*before, *choices, *more, "close")

    def press(self) -> None:
        """The bulb: the idea goes if it is told, else the one that was read last comes, or the first."""
        if self.told is not None or not self.journey.plan["hints"]:
            self._idea = None
        elif not self._open:
            self._pin(LATER)
        elif self.level.hints:
            read = self.pinned or self.journey.progress.hints.get(self.level.id, 0)
            self._pin(max(1, min(read, len(self.level.hints))))

    def show(self, number: int) -> None:
        """One that the adult of a room sends, the first being 1; on a solo level too."""
        if self.level.hints and self.journey.plan["hints"]:
            self._pin(max(1, min(number, len(self.level.hints))))

    def follow(self, way: str) -> Script | None:
        """One of those offered; the program of a wrong choice, which is to be played."""
        if way == "close" or not self._idea:
            self._idea = None
        elif way in CHOICES:
            return self._choose(CHOICES.index(way))
        else:
            self._pin(self._idea.number + WAYS[way])
        return None

    def _choose(self, number: int) -> Script | None:
        if not self._looked or not self._question:
            return None
        if number == self._question.right:
            self._looked.found = True
            return None
        self._looked.tried = (*self._looked.tried, number)
        return self._question.choices[number].script

    def look_again(self) -> None:
        """The same in another language."""
        if self._looked:
            self._looked = Looked(self.program(), self.look())

    def plays(self) -> None:
        """The film of the last wrong choice begins."""
        if self._looked:
            self._looked.shot = self.film.shots

    def count(self) -> None:
        """Keep that it is read; the last idea is half of a solution, each time it is read or tried with."""
        number, progress, id = self.pinned, self.journey.progress, self.level.id
        if number:
            progress = progress.hinted(id, number)
            self.journey.keep(progress.showed(id) if number >= course.HALF else progress)

    @property
    def _open(self) -> bool:
        return course.hints_open(self.level, self.journey.progress)

    def _pin(self, number: int) -> None:
        self.film.head.pause()
        self._idea = Hint(number, self.film.spot)
        asks = number >= QUESTION and helps(self.level)
        if asks and (self._looked is None or self._looked.script != self.program()):
            self._looked = Looked(self.program(), self.look())
        self.count()
