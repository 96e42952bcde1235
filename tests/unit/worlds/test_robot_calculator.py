"""A row where a program can only speak, as a calculator."""

import pytest

from codeweek.scene import Label
from codeweek.worlds.robot import KIND as ROBOT


def marks(said: tuple, look: str = "sober") -> list[str]:
    world, _ = ROBOT.parse_map({"grid": ">..\n"})
    for value in said:
        world = ROBOT.commands["say"].function(world, value)
    scene = ROBOT.picture(world, look)
    assert all(0 < label.x < scene.width for label in scene.marks if isinstance(label, Label))
    return [shape.text for shape in scene.marks if isinstance(shape, Label)]


def test_the_display_has_what_was_said_and_of_much_the_last():
    assert marks(()) == []
    assert marks((9, 8)) == ["9, 8"]
    (long,) = marks(tuple(range(100)))
    assert long.endswith("98, 99")
    assert len(long) < 20


def test_nothing_is_said_twice():
    world, _ = ROBOT.parse_map({"grid": ">..\n"})
    (hero,) = ROBOT.picture(ROBOT.commands["say"].function(world, 9), "sober").sprites
    assert (hero.label, hero.effect) == ("", "say")


@pytest.mark.parametrize(
    ("grid", "look"), [(">.*", "sober"), (">.#", "sober"), (">...", "sober"), (">..", "space")]
)
def test_where_there_is_more_to_do_or_in_another_look_it_is_a_map(grid, look):
    world, problems = ROBOT.parse_map({"grid": f"{grid}\n"})
    assert world, problems
    scene = ROBOT.picture(world, look)
    assert (scene.above, bool(scene.rim)) == (0, True)
