"""A program that is written while it runs: places, statements, holes, and the choices made so far."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from codeweek.solver.oracle.oracle_grammar import Grammar
from codeweek.solver.oracle.oracle_ground import START, Ground

END = "end"
TRUTH, ANY, AMOUNT, NUMBER = "truth", "any", "amount", "number"  # what a hole takes
Source = tuple[Any, ...]  # what the expression of a hole depends on


@dataclass(slots=True, eq=False)
class Hole:
    """The place of an expression; `source` is chosen when it is first asked."""

    id: int
    takes: str
    source: Source | None = None
    asks: bool = False
    choice: "Choice | None" = None
    born: int = 0  # the number of the choice of its source


@dataclass(slots=True, eq=False)
class Place:
    """Where a statement may stand; `owed`: the first of a body, which cannot be empty; its head pays it."""

    owed: bool = False
    before: "Statement | None" = None  # the statement before it in the same row
    top: bool = False
    written: "Statement | str | None" = None
    born: int = 0  # the number of the choice of what is written


@dataclass(slots=True, eq=False)
class Statement:
    """A statement: `what` is a command's number, or a variable's; of `spin`, a variable's and commands."""

    type: str
    what: Any = -1
    holes: tuple[Hole, ...] = ()
    bodies: tuple[Place, ...] = ()
    next: Place = field(default_factory=Place)


@dataclass(slots=True, eq=False)
class Choice:
    """A choice of the search: what there is to choose from, and where the run was.

    `cut`: a run that came back to where it was has been given up since; `told`: what was done since may
    concern more than that run. Both of the present alternative.
    """

    about: str
    at: Any
    ways: list[Any]
    kept: tuple[Any, ...]
    mark: int
    next: int = 0
    cut: bool = False
    told: bool = False


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
