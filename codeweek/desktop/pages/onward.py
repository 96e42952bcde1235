"""Where one goes from a level that is won."""

from collections.abc import Callable
from functools import partial

from codeweek.app import next_steps
from codeweek.app.level_session import LevelSession
from codeweek.app.practice import Practice, due_in
from codeweek.blocks.script import Script
from codeweek.desktop.app import App
from codeweek.desktop.comics import story_moments
from codeweek.desktop.pages.gallery import GalleryPage
from codeweek.desktop.pages.practise import PageOf, practise
from codeweek.desktop.widgets.widget import Action
from codeweek.levels.level import Level

AWAY = ("next", "another", "map", "invent")  # ways that leave the level


class Onward:
    """The ways on from a session.

    `enter` is given another level, `trapped` this one with the trap as one more map, `put` a program that is
    taken from the gallery; `page_of` makes the page of a level that was made like one.
    """

    def __init__(
        self,
        app: App,
        session: LevelSession,
        enter: Callable[[Level], None],
        trapped: Callable[[Level], object],
        put: Callable[[Script], None],
        page_of: PageOf,
    ) -> None:
        self.app, self.session = app, session
        self.enter, self.trapped, self.put, self.page_of = enter, trapped, put, page_of

    def go(self, way: str) -> None:
        """One of the ways; first the end of the chapter, if this was its last level."""
        session = self.session
        if way in AWAY:
            story_moments.leave(self.app, session.journey, session.level, partial(self._follow, way))
        else:
            self._follow(way)

    def _follow(self, way: str) -> None:
        session, trap_search = self.session, self.session.trap_search
        level = next_steps.level_after(session, way)
        if level:
            self.enter(level)
        elif way == "gallery":
            self.open_gallery().act(Action("keep"))
        elif way == "trap" and trap_search and trap_search.trapped:
            self.trapped(trap_search.trapped)
        elif way == "replay":
            session.film.show_again()
        elif way in ("alike", "due"):
            self._look_for(due_in(session.journey) if way == "due" else level_of(session))
        elif way in ("map", "invent", "return"):
            self.app.pop()

    def _look_for(self, like: Level | None) -> None:
        """Another one like a level of the pack that the child plays."""
        if like is not None:
            practise(self.app, self.page_of, self.session.journey, like)

    def open_gallery(self) -> GalleryPage:
        """What the child has kept of this level."""
        session = self.session
        gallery = GalleryPage(self.app, session.journey, session.level, lambda: session.script, self.put)
        self.app.push(gallery)
        return gallery


def level_of(session: LevelSession) -> Level:
    """The level that is played, or the one that it was made like."""
    journey = session.journey
    return journey.like if isinstance(journey, Practice) else session.level
