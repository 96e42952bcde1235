"""The shortest programs that play the tune of a level."""

from collections.abc import Iterator
from dataclasses import replace
from itertools import islice
from typing import Protocol

from codeweek.blocks.script import Script
from codeweek.levels.level import Level
from codeweek.levels.programs import allowed
from codeweek.solver.frontier import MANY
from codeweek.solver.iterative_deepening import MOST_SIZE, wins
from codeweek.solver.language import language
from codeweek.solver.melody.functions import Functions
from codeweek.solver.melody.given import spoken, useful
from codeweek.solver.melody.grammar import Grammar
from codeweek.solver.melody.pieces import Pieces
from codeweek.solver.melody.tune import COMMANDS, Tune, tune
from codeweek.solver.result import Effort, SearchProgress, SearchResult, Spent
from codeweek.solver.scripts import Body, script


class _Programs(Protocol):
    """The programs that play a word: `fill` finds them. `sure`: none of fewer blocks does."""

    sure: int

    @property
    def least(self) -> int | None: ...

    def fill(self, effort: Effort) -> Iterator[SearchProgress]: ...

    def programs(self) -> Iterator[Body]: ...


class Melody:
    """One search. `known`: the size of the level's own solution; `most`: the largest size of interest."""

    def __init__(
        self, level: Level, without: frozenset[str], known: int | None, effort: Effort, most: int | None
    ) -> None:
        self.level = level
        self.without = without
        self.known = known
        self.effort = effort
        self.most = min(size for size in (known, most, MOST_SIZE) if size is not None)
        self.language = language(level, without, COMMANDS)
        self.tune = tune(level)

    def run(self) -> Iterator[SearchProgress | SearchResult]:
        """Run the search: yield progress now and then, then the result."""
        answer = SearchResult(self.known, False, 0, (), None, self._outside())
        if answer.outside or self.tune is None:
            yield answer
            return
        programs = self._programs(self.tune)
        if programs is None:
            closed = tuple(range(len(self.level.maps)))
            yield replace(answer, blocks=None, proven=True, bound=self.most, closed=closed)
            return
        answer = replace(answer, moves=len(self.tune.sounds))
        try:
            for _ in programs.fill(self.effort):
                self.effort.size = max(1, programs.sure)
                yield self.effort.progress()
        except Spent:
            pass
        yield self._result(answer, programs) if programs.sure else answer

    def _outside(self) -> tuple[str, ...]:
        """The types of the level that are not supported."""
        may = allowed(self.level) - self.without
        puzzle = self.level.mode == "parsons"
        if puzzle and not (self.language.nested and spoken(self.level)):
            return tuple(sorted(may & {*COMMANDS, "repeat"}))
        return self.language.outside if self.tune else tuple(sorted(may & COMMANDS))

    def _programs(self, wanted: Tune) -> _Programs | None:
        """The programs that play the tune; None when there is no block for one of its notes."""
        if self.level.mode == "parsons":
            return Pieces(wanted.word, tuple(useful(self.level, wanted, self.without)))
        letters, loops = wanted.letters(allowed(self.level) - self.without), "repeat" in self.language.control
        if letters and self.language.functions and self.language.nested:
            return Functions(wanted.word, letters, loops)
        return Grammar(wanted.word, letters, loops, self.language.nested) if letters else None

    def _result(self, answer: SearchResult, programs: _Programs) -> SearchResult:
        """What was found."""
        least, sure = programs.least, programs.sure if self._whole() else 1
        bound = min(sure - 1, self.most)
        if least is not None and least <= self.most and (won := self._winners(programs)):
            proven = bound == least - 1
            return replace(answer, blocks=least, proven=proven, bound=bound + proven, programs=won)
        return replace(answer, proven=self.known is not None and bound >= self.known - 1, bound=bound)

    def _whole(self) -> bool:
        """Whether programs with functions were looked for: a call can hide a loop in a loop."""
        return self.language.nested or not self.language.functions

    def _winners(self, programs: _Programs) -> tuple[Script, ...]:
        found = map(script, islice(programs.programs(), MANY))
        return tuple(each for each in found if wins(self.level, each))
