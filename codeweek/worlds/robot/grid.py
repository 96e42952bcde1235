"""The robot's world as text: the map of a level file, and a picture in letters for tests and terminals."""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from codeweek.diagnostic import Diagnostic
from codeweek.worlds.robot.state import (
    EAST,
    STEPS,
    Cell,
    Counts,
    Map,
    World,
    cell_name,
    count_at,
    fence_between,
)

WIDEST, HIGHEST = 26, 20
HEADINGS = ">v<^"
LETTERS = "#.><^vG*op0123456789"
MOST = 99  # of items on a cell, of things in a pot
BIGGEST = 9999  # number on a cell

# Fields of a map in a level file, with their other names.
FIELDS: Mapping[str, tuple[str, ...]] = {
    "grid": ("grille", "map", "carte"),
    "items": ("objets",),
    "pots": (),
    "numbers": ("nombres",),
    "painted": ("peints", "peint", "peinte", "peintes"),
    "paint": ("peindre", "a_peindre"),
    "flags": ("flag", "drapeau", "drapeaux"),
    "walls": ("murs",),
}


def parse_cell(name: Any) -> Cell | None:
    """The cell called `B3`, or None when that is not a name of a cell."""
    found = re.fullmatch(r"([A-Za-z])([1-9][0-9]?)", str(name).strip())
    return (ord(found[1].upper()) - ord("A"), int(found[2]) - 1) if found else None


@dataclass
class _Reading:
    """A map being read: what is known so far, and every problem met."""

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
        """A named cell of the grid; a problem when it is not one."""
        cell = parse_cell(name)
        if cell is None:
            self.problem("cell_name", where, cell=name)
        elif not (cell[0] < self.width and cell[1] < self.height):
            self.problem("cell_outside", where, cell=name, last=cell_name((self.width - 1, self.height - 1)))
        else:
            return cell
        return None


def parse_map(fields: Mapping[str, Any]) -> tuple[World | None, tuple[Diagnostic, ...]]:
    """The world at the start of a map (FIELDS, and `auto_pick`), or None and everything that is wrong."""
    reading = _Reading()
    start = _read_grid(reading, fields.get("grid"))
    if not reading.width:
        return None, tuple(reading.problems)
    items = _counts(reading, fields, "items", dict.fromkeys(reading.cells("*"), 1), (1, MOST))
    pots = _counts(reading, fields, "pots", dict.fromkeys(reading.cells("o"), 1), (1, MOST))
    digits = {cell: int(reading.letters[cell]) for cell in reading.cells("0123456789")}
    numbers = _counts(reading, fields, "numbers", digits, (-BIGGEST, BIGGEST))
    cells = {name: frozenset(_cells(reading, fields, name)) for name in ("painted", "paint", "flags")}
    fences = frozenset(_fences(reading, fields.get("walls")))
    if reading.problems or start is None:
        return None, tuple(reading.problems)
    map = Map(
        reading.width,
        reading.height,
        frozenset(reading.cells("#")),
        fences,
        cells["flags"] | frozenset(reading.cells("G")),
        pots,
        cells["paint"] | frozenset(reading.cells("p")),
        bool(fields.get("auto_pick", False)),
    )
    heading = HEADINGS.index(reading.letters[start])
    return World(map, *start, heading, items, (), cells["painted"], numbers), ()


def _read_grid(reading: _Reading, grid: Any) -> Cell | None:
    """Fill the letters; the start, or None when something is wrong with it."""
    if not isinstance(grid, str) or not grid.strip():
        reading.problem("no_grid", "grid")
        return None
    lines = [line.rstrip() for line in grid.rstrip().splitlines()]
    reading.top = next(index for index, line in enumerate(lines) if line)
    lines = lines[reading.top :]
    width = max(len(line) for line in lines)
    if width > WIDEST or len(lines) > HIGHEST:
        reading.problem("too_large", "grid", width=WIDEST, height=HIGHEST, line=1, column=1)
        return None
    reading.width, reading.height = width, len(lines)
    for y, line in enumerate(lines):
        _read_row(reading, y, line)
    return _start(reading)


def _read_row(reading: _Reading, y: int, line: str) -> None:
    if len(line) < reading.width:
        reading.problem("ragged", "grid", line=y + 1, column=len(line) + 1, n=len(line), width=reading.width)
    for x, letter in enumerate(line):
        if letter not in LETTERS:
            reading.problem("map_letter", "grid", line=y + 1, column=x + 1, letter=letter, letters=LETTERS)
        reading.letters[x, y] = letter


