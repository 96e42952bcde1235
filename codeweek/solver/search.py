"""The shortest programs that win a level on all its maps."""

from collections.abc import Iterator

from codeweek.blocks.definitions import can_show
from codeweek.levels.files.concept import NESTED
from codeweek.levels.level import Level
from codeweek.levels.programs import catalogue_of, count, read_only, solution
from codeweek.solver.drawing.drawing_search import Drawing
from codeweek.solver.drawing.drawing_task import task
from codeweek.solver.iterative_deepening import IterativeDeepening, wins
from codeweek.solver.language import language, nested
from codeweek.solver.melody.melody_search import Melody
from codeweek.solver.oracle.lower_bound import bounded
from codeweek.solver.oracle.oracle_grammar import grammar
from codeweek.solver.result import EFFORT, Effort, SearchProgress, SearchResult

__all__ = ["SearchProgress", "SearchResult", "search", "solve"]


def solve(
    level: Level, without: frozenset[str] = frozenset(), effort: int = EFFORT, most: int | None = None
) -> SearchResult:
    """Run a search to its end and return its result."""
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
    """Search the shortest winning programs, yielding progress now and then; the last value is the result.

    `without`: block types that are forbidden, or `nested` for loops in loops. `most`: the largest program
    size to examine. `effort`: candidates to examine before giving up. `states`: states to explore, over
    all maps.
    """
    known = _known(level, without)
    if read_only(level) or level.mode == "create":
        yield SearchResult(known, False, 0, (), None)
        return
    if level.kind == "music":
        yield from Melody(level, without, known, Effort(effort), most).run()
        return
    if level.kind == "turtle" and (drawn := task(level, without)):
        yield from Drawing(level, drawn, known, Effort(effort), most).run()
        return
    spoken = language(level, without)
    found = IterativeDeepening(level, spoken, known, Effort(effort), most, states).run()
    asked = grammar(level, without) if spoken.outside else None
    yield from found if asked is None else bounded(level, asked, found, most, effort)


def _known(level: Level, without: frozenset[str]) -> int | None:
    """The size of the level's own solution, when it wins and is made of allowed blocks only; else None."""
    own = solution(level)
    if not can_show(catalogue_of(level), own.script):  # text beyond blocks can be shorter than any blocks
        return None
    if own.problems or any(block.type in without for block in own.script.walk()):
        return None
    if NESTED in without and any(map(nested, own.script.walk())):
        return None
    return count(level, own.script) if wins(level, own.script) else None
