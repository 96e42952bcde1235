"""Where one goes from a level that is won."""

from collections.abc import Callable
from functools import partial

from codeweek.blocks.script import Script
from codeweek.desktop.app import App
from codeweek.desktop.comics import story_moments
from codeweek.desktop.pages import ending
from codeweek.desktop.pages.alike import Practice, due_in
from codeweek.desktop.pages.attempt import Attempt
from codeweek.desktop.pages.gallery import GalleryPage
from codeweek.desktop.pages.practise import PageOf, practise
from codeweek.desktop.widgets import Action
from codeweek.levels.level import Level

AWAY = ("next", "another", "map", "invent")  # ways that leave the level


class Onward:
    """The ways on from an attempt.

    `enter` is given another level, `trapped` this one with the trap as one more map, `put` a program that is
    taken from the gallery; `page_of` makes the page of a level that was made like one.
    """

    def __init__(
        self,
        app: App,
        attempt: Attempt,
        enter: Callable[[Level], None],
        trapped: Callable[[Level], object],
        put: Callable[[Script], None],
        page_of: PageOf,
    ) -> None:
        self.app, self.attempt = app, attempt
        self.enter, self.trapped, self.put, self.page_of = enter, trapped, put, page_of

    def go(self, way: str) -> None:
        """One of the ways; first the end of the chapter, if this was its last level."""
        attempt = self.attempt
        if way in AWAY:
            story_moments.leave(self.app, attempt.journey, attempt.level, partial(self._follow, way))
        else:
            self._follow(way)

    def _follow(self, way: str) -> None:
        attempt, challenge = self.attempt, self.attempt.challenge
        level = ending.level_after(attempt, way)
        if level:
            self.enter(level)
        elif way == "gallery":
            self.open_gallery().act(Action("keep"))
        elif way == "trap" and challenge and challenge.trapped:
            self.trapped(challenge.trapped)
        elif way == "replay":
            attempt.film.show_again()
        elif way in ("alike", "due"):
            self._look_for(due_in(attempt.journey) if way == "due" else level_of(attempt))
        elif way in ("map", "invent", "return"):
            self.app.pop()

    def _look_for(self, like: Level | None) -> None:
        """Another one like a level of the pack that the child plays."""
        if like is not None:
            practise(self.app, self.page_of, self.attempt.journey, like)

    def open_gallery(self) -> GalleryPage:
        """What the child has kept of this level."""
        attempt = self.attempt
        gallery = GalleryPage(self.app, attempt.journey, attempt.level, lambda: attempt.script, self.put)
        self.app.push(gallery)
        return gallery


def level_of(attempt: Attempt) -> Level:
    """The level that is played, or the one that it was made like."""
    journey = attempt.journey
    return journey.like if isinstance(journey, Practice) else attempt.level
