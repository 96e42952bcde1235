"""The robot's world as text: the map of a level file, and a picture in letters for tests and terminals."""

from collections.abc import Callable, Collection, Mapping
from typing import Any

from codeweek.diagnostic import Diagnostic
from codeweek.text import Key
from codeweek.worlds.fields import (
    ByCell,
    CellName,
    FenceName,
    Field,
    Flag,
    Grid,
    Table,
    Values,
    Whole,
    names_of,
)
from codeweek.worlds.robot.goals import asked_fields
from codeweek.worlds.robot.grid_reader import (
    GridReader,
    is_whole,
    read_cells,
    read_counts,
    read_fences,
    read_flag,
)
from codeweek.worlds.robot.number_commands import BIGGEST
from codeweek.worlds.robot.run_rules import read_rules, rules_told
from codeweek.worlds.robot.state import EAST, Cell, Counts, Hidden, Map, World, cell_name, count_at

WIDEST, HIGHEST = 26, 20
HEADINGS = ">v<^"
LETTERS = "#.><^vG*op0123456789"
MOST = 99  # of items on a cell, of things in a pot
MOST_TRIES = 12
GUESS: Mapping[str, Field] = {
    "min": Field((), Whole(0, BIGGEST - 1)),
    "max": Field((), Whole(1, BIGGEST)),
    "tries": Field(("essais",), Whole(1, MOST_TRIES)),
    "secret": Field(("cache",), Whole(0, BIGGEST)),
}
THINGS, NUMBERS = ByCell(Whole(1, MOST)), ByCell(Whole(-BIGGEST, BIGGEST))
CELLS = Values(CellName(), alone=True)
FIELDS: Mapping[str, Field] = {
    "grid": Field(("grille", "map", "carte"), Grid(LETTERS, HEADINGS)),
    "items": Field(("objets",), THINGS),
    "pots": Field((), THINGS),
    "numbers": Field(("nombres",), NUMBERS),
    "painted": Field(("peints", "peint", "peinte", "peintes"), CELLS),
    "paint": Field(("peindre", "a_peindre"), CELLS),
    "flags": Field(("drapeaux", "drapeau", "flag"), CELLS),
    "walls": Field(("murs",), Values(FenceName())),
    "wanted_numbers": Field(("nombres_voulus",), NUMBERS),
    "letters": Field(("lettres",), Flag()),
    "guess": Field(("devine",), Table(GUESS, plain=True)),
    **asked_fields(),
}


def parse_map(fields: Mapping[str, Any]) -> tuple[World | None, tuple[Diagnostic, ...]]:
    """Read the fields of a map (FIELDS, `auto_pick` and `bag`): its first world, or None and all problems."""
    reading = GridReader()
    others = (fields.keys() & FIELDS) - {"guess"}
    guess = fields.get("guess")
    world = _grid_map(reading, fields) if guess is None else read_guess(reading, guess, others)
    return (None if reading.problems else world), tuple(reading.problems)


def _grid_map(reading: GridReader, fields: Mapping[str, Any]) -> World | None:
    start = _read_grid(reading, fields.get("grid"))
    if not reading.width:
        return None
    items = read_counts(reading, fields, "items", dict.fromkeys(reading.cells("*"), 1), (1, MOST))
    pots = read_counts(reading, fields, "pots", dict.fromkeys(reading.cells("o"), 1), (1, MOST))
    digits = {cell: int(reading.letters[cell]) for cell in reading.cells("0123456789")}
    numbers = read_counts(reading, fields, "numbers", digits, (-BIGGEST, BIGGEST))
    wanted = read_counts(reading, fields, "wanted_numbers", {}, (-BIGGEST, BIGGEST))
    cells = {name: frozenset(read_cells(reading, fields, name)) for name in ("painted", "paint", "flags")}
    fences = frozenset(read_fences(reading, fields.get("walls")))
    coded = read_flag(reading, fields, "letters")
    basket = int(fields.get("bag") or 0)
    rules = read_rules(reading, fields, basket + sum(count for _, count in items))
    if reading.problems or start is None:
        return None
    heading = HEADINGS.index(reading.letters[start])
    map = Map(
        reading.width,
        reading.height,
        frozenset(reading.cells("#")),
        fences,
        cells["flags"] | frozenset(reading.cells("G")),
        pots,
        cells["paint"] | frozenset(reading.cells("p")),
        bool(fields.get("auto_pick", False)),
        start,
        heading,
        wanted,
        None,
        basket,
        coded,
        rules,
    )
    return World(map, *start, heading, items, (), cells["painted"], numbers, map.basket)


def _read_grid(reading: GridReader, grid: Any) -> Cell | None:
    """Read the letters of the grid; return the start, or None when it is missing or there twice."""
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


