"""A program that is written while it runs: places, statements, and holes for their expressions."""

from dataclasses import dataclass, field
from typing import Any

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
