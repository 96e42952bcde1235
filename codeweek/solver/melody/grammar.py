"""The shortest programs of letters and repeats that play a word: a dynamic program over its infixes."""

from collections.abc import Iterator, Mapping
from operator import add

from codeweek.solver.result import Effort, SearchProgress
from codeweek.solver.scripts import Body, Statement


class Grammar:
    """The fewest blocks for each infix of a word, and the programs of so many.

    `letters`: the statements that play them. `loops`: there are repeats; `nested`: also inside others.
    """

    def __init__(self, word: str, letters: Mapping[str, Statement], loops: bool, nested: bool) -> None:
        self.word = word
        self.letters = letters
        self.loops = loops
        self.nested = nested
        self.rows: list[list[int]] = [[] for _ in word]  # rows[i][j - i - 1]: from i to before j
        size = len(word)
        self.parts = [[part for part in range(1, long) if long % part == 0] for long in range(size + 1)]

    @property
    def least(self) -> int:
        """The fewest blocks that play the word."""
        return self.cost(0, len(self.word))

    def programs(self) -> Iterator[Body]:
        """The programs of so many blocks."""
        return self.bodies(0, len(self.word))

    def cost(self, i: int, j: int) -> int:
        """The fewest blocks that play an infix."""
        return self.rows[i][j - i - 1] if i < j else 0

    def fill(self, effort: Effort) -> Iterator[SearchProgress]:
        """Fill the table: an infix after those inside it."""
        size = len(self.word)
        columns: list[list[int]] = [[] for _ in range(size + 1)]
        for i in reversed(range(size)):
            row = self.rows[i]
            for j in range(i + 1, size + 1):
                two = min(map(add, row, reversed(columns[j])), default=1)
                least = min((1 + inner for _, inner in self._repeats(i, j)), default=two)
                least = min(least, two)
                row.append(least)
                columns[j].append(least)
            if effort.pay(size - i):
                yield effort.progress()

    def _repeats(self, i: int, j: int) -> Iterator[tuple[int, int]]:
        """The lengths of the words whose repeat an infix is, and the blocks that each takes."""
        for part in self.parts[j - i] if self.loops else ():
            if self.word[i : j - part] == self.word[i + part : j]:
                yield part, self.cost(i, i + part) if self.nested else part

    def bodies(self, i: int, j: int) -> Iterator[Body]:
        """The shortest programs for an infix."""
        if i == j:
            yield ()
        for middle in range(i + 1, j + 1):
            for first in self._single(i, middle, self.cost(i, j) - self.cost(middle, j)):
                for others in self.bodies(middle, j):
                    yield (first, *others)

    def _single(self, i: int, j: int, blocks: int) -> Iterator[Statement]:
        """The statements of exactly so many blocks that play an infix."""
        if j == i + 1 and blocks == 1:
            yield self.letters[self.word[i]]
        for part, inner in self._repeats(i, j):
            if 1 + inner == blocks:
                for body in self.bodies(i, i + part) if self.nested else (self._plain(i, i + part),):
                    yield "repeat", (j - i) // part, body

    def _plain(self, i: int, j: int) -> Body:
        return tuple(self.letters[sign] for sign in self.word[i:j])
