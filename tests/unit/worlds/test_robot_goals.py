"""Goals of the robot: met or missed, and the sentence that helps."""

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

import pytest

from codeweek.diagnostic import Diagnostic
from codeweek.worlds.kinds import Wanted
from codeweek.worlds.robot import COMMANDS, KIND
from codeweek.worlds.robot.goals import distance, explain, suggested
from codeweek.worlds.robot.grid import parse_map
from codeweek.worlds.robot.state import World, shown


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
    judged = KIND.goals(worlds, Wanted(names, said))
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
    (goal,) = KIND.goals(worlds, Wanted())
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
    (goal,) = KIND.goals([start, replace(start, said=tuple(said))], Wanted((), tuple(expected)))
    assert goal.missed is not None
    assert (goal.missed.slots["said"], goal.missed.slots["expected"]) == told


def test_things_dropped_on_the_floor_are_still_to_pick() -> None:
    assert missed(run(">*.", "move pick move drop")) == [("items_left", 1)]


def test_things_dropped_beside_a_pot_that_waits_are_told_as_such() -> None:
    worlds = run(">*.o", "move pick move drop")
    assert missed(worlds) == [("dropped_outside", 1)]
    items, pots = KIND.goals(worlds, Wanted())
    assert (items.met, pots.met) == (True, False)  # it was picked; the pot is what lacks
    assert pots.missed is not None
    assert pots.missed.slots["cell"] == "C1"
    assert not KIND.goals(worlds, Wanted(("items",)))[
        0
    ].met  # no pot is asked for: the thing still lies there
    assert missed(run(">**o", "move pick move move drop")) == [("walked_past", 1)]
    assert missed(run(">**o", "move pick drop move")) == [("items_left", 2), ("pots_left", 1)]  # it did pick


def test_the_way_to_a_flag_goes_around_fences() -> None:
    start = run(">G\n..", walls=["A1-B1"])[0]
    assert distance(start.map, start.cell) == 3
    assert missed([start]) == [("goal_missed_short", 3)]


def test_every_missed_goal_has_something_to_say_except_one_the_map_cannot_give() -> None:
    (goal,) = KIND.goals(run(">."), Wanted(("flag",)))
    assert (goal.met, goal.missed) == (False, None)


def test_what_is_said_is_shown_without_the_signs_no_font_can_draw() -> None:
    assert shown(("a\x00b\u202ec\ud83d", "d\ne\u00a0f", 1)) == "abc, d e f, 1"


def whole(worlds: list[World], name: str, said: tuple[Any, ...] | None = None) -> tuple[Any, ...]:
    """All of one goal: whether it is met, its slots, and the sentence of a missed one with its own slots."""
    (goal,) = KIND.goals(worlds, Wanted((name,), said))
    assert (goal.name, goal.key.removesuffix("_none")) == (name, f"robot.goal.{name}")
    told = goal.missed and (goal.missed.key.removeprefix("say."), dict(goal.missed.slots))
    return (goal.met, dict(goal.slots), told)


