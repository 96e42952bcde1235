"""The turtle's world as immutable values: a Sheet that commands never change, a World that they replace.

Lengths are in steps, x to the right, y up; headings in degrees, 0 to the right, turning left (as in Python's
own turtle).
"""

from dataclasses import dataclass, field
from typing import Literal, NamedTuple, get_args

COLUMNS, ROWS = 10, 8  # of a sheet, in units of its picture
SQUARES = (5, 10, 20, 50, 100, 200, 500)  # steps: the sides a square of the paper may have
DIGITS = 6  # a millionth of a step: drawings close exactly, and a lap of a closed figure ends where it began

# Colours of the pen; the language files give their names in programs.
Colour = Literal["black", "red", "orange", "yellow", "green", "blue", "violet", "pink", "brown"]
COLOURS: tuple[str, ...] = get_args(Colour)
THICKEST = 20
PEN = ("blue", 3)  # the colour and the width of the pen at the start

Point = tuple[float, float]


class Stroke(NamedTuple):
    """A straight line on the paper, with its pen."""

    x1: float
    y1: float
    x2: float
    y2: float
    colour: str
    width: float

    @property
    def start(self) -> Point:
        """The point where it starts."""
        return self.x1, self.y1

    @property
    def end(self) -> Point:
        """The point where it ends."""
        return self.x2, self.y2

    @property
    def pen(self) -> tuple[str, float]:
        """The pen: its colour and width."""
        return self.colour, self.width

    def back(self) -> "Stroke":
        """The same line in the other direction."""
        return Stroke(self.x2, self.y2, self.x1, self.y1, self.colour, self.width)

    def moved(self, x: float, y: float) -> "Stroke":
        """The same line elsewhere."""
        return Stroke(self.x1 + x, self.y1 + y, self.x2 + x, self.y2 + y, self.colour, self.width)


Strokes = tuple[Stroke, ...]


@dataclass(frozen=True, slots=True)
class Sheet:
    """The fixed part of a world: the paper (its top left corner, the steps in a unit) and the model.

    `given`: the level chose its size, so it is not fitted to the model. `free`: the drawing may be
    anywhere on it.
    """

    left: float
    top: float
    unit: float
    start: Point
    given: bool = False
    free: bool = False
    wanted: Strokes = ()

    @property
    def right(self) -> float:
        """The x of the right edge."""
        return self.left + COLUMNS * self.unit

    @property
    def bottom(self) -> float:
        """The y of the bottom edge."""
        return self.top - ROWS * self.unit

    @property
    def square(self) -> int:
        """The side of the squares of the paper, in steps: a round number."""
        return next((side for side in SQUARES if side >= 0.6 * self.unit), SQUARES[-1])


@dataclass(frozen=True, slots=True)
class World:
    """The turtle and its drawing. For the picture: the first stroke that is not of the model, and a bump."""

    sheet: Sheet = field(hash=False)  # compared by identity first, as one run has only one sheet
    x: float
    y: float
    heading: float = 0.0
    pen: bool = True
    colour: str = PEN[0]
    width: float = PEN[1]
    strokes: Strokes = field(default=(), hash=False)  # no line twice
    off: Stroke | None = field(default=None, compare=False)
    bumped: bool = field(default=False, compare=False)

    @property
    def at(self) -> Point:
        """Where the turtle is."""
        return self.x, self.y


def exact(value: float) -> float:
    """A coordinate rounded as it is stored, without negative zero."""
    return round(value, DIGITS) + 0.0
