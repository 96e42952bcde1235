"""The idea that stands beside the program while it is tried: which one, when it is told, what it leads to."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from codeweek.play.film import Spot
from codeweek.progress import course

if TYPE_CHECKING:
    from codeweek.desktop.pages.level import LevelPage

LATER = 0  # in place of an idea: a solo level keeps them for after some tries
WAYS = {"before": -1, "more": 1, "close": 0}  # what is offered beside an idea, and how far it leads


@dataclass(frozen=True)
class Idea:
    """One that was asked for, the first being 1, and where the film was then."""

    number: int
    spot: Spot


def pinned(page: "LevelPage") -> int | None:
    """The number of the idea that stays until it is closed; None for none."""
    if page.idea is None or (page.idea.number == LATER and _open(page)):
        return None
    return page.idea.number


def told(page: "LevelPage") -> int | None:
    """The same, if it is told now: while the film tells nothing, or stands where it was asked for."""
    asked_here = page.idea is not None and page.idea.spot == page.film.spot
    return pinned(page) if asked_here or not page.film.talks else None


def words(page: "LevelPage", number: int) -> tuple[str, str]:
    """What it says, and what stands over it."""
    level, text = page.level, page.text
    if number == LATER:
        left = course.SOLO_TRIES - page.journey.progress.tries.get(level.id, 0)
        return text("ui.hint.solo", n=left), text("ui.hint.solo_title")
    over = text("ui.hint.number", number=number, total=len(level.hints))
    return text.pick(level.hints[number - 1]), over


def offered(page: "LevelPage", number: int) -> tuple[str, ...]:
    """What may be done with it."""
    before = ("before",) if number > 1 else ()
    more = ("more",) if LATER < number < len(page.level.hints) else ()
    return (*before, *more, "close")


def press(page: "LevelPage") -> None:
    """The bulb: the idea goes if it is told, else the one that was read last comes, or the first."""
    if told(page) is not None:
        page.idea = None
    elif not _open(page):
        _pin(page, LATER)
    elif page.level.hints:
        read = pinned(page) or page.journey.progress.hints.get(page.level.id, 0)
        _pin(page, max(1, min(read, len(page.level.hints))))


def follow(page: "LevelPage", way: str) -> None:
    """One of those offered; the keyboard stays beside the idea, and goes to the bulb when there is none."""
    if way == "close" or not page.idea:
        page.idea = None
    else:
        _pin(page, page.idea.number + WAYS[way])
    page.relayout()
    if page.focus is None or page.focus.action != "idea":
        page.focus_on("idea", "close")
    if page.idea is None:
        page.focus_on("hint")


def count(page: "LevelPage") -> None:
    """Keep that it is read; the last idea is half of a solution, each time that it is read or tried with."""
    number, progress, id = pinned(page), page.journey.progress, page.level.id
    if number:
        progress = progress.hinted(id, number)
        page.journey.keep(progress.showed(id) if number >= course.HALF else progress)


def _open(page: "LevelPage") -> bool:
    return course.hints_open(page.level, page.journey.progress)


def _pin(page: "LevelPage", number: int) -> None:
    page.film.head.pause()
    page.idea = Idea(number, page.film.spot)
    count(page)
