"""Where one goes from a level that is won."""

from collections.abc import Callable
from functools import partial

from codeweek.blocks.script import Script
from codeweek.desktop.app import App
from codeweek.desktop.comics import when
from codeweek.desktop.pages import ending
from codeweek.desktop.pages.attempt import Attempt
from codeweek.desktop.pages.gallery import GalleryPage
from codeweek.desktop.widgets import Action
from codeweek.levels.level import Level

AWAY = ("next", "another", "map", "invent")  # ways that leave the level


class Onward:
    """The ways on from an attempt.

    `enter` is given another level, `trapped` this one with the trap as one more map, `put` a program that is
    taken from the gallery.
    """

    def __init__(
        self,
        app: App,
        attempt: Attempt,
        enter: Callable[[Level], None],
        trapped: Callable[[Level], object],
        put: Callable[[Script], None],
    ) -> None:
        self.app, self.attempt = app, attempt
        self.enter, self.trapped, self.put = enter, trapped, put

    def go(self, way: str) -> None:
        """One of the ways; first the end of the chapter, if this was its last level."""
        attempt = self.attempt
        if way in AWAY:
            when.leave(self.app, attempt.journey, attempt.level, partial(self._follow, way))
        else:
            self._follow(way)

    def _follow(self, way: str) -> None:
        level, challenge = ending.level_after(self.attempt, way), self.attempt.challenge
        if level:
            self.enter(level)
        elif way == "gallery":
            self.open_gallery().act(Action("keep"))
        elif way == "trap" and challenge and challenge.trapped:
            self.trapped(challenge.trapped)
        elif way == "replay":
            self.attempt.film.show_again()
        elif way in ("map", "invent"):
            self.app.pop()

    def open_gallery(self) -> GalleryPage:
        """What the child has kept of this level."""
        attempt = self.attempt
        gallery = GalleryPage(self.app, attempt.journey, attempt.level, lambda: attempt.script, self.put)
        self.app.push(gallery)
        return gallery
