"""Where one goes from a level that was played: what is offered, and the card of a win."""

from codeweek.app.journey import Journey
from codeweek.app.level_session import LevelSession
from codeweek.app.practice import Practice, alike_to, due_in
from codeweek.app.trap_search import is_trapped
from codeweek.levels.level import Level
from codeweek.packs.story.story_types import Question
from codeweek.play.judge import Verdict
from codeweek.play.predict import surprised
from codeweek.progress import story_progress
from codeweek.progress.exercise import part_after
from codeweek.text import Text


def offered(session: LevelSession) -> tuple[str, ...]:
    """What the few buttons beside the sentence offer now: of the idea that is told, else the ways on."""
    if (number := session.hints.told) is not None:
        return session.hints.offered(number)
    if session.mended is not None:
        return ("mend",)
    verdict, trap_search = session.won, session.trap_search
    if verdict is None or not session.quiet:
        return ()
    first = ["gallery"] if session.level.mode == "create" else []
    if trap_search and trap_search.offers:
        first.append("trap")
    return (*first, *ways_on(session, surprised(verdict)))


def ways_on(session: LevelSession, other: bool) -> tuple[str, ...]:
    """From a level that is won: something else to do, the next level; a look again at what came otherwise."""
    if isinstance(session.journey, Practice):
        return "alike", "return"
    if part_next(session):
        return ("part",)
    if session.journey.inventing == session.level.id:
        return ("invent", "replay") if other else ("invent",)
    following, another = level_after(session, "next"), level_after(session, "another")
    on = "next" if following else "map"
    if other:
        return on, "replay"
    more = ["another"] if another not in (None, session.level, following) else []
    if alike := alike_to(session.journey, session.level):
        return alike, on
    return (*more, on) if following else (on, *more)


def named(journey: Journey, way: str, text: Text) -> str:
    """What a way on is called; that of a level that comes back has its title."""
    return text(f"ui.win.{way}", title=due_title(journey, text))


def due_title(journey: Journey, text: Text) -> str:
    """The title of the level of which another one is to come now."""
    waits = due_in(journey)
    return text.pick(waits.title) if waits else ""


def part_next(session: LevelSession) -> Level | None:
    """The part that follows in an exercise, when it is not right yet."""
    following = part_after(session.exercise, session.level) if session.exercise else None
    return None if following is None or session.journey.stars(following) else following


def level_after(session: LevelSession, way: str) -> Level | None:
    """The level that a way leads to, if it leads to one."""
    if way == "next":
        return session.journey.next_level(session.level)
    return session.journey.another(session.level) if way == "another" else None


def facts(session: LevelSession, text: Text) -> list[str]:
    """What the stars and the medal are for, then what came of the search for a trap."""
    verdict, trap_search = session.film.verdict, session.trap_search
    tell = session.voice(text).tell
    diagnostics = verdict.facts if verdict else ()
    if isinstance(session.journey, Practice):  # which has no stars to speak of
        diagnostics = tuple(diagnostic for diagnostic in diagnostics if diagnostic.key != "ui.win.again")
    said = [tell(diagnostic) for diagnostic in diagnostics]
    if trap_search is None:
        return said
    if trap_search.offers:
        known = session.journey.stars(session.level) > 1  # by another program
        return [text("ui.win.trapped_now" if known else "ui.win.trapped"), *said]
    if not trap_search.over:
        return [*said, text("ui.win.looking")]
    return [*said, text("trap.held", n=trap_search.praised)] if trap_search.praised else said


class WinCard:
    """What the card of a win tells, in the language of the moment, and where one may go from it."""

    def __init__(self, session: LevelSession, verdict: Verdict) -> None:
        self.session, self.verdict = session, verdict
        self.trap_search = session.trap_search  # a trap that is being looked for
        other, practises = surprised(verdict), isinstance(session.journey, Practice)
        self.party = not other
        self.ways = ways_on(session, other) if other else ("stay", *ways_on(session, other))
        self.counts = not practises  # else no star is shown: none is kept
        self.medal = verdict.medal and not practises
        self.question = None if other else _question(session)

    @property
    def stars(self) -> int:
        """How many, with those that come once no trap was found."""
        held = self.trap_search and self.trap_search.holds
        return self.verdict.hoped if held else self.verdict.stars

    def title(self, text: Text) -> str:
        """What the hero says of its win, each time another thing."""
        if not self.party:
            return text("ui.win.other")
        if is_trapped(self.session.level):
            return text("trap.won")
        return text.pick(self.session.joy or "") or text("ui.win.title")

    def sentence(self, text: Text) -> str:
        """What the run came to."""
        return self.session.voice(text).tell(self.verdict.message)

    def facts(self, text: Text) -> list[str]:
        """What the stars and the medal are for."""
        return facts(self.session, text)

    def named(self, way: str, text: Text) -> str:
        """What a way on is called."""
        return named(self.session.journey, way, text)


def _question(session: LevelSession) -> Question | None:
    """What the story asks after the first win of this level, if it asks something."""
    level, journey = session.level, session.journey
    asks = session.film.first and not is_trapped(level)
    return story_progress.question(journey.pack, journey.progress, level) if asks else None
