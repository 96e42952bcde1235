"""What comes after a run that won: what it is worth in words, the card, and the ways on."""

from collections.abc import Callable, Sequence

import pygame

from codeweek.desktop.journey import Journey
from codeweek.desktop.pages.alike import Practice, alike_to, due_in
from codeweek.desktop.pages.attempt import Attempt
from codeweek.desktop.pages.quiz import Quiz
from codeweek.desktop.pages.trap import is_trapped
from codeweek.desktop.pages.win import Result
from codeweek.levels.level import Level
from codeweek.play.feedback.voice import voice
from codeweek.play.judge import Verdict
from codeweek.play.predict import surprised
from codeweek.progress import tale
from codeweek.progress.exercise import part_after
from codeweek.text import Text


def offered(attempt: Attempt) -> tuple[str, ...]:
    """What the few buttons beside the sentence offer now: of the idea that is told, else the ways on."""
    if (number := attempt.ideas.told) is not None:
        return attempt.ideas.offered(number)
    if attempt.mended is not None:
        return ("mend",)
    verdict, challenge = attempt.won, attempt.challenge
    if verdict is None or not attempt.quiet:
        return ()
    first = ["gallery"] if attempt.level.mode == "create" else []
    if challenge and challenge.offers:
        first.append("trap")
    return (*first, *ways_on(attempt, surprised(verdict)))


def ways_on(attempt: Attempt, other: bool) -> tuple[str, ...]:
    """From a level that is won: something else to do, the next level; a look again at what came otherwise."""
    if isinstance(attempt.journey, Practice):
        return "alike", "return"
    if part_next(attempt):
        return ("part",)
    if attempt.journey.inventing == attempt.level.id:
        return ("invent", "replay") if other else ("invent",)
    following, another = level_after(attempt, "next"), level_after(attempt, "another")
    on = "next" if following else "map"
    if other:
        return on, "replay"
    more = ["another"] if another not in (None, attempt.level, following) else []
    if alike := alike_to(attempt.journey, attempt.level):
        return alike, on
    return (*more, on) if following else (on, *more)


def named(journey: Journey, way: str, text: Text) -> str:
    """What a way on is called; that of a level that comes back has its title."""
    return text(f"ui.win.{way}", title=due_title(journey, text))


def due_title(journey: Journey, text: Text) -> str:
    """The title of the level of which another one is to come now."""
    waits = due_in(journey)
    return text.pick(waits.title) if waits else ""


def part_next(attempt: Attempt) -> Level | None:
    """The part that follows in an exercise, when it is not right yet."""
    following = part_after(attempt.exercise, attempt.level) if attempt.exercise else None
    return None if following is None or attempt.journey.stars(following) else following


def level_after(attempt: Attempt, way: str) -> Level | None:
    """The level that a way leads to, if it leads to one."""
    if way == "next":
        return attempt.journey.next_level(attempt.level)
    return attempt.journey.another(attempt.level) if way == "another" else None


def card(
    attempt: Attempt, verdict: Verdict, text: Callable[[], Text], clear: Callable[[], Sequence[pygame.Rect]]
) -> Result:
    """The card with the stars, in the language of the moment; `clear` is what it leaves in sight."""
    level, challenge, other = attempt.level, attempt.challenge, surprised(verdict)
    title = "ui.win.other" if other else "trap.won" if is_trapped(level) else "ui.win.title"
    return Result(
        stars=lambda: verdict.hoped if challenge and challenge.holds else verdict.stars,
        title=lambda: _joy(attempt, text()) if title == "ui.win.title" else text()(title),
        sentence=lambda: voice(text(), attempt.level).tell(verdict.message),
        facts=lambda: facts(attempt, text()),
        ways=ways_on(attempt, other) if other else ("stay", *ways_on(attempt, other)),
        party=not other,
        medal=verdict.medal and not isinstance(attempt.journey, Practice),
        counts=not isinstance(attempt.journey, Practice),
        named=lambda way: named(attempt.journey, way, text()),
        challenge=challenge,
        clear=clear,
        quiz=None if other else _quiz(attempt),
    )


def _joy(attempt: Attempt, text: Text) -> str:
    """What the hero says of its win, each time another thing."""
    return text.pick(attempt.joy or "") or text("ui.win.title")


def _quiz(attempt: Attempt) -> Quiz | None:
    """What the story asks after the first win of this level, if it asks something."""
    level, journey = attempt.level, attempt.journey
    asks = attempt.film.first and not is_trapped(level)
    question = tale.question(journey.pack, journey.progress, level) if asks else None
    return Quiz(question) if question else None


def facts(attempt: Attempt, text: Text) -> list[str]:
    """What the stars and the medal are for, then what came of the search for a trap."""
    verdict, challenge = attempt.film.verdict, attempt.challenge
    tell = voice(text, attempt.level).tell
    told = verdict.facts if verdict else ()
    if isinstance(attempt.journey, Practice):  # which has no stars to speak of
        told = tuple(each for each in told if each.key != "ui.win.again")
    said = [tell(each) for each in told]
    if challenge is None:
        return said
    if challenge.offers:
        known = attempt.journey.stars(attempt.level) > 1  # by another program
        return [text("ui.win.trapped_now" if known else "ui.win.trapped"), *said]
    if not challenge.over:
        return [*said, text("ui.win.looking")]
    return [*said, text("trap.held", n=challenge.praised)] if challenge.praised else said
