"""A program whose numbers are found while it runs: where it is, what it drew, and what is known by then."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from codeweek.solver.drawing.drawing_task import Line
from codeweek.solver.drawing.linear import ONE, Form, System, added, constant, unknowns
from codeweek.solver.drawing.program_shapes import Leaf, Loop


class Stroke(NamedTuple):
    """A stroke: the line it lies on, and from where to where along it."""

    line: Line
    start: Form
    end: Form


Strokes = tuple[Stroke, "Strokes"] | None  # the last one first
Todo = tuple[object, "Todo"] | None


@dataclass(frozen=True, eq=False)
class Turn:
    """The end of a turn of a loop whose count is not known yet, and how things were before that turn.

    `rails`: those that the turn before drew on.
    """

    loop: Loop
    done: int
    angle: Form
    x: Form
    y: Form
    strokes: Strokes
    rails: tuple[int, ...] | None = None


class Left(NamedTuple):
    """The turns that are left of a loop whose count is known."""

    loop: Loop
    turns: int


class Moved(NamedTuple):
    """The end of a loop that draws no more: it may have led anywhere."""

    loop: Loop


@dataclass(slots=True, eq=False)
class Path:
    """A run. `angles`, `counts`: those that are known; `fresh`: the last unknown in use."""

    todo: Todo
    angle: Form
    x: Form
    y: Form
    fresh: int
    pen: bool = True
    system: System = field(default_factory=System)
    angles: Mapping[int, Form] = field(default_factory=dict)
    counts: Mapping[int, int] = field(default_factory=dict)
    strokes: Strokes = None

    def copy(self) -> "Path":
        """The same run, to go on otherwise."""
        return Path(
            self.todo,
            self.angle,
            self.x,
            self.y,
            self.fresh,
            self.pen,
            self.system,
            self.angles,
            self.counts,
            self.strokes,
        )

    def turning(self, form: Form) -> Form:
        """An angle in terms of the angles that are not known."""
        found: Form = constant(form.get(ONE, 0.0))
        for each in unknowns(form):
            found = added(found, self.angles.get(each, {each: 1.0}), form[each])
        return {each: value for each, value in found.items() if each == ONE or abs(value) > 0.5}

    def lost(self) -> None:
        """Be anywhere."""
        self.x, self.y = {ONE: 0.0, self.fresh + 1: 1.0}, {ONE: 0.0, self.fresh + 2: 1.0}
        self.fresh += 2

    def drawn(self, since: Strokes = None) -> Iterator[Stroke]:
        """The strokes since another time, the last one first."""
        strokes = self.strokes
        while strokes is not None and strokes is not since:
            yield strokes[0]
            strokes = strokes[1]

    def reach(self) -> list[int]:
        """The unknowns that say where strokes end."""
        forms = [form for _line, *ends in self.drawn() for form in ends]
        return sorted({each for form in forms for each in form if each != ONE})


def then(row: tuple[Leaf | Loop, ...], rest: Todo) -> Todo:
    """A row to run before the rest."""
    for each in reversed(row):
        rest = each, rest
    return rest
