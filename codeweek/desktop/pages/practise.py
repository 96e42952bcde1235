"""« Encore un comme celui-ci »: the search for it, then its page over the one of now."""

from collections.abc import Callable
from typing import Protocol

from codeweek.app.journey import Journey
from codeweek.app.practice import Practice
from codeweek.desktop.app import App
from codeweek.desktop.page import Page
from codeweek.desktop.pages.alike import SearchPage
from codeweek.levels.level import Level


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
