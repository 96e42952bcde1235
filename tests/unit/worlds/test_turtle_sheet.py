"""The map of a turtle level, the sheet that fits its model, and the world in letters."""

from typing import Any

import pytest

from codeweek.worlds.kinds import kinds
from codeweek.worlds.turtle import COMMANDS
from codeweek.worlds.turtle.narrate import show
from codeweek.worlds.turtle.state import COLUMNS, ROWS, Stroke, World
from codeweek.worlds.turtle.turtle_map import parse_map, with_model


def world(**fields: Any) -> World:
    found, problems = parse_map(fields)
    assert not problems
    assert found is not None
    return found


def drawn(start: World, *acts: tuple[str, float]) -> World:
    for name, value in acts:
        start = COMMANDS[name].function(start, value)
    return start


def test_a_level_needs_no_map() -> None:
    start = world()
    assert (start.at, start.heading, start.strokes) == ((0, 0), 0, ())
    assert (start.sheet.right - start.sheet.left, start.sheet.top - start.sheet.bottom) == (500, 400)
    assert not kinds()["turtle"].needs_map


@pytest.mark.parametrize(
    ("written", "heading"),
    [
        ("haut", 90),
        ("Up", 90),
        ("droite", 0),
        ("left", 180),
        ("bas", 270),
        ("nord", 90),
        (45, 45.0),
        (-90, 270),
    ],
)
def test_a_heading_is_a_side_or_degrees(written: Any, heading: float) -> None:
    assert world(heading=written).heading == heading


@pytest.mark.parametrize(
    ("field", "value", "key"),
    [
        ("heading", "ailleurs", "level.turtle_heading"),
        ("heading", 361, "level.turtle_heading"),
        ("heading", True, "level.turtle_heading"),
        ("heading", float("nan"), "level.turtle_heading"),
        ("start", [300, 0], "level.turtle_start"),
        ("start", [0, "0"], "level.turtle_start"),
        ("start", 4, "level.turtle_start"),
        ("sheet", 10, "level.want_number"),
        ("sheet", 10**9, "level.want_number"),
        ("sheet", "wide", "level.want_number"),
        ("free_position", "oui", "level.want_boolean"),
        ("grid", ">..", "level.turtle_grid"),
    ],
)
def test_what_a_map_cannot_say_is_told_with_its_field(field: str, value: Any, key: str) -> None:
    found, problems = parse_map({field: value})
    assert found is None
    assert [(problem.key, problem.field) for problem in problems] == [(key, field)]


def test_every_problem_of_a_map_is_told() -> None:
    assert len(parse_map({"heading": "x", "start": "x", "sheet": "x", "free_position": "x"})[1]) == 4


def test_a_model_is_wanted_and_its_sheet_fits_it() -> None:
    start = world()
    end = drawn(start, ("forward", 100), ("rotate_right", 90), ("forward", 100))
    fitted = with_model(start, end)
    assert fitted.sheet.wanted == end.strokes
    assert fitted.strokes == ()
    width = fitted.sheet.right - fitted.sheet.left
    assert 250 <= width < 500
    assert fitted.sheet.unit * COLUMNS == width
    assert fitted.sheet.unit * ROWS == fitted.sheet.top - fitted.sheet.bottom


def test_whoever_mixes_up_left_and_right_stays_on_the_sheet() -> None:
    start = world(heading=30)
    end = drawn(
        start, ("forward", 100), ("rotate_right", 90), ("forward", 100), ("rotate_right", 45), ("forward", 60)
    )
    mixed = (
        ("forward", 100.0),
        ("rotate_left", 90.0),
        ("forward", 100.0),
        ("rotate_left", 45.0),
        ("forward", 60.0),
    )
    assert isinstance(drawn(with_model(start, end), *mixed), World)


def test_a_sheet_that_the_level_chose_stays() -> None:
    start = world(sheet=400)
    assert with_model(start, drawn(start, ("forward", 10))).sheet.unit == 40


def test_only_a_stroke_beside_the_model_is_off() -> None:
    start = with_model(world(), drawn(world(), ("forward", 50)))
    right = drawn(start, ("forward", 20))
    assert right.off is None
    beside = drawn(right, ("rotate_left", 90), ("forward", 9), ("forward", 9))
    assert beside.off == Stroke(20, 0, 20, 9, "blue", 3)
    assert drawn(world(), ("forward", 20)).off is None


def test_a_world_is_shown_in_letters() -> None:
    start = world(sheet=100)
    start = with_model(start, drawn(start, ("forward", 20)))
    lines = show(drawn(start, ("forward", 10), ("rotate_left", 90))).splitlines()
    assert lines[8].strip() == "####↑...."
    assert lines[-4:] == ["at: 10 0", "heading: 90", "pen: blue 3", "strokes: 1"]
    assert "pen: up" in show(COMMANDS["pen_up"].function(start))
