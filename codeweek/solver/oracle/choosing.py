"""The choices of the search: taking the next way of each, and taking it back."""

from abc import ABC, abstractmethod
from collections.abc import Sequence
from typing import Any

from codeweek.solver.oracle.grammar import Grammar
from codeweek.solver.oracle.ground import Ground
from codeweek.solver.oracle.run import NOTHING, Run
from codeweek.solver.oracle.small import Small
from codeweek.solver.oracle.values import Values
from codeweek.solver.oracle.writing import END, Choice, Place


class Choosing(Run, ABC):
    """A run whose choices are tried one after the other."""

    def __init__(self, grammar: Grammar, grounds: Sequence[Ground], small: Small, size: int) -> None:
        super().__init__(grammar, grounds, size)
        self.small = small
        self.values = Values(self)

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
