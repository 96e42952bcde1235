"""Programs with loops and conditions: sequences of enumerated statements, run from each start."""

from collections.abc import Iterator, Sequence

from codeweek.solver.conditions import Condition
from codeweek.solver.enumeration import Enumeration, Single
from codeweek.solver.final_statement import FinalStatement
from codeweek.solver.frontier import MANY, Frontier
from codeweek.solver.language import Language
from codeweek.solver.result import Effort, SearchProgress
from codeweek.solver.scripts import Body
from codeweek.solver.states import StateSpace

Node = tuple[int, ...]  # a state of each map


class Branching:
    """Enumerates programs by size.

    The largest statements, which would be a whole program alone, get no table: FinalStatement checks those.
    """

    def __init__(
        self, space: StateSpace, language: Language, asked: Sequence[Condition], exact: bool, effort: Effort
    ) -> None:
        self.space = space
        self.exact = exact
        self.effort = effort
        self.enumeration = Enumeration(space, language, asked, effort)
        self.frontier: Frontier[Node] = Frontier(space.starts)
        self.last = FinalStatement(space, language, asked, self.enumeration, effort)

    def programs(self, size: int) -> Iterator[SearchProgress | list[Body]]:
        """Examine every program of `size` blocks, after the smaller ones; the last value is the winners."""
        yield from self._levels(size)
        found = self.frontier.won(size, self.space.won)
        if size > 1:
            for program in self.last.programs(size):
                if isinstance(program, SearchProgress):
                    yield program
                elif len(found) < MANY:
                    found.append(program)
        yield found[:MANY]

    def _levels(self, size: int) -> Iterator[SearchProgress]:
        """Enumerate the fragments needed now, complete the frontier of size - 1, and reach this size."""
        enumeration, levels = self.enumeration, self.frontier.levels
        if size > 2:
            yield from enumeration.grow_several()
            self.last.cover(size - 2)
        if size != 2:
            yield from enumeration.grow_singles()
        if size > 2:
            yield from self._reach(self.space.starts, enumeration.singles[size - 1], size - 1)
        levels.append([])
        for before in range(0 if size == 1 else 1, size):
            for node in levels[before]:
                yield from self._reach(node, enumeration.singles[size - before], size)

    def _reach(self, node: Node, singles: Sequence[Single], size: int) -> Iterator[SearchProgress]:
        """Record the nodes reached from a node by these statements."""
        at = self.enumeration.tables.at
        for table, statement, _looped in singles:
            there = []
            for state in node:
                if not (after := at(table, state)):
                    break
                there.append(after)
            else:
                self.frontier.arrive(tuple(there), size, node, statement)
        if self.effort.pay(1 + len(singles) // 2):
            yield self.effort.progress()
