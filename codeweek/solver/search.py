"""The shortest programs that win a level on all its maps."""

from collections.abc import Iterator

from codeweek.blocks.definitions import can_show
from codeweek.levels.files.concept import NESTED
from codeweek.levels.level import Level
from codeweek.levels.programs import catalogue_of, count, read_only, solution
from codeweek.solver.iterative_deepening import IterativeDeepening, wins
from codeweek.solver.language import language, nested
from codeweek.solver.result import EFFORT, Effort, SearchProgress, SearchResult

__all__ = ["SearchProgress", "SearchResult", "search", "solve"]


def solve(
    level: Level, without: frozenset[str] = frozenset(), effort: int = EFFORT, most: int | None = None
) -> SearchResult:
    """The answer of a search run to its end."""
    for found in search(level, without, effort, most):
        if isinstance(found, SearchResult):
            return found
    raise AssertionError("a search ends with its answer")


def search(
    level: Level,
    without: frozenset[str] = frozenset(),
    effort: int = EFFORT,
    most: int | None = None,
    states: int | None = None,
) -> Iterator[SearchProgress | SearchResult]:
    """Look for the shortest programs, telling how far it is now and then; the answer comes last.

    `without`: block types that may not be used, or `nested` for a loop in a loop. `most`: the size
    beyond which nothing is looked at. `effort`: how many pieces of programs are looked at before it ends;
    `states`: how many states of the maps, of all together.
    """
    known = _known(level, without)
    if read_only(level) or level.mode == "create":
        yield SearchResult(known, False, 0, (), None)
        return
    yield from IterativeDeepening(level, language(level, without), known, Effort(effort), most, states).run()


def _known(level: Level, without: frozenset[str]) -> int | None:
    """The blocks of the level's own solution, when it wins and blocks that may be used can be put so."""
    own = solution(level)
    if not can_show(catalogue_of(level), own.script):  # a text can be shorter than all that can be built
        return None
    if own.problems or any(block.type in without for block in own.script.walk()):
        return None
    if NESTED in without and any(map(nested, own.script.walk())):
        return None
    return count(level, own.script) if wins(level, own.script) else None