def _read_row(reading: GridReader, y: int, line: str) -> None:
    if len(line) < reading.width:
        reading.problem("ragged", "grid", line=y + 1, column=len(line) + 1, n=len(line), width=reading.width)
    for x, letter in enumerate(line):
        if letter not in LETTERS:
            reading.problem("map_letter", "grid", line=y + 1, column=x + 1, letter=letter, letters=LETTERS)
        reading.letters[x, y] = letter


def _start(reading: GridReader) -> Cell | None:
    starts = reading.cells(HEADINGS)
    if not starts:
        reading.problem("no_start", "grid", line=1, column=1)
        return None
    for x, y in starts[1:]:
        reading.problem("two_starts", "grid", line=y + 1, column=x + 1, cell=cell_name(starts[0]))
    return starts[0]


def read_guess(reading: GridReader, value: Any, others: Collection[str]) -> World | None:
    """The world of the field `guess`; `others` are the fields beside it, which are problems."""
    if others:
        reading.problem("guess_alone", "guess", name=Key(f"robot.field.{min(others)}.key"))
    guess_fields = _guess_fields(value)
    if set(guess_fields) != set(GUESS):
        reading.problem("guess_fields", "guess")
        return None
    numbers = [
        _guess_number(reading, guess_fields, "min", 0, BIGGEST - 1),
        _guess_number(reading, guess_fields, "max", 1, BIGGEST),
        _guess_number(reading, guess_fields, "tries", 1, MOST_TRIES),
    ]
    if reading.problems:
        return None
    least, most, tries = numbers
    return World(
        Map(
            1,
            1,
            hidden=Hidden(least, most, tries, _guess_number(reading, guess_fields, "secret", least, most)),
        ),
        0,
        0,
    )


def _guess_fields(value: Any) -> dict[str, Any]:
    """The fields by their main names; empty when it is not a table."""
    names = {word: name for name, others in names_of(GUESS).items() for word in (name, *others)}
    found = value if isinstance(value, Mapping) else {}
    return {names.get(str(key), str(key)): number for key, number in found.items()}


def _guess_number(reading: GridReader, told: Mapping[str, Any], name: str, least: int, most: int) -> int:
    if is_whole(told[name], least, most):
        return int(told[name])
    reading.problem("count", f"guess.{name}", least=least, most=most)
    return 0


def to_text(world: World) -> str:
    """The world in the letters of a level file's map, then lines for what letters cannot show."""
    rows = ["".join(_letter(world, (x, y)) for x in range(world.map.width)) for y in range(world.map.height)]
    return "\n".join([*rows, *_extras(world)])


def _letter(world: World, cell: Cell) -> str:
    """The letter of a cell: the robot if it is there, else the first thing on it."""
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
    """What the letters cannot show: a line for each field with something to say."""
    parts = {
        "items": _told(world, world.items, lambda count: count == 1, "*"),
        "pots": _told(world, world.map.pots, lambda count: count == 1, "o"),
        "filled": _told(world, world.filled, lambda _: False, ""),
        "numbers": _told(world, world.numbers, lambda number: 0 <= number <= 9, "0123456789"),
        "wanted": _told(world, world.map.wanted, lambda _: False, ""),
        "letters": "true" if world.map.letters else "",
        "guess": _guess_told(world),
        "painted": " ".join(cell_name(cell) for cell in sorted(world.painted)),
        "paint": " ".join(cell_name(c) for c in sorted(world.map.targets) if _letter(world, c) != "p"),
        "flags": " ".join(cell_name(c) for c in sorted(world.map.flags) if _letter(world, c) != "G"),
        "walls": " ".join(_fence_name(fence) for fence in sorted(world.map.fences)),
        "bag": str(world.bag or ""),
        "said": ", ".join(repr(value) for value in world.said),
        **{name: str(told) for name, told in rules_told(world.map.rules).items()},
    }
    return [f"{name}: {part}" for name, part in parts.items() if part]


def _guess_told(world: World) -> str:
    """The range, the tries and the numbers proposed; never the hidden number."""
    hidden = world.map.hidden
    if hidden is None:
        return ""
    proposed = "".join(f" {number}" for number in world.proposed)
    return f"{hidden.least}-{hidden.most} in {hidden.tries}:{proposed}"


def _told(world: World, counts: Counts, plain: Callable[[int], bool], letters: str) -> str:
    hidden = [(c, n) for c, n in counts if not plain(n) or _letter(world, c) not in (letters or "-")]
    return " ".join(f"{cell_name(cell)}={count}" for cell, count in hidden)


def _fence_name(fence: tuple[int, int, int]) -> str:
    x, y, heading = fence
    other = (x + 1, y) if heading == EAST else (x, y + 1)
    return f"{cell_name((x, y))}-{cell_name(other)}"
