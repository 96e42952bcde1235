"""A map of a level file in editable form: the letters of its grid, and the tables beside it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from codeweek.authoring.draft.draft_maps import IN_MAP, as_table, grid_of
from codeweek.authoring.draft.table_fields import got, put
from codeweek.worlds.robot.grid import HEADINGS, MOST
from codeweek.worlds.robot.grid_reader import parse_cell
from codeweek.worlds.robot.number_commands import BIGGEST
from codeweek.worlds.robot.state import EAST, SOUTH, Cell, cell_name

DIGITS = "0123456789"
COUNTS: Mapping[str, tuple[int, int]] = {
    "items": (1, MOST),
    "pots": (1, MOST),
    "numbers": (-BIGGEST, BIGGEST),
    "wanted_numbers": (-BIGGEST, BIGGEST),
}
LISTS = ("painted", "paint", "flags")
Fence = tuple[int, int, int]


@dataclass
class Drawing:
    """A map in editable form; entries of its tables that are not understood are kept."""

    map: Any
    french: bool
    rows: list[str] = field(init=False)
    above: int = field(init=False)  # empty lines over the grid

    def __post_init__(self) -> None:
        self.table = as_table(self.map, self.french)
        self.rows = grid_of(self.map).split("\n")
        self.above = next((index for index, row in enumerate(self.rows) if row.strip()), 0)

    @property
    def letters(self) -> list[str]:
        """The rows of the grid, without blanks around."""
        return "\n".join(row.rstrip() for row in self.rows[self.above :]).rstrip().split("\n")

    @property
    def width(self) -> int:
        return max(map(len, self.letters))

    @property
    def height(self) -> int:
        return len(self.letters) if self.width else 0

    def letter(self, cell: Cell) -> str:
        """The letter of a cell; floor where a row is too short."""
        row = self.letters[cell[1]] if cell[1] < self.height else ""
        return row[cell[0]] if cell[0] < len(row) else "."

    def write(self, cell: Cell, letter: str) -> None:
        """Put a letter on a cell of the grid."""
        row = self.rows[self.above + cell[1]].rstrip().ljust(cell[0], ".")
        self.rows[self.above + cell[1]] = row[: cell[0]] + letter + row[cell[0] + 1 :]

    def start(self) -> Cell | None:
        """Where the robot starts."""
        for y, row in enumerate(self.letters):
            for x, letter in enumerate(row):
                if letter in HEADINGS:
                    return x, y
        return None

    def done(self) -> Any:
        """The map to write back: a grid alone when it was one and has no tables."""
        grid = "\n".join(self.rows)
        if not isinstance(self.map, dict) and len(self.table) == 1:
            return grid if grid != grid_of(self.map) else self.map
        if grid != grid_of(self.map):
            put(self.table, IN_MAP, "grid", grid, self.french)
        return self.table

    def entries(self, name: str) -> dict[str, Any]:
        """A table by cell, as written."""
        found = got(self.table, IN_MAP, name)
        return dict(found) if isinstance(found, dict) else {}

    def count(self, name: str, cell: Cell) -> Any:
        """The entry of a cell in a table, or None."""
        return next((entry for key, entry in self.entries(name).items() if parse_cell(key) == cell), None)

    def set_count(self, name: str, cell: Cell, number: int | None) -> None:
        """Set the entry of a cell, in order; None removes it, and the table when it becomes empty."""
        entries = self.entries(name)
        key = next((key for key in entries if parse_cell(key) == cell), None)
        if key is not None and number is not None:
            entries[key] = number
        elif key is not None:
            del entries[key]
        elif number is not None:
            entries[cell_name(cell)] = number
        else:
            return
        put(self.table, IN_MAP, name, entries or None, self.french)

    def listed(self, name: str) -> list[Any]:
        """A list of cells or thin walls, as written."""
        found = got(self.table, IN_MAP, name)
        return list(found) if isinstance(found, list) else [found] if isinstance(found, str) else []

    def set_listed(self, name: str, cell: Cell, on: bool) -> None:
        """Add a cell to a list, or remove it."""
        found = self.listed(name)
        kept = [each for each in found if parse_cell(each) != cell]
        if on and len(kept) == len(found):
            put(self.table, IN_MAP, name, [*found, cell_name(cell)], self.french)
        elif not on and len(kept) < len(found):
            put(self.table, IN_MAP, name, kept or None, self.french)

    def clear(self, cell: Cell) -> None:
        """Remove a cell from every table and list."""
        for name in COUNTS:
            self.set_count(name, cell, None)
        for name in LISTS:
            self.set_listed(name, cell, False)


def fence_of(name: Any) -> Fence | None:
    """The thin wall called `A1-B1`, whichever cell comes first."""
    cells = sorted(cell for part in str(name).split("-") if (cell := parse_cell(part)))
    if len(cells) != 2:
        return None
    (x, y), (across, along) = cells
    return {(1, 0): (x, y, EAST), (0, 1): (x, y, SOUTH)}.get((across - x, along - y))
