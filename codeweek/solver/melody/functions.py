"""The shortest programs that play a word, with functions where these make them shorter."""

from collections.abc import Generator, Iterator, Mapping
from itertools import combinations

from codeweek.solver.melody.grammar import Grammar
from codeweek.solver.result import Effort, SearchProgress
from codeweek.solver.scripts import OWN, Body, Statement
from codeweek.solver.two_calls import OTHER


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
        found = Grammar(self.word, self.letters, self.loops, True, calls)
        yield from found.fill(effort)
        if self.best is None or found.least < self.best.least:
            self.best = found
        return found

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


def _saved(found: Grammar, name: str) -> int:
    """How many blocks another function saves at most, if each time that its word is played is a call."""
    at, most = found.word.index(name), found.word.count(name)
    return (most - 1) * found.cost(at, at + len(name)) - most - 1
