"""« Encore un comme celui-ci »: when it is offered, the search with its card, and the level that is found."""

from collections.abc import Callable, Iterator
from time import perf_counter
from typing import Protocol

from codeweek.app.journey import Journey
from codeweek.app.practice import Practice, series
from codeweek.authoring.another.alike_levels import Looking
from codeweek.desktop.app import App
from codeweek.desktop.page import Page
from codeweek.desktop.pages.sheet_page import Answer, Note, Sheet
from codeweek.levels.level import Level
from codeweek.progress.again import NEVER

SLICE = 0.012  # seconds of a turn for the search; what it finds does not depend on them
PICTURE = "pictures/magnifier"
Found = Callable[[Practice], None]


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
        self._search = series(self.own, self.like).look(number)
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


class PageOf(Protocol):
    """What makes the page of a level. It is given, as that page offers the next one itself."""

    def __call__(
        self, app: App, journey: Journey, level: Level, go_on: Callable[[Level], None], traps: bool
    ) -> Page:
        """The page, which calls `go_on` for the next level."""


def practise(app: App, page_of: PageOf, journey: Journey, like: Level) -> None:
    """Look for one like a level of the pack; its page takes the place of one that was made before."""
    before = journey if isinstance(journey, Practice) else None

    def show(way: Practice) -> None:
        page = page_of(app, way, way.made, lambda _level: app.pop(), traps=False)
        (app.replace if before else app.push)(page)

    SearchPage(app, before.own if before else journey, like, show).begin()
