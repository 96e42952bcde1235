"""Numbers on cells: swapped, written, read, put in order."""

from typing import Any

import pytest
from start_worlds import robot as world

from codeweek.command import NeedInput, Stop
from codeweek.worlds.kinds import Wanted, kinds
from codeweek.worlds.robot import COMMANDS, KIND
from codeweek.worlds.robot.grid import to_text
from codeweek.worlds.robot.state import World

ROBOT = kinds()["robot"]


def play(start: World, *names: str) -> World:
    """The world after some commands, `write 5` among them, none of which may stop."""
    for name in names:
        start = call(start, name)
        assert isinstance(start, World), name
    return start


def call(start: World, name: str) -> Any:
    word, *numbers = name.split()
    return COMMANDS[word].function(start, *map(float, numbers))


def missed(start: World, end: World, *names: str) -> dict[str, Any]:
    """The sentences of the goals that are missed, with their slots."""
    judged = KIND.goals([start, end], Wanted(names))
    return {goal.missed.key: dict(goal.missed.slots) for goal in judged if goal.missed}


def test_swapping_exchanges_the_number_here_with_the_one_ahead() -> None:
    start = world(">12", numbers={"A1": 5})
    assert play(start, "swap").row(0) == (1, 5, 2)
    assert play(start, "swap", "move", "swap").row(0) == (1, 2, 5)
    assert play(start, "swap", "swap") == start


def test_a_number_swapped_with_an_empty_cell_moves_there() -> None:
    assert to_text(play(world("..\n.^", numbers={"B2": 0}), "swap")) == ".0\n.^"


@pytest.mark.parametrize(
    ("grid", "name", "key"),
    [
        (">", "swap", "swap_nowhere"),
        (">#", "swap", "swap_nowhere"),
        (">.", "swap", "swap_nothing"),
        (">", "write 0.5", "whole_number"),
        (">", "write 10000", "number_too_long"),
        (">", "propose 5", "nothing_to_guess"),
    ],
)
def test_what_cannot_be_done_with_a_number_stops_the_robot(grid: str, name: str, key: str) -> None:
    start = world(grid)
    stop = call(start, name)
    assert isinstance(stop, Stop)
    assert stop.diagnostic.key == f"say.{key}"
    assert stop.world == start


def test_writing_replaces_the_number_of_the_cell() -> None:
    written = play(world(">7"), "write 4", "move", "write -3")
    assert written.row(0) == (4, -3)
    assert play(written, "write 0").row(0) == (4, 0)


def test_the_number_ahead_is_nothing_behind_a_wall_or_beyond_the_edge() -> None:
    ahead = COMMANDS["number_ahead"].function
    assert ahead(world(">7")) == 7
    assert ahead(world(">7", walls=["A1-B1"])) == 0
    assert ahead(world("7>")) == 0
    assert ahead(world("7<")) == 7


def test_back_to_the_start_is_its_cell_and_its_heading() -> None:
    start = world("...\nv..")
    assert play(start, "right", "up", "turn_left", "back_to_start") == start


def test_what_is_asked_is_left_to_the_one_who_plays() -> None:
    assert COMMANDS["ask"].function(world(">")) == NeedInput()


def test_the_row_of_the_robot_can_be_predicted() -> None:
    start = world("789\n>32", numbers={"A2": 10})
    assert ROBOT.measures["row"](start) == (10, 3, 2)
    assert ROBOT.measures["row"](play(start, "up")) == (7, 8, 9)


def test_wanted_numbers_must_be_written_where_they_are_wanted() -> None:
    start = world(">7.", wanted_numbers={"B1": 8, "C1": 0})
    told = {"say.number_differs": {"cell": "B1", "expected": 8, "found": 7}}
    assert missed(start, start) == told
    half = play(start, "move", "write 8")
    assert missed(start, half) == {"say.number_missing": {"cell": "C1", "expected": 0, "found": 0}}
    assert missed(start, play(half, "move", "write 0")) == {}


def test_a_sorted_row_keeps_its_numbers_in_order() -> None:
    start = world(">13", numbers={"A1": 2})
    end = play(start, "swap")
    assert missed(start, start, "sorted") == {"say.not_sorted": {"first": 2, "second": 1, "cell": "A1"}}
    assert missed(start, end, "sorted") == {}
    cheated = play(start, "write 1")
    assert missed(start, cheated, "sorted") == {
        "say.numbers_changed": {"expected": "1, 2, 3", "found": "1, 1, 3"}
    }


def test_the_biggest_number_must_be_last() -> None:
    start = world(">92", numbers={"A1": 5})
    assert missed(start, start, "last_max") == {"say.last_not_most": {"most": 9, "last": 2, "cell": "B1"}}
    end = play(start, "move", "swap")
    assert missed(start, end, "last_max") == {}
    assert missed(start, play(end, "write 1"), "last_max") == {
        "say.numbers_changed": {"expected": "2, 5, 9", "found": "1, 5, 9"}
    }


@pytest.mark.parametrize("name", ["numbers", "sorted", "last_max", "guessed"])
def test_a_goal_that_a_map_cannot_give_is_neither_met_nor_explained(name: str) -> None:
    (goal,) = KIND.goals([world(">.")], Wanted((name,)))
    assert (goal.met, goal.missed) == (False, None)


def test_when_no_cell_is_to_paint_the_goal_says_so() -> None:
    start = world(">8")
    (goal,) = KIND.goals([start], Wanted(("paint",)))
    assert (goal.met, goal.key) == (True, "robot.goal.paint_none")
    assert list(missed(start, play(start, "paint"), "paint")) == ["say.paint_extra"]
