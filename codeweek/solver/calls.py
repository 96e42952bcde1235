"""Programs that define one function and call it: its body is a word, a call is a command that runs it.

Only main parts (the program outside the definition) with calls enough are looked for. Say a program has
`1 + inside + main` blocks and writes `many` calls of a function of `inside` blocks. The body can be put in
place of each call, in a repeat too, where one call is one body. Then nothing is defined, and there are
`main - many + many * inside` blocks: no more than before if `many` is less than `calls(inside)`. So where
such a program wins, one without a function wins that is no longer, and `Calls.plain` has tried those first:
no size is taken for one without winners, but of several winners of a size some may not be told.

A body has no parameter and no `return`, as these blocks are not supported (`language.py`). Where there are
conditions, or where no loop may be in a loop, nothing is claimed (`IterativeDeepening`).
"""

from collections.abc import Iterator, Sequence

from codeweek.solver.branching import Branching
from codeweek.solver.enumeration import written
from codeweek.solver.frontier import MANY
from codeweek.solver.language import Language
from codeweek.solver.main_parts import MainParts
from codeweek.solver.product_states import ProductStates
from codeweek.solver.result import Effort, SearchProgress
from codeweek.solver.scripts import Body
from codeweek.solver.two_calls import TwoCalls

ONE_DEFINED = 11  # blocks: with repeats, a second function never makes a program shorter up to this size
TWO_DEFINED = 12  # without, both are looked for; a third never makes a program shorter up to this size


def defined(language: Language) -> int:
    """Up to how many blocks no program is left out because it defines more functions."""
    return ONE_DEFINED if "repeat" in language.control else TWO_DEFINED


def calls(inside: int) -> int:
    """The fewest calls that make a program with a function of `inside` blocks shorter than one without."""
    return next(many for many in range(2, inside + 5) if many * inside > 1 + inside + many)


def least_main(inside: int, loops: bool) -> int:
    """The fewest blocks that hold calls enough of a function of `inside` blocks.

    With repeats no two of them stand in a row: a repeat of one call is as short, and calls it once. So two
    calls need a block between them, and more need two others at least (one block and repeats of calls alone
    are a block and repeats of one call).
    """
    many = calls(inside)
    return many if not loops else 3 if many == 2 else many + 2


class Calling:
    """The product states with one more command, the call, which runs the word of the function."""

    def __init__(self, maps: ProductStates, word: Sequence[int]) -> None:
        self.maps = maps
        self.word = word
        self.call = len(maps.steps)
        self.start, self.nodes = maps.start, maps.nodes

    def after(self, node: int, command: int) -> int:
        """The node after a command or a call."""
        return self.maps.run(node, self.word) if command == self.call else self.maps.after(node, command)

    def run(self, node: int, word: Sequence[int]) -> int:
        """The node after some commands and calls."""
        for command in word:
            node = self.after(node, command) if node else node
        return node

    def won(self, node: int) -> bool:
        """Whether every map is won."""
        return self.maps.won(node)


class Calls:
    """Enumerates by size the programs without a function, then those with one; with two, if none repeats."""

    def __init__(self, plain: Branching, maps: ProductStates, language: Language, effort: Effort) -> None:
        self.plain = plain
        self.maps = maps
        self.language = language
        self.effort = effort
        self.loops = "repeat" in language.control and language.nested
        self.whole = True  # whether no main part was left out

    @property
    def exact(self) -> bool:
        """Whether no program with at most one function was left out."""
        return self.plain.exact and self.whole

    def programs(self, size: int) -> Iterator[SearchProgress | list[Body]]:
        """Examine every program of `size` blocks, after the smaller ones; the last value is the winners."""
        found: list[Body] = []
        for each in self.plain.programs(size):
            if isinstance(each, SearchProgress):
                yield each
            else:
                found += each
        for each in self._called(size):
            if isinstance(each, SearchProgress):
                yield each
            else:
                found += each
        yield found[:MANY]

    def _called(self, size: int) -> Iterator[SearchProgress | list[Body]]:
        """The winning programs with one function, or with two."""
        for inside in range(2, size - 2):
            main = size - 1 - inside
            if main >= least_main(inside, self.loops):
                for number in range(len(self.plain.enumeration.several[inside])):
                    yield from self._main(inside, number, main)
        if "repeat" not in self.language.control:
            yield from TwoCalls(self.maps, self.language.commands, self.effort).programs(size)

    def _main(self, inside: int, number: int, size: int) -> Iterator[SearchProgress | list[Body]]:
        """The winning programs with one given function; `size` does not count the definition."""
        body = written(self.plain.enumeration.several[inside][number][1])
        word = _word(body, {name: n for n, name in enumerate(self.language.commands)})
        mains = MainParts(Calling(self.maps, word), self.language, self.effort)
        for each in mains.programs(size, calls(inside)):
            if isinstance(each, SearchProgress):
                yield each
            else:
                yield [(("define", body), *main) for main in each]
        self.whole = self.whole and mains.exact


def _word(body: Body, numbers: dict[str, int]) -> tuple[int, ...]:
    """The sequence of commands that a body of commands and repeats runs."""
    found: tuple[int, ...] = ()
    for type, *parts in body:
        found += _word(parts[1], numbers) * parts[0] if type == "repeat" else (numbers[type],)
    return found
