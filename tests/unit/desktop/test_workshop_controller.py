"""The desk of the workshop without a window: from a touch to the text of the file."""

import pytest
from workshop_driver import LEVEL

from codeweek import data
from codeweek.desktop.widgets.widget import Action
from codeweek.desktop.workshop import cells
from codeweek.desktop.workshop.work import Work
from codeweek.desktop.workshop.workshop_controller import WorkshopController

TEXT = data.text("fr")


@pytest.fixture
def desk():
    return WorkshopController(Work(LEVEL), lambda: TEXT)


def grid(desk):
    return desk.seen.maps[desk.map]["grid"]


def took(desk, *actions, cursor=(0, 0)):
    for name, value in actions:
        assert desk.take(Action(name, value), cursor)


def test_a_stroke_puts_the_same_thing_on_every_cell_and_is_undone_at_once(desk):
    took(desk, ("press", (0, 0)), ("stroke", [(1, 0), (2, 0)]))
    assert grid(desk)[0] == "###..."
    took(desk, ("undo", None))
    assert grid(desk)[0] == "......"


def test_a_press_on_the_same_thing_takes_away_along_the_whole_stroke(desk):
    took(desk, ("press", (0, 0)), ("stroke", [(1, 0)]), ("press", (0, 0)), ("stroke", [(1, 0), (2, 0)]))
    assert grid(desk)[0] == "......"


def test_the_robot_turns_where_it_stands_and_keeps_its_way_elsewhere(desk):
    took(desk, ("tool", "start"), ("press", (0, 1)), ("press", (2, 2)))
    assert grid(desk) == ["......", "....G.", "..v..."]
    assert desk.start == (2, 2)


def test_one_more_and_one_less_until_there_is_nothing(desk):
    took(desk, ("tool", "item"), ("press", (3, 0)), ("press", (3, 0)))
    there = lambda: cells.count(desk.seen.maps[0], (3, 0), "items")  # noqa: E731
    assert there() == 2
    took(desk, ("more", -1), cursor=(3, 0))
    assert there() == 1


@pytest.mark.parametrize(("cursor", "step"), [((0, 0), (-1, 0)), ((0, 0), (0, -1))])
def test_there_is_no_thin_wall_around_the_map(desk, cursor, step):
    took(desk, ("side", step), cursor=cursor)
    assert desk.work.text == LEVEL


def test_a_thin_wall_stands_between_two_cells_from_either_side(desk):
    took(desk, ("side", (1, 0)), cursor=(0, 0))
    assert desk.seen.maps[0]["fences"] == ["A1-B1"]
    took(desk, ("side", (-1, 0)), cursor=(1, 0))
    assert desk.seen.maps[0]["fences"] == []


def test_the_letters_of_one_box_are_undone_together_and_those_of_another_apart(desk):
    took(desk, ("write", ("title", "A")), ("write", ("title", "Al")), ("write", ("story", "B")))
    took(desk, ("undo", None))
    assert (desk.seen.title, desk.seen.story) == ("Al", "Va au drapeau.")
    took(desk, ("undo", None))
    assert desk.seen.title == "Un couloir"


@pytest.mark.parametrize(("now", "step", "then"), [(1, -1, None), (2, -1, 1), (200, 1, None)])
def test_a_limit_is_between_one_and_the_most(desk, now, step, then):
    desk.do({"do": "set", "field": "limit", "value": now})
    took(desk, ("limit", step))
    assert desk.seen.values["limit"] == then


def test_the_map_that_was_added_is_shown_and_the_one_before_it_when_it_goes(desk):
    took(desk, ("add_map", None))
    assert (desk.map, len(desk.seen.maps)) == (1, 2)
    took(desk, ("remove_map", None))
    desk.stay()
    assert (desk.map, len(desk.seen.maps)) == (0, 1)


def test_a_row_more_at_the_top_moves_what_is_there_down(desk):
    took(desk, ("size", ("top", 1)))
    assert grid(desk) == ["......", "......", ">...G.", "......"]
    took(desk, ("size", ("top", -1)))
    assert desk.seen.maps[0]["grid"] == ["......", ">...G.", "......"]


def test_the_line_ends_of_a_file_stay_what_they_were():
    desk = WorkshopController(Work(LEVEL.replace("\n", "\r\n")), lambda: TEXT)
    took(desk, ("file", ("file", LEVEL.replace("couloir", "chemin"))))
    assert desk.work.text == LEVEL.replace("couloir", "chemin").replace("\n", "\r\n")


@pytest.mark.parametrize("name", ["save", "try", "back", "mode", "build", "cursor", "looked"])
def test_what_opens_something_is_not_the_desk_s(desk, name):
    assert not desk.take(Action(name, None), (0, 0))
    assert desk.work.text == LEVEL


def test_a_cell_is_told_with_all_that_is_on_it(desk):
    assert desk.told((4, 1)) == TEXT("workshop.cell", cell="E2", things=TEXT("workshop.tool.flag"))
    assert desk.told((1, 1)) == TEXT("workshop.cell", cell="B2", things=TEXT("workshop.tool.floor"))