@pytest.mark.parametrize(
    ("grid", "acts", "name", "found"),
    [
        (">.G", "move move", "flag", (True, {}, None)),
        (">.G", "", "flag", (False, {}, ("goal_missed_short", {"n": 2}))),
        (">G.", "move move", "flag", (False, {}, ("goal_passed", {"cell": "B1"}))),
        ("G>.", "move turn_left turn_left move move", "flag", (True, {}, None)),
        (">*", "move pick", "items", (True, {"n": 1, "done": 1}, None)),
        (
            ">**",
            "",
            "items",
            (False, {"n": 2, "done": 0}, ("items_left", {"n": 2, "cell": "B1", "total": 2})),
        ),
        (
            ">.*",
            "move",
            "items",
            (False, {"n": 1, "done": 0}, ("items_left", {"n": 1, "cell": "C1", "total": 1})),
        ),
        (
            ">**",
            "move pick",
            "items",
            (False, {"n": 2, "done": 1}, ("items_left", {"n": 1, "cell": "C1", "total": 2})),
        ),
        (
            ">**",
            "move move pick",
            "items",
            (False, {"n": 2, "done": 1}, ("walked_past", {"n": 1, "cell": "B1", "total": 2})),
        ),
        (">*o", "move pick", "pots", (False, {"n": 1, "done": 0}, ("pots_left", {"n": 1, "cell": "C1"}))),
        (">*o", "move pick move drop", "pots", (True, {"n": 1, "done": 1}, None)),
        (
            ">*.o",
            "move pick move drop",
            "pots",
            (False, {"n": 1, "done": 0}, ("dropped_outside", {"n": 1, "cell": "C1"})),
        ),
        (
            ">*oo",
            "move pick move drop",
            "pots",
            (False, {"n": 2, "done": 1}, ("pots_left", {"n": 1, "cell": "D1"})),
        ),
        (">pp", "move paint", "paint", (False, {"n": 2, "done": 1}, ("paint_left", {"n": 1, "cell": "C1"}))),
        (">pp", "", "paint", (False, {"n": 2, "done": 0}, ("paint_left", {"n": 2, "cell": "B1"}))),
        (
            ">p",
            "paint move paint",
            "paint",
            (False, {"n": 1, "done": 1}, ("paint_extra", {"n": 1, "cell": "A1"})),
        ),
        (
            ">.",
            "paint move paint",
            "paint",
            (False, {"n": 0, "done": 0}, ("paint_extra", {"n": 2, "cell": "A1"})),
        ),
        (">p", "move paint", "paint", (True, {"n": 1, "done": 1}, None)),
        (">1", "", "sorted", (True, {}, None)),
        (">11", "", "sorted", (True, {}, None)),
        (">1", "", "last_max", (True, {}, None)),
        (">77", "", "last_max", (True, {}, None)),
        (">.", "", "sorted", (False, {}, None)),
        (">.", "", "last_max", (False, {}, None)),
    ],
)
def test_all_that_is_told_of_a_goal(grid: str, acts: str, name: str, found: tuple[Any, ...]) -> None:
    assert whole(run(grid, acts), name) == found


def test_the_goal_of_painting_says_so_where_nothing_is_to_paint() -> None:
    assert [KIND.goals(run(grid), Wanted(("paint",)))[0].key for grid in (">p", ">.")] == [
        "robot.goal.paint",
        "robot.goal.paint_none",
    ]


def test_all_that_is_told_of_wanted_numbers() -> None:
    (start,) = run(">7", wanted_numbers={"B1": 8, "A1": 1})
    end = replace(start, numbers=(((0, 0), 1), ((1, 0), 7)))
    told = ("number_differs", {"cell": "B1", "expected": 8, "found": 7})
    assert whole([start, end], "numbers") == (False, {"n": 2, "done": 1}, told)
    right = replace(start, numbers=(((0, 0), 1), ((1, 0), 8)))
    assert whole([start, right], "numbers") == (True, {"n": 2, "done": 2}, None)
    (one,) = run(">7", wanted_numbers={"B1": 7})
    assert whole([one], "numbers") == (True, {"n": 1, "done": 1}, None)


def test_a_row_that_lost_all_its_numbers_is_told_with_a_dash() -> None:
    (start,) = run(">12")
    told = ("numbers_changed", {"expected": "1, 2", "found": "—"})
    for name in ("sorted", "last_max"):
        assert whole([start, replace(start, numbers=())], name) == (False, {}, told)


def test_all_that_is_told_of_what_is_said() -> None:
    (start,) = run(">")
    end = replace(start, said=(1, "a"))
    assert whole([start, end], "said", (1, "a")) == (True, {"expected": "1, a"}, None)
    told = ("wrong_said", {"said": "1, a", "expected": "1"})
    assert whole([start, end], "said", (1,)) == (False, {"expected": "1"}, told)
    assert whole([start, end], "said", ()) == (
        False,
        {"expected": "—"},
        ("wrong_said", {"said": "1, a", "expected": "—"}),
    )
    assert whole([start], "said", (1,)) == (False, {"expected": "1"}, ("said_nothing", {}))
    assert whole([start], "said") == (True, {"expected": "—"}, None)


