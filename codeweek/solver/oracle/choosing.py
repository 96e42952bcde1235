"""The choices of the search: where the run was at each, what it decided, and taking it back."""

from abc import ABC, abstractmethod
from collections.abc import Sequence
from typing import Any

from codeweek.solver.oracle.grammar import Grammar
from codeweek.solver.oracle.ground import START, Ground
from codeweek.solver.oracle.small import Small
from codeweek.solver.oracle.values import NOTHING, Values
from codeweek.solver.oracle.writing import END, Choice, Place


class Choosing(ABC):
    """A run, the program that it has written so far, and all that was chosen for it."""

    def __init__(self, grammar: Grammar, grounds: Sequence[Ground], small: Small, size: int) -> None:
        self.grammar, self.grounds, self.small = grammar, grounds, small
        self.choices: list[Choice] = []
        self.trail: list[tuple[Any, Any, Any]] = []
        self.values = Values(self)
        self.exact, self.steps, self.holes = True, 0, 0
        self.root = Place(top=True)
        self.place: Place | None = self.root
        self.frame: Any = None
        self.state, self.number, self.used, self.arrived = START, 0, False, 0
        self.env: tuple[int, ...] = ()
        self.left, self.owed, self.names = size, 0, 0
        self.written: frozenset[int] = frozenset()
        self.going = False
        self.begun, self.reach = 0, 0  # choices before this map; of them, those it has to do with so far

    @property
    def ground(self) -> Ground:
        """The map that is run."""
        return self.grounds[self.number]

    def choose(self, about: str, at: Any, ways: list[Any]) -> Choice:
        """Add a choice; the first of its ways is taken next."""
        kept = (
            self.place, self.frame, self.state, self.number, self.used, self.arrived, self.env,
            self.left, self.owed, self.names, self.written, self.holes, self.begun, self.reach,
        )  # fmt: skip
        choice = Choice(about, at, ways, kept, len(self.trail))
        self.choices.append(choice)
        return choice

    def put(self, table: dict[Any, Any], key: Any, value: Any) -> None:
        """Change a table, until the choice is taken back."""
        self.trail.append((table, key, table.get(key, NOTHING)))
        table[key] = value

    def meet(self, born: int) -> None:
        """The run comes upon what the choice with this number decided: a map before may have done so, too."""
        born = min(born, self.begun)
        if born > self.reach:
            for choice in self.choices[self.reach : born]:
                choice.told = True
            self.reach = born

    def next(self) -> bool:
        """Take the next way of the last choice that has one."""
        while self.choices:
            choice = self.choices[-1]
            if choice.cut and choice.told:
                self.exact = False
                return False
            choice.cut = choice.told = False
            self._back(choice)
            if choice.next < len(choice.ways):
                way = choice.ways[choice.next]
                choice.next += 1
                self._take(choice, way)
                return True
            if choice.about == "source":
                choice.at.source = choice.at.choice = None
            if choice.about == "write":
                choice.at.written = None
            self.choices.pop()
        return False

    def _back(self, choice: Choice) -> None:
        while len(self.trail) > choice.mark:
            table, key, value = self.trail.pop()
            if value is NOTHING:
                del table[key]
            else:
                table[key] = value
        (
            self.place, self.frame, self.state, self.number, self.used, self.arrived, self.env,
            self.left, self.owed, self.names, self.written, self.holes, self.begun, self.reach,
        ) = choice.kept  # fmt: skip
        self.going = False

    def _take(self, choice: Choice, way: Any) -> None:
        if choice.about == "write":
            choice.at.born = len(self.choices) - 1
            self.write(choice.at, way)
        elif choice.about == "source":
            choice.at.source, choice.at.asks = way
            choice.at.choice, choice.at.born = choice, len(self.choices) - 1
        elif choice.about == "answer":
            self.values.decide(choice.at, way)
        elif way == END:
            self.end()
        else:
            self.going = True

    @abstractmethod
    def write(self, place: Place, way: Any) -> None:
        """Write a statement, or the end of a row."""

    @abstractmethod
    def end(self) -> None:
        """Let the loop that is run end here."""
