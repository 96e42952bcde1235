"""The shortest programs that play the tune of a level."""

from collections.abc import Iterator
from dataclasses import replace
from itertools import islice
from typing import Protocol

from codeweek.blocks.script import Script
from codeweek.levels.level import Level
from codeweek.levels.programs import allowed
from codeweek.solver.frontier import MANY
from codeweek.solver.iterative_deepening import MOST_SIZE, NONE_DEFINED, wins
from codeweek.solver.language import language
from codeweek.solver.melody.given import spoken, useful
from codeweek.solver.melody.grammar import Grammar
from codeweek.solver.melody.pieces import Pieces
from codeweek.solver.melody.tune import COMMANDS, Tune, tune
from codeweek.solver.result import Effort, SearchProgress, SearchResult, Spent
from codeweek.solver.scripts import Body, script


class _Programs(Protocol):
    """The programs that play a word: `fill` finds them."""

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
            yield from programs.fill(self.effort)
        except Spent:
            yield answer
            return
        yield self._result(answer, programs)

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
        letters = wanted.letters(allowed(self.level) - self.without)
        loops = "repeat" in self.language.control
        return Grammar(wanted.word, letters, loops, self.language.nested) if letters else None

    def _result(self, answer: SearchResult, programs: _Programs) -> SearchResult:
        """What was found, once all programs without functions are known."""
        least = programs.least
        bound = min(MOST_SIZE if least is None else least - 1, self.most, self._defined())
        if least is not None and least <= self.most and (won := self._winners(programs)):
            proven = bound == least - 1
            return replace(answer, blocks=least, proven=proven, bound=bound + proven, programs=won)
        return replace(answer, proven=self.known is not None and bound >= self.known - 1, bound=bound)

    def _winners(self, programs: _Programs) -> tuple[Script, ...]:
        found = map(script, islice(programs.programs(), MANY))
        return tuple(each for each in found if wins(self.level, each))

    def _defined(self) -> int:
        """Up to how many blocks no function makes a program shorter."""
        if not self.language.functions:
            return MOST_SIZE
        return NONE_DEFINED if self.language.nested else 0
