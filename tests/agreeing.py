"""The solver and the second search are asked the same, and have to agree."""

from second_robot import Ground
from second_search import MOST_TURNS, Search

from codeweek.blocks.script import Script
from codeweek.levels.level import Level
from codeweek.levels.programs import allowed, count
from codeweek.play.session import play, play_text
from codeweek.solver.search import SearchResult, search

MOST = 6  # blocks of the programs that the second search writes out
EFFORT, STATES, TRIES = 10_000, 4_000, 30_000  # how far both go: candidates and states; steps


def winning(level: Level, script: Script) -> bool:
    """Whether a program wins in the engine."""
    verdict = play(level, script, "fr").verdict
    return verdict is not None and verdict.won


def agrees(
    level: Level,
    without: frozenset[str] = frozenset(),
    most: int = MOST,
    effort: int = EFFORT,
    tries: int = TRIES,
) -> SearchResult:
    """What is found wins in the engine, and no shorter one does, nor any where none is said to."""
    *_, found = search(level, without, effort, most, STATES)
    assert isinstance(found, SearchResult)
    assert all(winning(level, script) for script in found.programs)
    assert {count(level, script) for script in found.programs} <= {found.blocks}
    assert len(set(map(str, found.programs))) == len(found.programs)
    grounds = [Ground(start.world, level.goals) for start in level.maps]
    second = Search(grounds, allowed(level) - without, "nested" not in without).first(most, tries)
    beyond = all(turns(script) > MOST_TURNS for script in found.programs)  # what the second does not try
    if second.blocks is None:
        assert found.blocks is None or found.blocks > second.bound or beyond
        return found
    if second.blocks:
        verdict = play_text(level, second.source).verdict
        assert verdict is not None
        assert (verdict.won, verdict.blocks) == (True, second.blocks)
    if found.blocks is None:
        assert not found.closed
        assert found.bound < second.blocks
    elif found.blocks < second.blocks:
        assert beyond
    else:
        assert found.blocks == second.blocks or (not found.proven and found.bound < second.blocks)
    return found


def turns(script: Script) -> int:
    """The most turns that a program takes anywhere."""
    return max(
        (block.slots["count"].fields["value"] for block in script.walk() if block.type == "repeat"), default=0
    )
