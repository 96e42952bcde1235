"""Iterative deepening by program size: all programs of 1 block, 2, 3… until one wins."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Protocol

from codeweek.blocks.script import Script
from codeweek.levels.level import Level
from codeweek.levels.programs import allowed, kind_of
from codeweek.play.session import play
from codeweek.solver.branching import Branching
from codeweek.solver.calls import Calls, defined
from codeweek.solver.conditions import conditions
from codeweek.solver.language import Language
from codeweek.solver.parsons import ParsonsPrograms
from codeweek.solver.result import Effort, SearchProgress, SearchResult, Spent
from codeweek.solver.scripts import Body, script
from codeweek.solver.states import START, ProductStates, States, StateSpace
from codeweek.solver.straight_line import StraightLine

MOST_STATES = 60_000  # of a map: with more, exploration stops and its states are not all known
MOST_TABLED = 4_000  # states of all maps together: with more, no transition tables are made
OTHERS = 100_000  # candidates examined for alternatives of the size of the level's own solution
MOST_SIZE = 200  # blocks, as many as a level file may hold
NONE_DEFINED = 6  # blocks: up to this size, defining a function never makes a program shorter,


def wins(level: Level, script: Script) -> bool:
    """Whether a program wins every map of a level."""
    verdict = play(level, script, "fr").verdict
    return verdict is not None and verdict.won


class _Programs(Protocol):
    """An enumeration strategy; `exact`: it left no program out so far."""

    @property
    def exact(self) -> bool: ...

    def programs(self, size: int) -> Iterator[SearchProgress | list[Body]]: ...


class IterativeDeepening:
    """One search: explore the states of the maps, then enumerate programs by size."""

    def __init__(
        self,
        level: Level,
        language: Language,
        known: int | None,
        effort: Effort,
        most: int | None,
        states: int | None,
    ) -> None:
        self.level = level
        self.language = language
        self.known = known
        self.effort = effort
        self.left = states  # still to explore at most, over all maps; None: only MOST_STATES limits each map
        self.most = min(size for size in (known, most, MOST_SIZE) if size is not None)
        kind, may = kind_of(level), allowed(level)
        self.maps = [
            States(kind, start.world, level.wanted(number), may, language.commands)
            for number, start in enumerate(level.maps)
        ]

    def run(self) -> Iterator[SearchProgress | SearchResult]:
        """Run the search: yield progress now and then, then the result."""
        for states in self.maps:
            for _met in states.close(MOST_STATES if self.left is None else min(MOST_STATES, self.left)):
                yield self.effort.progress()
            if self.left is not None:
                self.left -= len(states.worlds)
        walks = [states.nearest for states in self.maps]
        outside = self.language.outside
        moves = None if None in walks else sum(walk or 0 for walk in walks)
        # What the search does not speak of might win: then nothing is said to be impossible.
        closed = () if outside else tuple(n for n, states in enumerate(self.maps) if states.hopeless)
        answer = SearchResult(self.known, False, 0, (), moves, outside, closed)
        if closed:
            yield replace(answer, blocks=None, proven=True, bound=self.most)
        elif all(states.won(START) for states in self.maps):
            yield replace(answer, blocks=0, proven=True)
        elif any(states.hopeless for states in self.maps) or not self._can_build():
            yield answer
        else:
            yield from self._sizes(answer)

    def _can_build(self) -> bool:
        """Whether the search covers this mode: a Parsons level needs tables and nested loops."""
        return self.level.mode != "parsons" or (self._tabled() and self.language.nested)

    def _tabled(self) -> bool:
        """Whether all states are known, and few enough for transition tables."""
        known = all(states.complete for states in self.maps)
        return known and sum(len(states.alive) for states in self.maps) <= MOST_TABLED

    def _programs(self) -> _Programs:
        """The enumeration strategy for this level."""
        if not self._tabled():
            return self._straight_line()
        if self.level.mode == "parsons":
            return ParsonsPrograms(self.level, StateSpace(self.maps), self.language, self.effort)
        if self.language.functions and not self.language.asks:
            return self._calls()
        if self.language.control:
            space = StateSpace(self.maps)
            asked, all_asked = conditions(space, self.language)
            return Branching(space, self.language, asked, all_asked, self.effort)
        return self._straight_line()

    def _calls(self) -> Calls:
        """Functions without conditions only: with a condition, a function could recurse."""
        plain = Branching(StateSpace(self.maps), self.language, (), True, self.effort)
        return Calls(plain, ProductStates(self.maps), self.language, self.effort)

    def _straight_line(self) -> StraightLine:
        return StraightLine(ProductStates(self.maps), self.language, not self.language.asks, self.effort)

    def _sizes(self, answer: SearchResult) -> Iterator[SearchProgress | SearchResult]:
        """Enumerate by size; `sure` while no program of the sizes before was left out."""
        programs, sure = self._programs(), True
        try:
            for size in range(1, self.most + 1):
                self._begin(size)
                scripts: tuple[Script, ...] = ()
                for program in programs.programs(size):
                    if isinstance(program, SearchProgress):
                        yield program
                    else:
                        scripts = tuple(map(script, program))
                # Played for real: the tables know nothing of the budget of steps.
                won = tuple(each for each in scripts if wins(self.level, each))
                if won:
                    answer = replace(answer, blocks=size, programs=won, proven=self._proven(size, sure))
                    yield replace(answer, bound=size if sure else answer.bound)
                    return
                # A candidate rejected only for exceeding the step budget may have an equivalent that fits.
                sure = sure and not scripts and programs.exact and self._all_defined(size)
                answer = replace(answer, bound=size if sure else answer.bound)
        # The effort is used up: what was found of the sizes before still holds.
        except Spent:
            pass
        # All smaller programs were examined: the level's own solution is then proved to be shortest.
        known = self.known is not None and answer.bound >= self.known - 1
        yield replace(answer, proven=self._proven(self.known, known))

    def _begin(self, size: int) -> None:
        self.effort.size = size
        if size == self.known:  # the minimum is proved: the rest only looks for alternatives
            self.effort.most = min(self.effort.most, self.effort.done + OTHERS)

    def _proven(self, blocks: int | None, sure: bool) -> bool:
        return blocks is not None and sure and not self.language.outside

    def _all_defined(self, size: int) -> bool:
        """Whether no program of this size can win only thanks to functions that were not enumerated.

        If nested loops are banned, a function containing a loop can pay off even when called once.
        """
        language, most = self.language, defined(self.language) if self._tabled() else NONE_DEFINED
        return not language.functions or (size <= most and not language.asks and language.nested)
