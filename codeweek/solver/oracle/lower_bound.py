"""How many blocks a level needs at least, by programs with an oracle for expressions."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from codeweek.levels.level import Level
from codeweek.solver.oracle.oracle_grammar import Grammar
from codeweek.solver.oracle.oracle_ground import Ground, Small
from codeweek.solver.oracle.oracle_machine import Machine
from codeweek.solver.result import Effort, SearchProgress, SearchResult, Spent

MOST_SIZE = 200  # blocks, as many as a level file may hold
PRICE = 2  # candidates of the other strategies that a step here takes the time of


def bounded(
    level: Level,
    grammar: Grammar,
    found: Iterator[SearchProgress | SearchResult],
    most: int | None,
    effort: int,
) -> Iterator[SearchProgress | SearchResult]:
    """A search among the programs without expressions, then the lower bound of all programs."""
    for each in found:
        if isinstance(each, SearchProgress):
            yield each
        else:
            yield from _with_bound(level, grammar, each, most, Effort(effort))


def _with_bound(
    level: Level, grammar: Grammar, answer: SearchResult, most: int | None, effort: Effort
) -> Iterator[SearchProgress | SearchResult]:
    grounds = [Ground(level, number, grammar) for number in range(len(level.maps))]
    known = None if answer.blocks is None else answer.blocks - 1
    size = min(size for size in (most, known, MOST_SIZE) if size is not None)
    answer = replace(
        answer, outside=(), closed=tuple(n for n, ground in enumerate(grounds) if ground.hopeless)
    )
    if answer.closed:
        yield replace(answer, blocks=None, proven=True, bound=MOST_SIZE if most is None else most)
        return
    for each in lower_bound(grammar, grounds, size, effort):
        if isinstance(each, SearchProgress):
            yield each
        else:
            proven = answer.blocks is not None and each >= answer.blocks - 1
            yield replace(answer, proven=proven, bound=each + proven)


def lower_bound(
    grammar: Grammar, grounds: Sequence[Ground], most: int, effort: Effort
) -> Iterator[SearchProgress | int]:
    """Yield progress, then the largest size, up to `most`, at which no program of that many blocks wins."""
    grounds = sorted(grounds, key=lambda ground: -ground.nearest)  # what needs most commands tells most
    small, bound = Small(grounds), 0
    try:
        for size in range(1, most + 1):
            effort.size = size
            machine = Machine(grammar, grounds, small, size)
            for steps in machine.run():
                if effort.pay(PRICE * steps):
                    yield effort.progress()
            if machine.found or not machine.exact:
                break
            bound = size
    except Spent:
        pass
    yield bound
