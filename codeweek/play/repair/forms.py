"""Programs as numbers, so that many are told apart quickly, and the edit distance of two of them."""

from functools import cache
from typing import Any

from codeweek.blocks.script import Block, Script

Form = tuple[int, ...]  # the numbers of the statements of a body
OTHER = 2  # what it costs to put a block in the place of one with other holes: one goes, one comes


class Forms:
    """Numbers statements: two have the same number when they are equal, ids aside (hash consing)."""

    def __init__(self) -> None:
        self._numbers: dict[Any, int] = {}
        self._seen: dict[int, tuple[Block, int]] = {}  # by identity, with the block, so that it stays alive
        self.nodes: list[tuple[Any, tuple[Form, ...]]] = []  # by number: what it says, its bodies
        self.distance = cache(self._distance)

    def of(self, script: Script) -> Form:
        """A program as the numbers of its statements."""
        return self._body(script.blocks)

    def _body(self, blocks: tuple[Block, ...]) -> Form:
        return tuple([self._number(block) for block in blocks])

    def _number(self, block: Block) -> int:
        seen = self._seen.get(id(block))
        if seen:
            return seen[1]
        says = (block.type, *sorted(block.fields.items()), *self._slots(block))
        bodies = tuple(self._body(body) for body in block.bodies.values())
        number = self._numbers.setdefault((says, bodies), len(self.nodes))
        if number == len(self.nodes):
            self.nodes.append((says, bodies))
        self._seen[id(block)] = block, number
        return number

    def _slots(self, block: Block) -> tuple[Any, ...]:
        return tuple((name, self._number(inner)) for name, inner in block.slots.items())

    def _distance(self, one: Form, other: Form) -> int:
        """The fewest edits of single blocks from a body to another: written on, taken out, put around others.

        The tree edit distance of Zhang and Shasha (SIAM J. Comput. 18, 1989), by its recursive definition.
        """
        if one == other:
            return 0
        if not one or not other:
            return sum(self._size(number) for number in one or other)
        first, second = one[-1], other[-1]
        return min(
            self.distance((*one[:-1], *self._inside(first)), other) + 1,
            self.distance(one, (*other[:-1], *self._inside(second))) + 1,
            self.distance(one[:-1], other[:-1]) + self._between(first, second),
        )

    def _size(self, number: int) -> int:
        return 1 + sum(self._size(inner) for inner in self._inside(number))

    def _inside(self, number: int) -> Form:
        """What is in a statement, as it would stand without it."""
        return tuple([inner for body in self.nodes[number][1] for inner in body])

    def _between(self, first: int, second: int) -> int:
        """The edits from one statement to another that comes of it."""
        (says, bodies), (said, others) = self.nodes[first], self.nodes[second]
        written_on = says[0] == said[0] or says[1:] == said[1:] or not (bodies or others)
        cost = 0 if says == said else 1 if written_on and bool(bodies) == bool(others) else OTHER
        if len(bodies) == len(others):
            return cost + sum(map(self.distance, bodies, others))
        return cost + self.distance(self._inside(first), self._inside(second))
