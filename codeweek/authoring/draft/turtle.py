"""The map of a turtle level being edited: where it starts, where it looks, how large its sheet is."""

import math
from collections.abc import Mapping
from typing import Any

from codeweek.authoring.draft.table_fields import Table, got, put
from codeweek.levels.files.field_reader import Names
from codeweek.levels.files.map_reader import HIDDEN
from codeweek.worlds.fields import names_of
from codeweek.worlds.turtle.state import COLUMNS, ROWS, World
from codeweek.worlds.turtle.turtle_map import FIELDS, HEADINGS, USUAL, WIDTHS, parse_map

IN_SHEET: Names = {**names_of(FIELDS), **HIDDEN}
FULL, QUARTER = 360, 90
FAR = 1e6  # steps: further than any sheet


def world_of(map: Any) -> World | None:
    """The start of a map as far as it can be read, None for one that is no table; no map is a usual one."""
    if not isinstance(map, dict | None):
        return None
    fields = {name: found for name in FIELDS if (found := got(map or {}, IN_SHEET, name)) is not None}
    wrong = {problem.field for problem in parse_map(fields)[1]}
    return parse_map({name: field for name, field in fields.items() if name not in wrong})[0]


def changed(map: Table, what: Mapping[str, Any], french: bool) -> Table:
    """A map with what is given of a place (`x` and `y`), a `heading`, a `sheet` (or None) and `free`.

    What does not fit is left alone, and the turtle never stands beside the sheet.
    """
    found = dict(map)
    if "sheet" in what:
        _resize(found, what["sheet"], french)
    if _number(what.get("x")) and _number(what.get("y")):
        _place(found, [round(what["x"]), round(what["y"])], french)
    if _number(what.get("heading")):
        _turn(found, round(what["heading"]) % FULL, french)
    if type(what.get("free")) is bool:
        _free(found, what["free"], french)
    return found


def _number(value: Any) -> bool:
    return type(value) in (int, float) and math.isfinite(value) and abs(value) <= FAR


def _resize(map: Table, width: Any, french: bool) -> None:
    """Set the width of the sheet, and bring the turtle onto it."""
    if width is not None and not (type(width) is int and WIDTHS[0] <= width <= WIDTHS[1]):
        return
    if width != got(map, IN_SHEET, "sheet"):
        put(map, IN_SHEET, "sheet", width, french)
    start = got(map, IN_SHEET, "start")
    if isinstance(start, list) and len(start) == 2 and _number(start[0]) and _number(start[1]):
        _place(map, start, french)


def _place(map: Table, place: list[Any], french: bool) -> None:
    """Set the start, in steps from the middle of the sheet; one beside it is brought to its edge."""
    world = world_of(map)
    width = world.sheet.unit * COLUMNS if world else USUAL
    place = [_within(place[0], width / 2), _within(place[1], width * ROWS / COLUMNS / 2)]
    start = got(map, IN_SHEET, "start")
    if place != ([0, 0] if start is None else start):
        put(map, IN_SHEET, "start", place, french)


def _within(value: float, most: float) -> float:
    return value if abs(value) <= most else int(math.copysign(math.floor(most), value))


def _turn(map: Table, degrees: int, french: bool) -> None:
    """Set the heading: a side of the sheet by its name, any other in degrees."""
    written = got(map, IN_SHEET, "heading")
    now = parse_map({} if written is None else {"heading": written})[0]
    if now is None or now.heading != degrees:
        put(map, IN_SHEET, "heading", degrees if degrees % QUARTER else _side(degrees, french), french)


def _side(degrees: int, french: bool) -> str:
    name, others = list(HEADINGS.items())[degrees // QUARTER]
    return others[0] if french else name


def _free(map: Table, free: bool, french: bool) -> None:
    """Set whether the drawing may be anywhere."""
    if free != (got(map, IN_SHEET, "free_position") is True):
        put(map, IN_SHEET, "free_position", free or None, french)
