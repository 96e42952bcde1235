"""What a child invents: a level of one's own, or something made in a level of the course."""

from collections.abc import Callable, Sequence
from functools import partial

import pygame

from codeweek.app.journey import Journey
from codeweek.desktop.app import App
from codeweek.desktop.comics import story_moments
from codeweek.desktop.pages.level_page import LevelPage
from codeweek.desktop.pages.sheet_page import Answer, Sheet
from codeweek.desktop.screen import Screen
from codeweek.desktop.travel.level_stops import small_picture
from codeweek.levels.level import Level
from codeweek.progress import invented
from codeweek.progress.course import playground

DRAW = "draw"  # the answer of who would like to draw a level


class InventSheet(Sheet):
    """A level of one's own, then the levels to make something in; `draw` or `make` is called."""

    def __init__(
        self, app: App, free: Sequence[Level], draw: Callable[[], None], make: Callable[[Level], None]
    ) -> None:
        super().__init__(
            app,
            lambda: app.text("ui.map.invent_what"),
            list,
            lambda: [Answer("close", app.text("ui.menu.close"), "back")],
            lambda answer: draw() if answer == DRAW else make(free[int(answer)]),
        )
        self.free = free

    def layout(self) -> None:
        """Each as its picture: a map to draw, and the world of each level."""
        text = self.app.text
        made = [(str(i), text.pick(level.title), partial(_seen, level)) for i, level in enumerate(self.free)]
        self.lay_out_cards([(DRAW, text("ui.map.invent_level"), "pictures/map"), *made], DRAW)


def _seen(level: Level, screen: Screen, size: tuple[int, int]) -> pygame.Surface:
    return small_picture(screen, level, size, 1.0)


def choose(app: App, journey: Journey, back: Callable[[Level], None]) -> None:
    """A level of one's own, or something made in a level of the course, from where one goes `back`."""
    free = playground(journey.pack, journey.progress)
    app.push(
        InventSheet(app, free, lambda: _draw(app, journey), lambda level: _make(app, journey, level, back))
    )


def _draw(app: App, journey: Journey) -> None:
    """To the levels that the child invents."""
    from codeweek.desktop.inventing.mine import MinePage, journey_of  # not all invent

    page = MinePage(app, journey_of(app, journey.profile), invented.kit(journey.pack, journey.progress))
    app.push(page)
    if not page.cards:
        page.begin()


def _make(app: App, journey: Journey, level: Level, back: Callable[[Level], None]) -> None:
    """To a level where one makes what one likes, and from there back to the map."""
    chapter = next(each for each in journey.pack.chapters if level in each.levels)

    def go() -> None:
        journey.inventing = level.id
        app.push(LevelPage(app, journey, level, back))

    story_moments.enter(app, journey, chapter, go)
