"""A run and the program that it has written so far: what a choice keeps, and takes back."""

from collections.abc import Sequence
from typing import Any

from codeweek.solver.oracle.grammar import Grammar
from codeweek.solver.oracle.ground import START, Ground
from codeweek.solver.oracle.writing import Choice, Place

NOTHING = object()


class Run:
    """Where a run is, what was written for it, and all that was chosen."""

    def __init__(self, grammar: Grammar, grounds: Sequence[Ground], size: int) -> None:
        self.grammar, self.grounds = grammar, grounds
        self.choices: list[Choice] = []
        self.trail: list[tuple[Any, Any, Any]] = []
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
