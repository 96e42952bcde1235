"""« Encore un comme celui-ci »: when it is offered, the search with its card, and the level that is found."""

from collections.abc import Callable, Iterator
from time import perf_counter

from codeweek.authoring.another.levels import Looking
from codeweek.authoring.another.series import Series, alone
from codeweek.authoring.another.which import refused
from codeweek.desktop.app import App
from codeweek.desktop.journey import Journey
from codeweek.desktop.nowhere import Nowhere
from codeweek.desktop.pages.sheet import Answer, Note, Sheet
from codeweek.levels.level import Level
from codeweek.progress.again import KEY, NEVER, due, offers
from codeweek.progress.progress import Progress

SLICE = 0.012  # seconds of a turn for the search; what it finds does not depend on them
PICTURE = "pictures/magnifier"
Found = Callable[["Practice"], None]


def due_in(journey: Journey) -> Level | None:
    """The level of which another one is to come now; none on a day that has its own."""
    if journey.plan["levels"] or isinstance(journey, Practice):
        return None
    return due(journey.pack, journey.progress, _has_others)


def alike_to(journey: Journey, level: Level) -> str:
    """What is offered after a win: `due`, one like a level that is to come back; `alike`; or nothing."""
    if journey.plan["levels"]:
        return ""
    waits = due_in(journey)
    if waits is not None and waits.id != level.id:
        return "due"
    return "alike" if offers(journey.pack, level, _has_others) else ""


def _has_others(level: Level) -> bool:
    return not refused(level)


class Practice(Journey):
    """The way of a child on a level that was made like one of its pack: only that it was won is kept.

    `own` is the child's way through the pack, `like` the level there.
    """

    def __init__(self, own: Journey, like: Level, made: Level) -> None:
        super().__init__(Nowhere(), own.profile, alone(made), KEY, own.plan)
        self.own, self.like, self.made = own, like, made
        self._python, self._aloud, self._sober = own.shows_python, own.reads_aloud, own.sober
        self.worn, self.lines = own.worn, own.lines

    def shows_hand(self, level: Level) -> bool:  # noqa: ARG002
        """Never: the child has played such a level."""
        return False

    def keep(self, progress: Progress) -> None:
        """Nothing of it on the disk; the first win counts for the level that it is like."""
        first = bool(progress.stars.get(self.made.id)) and not self.progress.stars.get(self.made.id)
        super().keep(progress)
        if first:
            helped = progress.again.get(self.made.id, NEVER)[2] > 0
            self.own.keep(self.own.progress.practised(self.like.id, helped))


class SearchPage(Sheet):
    """Looks for another level like one while a card says so; closing it ends the search.

    `found` is given the way of the child on it.
    """

    def __init__(self, app: App, own: Journey, like: Level, found: Found) -> None:
        self.own, self.like, self.found = own, like, found
        self._none = False
        self._search: Iterator[Looking | Level | None] | None = None
        super().__init__(app, self._title, self._notes, self._answers, picture=PICTURE)

    def _title(self) -> str:
        return self.app.text("ui.win.due", title=self.app.text.pick(self.like.title))

    def _notes(self) -> list[Note]:
        return [Note(self.app.text("ui.again.none" if self._none else "ui.again.looking"))]

    def _answers(self) -> list[Answer]:
        if self._none:
            return [Answer("close", self.app.text("ui.menu.close"), "check")]
        return [Answer("close", self.app.text("ui.again.stop"), "close")]

    def begin(self) -> None:
        """Show the card, and look a little at each turn of the loop."""
        number = self.own.progress.again.get(self.like.id, NEVER)[0]
        self._search = _series(self.own, self.like).look(number)
        self.app.push(self)
        self.app.work(self._turn)

    def leave(self) -> None:
        """Nobody waits for it any more."""
        self._search = None

    def _turn(self) -> bool:
        """Look a little further; whether there is more to look for."""
        until = perf_counter() + SLICE
        while self._search is not None and self.app.page is self:
            found = next(self._search)
            if not isinstance(found, Looking):
                self._over(found)
                return False
            if perf_counter() >= until:
                return True
        return self._search is not None

    def _over(self, made: Level | None) -> None:
        self._search = None
        if made is None:
            self._none = True
            self.own.keep(self.own.progress.ended(self.like.id))
            self.app.sounds.play("not_yet")
            self.relayout()
            return
        self.app.pop()
        self.found(Practice(self.own, self.like, made))


def _series(own: Journey, like: Level) -> Series:
    """Those like it: what was found before need not be looked for again."""
    level = own.pack.level(like.id) or like
    if own.series is None or own.series.level != level:
        own.series = Series(level)
    return own.series
