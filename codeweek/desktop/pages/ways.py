"""The few buttons beside the sentence: after a run that won and had no card, and for an idea."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

import pygame

from codeweek.desktop.pages import ideas
from codeweek.desktop.pages.bubble import height_for
from codeweek.desktop.pages.win import ICONS
from codeweek.desktop.widgets import Button, Widget
from codeweek.play.predict import surprised
from codeweek.progress import course

if TYPE_CHECKING:
    from codeweek.desktop.pages.level import LevelPage

HIGH, SIZE, GAP = 52, 18, 8
MOST = 0.5  # of the sentence's width
LEAST = 300  # units of width that an idea keeps beside its buttons; else they are under it
SIGNS = {**ICONS, "before": "left", "more": "bulb", "close": "check"}
Row = list[tuple[str, str, int]]  # for each way: its label, and its width


def quiet(page: "LevelPage") -> bool:
    """Whether a run that won has no card: one plays freely, it earned nothing, or the card was seen."""
    return page.level.mode == "create" or not page.film.news or page.celebrated


def offered(page: "LevelPage") -> tuple[str, ...]:
    """What is offered now, the way on last."""
    if (number := ideas.told(page)) is not None:
        return ideas.offered(page, number)
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


def room(page: "LevelPage", width: int) -> int:
    """The height that the idea that stays needs, with its buttons, in a width; 0 for none."""
    number, screen = ideas.pinned(page), page.app.screen
    if number is None:
        return 0
    said, high = ideas.words(page, number)[0], screen.px(HIGH)
    row = _row(page, ideas.offered(page, number), width)
    left = _beside(page, row, width)
    return (
        max(high, height_for(screen, said, left))
        if left
        else height_for(screen, said, width) + high + screen.px(GAP)
    )


def widgets(page: "LevelPage") -> list[Widget]:
    """A button for each, beside the sentence or under it, which has what is left."""
    screen, room = page.app.screen, page.bubble.rect
    page.ways = offered(page)
    if not page.ways:
        return []
    idea, gap, high = page.ways[-1] == "close", screen.px(GAP), min(screen.px(HIGH), room.height)
    row = _row(page, page.ways, room.width if idea else round(room.width * MOST))
    wide = _width(row, gap)
    under = idea and not _beside(page, row, room.width)
    page.bubble.rect = (
        pygame.Rect(room.left, room.top, room.width, room.height - high - gap)
        if under
        else pygame.Rect(room.left, room.top, room.width - wide - gap, room.height)
    )
    spot = pygame.Rect(room.right - wide, room.bottom - high if under else room.centery - high // 2, 0, high)
    made: list[Widget] = []
    for way, word, width in row:
        spot.width = width
        made.append(_button(page, spot, way, word, primary=not idea and way == page.ways[-1]))
        spot.left += width + gap
    return made


def _row(page: "LevelPage", ways: Sequence[str], most: int) -> Row:
    """With their words as far as there is room: the arrow of the way on is clear without its own."""
    screen, text = page.app.screen, page.text
    words = ["" if way == "before" else text(_key(way)) for way in ways]
    words = [
        text("ui.hint.more_short") if way == "more" else word for way, word in zip(ways, words, strict=True)
    ]
    high, last = screen.px(HIGH), len(words) - 1
    widths = [
        Button.width_for(screen, word, SIGNS[way], SIZE) if word else high
        for way, word in zip(ways, words, strict=True)
    ]
    for bare in ([last], range(len(words))):
        if sum(widths) + screen.px(GAP) * len(widths) > most:
            for place in bare:
                widths[place], words[place] = high, ""
    return list(zip(ways, words, widths, strict=True))


def _beside(page: "LevelPage", row: Row, width: int) -> int:
    """The width that an idea keeps beside its buttons; 0 if that is too little."""
    left = width - _width(row, page.app.screen.px(GAP)) - page.app.screen.px(GAP)
    return left if left >= page.app.screen.px(LEAST) else 0


def _width(row: Row, gap: int) -> int:
    return sum(width for _way, _word, width in row) + gap * (len(row) - 1)


def _button(page: "LevelPage", box: pygame.Rect, way: str, word: str, primary: bool) -> Button:
    whole, action = page.text(_key(way)), "idea" if way in ideas.WAYS else "go"
    return Button(
        box,
        action,
        label=word,
        icon=SIGNS[way],
        value=way,
        kind="primary" if primary else "plain",
        size=SIZE,
        tooltip="" if word == whole else whole,
        spoken=whole,
    )


def _key(way: str) -> str:
    return f"ui.hint.{way}" if way in ideas.WAYS else f"ui.win.{way}"
