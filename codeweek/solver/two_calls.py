"""Programs that define two functions, without repeats: few have calls enough for both to pay off.

The second function may call the first. That each pays off says how often it is called; most of the blocks are
these calls, so all such programs are written out.
"""

from collections.abc import Iterator
from itertools import product
from typing import NamedTuple

from codeweek.solver.frontier import MANY
from codeweek.solver.result import Effort, SearchProgress
from codeweek.solver.scripts import OWN, Body
from codeweek.solver.states import ProductStates

OTHER = "g"  # the name of the second function
Word = tuple[int, ...]  # commands by number; then the first function, and the second


class Shape(NamedTuple):
    """How many blocks and calls there are: `first`, `second`, `main` blocks of the parts.

    `inside`, `outside`: calls of the first function in the second one, and in the main part.
    `calls`: those of the second function.
    """

    first: int
    second: int
    main: int
    inside: int
    outside: int
    calls: int


def pays(inside: int, calls: int) -> bool:
    """Whether a function of `inside` blocks makes a program shorter than its body at each of its calls."""
    return calls * inside > 1 + inside + calls


def shapes(size: int) -> Iterator[Shape]:
    """The shapes of the programs of `size` blocks in which both functions pay off."""
    for first, second in product(range(2, size), repeat=2):
        main = size - 2 - first - second
        for inside, outside, calls in product(range(second + 1), range(main + 1), range(main + 1)):
            fits = outside + calls <= main
            if fits and pays(first, inside + outside) and pays(second, calls):
                yield Shape(first, second, main, inside, outside, calls)


class TwoCalls:
    """Writes all these programs of a size."""

    def __init__(self, maps: ProductStates, names: tuple[str, ...], effort: Effort) -> None:
        self.maps = maps
        self.names = names
        self.effort = effort

    def programs(self, size: int) -> Iterator[SearchProgress | list[Body]]:
        """Examine every program of `size` blocks; the last value is the winners."""
        found: list[Body] = []
        one, other = len(self.names), len(self.names) + 1
        for shape in shapes(size):
            for first in product(range(one), repeat=shape.first):
                for second in self._rows(shape.second, {one: shape.inside}):
                    whole = {one: first, other: _run(second, {one: first})}
                    for main in self._rows(shape.main, {one: shape.outside, other: shape.calls}):
                        if self.effort.pay(1):
                            yield self.effort.progress()
                        if self.maps.won(self.maps.run(self.maps.start, _run(main, whole))):
                            found.append(self._body(first, second, main))
        yield found[:MANY]

    def _rows(self, length: int, calls: dict[int, int]) -> Iterator[Word]:
        """The sequences of so many statements, of which so many are calls."""
        if length == 0:
            yield ()
            return
        many = sum(calls.values())
        for call, left in calls.items():
            if left:
                for rest in self._rows(length - 1, {**calls, call: left - 1}):
                    yield (call, *rest)
        if many < length:
            for rest in self._rows(length - 1, calls):
                yield from ((command, *rest) for command in range(len(self.names)))

    def _body(self, first: Word, second: Word, main: Word) -> Body:
        said = [*((name,) for name in self.names), ("call", OWN), ("call", OTHER)]
        parts = [tuple(said[each] for each in part) for part in (first, second, main)]
        return (("define", parts[0], OWN), ("define", parts[1], OTHER), *parts[2])


def _run(word: Word, functions: dict[int, Word]) -> Word:
    """The commands that a word runs."""
    return tuple(command for each in word for command in functions.get(each, (each,)))
