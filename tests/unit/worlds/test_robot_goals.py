"""Goals of the robot: met or missed, and the sentence that helps."""

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

import pytest

from codeweek.worlds.kinds import Wanted
from codeweek.worlds.robot import COMMANDS
from codeweek.worlds.robot.goals import distance, goals, shown
from codeweek.worlds.robot.grid import parse_map
from codeweek.worlds.robot.state import World


def run(grid: str, names: str = "", **fields: Any) -> list[World]:
    """The worlds of a run, first to last."""
    world, problems = parse_map({"grid": grid, **fields})
    assert not problems
    assert world is not None
    worlds = [world]
    for name in names.split():
        worlds.append(COMMANDS[name].function(worlds[-1]))
    assert all(isinstance(world, World) for world in worlds)
    return worlds


def missed(worlds: list[World], *names: str, said: tuple[Any, ...] | None = None) -> list[tuple[str, Any]]:
    """The sentence and count of each goal that is missed."""
    judged = goals(worlds, Wanted(names, said))
    found = [goal.missed for goal in judged if not goal.met]
    return [(told.key.removeprefix("say."), told.slots.get("n")) for told in found if told]


@pytest.mark.parametrize(
    ("grid", "names", "told"),
    [
        (">.G", "move move", []),
        (">.G", "move", [("goal_missed_short", 1)]),
        ("G#.\n...\n>.#", "", [("goal_missed_short", 2)]),
        ("G#.\n.##\n>..", "move move", [("goal_missed_short", 4)]),
        (">#G", "", [("goal_missed_short", 2)]),
        (">G.", "move move", [("goal_passed", None)]),
        (">**", "move pick", [("items_left", 1)]),
        (">*o", "move pick move drop", []),
        (">*o", "move pick move", [("pots_left", 1)]),
        (">pp", "move paint move paint", []),
        (">pp", "move paint", [("paint_left", 1)]),
        (">p", "paint move paint", [("paint_extra", 1)]),
        (">.G*", "", [("goal_missed_short", 2), ("items_left", 1)]),
        (">.", "", []),
    ],
)
def test_a_map_asks_for_what_stands_on_it(grid: str, names: str, told: list[tuple[str, Any]]) -> None:
    assert missed(run(grid, names)) == told


def test_a_goal_passed_is_told_with_its_last_step_on_it() -> None:
    worlds = run(">G..", "move turn_left turn_right move move")
    (goal,) = goals(worlds, Wanted())
    assert goal.missed is not None
    assert goal.missed.step == 3


def test_only_the_goals_of_the_level_count_when_it_names_some() -> None:
    assert missed(run(">*G", "move move"), "flag") == []
    assert missed(run(">*G", "move pick"), "items") == []


def test_cells_painted_at_the_start_stay_painted() -> None:
    assert missed(run(">pp", "move move paint", painted=["B1"])) == []
    assert missed(run(">..", painted=["B1"]), "paint") == []


def test_said_values_are_the_wanted_ones_in_order() -> None:
    start = run(">")[0]
    worlds = [start, replace(start, said=(3, (1, 2)))]
    assert missed(worlds, said=(3, [1, 2])) == []
    assert missed(worlds, said=([1, 2], 3)) == [("wrong_said", None)]
    assert missed([start], said=(3,)) == [("said_nothing", None)]
    assert missed([start], said=()) == []


@pytest.mark.parametrize(
    ("said", "expected", "told"),
    [
        (range(27), (9,), ("0, 1, 2, 3, 4, …", "9")),
        (range(5), range(6), ("…, 3, 4", "…, 3, 4, 5")),
        (range(27), range(9), ("…, 7, 8, 9, 10, 11, …", "…, 7, 8")),
        ((*range(9), 0, *range(20)), range(12), ("…, 7, 8, 0, 0, 1, …", "…, 7, 8, 9, 10, 11")),
    ],
)
def test_of_many_said_values_a_few_are_told_with_the_first_that_differs(
    said: Iterable[int], expected: Iterable[int], told: tuple[str, str]
) -> None:
    start = run(">")[0]
    (goal,) = goals([start, replace(start, said=tuple(said))], Wanted((), tuple(expected)))
    assert goal.missed is not None
    assert (goal.missed.slots["said"], goal.missed.slots["expected"]) == told


def test_things_dropped_on_the_floor_are_still_to_pick() -> None:
    assert missed(run(">*.", "move pick move drop")) == [("items_left", 1)]


def test_things_dropped_beside_a_pot_that_waits_are_told_as_such() -> None:
    worlds = run(">*.o", "move pick move drop")
    assert missed(worlds) == [("dropped_outside", 1)]
    items, pots = goals(worlds, Wanted())
    assert (items.met, pots.met) == (True, False)  # it was picked; the pot is what lacks
    assert pots.missed is not None
    assert pots.missed.slots["cell"] == "C1"
    assert not goals(worlds, Wanted(("items",)))[0].met  # no pot is asked for: the thing still lies there
    assert missed(run(">**o", "move pick move move drop")) == [("walked_past", 1)]
    assert missed(run(">**o", "move pick drop move")) == [("items_left", 2), ("pots_left", 1)]  # it did pick


def test_the_way_to_a_flag_goes_around_fences() -> None:
    start = run(">G\n..", walls=["A1-B1"])[0]
    assert distance(start.map, start.cell) == 3
    assert missed([start]) == [("goal_missed_short", 3)]


def test_every_missed_goal_has_something_to_say_except_one_the_map_cannot_give() -> None:
    (goal,) = goals(run(">."), Wanted(("flag",)))
    assert (goal.met, goal.missed) == (False, None)


def test_what_is_said_is_shown_without_the_signs_no_font_can_draw() -> None:
    assert shown(("a\x00b\u202ec\ud83d", "d\ne\u00a0f", 1)) == "abc, d e f, 1"
