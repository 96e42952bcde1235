"""Maps of the robot as text, both ways, and what is wrong with a map."""

from typing import Any

import pytest

from codeweek.worlds.robot.grid import HIGHEST, WIDEST, parse_map, to_text
from codeweek.worlds.robot.grid_reader import parse_cell
from codeweek.worlds.robot.state import cell_name, cell_of


@pytest.mark.parametrize(
    "drawing",
    [
        ">",
        "#.G\n..*\n>po",
        "v01\n##9",
        ">.\nitems: A1=2",
    ],
)
def test_a_map_reads_back_as_it_was_drawn(drawing: str) -> None:
    grid, _, items = drawing.partition("\nitems: ")
    fields = {"items": {"A1": 2}} if items else {}
    world, problems = parse_map({"grid": grid, **fields})
    assert problems == ()
    assert world is not None
    assert to_text(world) == drawing


def test_what_letters_cannot_show_is_told_below_the_grid() -> None:
    fields = {
        "grid": ">2o\n.*G",
        "items": {"A1": 1, "B2": 3},
        "pots": {"C1": 2},
        "numbers": {"B1": 12},
        "painted": ["A2"],
        "paint": ["C1"],
        "flags": ["A1"],
        "walls": ["A1-A2", "C1-B1"],
    }
    world, problems = parse_map(fields)
    assert problems == ()
    assert world is not None
    assert to_text(world).splitlines() == [
        ">.o",
        ".*G",
        "items: A1=1 B2=3",
        "pots: C1=2",
        "numbers: B1=12",
        "painted: A2",
        "paint: C1",
        "flags: A1",
        "walls: A1-A2 B1-C1",
    ]


@pytest.mark.parametrize(
    ("fields", "key", "field", "line", "column"),
    [
        ({}, "no_grid", "grid", None, None),
        ({"grid": "\n\n"}, "no_grid", "grid", None, None),
        ({"grid": ["#"]}, "no_grid", "grid", None, None),
        ({"grid": "..."}, "no_start", "grid", 1, 1),
        ({"grid": ">..\n.<."}, "two_starts", "grid", 2, 2),
        ({"grid": ">..\n.."}, "ragged", "grid", 2, 3),
        ({"grid": ">..\n.?."}, "map_letter", "grid", 2, 2),
        ({"grid": ">" + "." * 26}, "too_large", "grid", 1, 1),
        ({"grid": ">" + "\n." * 20}, "too_large", "grid", 1, 1),
        ({"grid": ">.", "items": {"C1": 1}}, "cell_outside", "items.C1", None, None),
        ({"grid": ">.", "items": {"1C": 1}}, "cell_name", "items.1C", None, None),
        ({"grid": ">#", "items": {"B1": 1}}, "cell_in_wall", "items.B1", None, None),
        ({"grid": ">.", "items": {"B1": 0}}, "count", "items.B1", None, None),
        ({"grid": ">.", "pots": {"B1": True}}, "count", "pots.B1", None, None),
        ({"grid": ">.", "pots": ["B1"]}, "not_cells_to_numbers", "pots", None, None),
        ({"grid": ">.", "numbers": {"B1": "x"}}, "count", "numbers.B1", None, None),
        ({"grid": ">.", "wanted_numbers": {"B1": 10000}}, "count", "wanted_numbers.B1", None, None),
        ({"grid": ">.", "painted": ["B2"]}, "cell_outside", "painted[0]", None, None),
        ({"grid": ">.", "paint": {"B1": 1}}, "not_cells", "paint", None, None),
        ({"grid": ">.", "walls": ["A1"]}, "fence", "walls[0]", None, None),
        ({"grid": ">..", "walls": ["A1-C1"]}, "fence", "walls[0]", None, None),
        ({"grid": ">..", "walls": ["A1-A2"]}, "cell_outside", "walls[0]", None, None),
        ({"grid": ">..", "walls": "A1-B1"}, "not_fences", "walls", None, None),
    ],
)
def test_a_problem_of_a_map_has_its_place(
    fields: dict[str, Any], key: str, field: str, line: int | None, column: int | None
) -> None:
    world, problems = parse_map(fields)
    assert world is None
    assert [(p.key, p.field, p.line, p.column) for p in problems] == [(f"level.{key}", field, line, column)]


def test_all_problems_of_a_map_are_told_at_once() -> None:
    _, problems = parse_map({"grid": "?>\n<", "items": {"Z9": 0}, "walls": ["A1"]})
    keys = [problem.key.removeprefix("level.") for problem in problems]
    assert keys == ["map_letter", "ragged", "two_starts", "cell_outside", "count", "fence"]


@pytest.mark.parametrize(("name", "cell"), [("A1", (0, 0)), ("b3", (1, 2)), ("Z20", (25, 19))])
def test_a_cell_has_a_letter_and_a_number(name: str, cell: tuple[int, int]) -> None:
    assert parse_cell(name) == cell


def test_a_cell_is_found_by_the_name_it_has() -> None:
    cells = [(x, y) for x in range(WIDEST) for y in range(HIGHEST)]
    assert [cell_of(cell_name(cell)) for cell in cells] == cells


@pytest.mark.parametrize("value", ["oui", 1, [True]])
def test_whether_numbers_are_letters_is_true_or_false(value: Any) -> None:
    _, (problem,) = parse_map({"grid": ">1", "letters": value})
    assert (problem.key, problem.field) == ("level.want_boolean", "letters")


@pytest.mark.parametrize("name", ["", "A", "1A", "A0", "AA1", "A100", "É1", 12, None])
def test_other_words_are_no_cells(name: Any) -> None:
    assert parse_cell(name) is None
