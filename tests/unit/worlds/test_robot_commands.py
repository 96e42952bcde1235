"""What each command does to the robot's world, as text."""

from dataclasses import replace
from typing import Any

import pytest
from start_worlds import robot as world

from codeweek.command import NeedInput, Stop
from codeweek.worlds.robot import COMMANDS
from codeweek.worlds.robot.commands import LONGEST_TALK
from codeweek.worlds.robot.grid import to_text
from codeweek.worlds.robot.state import World


def play(start: World, *names: str) -> World:
    """The world after some commands, none of which may stop."""
    for name in names:
        start = COMMANDS[name].function(start)
        assert isinstance(start, World), name
    return start


def stop(start: World, *names: str) -> tuple[str, World]:
    """The key of the stop that the last command meets, and the world it shows."""
    found = COMMANDS[names[-1]].function(play(start, *names[:-1]))
    assert isinstance(found, Stop)
    return found.diagnostic.key, found.world


def ask(start: World, name: str) -> Any:
    return COMMANDS[name].function(start)


@pytest.mark.parametrize(
    ("commands", "after"),
    [
        ("up", ".^.\n...\n..."),
        ("down", "...\n...\n.v."),
        ("left", "...\n<..\n..."),
        ("right", "...\n..>\n..."),
        ("move", "...\n..>\n..."),
        ("turn_left", "...\n.^.\n..."),
        ("turn_right", "...\n.v.\n..."),
        ("turn_left turn_left", "...\n.<.\n..."),
        ("turn_left move turn_left move", "<..\n...\n..."),
    ],
)
def test_a_move_or_a_turn_shows_on_the_map(commands: str, after: str) -> None:
    assert to_text(play(world("...\n.>.\n..."), *commands.split())) == after


def test_four_turns_change_nothing() -> None:
    start = world("..>")
    assert play(start, *["turn_right"] * 4) == start
    assert play(start, "turn_left", "turn_right") == start


@pytest.mark.parametrize(
    ("grid", "fields", "command", "key"),
    [
        (">#", {}, "move", "say.bump_wall"),
        ("#\n>", {}, "up", "say.bump_wall"),
        (">", {}, "move", "say.out_of_grid"),
        (">.", {}, "left", "say.out_of_grid"),
        (">.", {"walls": ["A1-B1"]}, "move", "say.bump_wall"),
        (".<", {"walls": ["A1-B1"]}, "move", "say.bump_wall"),
        ("v\n.", {"walls": ["A2-A1"]}, "move", "say.bump_wall"),
        (".\n^", {"walls": ["A2-A1"]}, "move", "say.bump_wall"),
    ],
)
def test_a_wall_a_fence_or_the_edge_stops_the_robot(
    grid: str, fields: dict[str, Any], command: str, key: str
) -> None:
    start = world(grid, **fields)
    found, shown = stop(start, command)
    assert found == key
    assert shown.cell == start.cell
    assert shown.bumped is not None


def test_a_fence_stops_only_between_its_two_cells() -> None:
    start = world("...\n>..", walls=["A2-B2"])
    assert to_text(play(start, "up", "right", "down")) == "...\n.v.\nwalls: A2-B2"


def test_picking_takes_one_thing_at_a_time() -> None:
    start = world(">.", items={"A1": 2})
    assert to_text(play(start, "pick")) == ">.\nitems: A1=1\nbag: 1"
    assert to_text(play(start, "pick", "pick")) == ">.\nbag: 2"
    assert stop(start, "pick", "pick", "pick")[0] == "say.nothing_to_pick"


def test_dropping_fills_a_pot_or_leaves_things_on_the_floor() -> None:
    start = replace(world(">.o", pots={"C1": 2}), bag=4)
    assert to_text(play(start, "drop")) == ">.o\nitems: A1=1\npots: C1=2\nbag: 3"
    filled = play(start, "move", "move", "drop", "drop")
    assert to_text(filled) == "..>\npots: C1=2\nfilled: C1=2\nbag: 2"
    assert stop(filled, "drop")[0] == "say.pot_full"


def test_an_empty_bag_drops_nothing() -> None:
    assert stop(world(">o"), "drop")[0] == "say.empty_bag"


def test_painting_twice_is_painting_once() -> None:
    once = play(world(">p"), "paint")
    assert to_text(once) == ">p\npainted: A1"
    assert play(once, "paint") == once


def test_things_are_picked_by_walking_over_them_where_the_map_says_so() -> None:
    start = world(">*.", items={"B1": 3}, auto_pick=True)
    assert to_text(play(start, "right", "right")) == "..>\nbag: 3"


def test_what_was_said_is_kept_and_cannot_change() -> None:
    words = [1, ["a"]]
    said = COMMANDS["say"].function(world(">"), words)
    words.append(2)
    assert said.said == ((1, ("a",)),)


def test_a_robot_that_talks_without_end_is_stopped() -> None:
    chatter = replace(world(">"), said=(1,) * LONGEST_TALK)
    assert COMMANDS["say"].function(chatter, 1).diagnostic.key == "say.talks_on"


def test_sensors_answer_about_here_and_around() -> None:
    start = world("#.\n>*\nG.", walls=["A2-A3"])
    answers = {name: ask(start, name) for name in COMMANDS if COMMANDS[name].shape != "command"}
    assert answers == {
        "path_ahead": True,
        "wall_ahead": False,
        "wall_left": True,
        "wall_right": True,
        "looking": False,
        "column": 1,
        "row": 2,
        "on_item": False,
        "at_goal": False,
        "painted": False,
        "number_here": 0,
        "number_ahead": 0,
        "bag": 0,
        "ask": NeedInput(),
        "too_small": False,
        "too_big": False,
        "guessed": False,
    }
    assert ask(play(start, "right"), "on_item") is True
    assert ask(play(start, "right", "down", "left"), "at_goal") is True
    assert ask(play(start, "paint"), "painted") is True


def test_where_the_robot_looks_is_a_side_of_the_screen() -> None:
    for letter, side in zip("^>v<", ("up", "right", "down", "left"), strict=True):
        sides = [
            name
            for name in ("up", "right", "down", "left")
            if COMMANDS["looking"].function(world(letter), name)
        ]
        assert sides == [side]


def test_columns_and_rows_are_counted_from_one_at_the_top_left() -> None:
    corners = [world(grid) for grid in (">.\n..\n..", "..\n..\n.>")]
    assert [(ask(corner, "column"), ask(corner, "row")) for corner in corners] == [(1, 1), (2, 3)]


def test_what_is_in_the_basket_at_the_start_is_put_down_and_no_more() -> None:
    start = world(">o*", bag=1)
    assert ask(start, "bag") == 1
    assert to_text(play(start, "move", "drop")) == ".>*\npots: B1=1\nfilled: B1=1"
    assert stop(start, "drop", "drop")[0] == "say.empty_bag"
    assert ask(play(start, "move", "move", "pick"), "bag") == 2


def test_numbers_are_read_where_they_are_written() -> None:
    start = world(">70", numbers={"A1": 12})
    numbers = [ask(play(start, *["move"] * steps), "number_here") for steps in range(3)]
    assert numbers == [12, 7, 0]


def test_what_only_the_picture_needs_does_not_tell_worlds_apart() -> None:
    start = world(">.")
    back = play(start, "turn_left", "turn_right")
    bumped = stop(start, "left")[1]
    assert back == start
    assert hash(back) == hash(start)
    assert replace(bumped, heading=start.heading) == start