def _start(reading: _Reading) -> Cell | None:
    starts = reading.cells(HEADINGS)
    if not starts:
        reading.problem("no_start", "grid", line=1, column=1)
        return None
    for x, y in starts[1:]:
        reading.problem("two_starts", "grid", line=y + 1, column=x + 1, cell=cell_name(starts[0]))
    return starts[0]


def _counts(
    reading: _Reading, fields: Mapping[str, Any], name: str, drawn: dict[Cell, int], bounds: tuple[int, int]
) -> Counts:
    """Numbers of cells: those drawn in the grid, and those of the field in their place."""
    value = fields.get(name)
    if value is not None and not isinstance(value, Mapping):
        reading.problem("not_cells_to_numbers", name)
        value = None
    for key, count in (value or {}).items():
        where = f"{name}.{key}"
        cell = reading.cell(key, where)
        if isinstance(count, bool) or not isinstance(count, int) or not bounds[0] <= count <= bounds[1]:
            reading.problem("count", where, least=bounds[0], most=bounds[1], cell=key)
        elif cell is not None and not _in_wall(reading, cell, where):
            drawn[cell] = count
    return tuple(sorted(drawn.items()))


def _cells(reading: _Reading, fields: Mapping[str, Any], name: str) -> Iterable[Cell]:
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


def _in_wall(reading: _Reading, cell: Cell, where: str) -> bool:
    if reading.letters.get(cell) != "#":
        return False
    reading.problem("cell_in_wall", where, cell=cell_name(cell))
    return True


def _fences(reading: _Reading, value: Any) -> Iterable[tuple[int, int, int]]:
    if value is not None and not isinstance(value, list | tuple):
        reading.problem("not_fences", "walls")
        return
    for index, entry in enumerate(value or ()):
        where = f"walls[{index}]"
        names = str(entry).split("-")
        if len(names) != 2:
            reading.problem("fence", where, wall=entry)
            continue
        first, second = (reading.cell(name, where) for name in names)
        if first is None or second is None:
            continue
        step = (second[0] - first[0], second[1] - first[1])
        if step in STEPS:
            yield fence_between(first, STEPS.index(step))
        else:
            reading.problem("fence", where, wall=entry)


def to_text(world: World) -> str:
    """The world in letters, as a map of a level file would draw it, then what letters cannot show."""
    rows = ["".join(_letter(world, (x, y)) for x in range(world.map.width)) for y in range(world.map.height)]
    return "\n".join([*rows, *_extras(world)])


def _letter(world: World, cell: Cell) -> str:
    """The letter of the first thing there is on a cell, the robot before all."""
    if cell == world.cell:
        return HEADINGS[world.heading]
    if cell in world.map.walls:
        return "#"
    if cell in world.map.flags:
        return "G"
    if count_at(world.items, cell):
        return "*"
    if count_at(world.map.pots, cell):
        return "o"
    number = next((number for where, number in world.numbers if where == cell), None)
    if number is not None and 0 <= number <= 9:
        return str(number)
    return "p" if cell in world.map.targets else "."


def _extras(world: World) -> list[str]:
    """What the letters hide: one line for each name that has something to say."""
    parts = {
        "items": _told(world, world.items, lambda count: count == 1, "*"),
        "pots": _told(world, world.map.pots, lambda count: count == 1, "o"),
        "filled": _told(world, world.filled, lambda _: False, ""),
        "numbers": _told(world, world.numbers, lambda number: 0 <= number <= 9, "0123456789"),
        "painted": " ".join(cell_name(cell) for cell in sorted(world.painted)),
        "paint": " ".join(cell_name(c) for c in sorted(world.map.targets) if _letter(world, c) != "p"),
        "flags": " ".join(cell_name(c) for c in sorted(world.map.flags) if _letter(world, c) != "G"),
        "walls": " ".join(_fence_name(fence) for fence in sorted(world.map.fences)),
        "bag": str(world.bag or ""),
        "said": ", ".join(repr(value) for value in world.said),
    }
    return [f"{name}: {told}" for name, told in parts.items() if told]


def _told(world: World, counts: Counts, plain: Callable[[int], bool], letters: str) -> str:
    hidden = [(c, n) for c, n in counts if not plain(n) or _letter(world, c) not in (letters or "-")]
    return " ".join(f"{cell_name(cell)}={count}" for cell, count in hidden)


def _fence_name(fence: tuple[int, int, int]) -> str:
    x, y, heading = fence
    other = (x + 1, y) if heading == EAST else (x, y + 1)
    return f"{cell_name((x, y))}-{cell_name(other)}"
