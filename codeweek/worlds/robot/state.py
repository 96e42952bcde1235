"""The robot's world as immutable values: a Map that commands never change, a World that they replace."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from codeweek.command import Stop
from codeweek.diagnostic import Diagnostic

Cell = tuple[int, int]
Counts = tuple[tuple[Cell, int], ...]  # sorted by cell, no zero

EAST, SOUTH, WEST, NORTH = range(4)
STEPS: tuple[Cell, ...] = ((1, 0), (0, 1), (-1, 0), (0, -1))
FREE, WALL, EDGE = "free", "wall", "edge"
HEADING_OF = {"up": NORTH, "right": EAST, "down": SOUTH, "left": WEST}  # by the side of the screen
SIDE_OF = {heading: side for side, heading in HEADING_OF.items()}


def count_at(counts: Counts, cell: Cell) -> int:
    """How many there are on a cell."""
    return next((count for where, count in counts if where == cell), 0)


def has_count(counts: Counts, cell: Cell) -> bool:
    """Whether a cell has a number, 0 included."""
    return any(where == cell for where, _ in counts)


def with_count(counts: Counts, cell: Cell, count: int) -> Counts:
    """The same counts with another number on a cell."""
    return with_number(counts, cell, count) if count else _without(counts, cell)


def with_number(counts: Counts, cell: Cell, number: int) -> Counts:
    """The same counts with another number on a cell; 0 is kept, unlike in `with_count`."""
    return tuple(sorted((*_without(counts, cell), (cell, number))))


def _without(counts: Counts, cell: Cell) -> Counts:
    return tuple((where, many) for where, many in counts if where != cell)


def cell_name(cell: Cell) -> str:
    """`A1` for the top left cell; columns are letters, rows are numbers."""
    return f"{chr(ord('A') + cell[0])}{cell[1] + 1}"


def cell_of(name: str) -> Cell:
    """The cell with a name of `cell_name`."""
    return ord(name[0].upper()) - ord("A"), int(name[1:]) - 1


ALPHABET = 26


def letter_of(number: Any) -> str:
    """The letter that a number codes: A is 1, Z is 26; none for any other value."""
    coded = type(number) is int and 1 <= number <= ALPHABET
    return chr(ord("A") + number - 1) if coded else ""


Rules = Mapping[str, int]  # what a map asks of a whole run, by the field that asks for it


@dataclass(frozen=True, slots=True)
class Hidden:
    """A number to find within a range, in a limited number of tries."""

    least: int
    most: int
    tries: int
    secret: int

    def left(self, proposed: Sequence[int]) -> tuple[int, int]:
        """The bounds (inclusive) of the range it can still be in."""
        if self.secret in proposed:
            return self.secret, self.secret
        least = max([self.least, *(number + 1 for number in proposed if number < self.secret)])
        return least, min([self.most, *(number - 1 for number in proposed if number > self.secret)])


@dataclass(frozen=True, slots=True)
class Map:
    """The fixed part of a world. A fence (x, y, EAST or SOUTH) stands on that side of cell (x, y)."""

    width: int
    height: int
    walls: frozenset[Cell] = frozenset()
    fences: frozenset[tuple[int, int, int]] = frozenset()
    flags: frozenset[Cell] = frozenset()
    pots: Counts = ()  # how many each pot wants
    targets: frozenset[Cell] = frozenset()  # cells to paint
    auto_pick: bool = False
    start: Cell = (0, 0)
    start_heading: int = EAST
    wanted: Counts = ()  # the numbers that cells must have at the end
    hidden: Hidden | None = None
    basket: int = 0  # how many things the robot has when it starts
    letters: bool = False  # numbers from 1 to 26 are shown as the letters that they code
    rules: Rules = field(default_factory=dict, hash=False)

    def inside(self, cell: Cell) -> bool:
        """Whether a cell is on the grid."""
        return 0 <= cell[0] < self.width and 0 <= cell[1] < self.height

    def way(self, cell: Cell, heading: int) -> str:
        """What blocks the way out of a cell in a direction: FREE, WALL or EDGE."""
        there = neighbour(cell, heading)
        if not self.inside(there):
            return EDGE
        return WALL if there in self.walls or fence_between(cell, heading) in self.fences else FREE


def neighbour(cell: Cell, heading: int) -> Cell:
    """The next cell in a direction."""
    step = STEPS[heading % 4]
    return cell[0] + step[0], cell[1] + step[1]


def fence_between(cell: Cell, heading: int) -> tuple[int, int, int]:
    """The key of the fence on a side of a cell; the same from both cells beside it."""
    if heading in (EAST, SOUTH):
        return *cell, heading
    return *neighbour(cell, heading), heading - 2


@dataclass(frozen=True, slots=True)
class World:
    """The robot and all it can change; `event` and `bumped` only tell the picture what just happened."""

    map: Map = field(hash=False)  # compared by identity first, as one run has only one map
    x: int
    y: int
    heading: int = EAST
    items: Counts = ()
    filled: Counts = ()  # what each pot holds
    painted: frozenset[Cell] = frozenset()
    numbers: Counts = ()  # a written 0 is kept
    bag: int = 0
    said: tuple[Any, ...] = ()
    proposed: tuple[int, ...] = ()  # to find the hidden number
    moves: int = 0  # commands that were run, where their number is limited
    event: str = field(default="", compare=False)  # bump | pick | drop | paint | say | swap | write | …
    bumped: Cell | None = field(default=None, compare=False)

    @property
    def cell(self) -> Cell:
        """Where the robot is."""
        return self.x, self.y

    def number(self, cell: Cell) -> int:
        """The number written on a cell; 0 when there is none."""
        return count_at(self.numbers, cell)

    def row(self, y: int) -> tuple[int, ...]:
        """The numbers written on a row, left to right."""
        return tuple(number for (_, row), number in self.numbers if row == y)


def frozen(value: Any) -> Any:
    """An immutable copy of a value: lists become tuples."""
    return tuple(frozen(part) for part in value) if isinstance(value, list | tuple) else value


def shown(values: tuple[Any, ...]) -> str:
    """Said values as a text to read: `3, 4`; a dash for none."""
    return ", ".join(_shown(value) for value in values) or "—"


def last_said(world: World) -> str:
    """The value said last, to read; with the letter that it codes where numbers are letters."""
    letter = letter_of(world.said[-1]) if world.map.letters and world.said else ""
    return f"{letter} ({world.said[-1]})" if letter else shown(world.said[-1:])


def _shown(value: Any) -> str:
    if isinstance(value, tuple):
        return f"[{', '.join(_shown(part) for part in value)}]"
    # No font can draw a control character, and some fail on one.
    letters = (" " if letter.isspace() else letter for letter in str(value))
    return "".join(letter for letter in letters if letter.isprintable())


def stop(world: World, key: str, **slots: Any) -> Stop:
    """A Stop with the sentence `say.<key>`."""
    return Stop(Diagnostic(f"say.{key}", {"cell": cell_name(world.cell), **slots}), world)


def bump(world: World, heading: int, key: str, **slots: Any) -> Stop:
    """A stop against what is in that direction."""
    return stop(replace(world, heading=heading, event="bump", bumped=STEPS[heading]), key, **slots)
