"""What a robot's map asks of a whole run: where it looks at the end, what is left, how much it may do."""

from dataclasses import replace
from random import Random
from typing import Any

import pytest
from start_worlds import robot

from codeweek.authoring.another.which import refused
from codeweek.command import Stop
from codeweek.data import text
from codeweek.levels.level import Level, Start
from codeweek.play.feedback.goal_strip import strip
from codeweek.play.session import play_text
from codeweek.scene import Line
from codeweek.worlds.kinds import Wanted, kinds
from codeweek.worlds.robot.grid import parse_map
from codeweek.worlds.robot.state import EAST, NORTH, SOUTH, WEST
from codeweek.worlds.robot.variants.changes import mirrored
from codeweek.worlds.robot.variants.map_layers import plan_of, world_of
from codeweek.worlds.robot.variants.map_variants import fields, variant

KIND = kinds()["robot"]
BLOCKS = ("move", "turn_left", "turn_right", "pick", "drop", "paint", "say", "if", "path_ahead", "repeat")


def level(grid: str, **fields: Any) -> Level:
    return Level("a/b", "A", "robot", (Start(robot(grid, **fields)),), toolbox=BLOCKS)


def told(level: Level, source: str) -> tuple[bool, str, Any]:
    """Whether a program wins, and the sentence: its key and its number."""
    verdict = play_text(level, source).verdict
    assert verdict is not None
    return verdict.won, verdict.message.key.removeprefix("say."), verdict.message.slots.get("n")


def done(world: Any, *names: str) -> Any:
    for name in names:
        world = KIND.commands[name].function(world)
    return world


@pytest.mark.parametrize(
    ("word", "heading"),
    [("up", NORTH), ("droite", EAST), ("Bas", SOUTH), ("gauche", WEST), ("left", WEST), ("haut", NORTH)],
)
def test_the_side_to_look_to_is_read_in_both_languages(word: str, heading: int) -> None:
    assert robot(">G", facing=word).map.rules == {"facing": heading}


@pytest.mark.parametrize(
    ("fields", "key"),
    [
        ({"facing": "nord"}, "level.side"),
        ({"facing": 3}, "level.side"),
        ({"leave": 3}, "level.leave_many"),
        ({"leave": 0}, "level.want_number"),
        ({"leave": True}, "level.want_number"),
        ({"leave": 100}, "level.want_number"),
        ({"moves": 0}, "level.want_number"),
        ({"moves": 1000}, "level.want_number"),
        ({"moves": "dix"}, "level.want_number"),
    ],
)
def test_what_cannot_be_asked_is_told(fields: dict[str, Any], key: str) -> None:
    world, problems = parse_map({"grid": ">**G", **fields})
    assert world is None
    assert [(problem.key, problem.field) for problem in problems] == [(key, *fields)]


def test_as_many_as_there_are_may_be_left_and_those_in_the_basket_count() -> None:
    assert robot(">**G", leave=2).map.rules["leave"] == 2
    assert robot(">**G", leave=3, bag=1).map.rules["leave"] == 3
    assert parse_map({"grid": ">**G", "leave": 4, "bag": 1})[0] is None
    assert [robot(">G", moves=most).map.rules for most in (1, 999)] == [{"moves": 1}, {"moves": 999}]


def test_the_robot_has_to_look_to_the_side_at_the_end_and_there() -> None:
    here = level(">.G", facing="up")
    assert told(here, "move()\nmove()\nturn_left()") == (True, "success", 3)
    assert told(here, "move()\nmove()")[:2] == (False, "facing_wrong")
    assert told(here, "turn_left()")[:2] == (False, "goal_missed_short")


def test_it_is_said_where_the_robot_looks_and_where_it_has_to() -> None:
    verdict = play_text(level(">.G", facing="up"), "move()\nmove()").verdict
    assert verdict is not None
    french, english = (text(language).tell(verdict.message) for language in ("fr", "en"))
    assert "en regardant vers la droite, et il faut finir vers le haut" in french
    assert "facing right, and I must finish facing up" in english


@pytest.mark.parametrize(
    ("source", "found"),
    [
        ("move()\npick()\nmove()\nmove()\nmove()", (True, "success", 5)),
        ("move()\nmove()\nmove()\nmove()", (False, "left_too_many", 1)),
        ("move()\npick()\nmove()\npick()\nmove()\nmove()", (False, "left_too_few", 1)),
        ("move()\npick()\nmove()\npick()\nmove()\npick()\nmove()", (False, "left_too_few", 2)),
        ("move()\npick()\nmove()\nmove()\nmove()\ndrop()", (False, "left_too_many", 1)),
    ],
)
def test_exactly_so_many_things_are_left(source: str, found: tuple[bool, str, int]) -> None:
    assert told(level(">***G", leave=2), source) == found


def test_things_of_the_basket_are_left_too_and_those_in_a_pot_are_not() -> None:
    given = level(">..G", leave=1, bag=2)
    assert told(given, "move()\ndrop()\nmove()\nmove()")[0]
    assert told(given, "move()\nmove()\nmove()") == (False, "left_too_few", 1)
    pot = level(">**o", leave=1)
    assert told(pot, "move()\npick()\nmove()\nmove()\ndrop()")[0]
    assert told(pot, "move()\npick()\nmove()\npick()\nmove()\ndrop()") == (False, "left_too_few", 1)


def test_nothing_to_pick_is_not_explained_by_what_has_to_be_left() -> None:
    there = level(">*..G", leave=1)
    assert told(there, "move()\nmove()\npick()")[1] == "nothing_to_pick"


