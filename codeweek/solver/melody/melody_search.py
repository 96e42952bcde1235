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
from codeweek.solver.melody.melody_pieces import Pieces, spoken, useful
from codeweek.solver.melody.two_voices import Voiced, programs
from codeweek.solver.melody.wanted_tune import COMMANDS, Tune, tune
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
        found = self._programs(self.tune)
        if found is None:
            closed = tuple(range(len(self.level.maps)))
            yield replace(answer, blocks=None, proven=True, bound=self.most, closed=closed)
            return
        answer = replace(answer, moves=len(self.tune.sounds))
        try:
            for _ in found.fill(self.effort):
                self.effort.size = max(1, found.sure)
                yield self.effort.progress()
        except Spent:
            pass
        yield self._result(answer, found) if found.sure else answer

    def _outside(self) -> tuple[str, ...]:
        """The types of the level that are not supported."""
        may = allowed(self.level) - self.without
        if self.tune is None:
            return self.language.outside or tuple(sorted(may & COMMANDS))
        known = self.language.nested and self.tune.plain and spoken(self.level)
        if self.level.mode == "parsons" and not known:
            return tuple(sorted(may & {*COMMANDS, "repeat"}))
        return self.language.outside

    def _programs(self, wanted: Tune) -> _Programs | None:
        """The programs that play the tune; None when there is no block for one of its notes."""
        if self.level.mode == "parsons":
            return Pieces(wanted.word(wanted.sounds), tuple(useful(self.level, wanted, self.without)))
        letters = wanted.letters(allowed(self.level) - self.without)
        if letters is None:
            return None
        if wanted.plain:
            return programs(wanted.word(wanted.sounds), letters, self.language)
        return Voiced(wanted, letters, self.language)

    def _result(self, answer: SearchResult, found: _Programs) -> SearchResult:
        """What was found."""
        least, sure = found.least, found.sure if self._whole() else 1
        bound = min(sure - 1, self.most)
        if least is not None and least <= self.most and (won := self._winners(found)):
            proven = bound == least - 1
            return replace(answer, blocks=least, proven=proven, bound=bound + proven, programs=won)
        return replace(answer, proven=self.known is not None and bound >= self.known - 1, bound=bound)

    def _whole(self) -> bool:
        """Whether programs with functions were looked for: a call can hide a loop in a loop."""
        return self.language.nested or not self.language.functions

    def _winners(self, found: _Programs) -> tuple[Script, ...]:
        scripts = map(script, islice(found.programs(), MANY))
        return tuple(each for each in scripts if wins(self.level, each))
