"""What each command of the turtle does, whatever number it is given."""

import pickle
from typing import Any

import pytest
from start_worlds import does
from start_worlds import turtle as start

from codeweek import data
from codeweek.blocks.edit import fresh
from codeweek.blocks.read import read
from codeweek.blocks.script import EMPTY, Script
from codeweek.blocks.write import program
from codeweek.command import Stop
from codeweek.levels import programs
from codeweek.text import Key
from codeweek.worlds.turtle import COMMANDS
from codeweek.worlds.turtle.commands import MOST_STROKES
from codeweek.worlds.turtle.state import COLOURS, Stroke


@pytest.mark.parametrize(
    ("act", "at", "heading"),
    [
        (("forward", 30), (30, 0), 0),
        (("backward", 30), (-30, 0), 0),
        (("forward", -30), (-30, 0), 0),
        (("forward", 0.5), (0.5, 0), 0),
        (("rotate_left", 90), (0, 0), 90),
        (("rotate_right", 90), (0, 0), 270),
        (("rotate_right", -90), (0, 0), 90),
        (("rotate_left", 360), (0, 0), 0),
        (("rotate_left", 10**400 + 45), (0, 0), (10**400 + 45) % 360),
        (("point_in_direction", 0), (0, 0), 90),
        (("point_in_direction", 90), (0, 0), 0),
        (("point_in_direction", -90), (0, 0), 180),
        (("point_in_direction", 180), (0, 0), 270),
        (("point_in_direction", 360), (0, 0), 90),
        (("point_in_direction", 10**400), (0, 0), (90 - 10**400) % 360),
        (("go_to", -20, 10), (-20, 10), 0),
        (("go_to", 250, -200), (250, -200), 0),
    ],
)
def test_the_turtle_walks_and_turns(act: tuple[Any, ...], at: tuple[float, float], heading: float) -> None:
    after = does(start(), act)
    assert (after.at, after.heading) == (at, heading)


def test_a_left_turn_leads_up_and_a_right_turn_leads_down() -> None:
    assert does(start(), ("rotate_left", 90), ("forward", 20)).at == (0, 20)
    assert does(start(), ("rotate_right", 90), ("forward", 20)).at == (0, -20)


def test_a_direction_is_the_same_whatever_the_turtle_faced_before() -> None:
    assert does(start(heading=33), ("point_in_direction", 45), ("forward", 20)).heading == 45
    assert does(start(), ("point_in_direction", 30)).heading == 60


def test_going_to_a_place_draws_there_and_keeps_the_heading() -> None:
    after = does(start(heading=90), ("go_to", 30, 40))
    assert (after.strokes, after.heading) == ((Stroke(0, 0, 30, 40, "blue", 3),), 90)
    assert not does(start(), ("pen_up",), ("go_to", 30, 40)).strokes
    assert not does(start(), ("go_to", 0, 0)).strokes


def test_a_place_is_counted_from_the_middle_and_not_from_the_start() -> None:
    assert does(start(), ("forward", 100), ("go_to", 30, 40)).at == (30, 40)


@pytest.mark.parametrize(
    ("place", "at", "told"),
    [
        ((500, 0), (250, 0), {"x": 500, "y": 0}),
        ((0, -400), (0, -200), {"x": 0, "y": -400}),
        ((10**400, 0), (250, 0), {"x": "…", "y": 0}),
        ((-500, 200), (-250, 100), {"x": -500, "y": 200}),
    ],
)
def test_a_place_off_the_sheet_stops_the_turtle_at_the_edge(
    place: tuple[float, float], at: tuple[float, float], told: dict[str, float | str]
) -> None:
    stop = does(start(), ("go_to", *place))
    assert isinstance(stop, Stop)
    assert (stop.diagnostic.key, stop.diagnostic.slots) == ("say.outside_sheet", told)
    assert (stop.world.at, stop.world.bumped) == (at, True)


def test_a_raised_pen_draws_nothing() -> None:
    after = does(start(), ("pen_up",), ("forward", 20), ("pen_down",), ("forward", 20))
    assert after.strokes == (Stroke(20, 0, 40, 0, "blue", 3),)


