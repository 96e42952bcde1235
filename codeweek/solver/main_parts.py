"""Main parts: what stands outside the definition of a function, with calls enough (`calls.py` says why).

Each block is a call at most. So where calls are still missing, few blocks are left for anything else, and
most of what could stand in a place is not looked at.
"""

from collections.abc import Iterator
from typing import NamedTuple

from codeweek.solver.frontier import Frontier
from codeweek.solver.language import Language
from codeweek.solver.result import Effort, SearchProgress
from codeweek.solver.rounds import Nodes, Rounds, Word
from codeweek.solver.scripts import Body, Statement

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
