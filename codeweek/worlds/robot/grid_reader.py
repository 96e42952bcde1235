"""Reads the grid and the cell fields of a map, and collects the problems."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from codeweek.diagnostic import Diagnostic
from codeweek.worlds.robot.state import STEPS, Cell, Counts, cell_name, cell_of, fence_between


def parse_cell(name: Any) -> Cell | None:
    """The cell with a name such as `B3`; None when the text is not one."""
    match = re.fullmatch(r"([A-Za-z])([1-9][0-9]?)", str(name).strip())
    return cell_of(match[0]) if match else None


def is_whole(value: Any, least: int, most: int) -> bool:
    """Whether a value of a file is a whole number within bounds."""
    return isinstance(value, int) and not isinstance(value, bool) and least <= value <= most


@dataclass
class GridReader:
    """A map being read: what was read so far, and the problems found."""

    width: int = 0
    height: int = 0
    top: int = 0  # empty lines above the grid
    letters: dict[Cell, str] = field(default_factory=dict)
    problems: list[Diagnostic] = field(default_factory=list)

    def problem(self, key: str, where: str, **slots: Any) -> None:
        place = {name: slots.pop(name) for name in ("line", "column") if name in slots}
        if "line" in place:
            place["line"] += self.top
        self.problems.append(Diagnostic(f"level.{key}", slots, field=where, **place))

    def cells(self, letters: str) -> list[Cell]:
        return [cell for cell, letter in self.letters.items() if letter in letters]

    def cell(self, name: Any, where: str) -> Cell | None:
        """The cell with this name; None, and a problem, when it is not on the grid."""
        cell = parse_cell(name)
        if cell is None:
            self.problem("cell_name", where, cell=str(name))
        elif not (cell[0] < self.width and cell[1] < self.height):
            self.problem("cell_outside", where, cell=name, last=cell_name((self.width - 1, self.height - 1)))
        else:
            return cell
        return None


def read_counts(
    reading: GridReader, fields: Mapping[str, Any], name: str, drawn: dict[Cell, int], bounds: tuple[int, int]
) -> Counts:
    """Numbers by cell: those drawn in the grid, replaced by those of the field."""
    value = fields.get(name)
    if value is not None and not isinstance(value, Mapping):
        reading.problem("not_cells_to_numbers", name)
        value = None
    for key, count in (value or {}).items():
        where = f"{name}.{key}"
        cell = reading.cell(key, where)
        if not is_whole(count, *bounds):
            reading.problem("count", where, least=bounds[0], most=bounds[1], cell=key)
        elif cell is not None and not _in_wall(reading, cell, where):
            drawn[cell] = count
    return tuple(sorted(drawn.items()))


def read_cells(reading: GridReader, fields: Mapping[str, Any], name: str) -> Iterable[Cell]:
    """The cells that a field lists."""
    value = fields.get(name)
    if isinstance(value, str):
        value = [value]
    if value is not None and not isinstance(value, list | tuple):
        reading.problem("not_cells", name)
        return
    for index, entry in enumerate(value or ()):
        where = f"{name}[{index}]"
        cell = reading.cell(entry, where)
        if cell is not None and not _in_wall(reading, cell, where):
            yield cell


def _in_wall(reading: GridReader, cell: Cell, where: str) -> bool:
    if reading.letters.get(cell) != "#":
        return False
    reading.problem("cell_in_wall", where, cell=cell_name(cell))
    return True


def read_flag(reading: GridReader, fields: Mapping[str, Any], name: str) -> bool:
    """Whether a field says true."""
    value = fields.get(name)
    if value is not None and not isinstance(value, bool):
        reading.problem("want_boolean", name, field=name)
    return value is True


def read_fences(reading: GridReader, value: Any) -> Iterable[tuple[int, int, int]]:
    """Thin walls, each as two cells: `A1-B1`."""
    if value is not None and not isinstance(value, list | tuple):
        reading.problem("not_fences", "walls")
        return
    for index, entry in enumerate(value or ()):
        where = f"walls[{index}]"
        names = str(entry).split("-")
        if len(names) != 2:
            reading.problem("fence", where, wall=str(entry))
            continue
        first, second = (reading.cell(name, where) for name in names)
        if first is None or second is None:
            continue
        step = (second[0] - first[0], second[1] - first[1])
        if step in STEPS:
            yield fence_between(first, STEPS.index(step))
        else:
            reading.problem("fence", where, wall=str(entry))