def test_colour_and_width_are_those_of_the_strokes_that_follow() -> None:
    after = does(start(), ("forward", 10), ("colour", "rouge"), ("pen_width", 7), ("forward", 10))
    assert [stroke.pen for stroke in after.strokes] == [("blue", 3), ("red", 7)]


@pytest.mark.parametrize("language", data.languages())
@pytest.mark.parametrize("colour", COLOURS)
def test_a_colour_is_known_by_its_name_in_each_language(colour: str, language: str) -> None:
    name = data.words().choice("colour_name", colour, language)
    assert does(start(), ("colour", f" {name.upper()} ")).colour == colour


@pytest.mark.parametrize(("typed", "meant"), [("mauve", "violet"), ("purple", "violet"), ("brun", "brown")])
def test_other_names_of_a_colour_are_understood_too(typed: str, meant: str) -> None:
    assert does(start(), ("colour", typed)).colour == meant


@pytest.mark.parametrize(
    ("typed", "meant"), [("roug", "red"), ("blanc", "black"), ("", "orange"), ("gren", "green")]
)
def test_an_unknown_colour_stops_and_names_one_that_is_there(typed: str, meant: str) -> None:
    stop = does(start(), ("colour", typed))
    assert stop.diagnostic.key == "say.unknown_colour_name"
    assert stop.diagnostic.slots["nearest"] == Key(f"blocks.colour_name.choices.{meant}")


@pytest.mark.parametrize("n", [0, -3, 21, 10**400])
def test_a_pen_that_does_not_exist_stops(n: int) -> None:
    assert does(start(), ("pen_width", n)).diagnostic.key == "say.pen_width"


@pytest.mark.parametrize(("n", "told"), [(251, 251), (1e300, "…"), (10**400, "…")])
def test_the_edge_of_the_sheet_stops_the_turtle_there(n: float, told: float | str) -> None:
    stop = does(start(), ("forward", n))
    assert isinstance(stop, Stop)
    assert (stop.diagnostic.key, stop.diagnostic.slots["n"]) == ("say.out_of_sheet", told)
    assert stop.world.at == (250, 0)
    assert stop.world.bumped
    assert stop.world.strokes == (Stroke(0, 0, 250, 0, "blue", 3),)


def test_the_edge_itself_belongs_to_the_sheet() -> None:
    assert does(start(), ("forward", 250)).at == (250, 0)


def test_a_line_is_kept_once_in_whatever_direction_it_is_walked_again() -> None:
    there_and_back = (("forward", 50), ("backward", 50), ("forward", 50))
    assert len(does(start(), *there_and_back).strokes) == 1


def test_a_lap_of_a_closed_figure_ends_in_the_very_same_world() -> None:
    lap = [("forward", 40), ("rotate_left", 120)] * 3
    once = does(start(), *lap)
    assert does(once, *lap) == once


def test_a_drawing_does_not_grow_without_end() -> None:
    world: Any = start()
    for number in range(MOST_STROKES + 1):
        world = does(world, ("forward", number % 200 + 1))
        if isinstance(world, Stop):
            break
        world = does(world, ("backward", number % 200 + 1), ("rotate_left", 0.137))
    assert world.diagnostic.key == "say.draws_on"
    assert len(world.world.strokes) == MOST_STROKES


@pytest.mark.parametrize("language", data.languages())
def test_each_command_is_written_and_read_back_in_each_language(language: str) -> None:
    known = programs.catalogue_of_kind("turtle")
    script = Script(fresh(EMPTY, tuple(known.new(name) for name in COMMANDS)))
    written = program(known, script, language)
    assert [line.partition("(")[0] for line in written.source.splitlines()] == [
        data.words().name(name, language) for name in COMMANDS
    ]
    reading = read(known, written.source)
    assert not reading.problems
    assert program(known, reading.script, language).source == written.source


def test_a_world_is_kept_in_a_file_as_it_is() -> None:
    world = does(start(), ("forward", 10))
    assert pickle.loads(pickle.dumps(world)) == world
