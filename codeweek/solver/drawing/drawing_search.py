"""The shortest programs that draw what a level of the turtle wants."""

from collections.abc import Iterator
from dataclasses import replace

from codeweek.blocks.script import Script
from codeweek.levels.level import Level
from codeweek.solver.drawing.drawing_programs import Drawings
from codeweek.solver.drawing.drawing_task import Task
from codeweek.solver.drawing.program_shapes import UP
from codeweek.solver.iterative_deepening import MOST_SIZE, NONE_DEFINED, OTHERS, wins
from codeweek.solver.result import Effort, SearchProgress, SearchResult, Spent

# Blocks: there are too many larger shapes with a pen to lift, with loops, and without any.
MOST_PENS, MOST_LOOPED, MOST_PENS_STRAIGHT, MOST_STRAIGHT = 7, 9, 11, 20


class Drawing:
    """One search. `known`: the size of the level's own solution; `most`: the largest size of interest."""

    def __init__(self, level: Level, task: Task, known: int | None, effort: Effort, most: int | None) -> None:
        self.task = task
        self.known = known
        self.effort = effort
        self.most = min(size for size in (known, most, MOST_SIZE) if size is not None)
        self.programs = Drawings(task, lambda script: wins(level, script), effort)

    def run(self) -> Iterator[SearchProgress | SearchResult]:
        """Run the search: yield progress now and then, then the result."""
        answer = SearchResult(self.known, False, 0, (), None)
        if self.task.hopeless:
            yield replace(answer, blocks=None, proven=True, bound=self.most, closed=(0,))
            return
        try:
            for size in range(1, self.most + 1):
                self._begin(size)
                scripts: tuple[Script, ...] = ()
                for program in self.programs.programs(size):
                    if isinstance(program, SearchProgress):
                        yield program
                    else:
                        scripts = tuple(program)
                if scripts:
                    yield _won(answer, size, scripts)
                    return
                if answer.bound == size - 1 and self.programs.exact:
                    answer = replace(answer, bound=size)
        except Spent:
            pass
        yield self._unmet(answer)

    def _unmet(self, answer: SearchResult) -> SearchResult:
        """No program was found; if the level's own should have been, it is not exactly on the lines."""
        if self.known is None:
            return answer
        if answer.bound >= self.known:
            return replace(answer, bound=0)
        return replace(answer, proven=answer.bound == self.known - 1)

    def _begin(self, size: int) -> None:
        self.effort.size = size
        if size == self.known:  # the minimum is proved: the rest only looks for alternatives
            self.effort.most = min(self.effort.most, self.effort.done + OTHERS)
        if size >= self.programs.least and size > min(self._shaped(), self._defined()):
            raise Spent

    def _shaped(self) -> int:
        """Up to how many blocks the shapes are gone through."""
        pens = UP in self.task.kinds
        if not self.task.repeat:
            return MOST_PENS_STRAIGHT if pens else MOST_STRAIGHT
        return MOST_PENS if pens else MOST_LOOPED

    def _defined(self) -> int:
        """Up to how many blocks no function makes a program shorter."""
        language = self.task.language
        return MOST_SIZE if not language.functions else NONE_DEFINED if language.nested else 0


def _won(answer: SearchResult, size: int, scripts: tuple[Script, ...]) -> SearchResult:
    """The result when these programs win; it is proven if no smaller one was left out."""
    sure = answer.bound == size - 1
    return replace(answer, blocks=size, proven=sure, bound=answer.bound + sure, programs=scripts)
