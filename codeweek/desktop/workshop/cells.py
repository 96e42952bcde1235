"""What is on the cells of a map of a draft: letters, counts and marks, and the cell in words."""

from codeweek.authoring.draft.draft_view import DraftMap
from codeweek.authoring.draft.stage_draft import HERO_SIGN
from codeweek.desktop.workshop.tools import COUNTED, TURNS, tool_of
from codeweek.text import Text
from codeweek.worlds.robot.grid_reader import parse_cell
from codeweek.worlds.robot.state import cell_name

Cell = tuple[int, int]


def letter_at(map: DraftMap, cell: Cell) -> str:
    """The letter of a cell."""
    rows = map["grid"]
    return str(rows[cell[1]][cell[0]]) if cell[1] < len(rows) and cell[0] < len(rows[cell[1]]) else "."


def count(map: DraftMap, cell: Cell, name: str) -> int | None:
    """How many there are on a cell, or the number written there."""
    for key, number in map["counts"][name].items():
        if parse_cell(key) == cell and type(number) is int:
            return int(number)
    letter = letter_at(map, cell)
    if name == "numbers":
        return int(letter) if letter.isdigit() else None
    return 1 if letter == {"items": "*", "pots": "o"}.get(name) else None


def counted(map: DraftMap, cell: Cell) -> str:
    """What there may be several of on a cell: a number, a pot, else things."""
    return next((name for name in ("numbers", "pots") if count(map, cell, name) is not None), "items")


def is_marked(map: DraftMap, cell: Cell, name: str) -> bool:
    """Whether a cell has a mark: `paint` is to be painted, `painted` is painted."""
    return cell_name(cell) in [each.upper() for each in map["marks"][name]]


def start(map: DraftMap) -> Cell:
    """Where the robot starts; the first cell when it does not."""
    found = ((x, y) for y, row in enumerate(map["grid"]) for x, letter in enumerate(row) if letter in TURNS)
    return next(found, (0, 0))


def heading(map: DraftMap) -> str:
    """The way the robot looks at the start now."""
    return next((letter for row in map["grid"] for letter in row if letter in TURNS), ">")


def told(map: DraftMap, cell: Cell, text: Text) -> str:
    """The cell in words."""
    there = tool_of(letter_at(map, cell))
    found = [] if there in ("floor", "number", *COUNTED) else [there]
    found += [name for name in ("paint", "painted") if is_marked(map, cell, name)]
    things = [text(f"workshop.tool.{name}") for name in dict.fromkeys(found)]
    for tool, name in COUNTED.items():
        number = count(map, cell, name)
        if number is not None:
            key = "workshop.number" if tool == "number" else "workshop.many"
            things.append(text(key, thing=text(f"workshop.tool.{tool}"), n=number))
    heroes = [
        name[1:]
        for name, places in map["marks"].items()
        if name[0] == HERO_SIGN and places == [cell_name(cell)]
    ]
    words = ", ".join([*things, *heroes]) or text("workshop.tool.floor")
    return text("workshop.cell", cell=cell_name(cell), things=words)