@pytest.mark.parametrize(
    ("said", "expected", "told"),
    [
        ((4,), (5,), "wrong_said_close"),
        ((6,), (5,), "wrong_said_close"),
        ((4.5,), (5.5,), "wrong_said_close"),
        ((2,), (1,), "wrong_said_close"),
        ((0,), (1,), "wrong_said"),  # a yes or a no is not one off
        ((1,), (0,), "wrong_said"),
        ((7,), (5,), "wrong_said"),
        ((5, 1), (5, 2), "wrong_said"),
        ((4,), (5, 6), "wrong_said"),
        ((4, 5), (5,), "wrong_said"),
        (("4",), (5,), "wrong_said"),
        ((4,), ("5",), "wrong_said"),
        ((True,), (2,), "wrong_said"),
    ],
)
def test_a_number_one_away_is_told_as_close(
    said: tuple[Any, ...], expected: tuple[Any, ...], told: str
) -> None:
    (start,) = run(">")
    assert missed([start, replace(start, said=said)], said=expected) == [(told, None)]


def test_the_last_number_read_is_told_when_it_was_one_of_several() -> None:
    (start,) = run(">89")
    end = replace(start, said=(8,), x=1)
    assert missed([start, end], "said", said=(9,)) == [("wrong_said_last", None)]
    assert missed([start, replace(end, x=0)], "said", said=(9,)) == [("wrong_said_close", None)]
    assert missed([start, replace(end, said=(7,))], "said", said=(9,)) == [("wrong_said", None)]
    (alone,) = run(">8")
    assert missed([alone, replace(alone, said=(8,), x=1)], "said", said=(9,)) == [("wrong_said_close", None)]


@pytest.mark.parametrize(
    ("grid", "fields", "said", "names"),
    [
        (">.", {}, None, ""),
        (">.", {}, (), "said"),
        (">.G", {}, None, "flag"),
        (">*o", {}, None, "items pots"),
        (">p", {}, None, "paint"),
        (">7", {"wanted_numbers": {"A1": 1}}, None, "numbers"),
        ("G*o\n>p7", {"wanted_numbers": {"A2": 1}}, (1,), "flag items pots paint numbers said"),
    ],
)
def test_the_goals_that_a_map_asks_for(grid: str, fields: dict[str, Any], said: Any, names: str) -> None:
    (start,) = run(grid, **fields)
    assert suggested(start, Wanted((), said)) == tuple(names.split())
    assert [goal.name for goal in KIND.goals([start], Wanted((), said))] == names.split()


NOTHING = Diagnostic("say.nothing_to_pick", {"cell": "D1"}, block="b4", step=4)


def test_nothing_to_pick_is_told_as_walked_past_where_something_was_left_behind() -> None:
    worlds = run(">**.", "move move move")
    told = explain(worlds, NOTHING)
    assert told == replace(NOTHING, key="say.walked_past", slots={"cell": "D1", "n": 2})
    assert explain(run(">**.", "move pick move pick move"), NOTHING) is NOTHING
    other = Diagnostic("say.out_of_grid")
    assert explain(worlds, other) is other


@pytest.mark.parametrize(
    ("grid", "acts", "n"),
    [
        (">*.", "move", 0),  # it stands on it
        (">*.", "move move", 1),
        (">**.", "move pick move move", 1),
        (">*.", "move pick drop move", 0),  # it was picked once
        (">.*", "move", 0),
        ("*>.", "move", 0),
    ],
)
def test_what_was_walked_past_was_stood_on_never_picked_and_left(grid: str, acts: str, n: int) -> None:
    told = explain(run(grid, acts), NOTHING)
    assert (told.slots.get("n", 0), told.key == NOTHING.key) == (n, n == 0)


@pytest.mark.parametrize(
    ("grid", "cells"),
    [(">G", 1), (">..G", 3), (">#G", None), ("G>G", 1), (">.\n.G", 2), ("G#>", None), (">.", None)],
)
def test_how_far_a_flag_is_by_free_ways(grid: str, cells: int | None) -> None:
    (start,) = run(grid)
    assert distance(start.map, start.cell) == cells
    assert all(distance(start.map, flag) == 0 for flag in start.map.flags)


def test_a_flag_behind_walls_is_told_as_the_crow_flies() -> None:
    assert missed(run(">#..\n##..\n...G")) == [("goal_missed_short", 5)]
    assert missed(run("G##\n#>#\n##G")) == [("goal_missed_short", 2)]
