"""Programs with loops and conditions: rows of statements from the start, known by what they do."""

from collections.abc import Iterator, Sequence

from codeweek.solver.answer import Effort, Progress
from codeweek.solver.board import Board
from codeweek.solver.conditions import Condition
from codeweek.solver.language import Language
from codeweek.solver.last import Last
from codeweek.solver.meanings import Meanings, Single
from codeweek.solver.scripts import Body
from codeweek.solver.ways import MANY, Ways

Node = tuple[int, ...]  # a state of each map


class Choices:
    """Looks at programs by size. A last statement with all the others in it is not made a table of."""

    def __init__(
        self, board: Board, words: Language, asked: Sequence[Condition], exact: bool, effort: Effort
    ) -> None:
        self.board = board
        self.exact = exact
        self.effort = effort
        self.meanings = Meanings(board, words, asked, effort)
        self.ways: Ways[Node] = Ways(board.starts)
        self.last = Last(board, words, asked, self.meanings, effort)

    def programs(self, size: int) -> Iterator[Progress | list[Body]]:
        """Look at every program of so many blocks, all smaller ones being known; those that win at last."""
        yield from self._levels(size)
        found = self.ways.won(size, self.board.won)
        if size > 1:
            for each in self.last.programs(size):
                if isinstance(each, Progress):
                    yield each
                elif len(found) < MANY:
                    found.append(each)
        yield found[:MANY]

    def _levels(self, size: int) -> Iterator[Progress]:
        """Where programs lead: from the start to the size before, now fully known, and on to this one."""
        meanings, levels = self.meanings, self.ways.levels
        if size > 2:
            yield from meanings.grow_several()
            self.last.cover(size - 2)
        if size != 2:
            yield from meanings.grow_singles()
        if size > 2:
            yield from self._reach(self.board.starts, meanings.singles[size - 1], size - 1)
        levels.append([])
        for before in range(0 if size == 1 else 1, size):
            for node in levels[before]:
                yield from self._reach(node, meanings.singles[size - before], size)

    def _reach(self, node: Node, singles: Sequence[Single], size: int) -> Iterator[Progress]:
        """The nodes that these statements lead to."""
        at = self.meanings.space.at
        for meaning, statement, _looped in singles:
            there = []
            for state in node:
                if not (after := at(meaning, state)):
                    break
                there.append(after)
            else:
                self.ways.arrive(tuple(there), size, node, statement)
        if self.effort.pay(1 + len(singles) // 2):
            yield self.effort.progress()
