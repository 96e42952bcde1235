"""Enumerates the programs of a drawing by size: each shape, then the numbers that make it cover a drawing."""

from collections import Counter
from collections.abc import Callable, Iterator

from codeweek.blocks.script import Script
from codeweek.solver.drawing.cover import covered, covers
from codeweek.solver.drawing.language import Task
from codeweek.solver.drawing.linear import System
from codeweek.solver.drawing.numbers import Numbers
from codeweek.solver.drawing.path import Path
from codeweek.solver.drawing.run import Run
from codeweek.solver.drawing.shapes import DOWN, GO, TURN, UP, Shape, shapes
from codeweek.solver.frontier import MANY
from codeweek.solver.result import Effort, SearchProgress

TRIED = 40  # programs of a size that are run at most, of those that should win
ENOUGH = 4 * MANY  # winners among which those with fewer negative numbers are chosen


class Drawings:
    """Enumerates by size; `exact`: no program that draws exactly on the lines was left out."""

    def __init__(self, task: Task, wins: Callable[[Script], bool], effort: Effort) -> None:
        self.task = task
        self.target = task.target
        self.wins = wins
        self.effort = effort
        self.exact = True
        self.tried = 0

    @property
    def least(self) -> int:
        """The fewest blocks that can do: if nothing runs twice, a stroke a line and something between two."""
        lines, pieces = len(self.target.lines), self.target.pieces
        return 1 if self.task.repeat or self.task.language.functions else 2 * lines - 1 + pieces - 1

    def programs(self, size: int) -> Iterator[SearchProgress | list[Script]]:
        """Examine every program of `size` blocks; the last value is some of the winners."""
        found: dict[str, tuple[int, Script]] = {}
        self.tried = 0
        for shape in self._shapes(size):
            if self.effort.pay(1):
                yield self.effort.progress()
            for each in self._winners(shape) if self._may(shape) else ():
                if isinstance(each, SearchProgress):
                    yield each
                else:
                    found.setdefault(each.alike, (each.negative, each.script(shape)))
                if len(found) >= ENOUGH:
                    break
            if len(found) >= ENOUGH:
                break
        best = sorted(found.values(), key=lambda each: each[0])
        yield [script for _negative, script in best[:MANY]]

    def _shapes(self, size: int) -> Iterator[Shape]:
        if size < self.least:
            return iter(())
        return shapes(size, self.task.kinds, self.task.repeat, self.task.language.nested)

    def _may(self, shape: Shape) -> bool:
        """Whether a shape can turn and lift the pen where the drawing asks for it, and has strokes enough."""
        lines, pieces, counts = len(self.target.lines), self.target.pieces, Counter(shape.kinds)
        if (len(self.target.along) > 1 and not counts[TURN]) or (pieces > 1 and not counts[UP]):
            return False
        if shape.loops:
            return True
        pens = min(counts[UP], counts[DOWN])
        return counts[GO] >= lines and counts[TURN] + counts[UP] >= lines - 1 and pens >= pieces - 1

    def _winners(self, shape: Shape) -> Iterator[SearchProgress | Numbers]:
        """The winning programs of a shape."""
        run = Run(shape, self.target, self.effort)
        for path in run.ends():
            if isinstance(path, SearchProgress):
                yield path
                continue
            for system in covers(path, self.target, self.effort):
                if isinstance(system, SearchProgress):
                    yield system
                elif numbers := self._numbers(shape, path, system):
                    yield numbers
        self.exact = self.exact and run.exact

    def _numbers(self, shape: Shape, path: Path, system: System) -> Numbers | None:
        """The numbers of a run that covers the drawing, if the program wins.

        What should win and does not, or may and is not known to, is left out: then the search is not exact.
        """
        if len(path.counts) < len(shape.loops):
            self.exact = False
            return None
        solved, only = system.solved(path.reach())
        if solved is None or not covered(path, solved, self.target):
            self.exact = self.exact and only
            return None
        self.tried += 1
        lengths, _only = solved.solved(range(1, shape.lengths + 1))
        numbers = Numbers(path, lengths or solved, self.task.commands)
        if self.tried <= TRIED and self.wins(numbers.script(shape)):
            return numbers
        self.exact = False
        return None
