"""Programs that define one function and call it: its body is a word, a call is a command that runs it.

Each block is a call at most. So where calls are still missing, few blocks are left for anything else, and
most of what could stand in a place is not looked at.

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
from typing import NamedTuple

from codeweek.solver.branching import Branching
from codeweek.solver.enumeration import written
from codeweek.solver.frontier import MANY, Frontier
from codeweek.solver.language import Language
from codeweek.solver.result import Effort, SearchProgress
from codeweek.solver.scripts import Body, Statement
from codeweek.solver.states import ProductStates
from codeweek.solver.straight_line import Nodes, Rounds, Word
from codeweek.solver.two_calls import TwoCalls

CALL = "call"  # the last of the commands
Place = tuple[int, int]  # a node, and how many calls are written on the way to it


class Row(NamedTuple):
    """Statements in a row: the node at their end, the commands they run, the calls written in them."""

    end: int
    word: Word
    calls: int
    body: Body


class MainParts:
    """The main parts of a size in which a call is written often enough, but those that do the same."""

    def __init__(self, maps: Nodes, language: Language, effort: Effort) -> None:
        self.maps = maps
        self.names = (*language.commands, CALL)
        self.repeat, self.nested = "repeat" in language.control, language.nested
        self.effort = effort
        self.due = False  # whether progress should be reported
        self.rounds = Rounds(maps)
        self.rows: dict[tuple[int, int, int], list[Row]] = {}

    @property
    def exact(self) -> bool:
        """Whether no main part was left out but those with too few calls, or that do the same as others."""
        return self.rounds.exact

    def programs(self, size: int, calls: int) -> Iterator[SearchProgress | list[Body]]:
        """Examine the main parts of `size` blocks with at least so many calls; the last value is the winners.

        From a place that was reached by fewer blocks, nothing is tried again: what wins from there makes a
        smaller program that wins, and smaller ones were examined before.
        """
        frontier: Frontier[Place] = Frontier((self.maps.start, 0))
        for now in range(1, size + 1):
            frontier.levels.append([])
            for before in range(now):
                for place in frontier.levels[before]:
                    self._reach(frontier, place, before, now, calls - (size - now))
                    if self.due:
                        self.due = False
                        yield self.effort.progress()
        yield frontier.won(size, lambda place: place[1] >= calls and self.maps.won(place[0]))

    def _reach(self, frontier: Frontier[Place], place: Place, before: int, now: int, calls: int) -> None:
        """Record what one more statement reaches with `calls` calls at least; the rest needs the others."""
        node, made = place
        for there, more, statement in self._statements(node, now - before, calls - made):
            frontier.arrive((there, made + more), now, place, statement)

    def _statements(self, node: int, size: int, least: int) -> Iterator[tuple[int, int, Statement]]:
        """The statements of a size with so many calls at least: where they lead, and their calls."""
        if size == 1:
            for row in self._ones(node, least):
                yield row.end, row.calls, row.body[0]
        elif self.repeat:
            for end, word, calls, body in self._rows(node, size - 1, max(least, 0)):
                self._pay(1)
                for times, there in self.rounds.turns(node, end, word):
                    yield there, calls, ("repeat", times, body)

    def _ones(self, node: int, least: int) -> Iterator[Row]:
        """The statements of one block: a call, and if none is missing, the commands."""
        call = len(self.names) - 1
        for command in range(call if least > 0 else 0, call + 1 if least <= 1 else 0):
            self._pay(1)
            if there := self.maps.after(node, command):
                yield Row(there, (command,), int(command == call), ((self.names[command],),))

    def _rows(self, node: int, size: int, least: int) -> list[Row]:
        """The bodies of repeats of `size` blocks with so many calls at least, for each word and its calls."""
        if size == 0:
            return [] if least else [Row(node, (), 0, ())]
        found = self.rows.get((node, size, least))
        if found is None:
            rows: dict[tuple[Word, int], Row] = {}
            for first in range(1, size + 1):
                for end, word, calls, body in self._firsts(node, first, least - (size - first)):
                    others = self._rows(end, size - first, max(least - calls, 0))
                    self._pay(1 + len(others))
                    for other in others:
                        whole, many = word + other.word, calls + other.calls
                        rows.setdefault((whole, many), Row(other.end, whole, many, body + other.body))
            found = self.rows[node, size, least] = list(rows.values())
        return found

    def _firsts(self, node: int, size: int, least: int) -> Iterator[Row]:
        """The first statements of `size` blocks, with so many calls at least."""
        if size == 1:
            yield from self._ones(node, least)
        elif self.nested:
            for end, word, calls, body in self._rows(node, size - 1, max(least, 0)):
                for times, there in self.rounds.turns(end, end, word, True):
                    yield Row(there, word * times, calls, (("repeat", times, body),))

    def _pay(self, pieces: int) -> None:
        self.due |= self.effort.pay(pieces)


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
        for program in self.plain.programs(size):
            if isinstance(program, SearchProgress):
                yield program
            else:
                found += program
        for each in self._called(size):
            if isinstance(each, SearchProgress):
                yield each
            else:
                found += each
        yield found[:MANY]

    def _called(self, size: int) -> Iterator[SearchProgress | list[Body]]:
        """The winning programs with one function, or with two."""
        # A function of one block saves nothing: its call is as long.
        for inside in range(2, size - 2):
            main = size - 1 - inside
            if main >= least_main(inside, self.loops):
                for number in range(len(self.plain.enumeration.several[inside])):
                    yield from self._main(inside, number, main)
        # With repeats, a second function never pays off up to ONE_DEFINED blocks.
        if "repeat" not in self.language.control:
            yield from TwoCalls(self.maps, self.language.commands, self.effort).programs(size)

    def _main(self, inside: int, number: int, size: int) -> Iterator[SearchProgress | list[Body]]:
        """The winning programs with one given function; `size` does not count the definition."""
        body = written(self.plain.enumeration.several[inside][number][1])
        word = _word(body, {name: n for n, name in enumerate(self.language.commands)})
        mains = MainParts(Calling(self.maps, word), self.language, self.effort)
        for program in mains.programs(size, calls(inside)):
            if isinstance(program, SearchProgress):
                yield program
            else:
                yield [(("define", body), *main) for main in program]
        self.whole = self.whole and mains.exact


def _word(body: Body, numbers: dict[str, int]) -> tuple[int, ...]:
    """The sequence of commands that a body of commands and repeats runs."""
    found: tuple[int, ...] = ()
    for type, *parts in body:
        found += _word(parts[1], numbers) * parts[0] if type == "repeat" else (numbers[type],)
    return found
