"""Acts on the cells of a map being drawn."""

from codeweek.authoring.draft.draft_maps import IN_MAP
from codeweek.authoring.draft.editable_map import COUNTS, DIGITS, LISTS, Drawing, fence_of
from codeweek.authoring.draft.table_fields import put
from codeweek.worlds.robot.grid import HEADINGS, LETTERS
from codeweek.worlds.robot.state import EAST, SOUTH, Cell, cell_name, fence_between

SIDES = {"east": EAST, "south": SOUTH}
SIGNS = {"items": "*", "pots": "o"}  # the letter of one
UNDER_START = {"*": "items", "o": "pots", "G": "flags", "p": "paint"}  # what says a letter beside the grid


def paint(drawing: Drawing, cell: Cell, letter: str) -> None:
    """Put a thing on a cell, replacing what is there; the start keeps what is under it."""
    there = drawing.letter(cell)
    if letter == there or letter not in LETTERS:
        return
    if letter in HEADINGS:
        _place_start(drawing, cell, letter)
    elif there in HEADINGS:
        _under_start(drawing, cell, letter)
    else:
        drawing.clear(cell)
        drawing.write(cell, letter)


def _place_start(drawing: Drawing, cell: Cell, letter: str) -> None:
    before, covered = drawing.start(), drawing.letter(cell)
    if before is not None and before != cell:
        drawing.write(before, ".")
    if covered not in HEADINGS:
        _note(drawing, cell, covered)
    drawing.write(cell, letter)


def _under_start(drawing: Drawing, cell: Cell, letter: str) -> None:
    """Put a thing under the start, which goes into a table; a wall cannot be there."""
    if letter != "#":
        drawing.clear(cell)
        _note(drawing, cell, letter)


def _note(drawing: Drawing, cell: Cell, letter: str) -> None:
    name = UNDER_START.get(letter, "")
    if letter in DIGITS:
        if drawing.count("numbers", cell) is None:
            drawing.set_count("numbers", cell, int(letter))
    elif name in LISTS:
        drawing.set_listed(name, cell, True)
    elif name and drawing.count(name, cell) is None:
        drawing.set_count(name, cell, 1)


def count(drawing: Drawing, cell: Cell, name: str, number: int | None) -> None:
    """Set the count of things on a cell, or its number; with a letter of the grid where there is one."""
    letter = drawing.letter(cell)
    if name not in COUNTS or letter == "#":
        return
    number = None if name in SIGNS and not number else number
    if number is not None and not COUNTS[name][0] <= number <= COUNTS[name][1]:
        return
    signs = SIGNS.get(name, DIGITS if name == "numbers" else "-")
    sign = _sign(name, number)
    if letter in signs or (letter == "." and number is not None):
        drawing.write(cell, sign or ("." if number is None or name == "numbers" else SIGNS.get(name, ".")))
    stays = number is not None and not (sign and drawing.letter(cell) == sign)
    drawing.set_count(name, cell, number if stays else None)


def _sign(name: str, number: int | None) -> str:
    """The letter that stands for this count of things, if there is one."""
    if name == "numbers":
        return str(number) if number is not None and 0 <= number <= 9 else ""
    return SIGNS.get(name, "") if number == 1 else ""


def mark(drawing: Drawing, cell: Cell, name: str, on: bool) -> None:
    """Set whether a cell is painted, to be painted, or has a flag, under anything else on it."""
    if name in LISTS and drawing.letter(cell) != "#":
        drawing.set_listed(name, cell, on)


def fence(drawing: Drawing, cell: Cell, side: str) -> None:
    """Add or remove a thin wall on a side of a cell."""
    east = side == "east"
    other = (cell[0] + east, cell[1] + (not east))
    if side not in SIDES or other[0] >= drawing.width or other[1] >= drawing.height:
        return
    wanted = fence_between(cell, SIDES[side])
    found = drawing.listed("walls")
    kept = [each for each in found if fence_of(each) != wanted]
    new = kept if len(kept) < len(found) else [*found, f"{cell_name(cell)}-{cell_name(other)}"]
    put(drawing.table, IN_MAP, "walls", new or None, drawing.french)
