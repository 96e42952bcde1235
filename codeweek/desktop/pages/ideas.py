"""The idea that stands beside the program while it is tried: which one, when it is told, what it leads to."""

from dataclasses import dataclass
from functools import cached_property

from codeweek.desktop.journey import Journey
from codeweek.levels.level import Level
from codeweek.play.feedback.pointing import Pointed, pointed
from codeweek.play.film import Film, Spot
from codeweek.progress import course
from codeweek.text import Text

LATER = 0  # in place of an idea: a solo level keeps them for after some tries
WAYS = {"before": -1, "more": 1, "close": 0}  # what is offered beside an idea, and how far it leads


@dataclass(frozen=True)
class Idea:
    """One that was asked for, the first being 1, and where the film was then."""

    number: int
    spot: Spot


class Ideas:
    """Those of a level. One that was asked for stays until it is closed, while the program is tried."""

    def __init__(self, level: Level, journey: Journey, film: Film) -> None:
        self.level, self.journey, self.film = level, journey, film
        self._idea: Idea | None = None

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
        return self._idea.number

    @property
    def told(self) -> int | None:
        """The same, if it is told now: while the film tells nothing, or stands where it was asked for."""
        asked_here = self._idea is not None and self._idea.spot == self.film.spot
        return self.pinned if asked_here or not self.film.talks else None

    @property
    def shows(self) -> Pointed:
        """What the idea that is told shows besides its words."""
        return self._pointed[self.told - 1] if self.told else Pointed()

    @cached_property
    def _pointed(self) -> tuple[Pointed, ...]:
        return pointed(self.level)

    def words(self, number: int, text: Text) -> tuple[str, str]:
        """What an idea says, and what stands over it."""
        if number == LATER:
            left = course.SOLO_TRIES - self.journey.progress.tries.get(self.level.id, 0)
            return text("ui.hint.solo", n=left), text("ui.hint.solo_title")
        over = text("ui.hint.number", number=number, total=len(self.level.hints))
        return text.pick(self.level.hints[number - 1]), over

    def offered(self, number: int) -> tuple[str, ...]:
        """What may be done with it."""
        before = ("before",) if number > 1 else ()
        more = ("more",) if LATER < number < len(self.level.hints) else ()
        return (*before, *more, "close")

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

    def follow(self, way: str) -> None:
        """One of those offered."""
        if way == "close" or not self._idea:
            self._idea = None
        else:
            self._pin(self._idea.number + WAYS[way])

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
        self._idea = Idea(number, self.film.spot)
        self.count()
