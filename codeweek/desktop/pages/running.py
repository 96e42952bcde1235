"""Running the program of a level: what comes of it is shown as a film, and kept of the child at once."""

from dataclasses import replace
from typing import TYPE_CHECKING

from codeweek.play import session
from codeweek.play.judge import TRAPPED, Verdict
from codeweek.play.predict import judged
from codeweek.play.session import Playback

if TYPE_CHECKING:
    from codeweek.desktop.pages.level import LevelPage


def shoot(page: "LevelPage") -> None:
    """Run the program on every map, judge it, and stand at its start."""
    page.film.forget()
    if page.guess.missing:
        page.film.ask_guess = True
    else:
        _shoot(page)


def answer(page: "LevelPage", typed: str) -> None:
    """Run it again with one more answer to what it asks."""
    page.film.inputs = (*page.film.inputs, session.answer(typed))
    _shoot(page)


def _shoot(page: "LevelPage") -> None:
    film, level, progress = page.film, page.level, page.journey.progress
    tries, shown = progress.tries.get(level.id, 0) + 1, level.id in progress.shown
    playback = session.play(level, page.script, page.text.language, film.inputs, tries, shown)
    if playback.verdict:
        playback = replace(playback, verdict=_judged(page, playback, playback.verdict))
    film.take(playback)
    if film.verdict:
        _keep(page, film.verdict)


def _judged(page: "LevelPage", playback: Playback, verdict: Verdict) -> Verdict:
    """The verdict; of a prediction, what it was worth: only the first one tells what was foreseen."""
    if not page.level.predict or not verdict.won:
        return verdict
    first = not page.journey.stars(page.level)
    return judged(page.level, verdict, playback.traces, page.guess.answer(page.text), first)


def _keep(page: "LevelPage", verdict: Verdict) -> None:
    """Stars are kept at once: closing the window before the end of the film loses nothing."""
    if verdict.won:
        earn(page, verdict.stars, verdict.medal)
    elif verdict.message.key != TRAPPED:  # a trap is only to be looked at
        page.journey.keep(page.journey.progress.tried(page.level.id))


def earn(page: "LevelPage", stars: int, medal: bool = False) -> None:
    """Keep what a win is worth, and whether that is more than was there."""
    progress, id = page.journey.progress, page.level.id
    more = stars > progress.stars.get(id, 0) or (medal and id not in progress.medals)
    page.film.news = page.film.news or more
    page.journey.keep(progress.won(id, stars, medal))
