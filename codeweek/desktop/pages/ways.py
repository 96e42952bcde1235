"""Where one may go after a run that won, beside the sentence: no card where nothing new was earned."""

from typing import TYPE_CHECKING

import pygame

from codeweek.desktop.pages.win import ICONS
from codeweek.desktop.widgets import Button, Widget
from codeweek.play.predict import surprised
from codeweek.progress import course

if TYPE_CHECKING:
    from codeweek.desktop.pages.level import LevelPage

HIGH, SIZE, GAP = 52, 18, 8
MOST = 0.5  # of the sentence's width


def quiet(page: "LevelPage") -> bool:
    """Whether a run that won has no card: one plays freely, it earned nothing, or the card was seen."""
    return page.level.mode == "create" or not page.film.news or page.celebrated


def offered(page: "LevelPage") -> tuple[str, ...]:
    """What is offered now, the way on last."""
    film = page.film
    if not (film.ended and film.told and film.verdict and film.verdict.won and quiet(page)):
        return ()
    first = ["gallery"] if page.level.mode == "create" else []
    if page.challenge and page.challenge.offers:
        first.append("trap")
    return (*first, *ways_on(page, surprised(film.verdict)))


def ways_on(page: "LevelPage", other: bool) -> tuple[str, ...]:
    """From a level that is won: something else to do, the next level; a look again at what came otherwise."""
    pack, progress = page.journey.pack, page.journey.progress
    following = course.next_level(pack, page.level)
    another = course.another(pack, progress, page.level)
    on = "next" if following else "map"
    if other:
        return on, "replay"
    more = ["another"] if another not in (None, page.level, following) else []
    return (*more, on) if following else (on, *more)


def widgets(page: "LevelPage") -> list[Widget]:
    """A button for each, at the end of the room of the sentence, which has what is left."""
    screen, text, room = page.app.screen, page.text, page.bubble.rect
    page.ways = offered(page)
    words = [text(f"ui.win.{way}") for way in page.ways]
    gap, high = screen.px(GAP), min(screen.px(HIGH), room.height)
    widths = [
        Button.width_for(screen, word, ICONS[way], SIZE) for way, word in zip(page.ways, words, strict=True)
    ]
    for bare in ([len(words) - 1], range(len(words))):  # the arrow of the way on is clear without its word
        if sum(widths) + gap * len(widths) > room.width * MOST:
            for place in bare:
                widths[place], words[place] = high, ""
    left = room.right - sum(widths) - gap * (len(widths) - 1)
    if widths:
        page.bubble.rect = pygame.Rect(room.left, room.top, left - gap - room.left, room.height)
    made: list[Widget] = []
    for way, word, width in zip(page.ways, words, widths, strict=True):
        box = pygame.Rect(left, room.centery - high // 2, width, high)
        kind = "primary" if way == page.ways[-1] else "plain"
        tip = "" if word else text(f"ui.win.{way}")
        made.append(
            Button(box, "go", label=word, icon=ICONS[way], value=way, kind=kind, size=SIZE, tooltip=tip)
        )
        left += width + gap
    return made