@pytest.mark.parametrize(("moves", "found"), [(3, (True, "success")), (2, (False, "no_moves_left"))])
def test_as_many_actions_are_done_as_there_may_be_and_no_more(moves: int, found: tuple[bool, str]) -> None:
    assert told(level(">.*G", moves=moves, auto_pick=True), "move()\nmove()\nmove()")[:2] == found


def test_each_command_is_an_action_and_what_is_asked_is_none() -> None:
    start = robot("...\n>*.\n...", moves=9)
    names = ("turn_left", "turn_right", "move", "pick", "drop", "paint", "say", "up", "back_to_start")
    ends = [done(start, *names[:many]).moves for many in range(len(names) + 1)]
    assert ends == list(range(len(names) + 1))
    assert isinstance(done(start, *names, "paint"), Stop)
    source = "if path_ahead():\n    move()\nif path_ahead():\n    move()\n"
    assert told(level(">.G", moves=2), source)[0]


def test_actions_are_counted_only_where_their_number_is_limited() -> None:
    assert done(robot(">.."), "move", "turn_left").moves == 0


def test_a_loop_without_end_is_stopped_by_the_number_of_actions() -> None:
    assert told(level(">.G", moves=5), "for _ in range(50):\n    turn_left()") == (False, "no_moves_left", 5)


def test_a_limit_is_a_goal_whatever_other_goals_are_chosen() -> None:
    start = robot(">*G", moves=4, facing="up")
    names = [goal.name for goal in KIND.goals((start,), Wanted(("flag",)))]
    assert names == ["flag", "moves"]
    assert [goal.name for goal in KIND.goals((start,), Wanted())] == ["flag", "facing", "items", "moves"]


def test_what_no_map_asks_for_cannot_be_a_goal() -> None:
    goals = KIND.goals((robot(">G"),), Wanted(("facing", "moves")))
    assert [(goal.met, goal.missed) for goal in goals] == [(False, None)] * 2


def test_a_limit_shows_how_much_is_done_and_is_never_ticked_off() -> None:
    here = level(">.G", moves=3)
    start = here.maps[0].world
    worlds = (start, done(start, "move"), done(start, "move", "move", "turn_left"))
    tiles = [strip(here, 0, world)[-1] for world in worlds]
    assert [(tile.name, tile.count, tile.met, tile.kept) for tile in tiles] == [
        ("moves", f"{many}/3", True, True) for many in (0, 1, 3)
    ]
    stopped = done(worlds[-1], "turn_left").world
    (last,) = strip(here, 0, stopped)[-1:]
    assert (last.count, last.met) == ("3/3", False)
    assert not strip(here, 0)[0].kept


def test_the_flag_shows_the_side_to_look_to() -> None:
    plain, ruled = robot(">.G"), robot(">.G", facing="up")
    arrows = [
        [mark for mark in KIND.picture(each, "space").marks if isinstance(mark, Line)]
        for each in (plain, ruled)
    ]
    assert arrows[0] == []
    shaft = arrows[1][0]
    assert [round(x, 3) for x, _ in shaft.points] == [2.5, 2.5]
    assert shaft.points[1][1] < shaft.points[0][1] < 0.5


def test_what_is_asked_of_the_run_is_told() -> None:
    world = robot(">**G", facing="up", leave=1, moves=9)
    said = KIND.narrate(world, text("fr").where("garden"), "world").replace("\u00a0", " ")
    assert "À la fin, je dois regarder vers le haut. À la fin, il doit rester 1 carotte par terre." in said
    assert "J’ai droit à 9 actions" in said
    assert "Il me reste 8 actions." in KIND.narrate(done(world, "move"), text("fr"), "hero").replace(
        "\u00a0", " "
    )


def test_a_map_is_written_with_what_it_asks() -> None:
    world = robot(">**G", facing="up", leave=1, moves=9)
    assert KIND.show(world).splitlines()[1:] == ["facing: up", "leave: 1", "moves: 9"]
    assert parse_map(dict(fields(world)))[0] == world


@pytest.mark.parametrize(("facing", "sides"), [("right", {EAST, WEST}), ("up", {NORTH, SOUTH})])
def test_a_mirrored_map_asks_for_the_mirrored_side(facing: str, sides: set[int]) -> None:
    start = robot(">.\n.G", facing=facing)
    for seed in range(9):
        plan = mirrored(plan_of(start), (), Random(seed))
        assert plan is not None
        turned = world_of(plan)
        across = turned.heading == WEST
        assert turned.map.rules["facing"] in sides
        assert (turned.map.rules["facing"] != start.map.rules["facing"]) == (across == (facing == "right"))


def test_no_other_map_is_made_where_actions_are_counted() -> None:
    assert variant([robot(">.G", moves=9)], 1, Random(0)) is None
    assert variant([robot(">.G", facing="up")], 1, Random(0)) is not None


@pytest.mark.parametrize("rule", [{"facing": "up"}, {"leave": 1}, {"moves": 9}])
def test_other_levels_are_not_made_of_one_with_a_rule_and_it_is_told(rule: dict[str, Any]) -> None:
    ruled = replace(level(">*.G", **rule), solution="move()\n")
    assert refused(ruled) == "map"
    plain = replace(
        ruled,
        maps=(Start(replace(ruled.maps[0].world, map=replace(ruled.maps[0].world.map, rules={}))),),
    )
    assert refused(plain) == ""
