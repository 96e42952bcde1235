"""Whether an invented level can be won, and in how few blocks: one sentence for its child."""

from codeweek.authoring.draft.live_search import LiveSearch
from codeweek.authoring.inventing.level_of import level_of
from codeweek.authoring.inventing.sketch import Sketch
from codeweek.authoring.inventing.walk import walk
from codeweek.diagnostic import Diagnostic
from codeweek.levels import programs
from codeweek.levels.level import Level
from codeweek.solver.search import SearchResult

EFFORT, STATES = 10_000, 3_000  # of the search for a shorter program: about two seconds in the page

THINGS = 8  # to collect: with more of them, a map has too many states to be searched


def proved(sketch: Sketch, id: str) -> Level | Diagnostic:
    """The level with a program that wins it, perhaps a long one; or why there is none."""
    level = level_of(sketch, id)
    if sketch.empty:
        return Diagnostic("invent.nothing")
    if level is None:
        return Diagnostic("invent.no_hero")
    if not sketch.goals:
        return Diagnostic("invent.no_goal")
    found = walk(level.maps[0].world, level.toolbox)
    if found is None:
        return Diagnostic("invent.closed")
    return level_of(sketch, id, found) or level


def shorter(level: Level) -> LiveSearch:
    """The search for the shortest programs of a level that has one; over at once when that is hopeless."""
    if len(level.maps[0].world.items) > THINGS:
        known = SearchResult(programs.best(level), False, 0, (), None)
        return LiveSearch("", level, answer=known)
    return LiveSearch.on(level, EFFORT, STATES)


def told(search: LiveSearch) -> Diagnostic:
    """What is known so far."""
    answer = search.answer
    if answer is None:
        return Diagnostic("invent.seeking")
    return Diagnostic("invent.proved" if answer.proven else "invent.possible", {"n": answer.blocks})


def solution(search: LiveSearch, language: str) -> str:
    """The shortest program that is known, as Python in the words of a language."""
    if search.level is None:
        return ""
    own = programs.solution(search.level).script
    return search.shortest(language) or programs.python_text(search.level, own, language).source
