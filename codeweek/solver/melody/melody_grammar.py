"""The shortest programs for a word: letters, repeats and calls, and functions where these are shorter."""

from collections.abc import Generator, Iterator, Mapping
from itertools import combinations
from operator import add

from codeweek.solver.result import Effort, SearchProgress
from codeweek.solver.scripts import OWN, Body, Statement
from codeweek.solver.two_calls import OTHER


class Grammar:
    """The fewest blocks for each infix of a word, and the programs of so many.

    `letters`: the statements that play them. `loops`: there are repeats; `nested`: also inside others.
    `named`: the words that functions play, infixes all of them. `bodies`: the blocks of each function.
    """

    def __init__(
        self,
        word: str,
        letters: Mapping[str, Statement],
        loops: bool,
        nested: bool,
        named: Mapping[str, Statement] | None = None,
    ) -> None:
        self.word = word
        self.letters = letters
        self.loops = loops
        self.nested = nested
        self.named = named or {}
        self.inside: dict[str, int] = {}
        self.sure = 0  # no program of fewer blocks plays the word
        self.rows: list[list[int]] = [[] for _ in word]  # rows[i][j - i - 1]: from i to before j
        size = len(word)
        self.parts = [[part for part in range(1, long) if long % part == 0] for long in range(size + 1)]

    @property
    def least(self) -> int:
        """The fewest blocks that play the word, the functions counted."""
        return self.cost(0, len(self.word)) + sum(1 + inside for inside in self.inside.values())

    def programs(self) -> Iterator[Body]:
        """The programs of so many blocks."""
        defined: Body = ()
        for name, call in self.named.items():
            at = self.word.index(name)
            body = next(self._bodies(at, at + len(name), self.inside[name]))
            defined += (("define", body, *call[1:]),)
        for main in self._bodies(0, len(self.word), self.cost(0, len(self.word))):
            yield (*defined, *main)

    def cost(self, i: int, j: int) -> int:
        """The fewest blocks that play an infix."""
        return self.rows[i][j - i - 1] if i < j else 0

    def fill(self, effort: Effort) -> Iterator[SearchProgress]:
        """Fill the table: an infix after those inside it."""
        size, long = len(self.word), set(map(len, self.named))
        columns: list[list[int]] = [[] for _ in range(size + 1)]
        for i in reversed(range(size)):
            row = self.rows[i]
            for j in range(i + 1, size + 1):
                least = min(map(add, row, reversed(columns[j])), default=1)
                for _, inner in self._repeats(i, j):
                    least = min(least, 1 + inner)
                if j - i in long and (name := self.word[i:j]) in self.named:
                    self.inside[name], least = least, 1
                row.append(least)
                columns[j].append(least)
            if effort.pay(size - i):
                yield effort.progress()
        self.sure = self.least

    def _repeats(self, i: int, j: int) -> Iterator[tuple[int, int]]:
        """The lengths of the words whose repeat an infix is, and the blocks that each takes."""
        for part in self.parts[j - i] if self.loops else ():
            if self.word[i : j - part] == self.word[i + part : j]:
                yield part, self.cost(i, i + part) if self.nested else part

    def _bodies(self, i: int, j: int, blocks: int) -> Iterator[Body]:
        """The programs of exactly so many blocks, the fewest that there can be, for an infix."""
        if i == j:
            yield ()
        for middle in range(i + 1, j + 1):
            rest = self.cost(middle, j)
            for first in self._single(i, middle, blocks - rest):
                for others in self._bodies(middle, j, rest):
                    yield (first, *others)

    def _single(self, i: int, j: int, blocks: int) -> Iterator[Statement]:
        """The statements of exactly so many blocks that play an infix."""
        if j == i + 1 and blocks == 1:
            yield self.letters[self.word[i]]
        if blocks == 1 and self.word[i:j] in self.named:
            yield self.named[self.word[i:j]]
        for part, inner in self._repeats(i, j):
            if 1 + inner == blocks:
                plain = (tuple(self.letters[sign] for sign in self.word[i : i + part]),)
                for body in self._bodies(i, i + part, inner) if self.nested else plain:
                    yield "repeat", (j - i) // part, body


class Functions:
    """Tries no function, then each that may pay off, then each two of them.

    `sure`: no program of fewer blocks plays the word.
    """

    def __init__(self, word: str, letters: Mapping[str, Statement], loops: bool) -> None:
        self.word = word
        self.letters = letters
        self.loops = loops
        self.best: Grammar | None = None
        self.sure = 0

    @property
    def least(self) -> int | None:
        """The fewest blocks of a program that was found."""
        return self.best.least if self.best else None

    def programs(self) -> Iterator[Body]:
        """Programs of so many blocks."""
        return self.best.programs() if self.best else iter(())

    def fill(self, effort: Effort) -> Iterator[SearchProgress]:
        """Find the programs with two functions at most."""
        plain = yield from self._tried((), effort)
        words = sorted(self._repeated(), key=lambda name: -_saved(plain, name))
        words = [name for name in words if _saved(plain, name) > 0]
        if self._done(1):
            return
        floors: dict[str, dict[str, int]] = {}
        for name in words:
            one = yield from self._tried((name,), effort)
            floors[name] = {other: one.least - _saved(one, other) for other in words}
        if self._done(2):
            return
        for name, other in combinations(words, 2):
            if max(floors[name][other], floors[other][name]) < (self.least or 0):
                yield from self._tried((name, other), effort)
        self._done(3)

    def _tried(self, names: tuple[str, ...], effort: Effort) -> Generator[SearchProgress, None, Grammar]:
        """The programs with these functions; the best so far is kept."""
        calls = {name: ("call", said) for name, said in zip(names, (OWN, OTHER), strict=False)}
        grammar = Grammar(self.word, self.letters, self.loops, True, calls)
        yield from grammar.fill(effort)
        if self.best is None or grammar.least < self.best.least:
            self.best = grammar
        return grammar

    def _repeated(self) -> set[str]:
        """The words that functions may play: two calls play one twice."""
        size, ends = len(self.word), range(len(self.word) + 1)
        words = {self.word[i:j] for i in ends for j in ends[i + 2 : i + size // 2 + 1]}
        return {name for name in words if self.word.count(name) > 1}

    def _done(self, many: int) -> bool:
        """Whether no program with so many functions, or more, is shorter than the best.

        Each pair of letters side by side is played at a seam: of two statements in a row, or of two turns of
        a repeat. A program has fewer seams than blocks by one, and by two more for each function.
        """
        pairs = {self.word[at : at + 2] for at in range(len(self.word) - 1)}
        few = len(pairs) + 1 + 2 * many
        self.sure = min(few, self.least or few)
        return self.sure == self.least


def _saved(grammar: Grammar, name: str) -> int:
    """How many blocks another function saves at most, if each time that its word is played is a call."""
    at, most = grammar.word.index(name), grammar.word.count(name)
    return (most - 1) * grammar.cost(at, at + len(name)) - most - 1
