"""The sheet of a turtle level as a hand finds it: what can be changed, in numbers and in words."""

from typing import TypedDict

from codeweek.authoring.draft.draft_maps import maps_of
from codeweek.authoring.draft.modelled import model, with_model
from codeweek.authoring.draft.table_fields import Table
from codeweek.authoring.draft.turtle import QUARTER, world_of
from codeweek.text import Text
from codeweek.worlds.turtle import KIND
from codeweek.worlds.turtle.state import COLUMNS, ROWS, World
from codeweek.worlds.turtle.turtle_map import HEADINGS, WIDTHS

RUNGS = (*range(50, 500, 50), *range(500, 1000, 100), *range(1000, WIDTHS[1] + 1, 500))  # widths, in steps
HOPS = (1, 5, 10, 50, 100)  # steps that the start moves by


class Paper(TypedDict):
    """The start, in steps from the middle of the sheet; `fitted`: the level leaves its size to the drawing.

    `hop`: the least a hand moves it by. `narrower`, `wider`: the next widths, None at the end.
    """

    x: float
    y: float
    heading: float
    width: int
    fitted: bool
    free: bool
    hop: int
    narrower: int | None
    wider: int | None


def paper(world: World) -> Paper:
    """The sheet of a start."""
    sheet = world.sheet
    width = max(WIDTHS[0], min(round(sheet.unit * COLUMNS), WIDTHS[1]))
    return {
        "x": world.x - sheet.left - sheet.unit * COLUMNS / 2,
        "y": world.y - sheet.top + sheet.unit * ROWS / 2,
        "heading": world.heading,
        "width": width,
        "fitted": not sheet.given,
        "free": sheet.free,
        "hop": max(hop for hop in HOPS if hop == 1 or 3 * hop <= sheet.square),
        "narrower": max((rung for rung in RUNGS if rung < width), default=None),
        "wider": min((rung for rung in RUNGS if rung > width), default=None),
    }


def told(paper: Paper, text: Text) -> str:
    """The sheet in words."""
    degrees = round(paper["heading"])
    name = list(HEADINGS)[degrees // QUARTER] if degrees % QUARTER == 0 else "degrees"
    way = text(f"draft.turtle.{name}", degrees=degrees)
    place = {"x": round(paper["x"]), "y": round(paper["y"])}
    key = "fitted" if paper["fitted"] else "told"
    return text(f"draft.turtle.{key}", **place, way=way, width=paper["width"])


def sheets(tree: Table) -> list[World | None]:
    """The start of each map of a level that is not right yet, over its model as far as that is drawn."""
    program = model(tree)
    return [with_model(world_of(map), program, KIND.name) for map in maps_of(tree) or [{}]]
