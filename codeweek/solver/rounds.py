"""The turns of a repeat: how many of them lead somewhere new, and whether more never would."""

from collections.abc import Iterator, Sequence
from typing import Protocol

Word = tuple[int, ...]
Round = tuple[Word, int, int]  # a repeated word, the turns before its cycle begins, the length of the cycle

MOST_CHECKED = 2_000_000  # pairs of a cycle and a node


class Nodes(Protocol):
    """A graph of product states: ProductStates, or the same with one more command (`calls.Calling`)."""

    start: int
    nodes: list[tuple[int, ...]]

    def after(self, node: int, command: int) -> int: ...

    def run(self, node: int, word: Sequence[int]) -> int: ...

    def won(self, node: int) -> bool: ...


class Rounds:
    """Follows repeats in a graph, and keeps the cycles that were found from one node but count at others."""

    def __init__(self, maps: Nodes) -> None:
        self.maps = maps
        self.found: set[Round] = set()

    def turns(self, node: int, end: int, word: Word, again: bool = False) -> Iterator[tuple[int, int]]:
        """The count and end node of each useful repeat: 2, 3… turns, until a stop or a node already seen.

        `again`: the repeat is inside another one, so it may also run from other nodes, where larger
        counts may reach new nodes; the cycle is kept for `exact` to check that.
        """
        seen, times = {node: 0, end: 1}, 1
        while (end := self.maps.run(end, word)) and end not in seen:
            times += 1
            seen[end] = times
            yield times, end
        if again and end:
            self.found.add((word, seen[end], times + 1 - seen[end]))

    @property
    def exact(self) -> bool:
        """Whether no larger repeat count reaches a new node from anywhere."""
        nodes = range(1, len(self.maps.nodes))
        if len(self.found) * len(nodes) > MOST_CHECKED:
            return False
        return all(self._comes_back(node, *each) for each in self.found for node in nodes)

    def _comes_back(self, node: int, word: Word, before: int, turns: int) -> bool:
        """Whether the repeat has a cycle of at most this length from this node too, or stops."""
        there = node = self.maps.run(node, word * before)
        while there and turns:
            there, turns = self.maps.run(there, word), turns - 1
        return there in (0, node)
