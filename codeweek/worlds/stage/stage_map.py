"""Reads the stage of a level file: its grid, its heroes, its boxes."""

from collections.abc import Iterator, Mapping
from typing import Any

from codeweek.diagnostic import Diagnostic
from codeweek.worlds.fields import ByName, Field, Grid, Whole, Word
from codeweek.worlds.robot.grid import HIGHEST, WIDEST
from codeweek.worlds.robot.grid_reader import is_whole
from codeweek.worlds.stage.looks import PICTURES, WORDS
from codeweek.worlds.stage.reader import StageReader, is_name
from codeweek.worlds.stage.roles import HEROES, read_heroes
from codeweek.worlds.stage.scenario import QUESTIONS, SCENARIO, read_scenario
from codeweek.worlds.stage.state import MODULUS, Actor, Stage, World

LETTERS = "#.*G"
MOST_BOXES = 4
BIGGEST = 1_000_000  # a number in a box at the start
PLACE: Mapping[str, Field] = {  # what all scenarios share
    "grid": Field(("grille", "map", "carte"), Grid(LETTERS)),
    "heroes": Field(("héros", "personnages"), HEROES),
    "boxes": Field(("boîtes",), ByName(Whole(-BIGGEST, BIGGEST), most=MOST_BOXES)),
    "item": Field(("objet",), Word(WORDS)),
    "seed": Field(("graine",), Whole(0, MODULUS - 2)),
}
FIELDS: Mapping[str, Field] = {**PLACE, **SCENARIO}


def parse_map(fields: Mapping[str, Any]) -> tuple[World | None, tuple[Diagnostic, ...]]:
    """Read the fields of a scenario and of its stage: the world before the first tick, or all problems."""
    reading = StageReader()
    _read_grid(reading, fields.get("grid"))
    if not reading.width:
        return None, tuple(reading.problems)
    cast = tuple(read_heroes(reading, fields.get("heroes")))
    boxes = tuple(_boxes(reading, fields.get("boxes"), {role.name for role in cast}))
    item = reading.choice(fields["item"], WORDS, "item") if "item" in fields else "star"
    seed = _number(reading, fields, "seed", 1, (0, MODULUS - 2))
    scenario = read_scenario(reading, fields, cast, boxes)
    if reading.problems or item is None:
        return None, tuple(reading.problems)
    stage = Stage(
        reading.width,
        reading.height,
        frozenset(reading.cells("#")),
        frozenset(reading.cells("G")),
        cast,
        PICTURES[item].image,
        scenario,
    )
    actors = tuple(Actor(*role.start, role.heading, role.shown) for role in cast)
    return World(stage, actors, frozenset(reading.cells("*")), boxes, seed + 1), ()


def _read_grid(reading: StageReader, grid: Any) -> None:
    """Read the letters of the grid; without any, its width stays 0."""
    if not isinstance(grid, str) or not grid.strip():
        reading.problem("no_grid", "grid")
        return
    lines = [line.rstrip() for line in grid.rstrip().splitlines()]
    reading.top = next(index for index, line in enumerate(lines) if line)
    lines = lines[reading.top :]
    width = max(len(line) for line in lines)
    if width > WIDEST or len(lines) > HIGHEST:
        reading.problem("too_large", "grid", width=WIDEST, height=HIGHEST, line=1, column=1)
        return
    reading.width, reading.height = width, len(lines)
    for y, line in enumerate(lines):
        if len(line) < width:
            reading.problem("ragged", "grid", line=y + 1, column=len(line) + 1, n=len(line), width=width)
        for x, letter in enumerate(line):
            if letter not in LETTERS:
                reading.problem("stage_letter", "grid", line=y + 1, column=x + 1, letter=letter)
            reading.letters[x, y] = letter


def _boxes(reading: StageReader, value: Any, heroes: set[str]) -> Iterator[tuple[str, Any]]:
    if value is None:
        return
    if not isinstance(value, Mapping) or len(value) > MOST_BOXES:
        reading.problem("stage_boxes", "boxes", most=MOST_BOXES)
        return
    taken = {word for name, others in QUESTIONS.items() for word in (name, *others)}
    for name, number in value.items():
        where = f"boxes.{name}"
        if not is_name(name):
            reading.problem("not_a_name", where, name=str(name))
        elif name in heroes or name in taken:
            reading.problem("stage_box_taken", where, name=name)
        elif not is_whole(number, -BIGGEST, BIGGEST):
            reading.problem("count", where, least=-BIGGEST, most=BIGGEST)
        else:
            yield name, number


def _number(
    reading: StageReader, fields: Mapping[str, Any], name: str, usual: int, bounds: tuple[int, int]
) -> int:
    value = fields.get(name, usual)
    if not is_whole(value, *bounds):
        reading.problem("count", name, least=bounds[0], most=bounds[1])
        return usual
    return int(value)
