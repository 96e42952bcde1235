"""The search frontier: the nodes reachable from the start of a level, by the size of the shortest program."""

from collections.abc import Callable, Hashable, Iterator
from itertools import islice
from typing import Generic, TypeVar

from codeweek.solver.scripts import Body, Statement

Node = TypeVar("Node", bound=Hashable)
MANY = 5  # programs, and last statements of a node, that are kept


class Frontier(Generic[Node]):
    """Shortest-path search over nodes; an edge is a statement and costs its number of blocks.

    `levels[size]`: the nodes first reached by programs of that size; `steps`: some last edges to a node.
    """

    def __init__(self, start: Node) -> None:
        self.start = start
        self.levels: list[list[Node]] = [[start]]
        self.cost = {start: 0}
        self.steps: dict[Node, list[tuple[Node, Statement]]] = {start: []}

    def arrive(self, there: Node, size: int, before: Node, statement: Statement) -> None:
        """Record that a statement leads from `before` to `there`, for programs of `size` blocks in all."""
        if there not in self.cost:
            self.cost[there] = size
            self.steps[there] = []
            self.levels[size].append(there)
        steps = self.steps[there]
        # A longer way to a node is in no shortest program; of equal ones a few are enough to show.
        if self.cost[there] == size and len(steps) < MANY:
            if statement[0] == "repeat" and any(_same(statement, step) for at, step in steps if at == before):
                return
            steps.append((before, statement))

    def won(self, size: int, wins: Callable[[Node], bool]) -> list[Body]:
        """Some of the programs of a size that lead to a winning node."""
        won = (node for node in self.levels[size] if wins(node))
        return list(islice((body for node in won for body in self.written(node)), MANY))

    def written(self, node: Node) -> Iterator[Body]:
        """The programs that lead to a node, read back along the recorded edges."""
        if node == self.start:
            yield ()
        for before, statement in self.steps[node]:
            for body in self.written(before):
                yield (*body, statement)


def _same(one: Statement, other: Statement) -> bool:
    """Whether two repeats differ only by their count."""
    return one[0] == other[0] and one[2:] == other[2:]
