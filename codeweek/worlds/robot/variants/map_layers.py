"""A map in a form that is easy to change: its walls, and a layer for each sort of thing."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise
from typing import Any

from codeweek.worlds.robot.grid import HEADINGS
from codeweek.worlds.robot.run_rules import rules_told
from codeweek.worlds.robot.state import EAST, Cell, Counts, Map, Rules, World, cell_name

Layer = Mapping[Cell, int]
Fence = tuple[int, int, int]

# Layers with a letter in the grid, in order of precedence when several are on one cell.
DRAWN: Mapping[str, str] = {"flags": "G", "items": "*", "pots": "o", "numbers": "", "paint": "p"}
LISTED = ("flags", "paint", "painted")  # layers without numbers
LAYERS = (*DRAWN, "painted", "wanted_numbers")  # as level files call them


@dataclass(frozen=True)
class Plan:
    """A map and everything on it before the first step."""

    width: int
    height: int
    walls: frozenset[Cell]
    fences: frozenset[Fence]
    things: Mapping[str, Layer]
    start: Cell
    heading: int = EAST
    auto_pick: bool = False
    letters: bool = False
    basket: int = 0
    rules: Rules = field(default_factory=dict)

    def cells(self) -> Iterable[Cell]:
        """Every cell, row by row."""
        return ((x, y) for y in range(self.height) for x in range(self.width))

    def free(self) -> list[Cell]:
        """The cells that are not walls."""
        return [cell for cell in self.cells() if cell not in self.walls]

    def with_layer(self, name: str, layer: Layer) -> "Plan":
        """The same plan with another content of a layer."""
        return replace(self, things={**self.things, name: layer})


def plan_of(world: World) -> Plan:
    """The plan of a world that is at its start."""
    map = world.map
    things: dict[str, Layer] = {
        "flags": dict.fromkeys(sorted(map.flags), 1),
        "items": dict(world.items),
        "pots": dict(map.pots),
        "numbers": dict(world.numbers),
        "paint": dict.fromkeys(sorted(map.targets), 1),
        "painted": dict.fromkeys(sorted(world.painted), 1),
        "wanted_numbers": dict(map.wanted),
    }
    return Plan(
        map.width,
        map.height,
        map.walls,
        map.fences,
        things,
        map.start,
        map.start_heading,
        map.auto_pick,
        map.letters,
        map.basket,
        map.rules,
    )


def world_of(plan: Plan) -> World:
    """The world that a plan describes."""
    things = plan.things
    map = Map(
        plan.width,
        plan.height,
        plan.walls,
        plan.fences,
        frozenset(things["flags"]),
        _counts(things["pots"]),
        frozenset(things["paint"]),
        plan.auto_pick,
        plan.start,
        plan.heading,
        _counts(things["wanted_numbers"]),
        basket=plan.basket,
        letters=plan.letters,
        rules=plan.rules,
    )
    items, numbers = _counts(things["items"]), _counts(things["numbers"])
    painted = frozenset(things["painted"])
    return World(map, *plan.start, plan.heading, items, (), painted, numbers, plan.basket)


def _counts(layer: Layer) -> Counts:
    return tuple(sorted(layer.items()))


def fields_of(plan: Plan) -> dict[str, Any]:
    """The plan as fields of a level file: the grid of letters, then fields for what letters cannot draw."""
    letters = {cell: _letter(plan, cell) for cell in plan.cells()}
    rows = ["".join(letters[x, y] for x in range(plan.width)) for y in range(plan.height)]
    fields: dict[str, Any] = {"grid": "\n".join(rows) + "\n"}
    for name in LAYERS:
        hidden = {cell: n for cell, n in plan.things[name].items() if not _is_drawn(name, n, letters[cell])}
        if hidden:
            named = {cell_name(cell): number for cell, number in sorted(hidden.items())}
            fields[name] = list(named) if name in LISTED else named
    if plan.fences:
        fields["walls"] = [_fence_name(fence) for fence in sorted(plan.fences)]
    if plan.letters:
        fields["letters"] = True
    return fields | rules_told(plan.rules)


def _letter(plan: Plan, cell: Cell) -> str:
    if cell == plan.start:
        return HEADINGS[plan.heading]
    if cell in plan.walls:
        return "#"
    for name, letter in DRAWN.items():
        number = plan.things[name].get(cell)
        if number is not None and (letter or 0 <= number <= 9):
            return letter or str(number)
    return "."


def _is_drawn(name: str, number: int, letter: str) -> bool:
    """Whether the letter of a cell is enough to describe what a layer has there."""
    if name == "numbers":
        return letter == str(number)
    return letter == DRAWN.get(name) and number == 1


def _fence_name(fence: Fence) -> str:
    x, y, heading = fence
    return f"{cell_name((x, y))}-{cell_name((x + 1, y) if heading == EAST else (x, y + 1))}"


def recut(plan: Plan, columns: Sequence[int], rows: Sequence[int], doubled: bool) -> Plan | None:
    """The map made of these columns and rows, in this order; None when the start is on none of them.

    A duplicated row or column keeps its items only in its first copy, except in the layers of `doubled`.
    """
    if plan.start[0] not in columns or plan.start[1] not in rows:
        return None
    places = {(x, y): (columns[x], rows[y]) for y in range(len(rows)) for x in range(len(columns))}
    first = {(columns.index(column), rows.index(row)): (column, row) for column in columns for row in rows}
    holders = places if doubled else first
    things = {
        name: {cell: layer[source] for cell, source in holders.items() if source in layer}
        for name, layer in plan.things.items()
    }
    return replace(
        plan,
        width=len(columns),
        height=len(rows),
        walls=frozenset(cell for cell, source in places.items() if source in plan.walls),
        fences=frozenset(_fences(plan, columns, rows)),
        things=things,
        start=(columns.index(plan.start[0]), rows.index(plan.start[1])),
    )


def _fences(plan: Plan, columns: Sequence[int], rows: Sequence[int]) -> Iterable[Fence]:
    """The fences between lines that are neighbours after the cut, from those between them before."""
    for across, lines in enumerate((columns, rows)):
        for place, (one, other) in enumerate(pairwise(lines)):
            between = range(min(one, other), max(one, other))
            for along, source in enumerate(rows if across == 0 else columns):
                if any(_stands(plan, across, line, source) for line in between):
                    yield (place, along, across) if across == 0 else (along, place, across)


def _stands(plan: Plan, across: int, line: int, source: int) -> bool:
    return ((line, source, across) if across == 0 else (source, line, across)) in plan.fences
