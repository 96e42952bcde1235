"""Programs without conditions: each runs a fixed sequence of commands (a word), written with repeats.

The search is a shortest path over product states, where an edge is a command or a repeat. The body of a
repeat is a word that runs without a stop from its node; of two bodies with the same word, the shorter stays.
"""

from collections.abc import Iterator, Sequence
from typing import Protocol

from codeweek.solver.frontier import Frontier
from codeweek.solver.language import Language
from codeweek.solver.result import Effort, SearchProgress
from codeweek.solver.scripts import Body

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


Inner = tuple[int, Word, Body]  # the node at the end, the commands, the statements that run them


class StraightLine:
    """Enumerates programs of commands and repeats by size."""

    def __init__(self, maps: Nodes, language: Language, exact: bool, effort: Effort) -> None:
        self.maps = maps
        self.names = language.commands
        self.repeat = "repeat" in language.control
        self.nested = language.nested
        self.whole = exact
        self.effort = effort
        self.frontier = Frontier(maps.start)
        self.rounds = Rounds(maps)
        self.inners: dict[tuple[int, int], list[Inner]] = {}

    def programs(self, size: int) -> Iterator[SearchProgress | list[Body]]:
        """Examine every program of `size` blocks, after the smaller ones; the last value is the winners."""
        levels = self.frontier.levels
        levels.append([])
        for before in range(size):
            for node in levels[before]:
                yield from self._reach(node, before, size)
        yield self.frontier.won(size, self.maps.won)

    def _reach(self, node: int, before: int, size: int) -> Iterator[SearchProgress]:
        """Record the nodes reached by one more statement, of `size - before` blocks."""
        if before == size - 1:
            yield from self._tell(len(self.names))
            for command, name in enumerate(self.names):
                if there := self.maps.after(node, command):
                    self.frontier.arrive(there, size, node, (name,))
        elif self.repeat:
            inside = size - before - 1
            yield from self._fill(node, inside)
            for end, word, body in self.inners[node, inside]:
                yield from self._tell(1)
                for times, there in self.rounds.turns(node, end, word):
                    self.frontier.arrive(there, size, node, ("repeat", times, body))

    @property
    def exact(self) -> bool:
        """Whether the enumeration is complete: no larger repeat count reaches a new node from anywhere."""
        return self.whole and self.rounds.exact

    def _fill(self, node: int, size: int) -> Iterator[SearchProgress]:
        """Find the words that run from a node and need exactly `size` blocks to write."""
        if (node, size) in self.inners:
            return
        found: list[Inner] = []
        if size == 0:
            found.append((node, (), ()))
        shorter = [self.inners.get((node, less), []) for less in range(size)]
        known = {word for inners in shorter for _end, word, _body in inners}
        for first in range(1, size + 1):
            starts: list[Inner] = []
            yield from self._begin(node, first, starts)
            for start in starts:
                yield from self._go_on(start, size - first, known, found)
        self.inners[node, size] = found

    def _begin(self, node: int, size: int, found: list[Inner]) -> Iterator[SearchProgress]:
        """Find the first statements of `size` blocks for the body of a repeat."""
        if size == 1:
            for command, name in enumerate(self.names):
                if there := self.maps.after(node, command):
                    found.append((there, (command,), ((name,),)))
        elif self.nested:
            yield from self._fill(node, size - 1)
            for end, word, body in self.inners[node, size - 1]:
                for times, there in self.rounds.turns(end, end, word, True):
                    found.append((there, word * times, (("repeat", times, body),)))

    def _go_on(
        self, start: Inner, rest: int, known: set[Word], found: list[Inner]
    ) -> Iterator[SearchProgress]:
        """Find the words that start with a statement and have `rest` blocks after it."""
        there, word, body = start
        yield from self._fill(there, rest)
        for end, after, others in self.inners[there, rest]:
            if (whole := word + after) not in known:
                known.add(whole)
                found.append((end, whole, body + others))
        yield from self._tell(1 + len(self.inners[there, rest]))

    def _tell(self, pieces: int) -> Iterator[SearchProgress]:
        if self.effort.pay(pieces):
            yield self.effort.progress()
