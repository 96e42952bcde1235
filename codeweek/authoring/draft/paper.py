"""The sheet of a turtle level as a hand finds it: what can be changed, in numbers and in words."""

from collections.abc import Mapping
from typing import Any, TypedDict

from codeweek.authoring.draft.fields import Table, got, words_in
from codeweek.authoring.draft.maps import maps_of
from codeweek.authoring.draft.turtle import QUARTER, world_of
from codeweek.blocks.read import read
from codeweek.engine.run import run
from codeweek.levels.files.fields import meant
from codeweek.levels.files.parse import FIELDS
from codeweek.levels.files.target import SHOWN_ONLY
from codeweek.levels.level import MODES
from codeweek.levels.programs import catalogue_of_kind
from codeweek.program import Program
from codeweek.text import Text
from codeweek.worlds.turtle import KIND
from codeweek.worlds.turtle.sheet import HEADINGS, WIDTHS
from codeweek.worlds.turtle.state import COLUMNS, ROWS, World

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
    program = _model(tree)
    return [_drawn(world_of(map), program) for map in maps_of(tree) or [{}]]


def _model(tree: Mapping[str, Any]) -> Program | None:
    """The program whose drawing is to be copied, if it can be read."""
    field = "model"
    if not words_in(got(dict(tree), FIELDS, "model"), "").strip():
        mode = meant(words_in(got(dict(tree), FIELDS, "mode"), ""), MODES)
        field = "" if mode in SHOWN_ONLY else "solution"
    source = words_in(got(dict(tree), FIELDS, field), "") if field else ""
    reading = read(catalogue_of_kind(KIND.name), source)
    return None if reading.problems else reading.program


def _drawn(start: World | None, program: Program | None) -> World | None:
    if start is None or program is None or KIND.with_model is None:
        return start
    end = run(program, KIND.commands, start).world
    found: World = KIND.with_model(start, end)
    return found
