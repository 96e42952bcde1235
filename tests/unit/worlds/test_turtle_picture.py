"""The turtle's world as a scene."""

from typing import Any

import pytest
from start_worlds import does
from start_worlds import turtle as start

from codeweek.data import folder
from codeweek.scene import Label, Line, Scene
from codeweek.worlds.turtle.looks import LOOKS, PENS
from codeweek.worlds.turtle.picture import picture
from codeweek.worlds.turtle.state import COLOURS
from codeweek.worlds.turtle.turtle_map import with_model


def models(scene: Scene, look: str) -> list[Line]:
    return [s for s in scene.background if isinstance(s, Line) and s.colour == LOOKS[look].model]


def test_the_turtle_stands_where_it_is_and_looks_where_it_goes() -> None:
    hero = picture(start(sheet=100, start=[10, 20], heading=90), "studio").sprites[0]
    assert (hero.x, hero.y, hero.angle) == (6, 2, 270)


def test_a_turtle_with_its_pen_up_is_raised() -> None:
    down, up = (picture(world, "studio").sprites[0].size for world in (start(), does(start(), ("pen_up",))))
    assert up > down


def test_a_new_stroke_is_added_at_the_end_and_grows() -> None:
    one = does(start(sheet=100), ("forward", 10))
    before, after = (picture(world, "studio").marks for world in (one, does(one, ("forward", 10))))
    assert after[:1] == before
    assert after[0] is before[0]
    assert isinstance(after[1], Line)
    assert after[1].points == ((6, 4), (7, 4))
    assert after[1].grows


def test_the_model_lies_under_the_drawing_and_the_first_stroke_beside_it_is_dashed() -> None:
    world = with_model(start(), does(start(), ("forward", 50)))
    assert len(models(picture(world, "cave"), "cave")) == 1
    off = does(world, ("forward", 20), ("rotate_left", 90), ("forward", 9), ("forward", 9))
    assert [mark.dashed for mark in picture(off, "cave").marks if isinstance(mark, Line)] == [
        False,
        True,
        False,
    ]


def test_a_model_in_another_colour_shows_it() -> None:
    world = with_model(start(), does(start(), ("colour", "red"), ("forward", 50)))
    scene = picture(world, "cave")
    assert not models(scene, "cave")
    assert isinstance(scene.background[-1], Line)
    assert (
        1.5 < contrast(scene.background[-1].colour, PENS["red"]) < contrast(LOOKS["cave"].paper, PENS["red"])
    )


@pytest.mark.parametrize("sheet", [50, 120, 300, 500, 1234, 5000])
def test_squares_have_sides_to_count_with_and_the_start_is_where_lines_cross(sheet: int) -> None:
    world = start(sheet=sheet, start=[7, 3])
    scene = picture(world, "studio")
    (label,) = (shape for shape in scene.background if isinstance(shape, Label))
    side = int(label.text) / world.sheet.unit
    lines = [s for s in scene.background if isinstance(s, Line) and s.colour == LOOKS["studio"].grid]
    assert str(int(label.text))[0] in "125"
    assert 0.5 <= side <= 1.5
    hero = scene.sprites[0]
    for axis, at in ((0, hero.x), (1, hero.y)):
        places = [line.points[0][axis] for line in lines if line.points[0][axis] == line.points[1][axis]]
        assert min(abs(place - at) for place in places) < 1e-9


@pytest.mark.parametrize("look", LOOKS)
def test_each_look_has_its_turtle(look: str) -> None:
    image = picture(start(), look).sprites[0].image
    assert (folder("sprites") / f"{image}.svg").is_file()


def test_each_colour_of_the_pen_can_be_painted() -> None:
    assert tuple(PENS) == COLOURS


def contrast(one: str, other: str) -> float:
    def light(colour: str) -> float:
        parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
        lit = [p / 12.92 if p <= 0.03928 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
        return 0.2126 * lit[0] + 0.7152 * lit[1] + 0.0722 * lit[2]

    low, high = sorted((light(one), light(other)))
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("look", LOOKS.values(), ids=str)
def test_numbers_can_be_read_and_the_usual_pen_is_seen_on_paper_and_model(look: Any) -> None:
    assert contrast(look.ink, look.paper) >= 4.5
    assert contrast(PENS["blue"], look.paper) >= 3
    assert contrast(PENS["blue"], look.model) >= 1.8
    assert contrast(look.model, look.paper) >= 1.5
