"""How a stage is drawn: a place behind it, its lamp, who stands on it, and the strip below."""

from dataclasses import replace

import pytest

from codeweek.desktop.painting.plain_theme import LIGHT
from codeweek.scene import Image, Label, Rect
from codeweek.worlds.backdrops import BACKDROPS, FOLDER, NIGHT, ROOM
from codeweek.worlds.robot.looks import LOOKS
from codeweek.worlds.stage import KIND as STAGE

LAMP = {"lampe": {"at": "A1", "costumes": {"éteinte": "lampe", "allumée": "lampe_allumée"}}}


def world(grid: str, heroes: dict, **fields):
    found, problems = STAGE.parse_map(
        {"grid": grid, "heroes": heroes, "ticks": 1, "expected": {"time": 1}, **fields}
    )
    assert found, problems
    return found


def colours(shapes) -> set[str]:
    return {shape.fill for shape in shapes if isinstance(shape, Rect)}


def test_each_look_but_the_sober_one_has_a_place():
    assert set(BACKDROPS) == set(LOOKS) - {"sober"}
    start = world("...\n", {"chat": "A1"})
    assert STAGE.picture(start, "sober").above == 0
    for look in BACKDROPS:
        scene = STAGE.picture(start, look)
        bands = [shape for shape in scene.background if isinstance(shape, Rect) and shape.width == 3]
        assert min(band.y for band in bands) == -scene.above < 0
        assert max(band.y + band.height for band in bands) == pytest.approx(scene.height)
        assert {label.y for label in scene.rim if label.y < 0} == {-scene.above - scene.margin / 2}


def windows(shapes) -> list[str]:
    return [shape.image for shape in shapes if isinstance(shape, Image) and "window" in shape.image]


def test_a_room_is_dark_until_its_lamp_is_lit_and_it_stays_night():
    off = world("..\n", LAMP)
    lit = STAGE.commands["costume"].function(off.acting("lampe"), "allumée")
    assert set(NIGHT.sky) <= colours(STAGE.picture(off, "studio").marks)
    assert not set(NIGHT.sky) & colours(STAGE.picture(lit, "studio").marks)
    assert set(ROOM.sky) <= colours(STAGE.picture(lit, "studio").marks)
    for world_now in (off, lit):
        assert windows(STAGE.picture(world_now, "studio").marks) == [f"{FOLDER}/window_night"]
    assert windows(STAGE.picture(world("..\n", {"chat": "A1"}), "studio").background) == [f"{FOLDER}/window"]
    assert not set(NIGHT.sky) & colours(STAGE.picture(off, "village").marks)  # out of doors it is day


def test_who_stands_has_the_feet_on_its_cell_and_stays_inside():
    for grid, feet in (("...\n", 0.97), ("...\n...\n", 0.97)):
        scene = STAGE.picture(world(grid, {"chat": "A1", "souris": "C1"}), "village")
        for sprite in scene.sprites:
            assert sprite.size > 1
            assert sprite.y + sprite.size / 2 == pytest.approx(feet)
            assert sprite.x - sprite.size * 0.45 >= 0
            assert sprite.x + sprite.size * 0.45 <= scene.width


def test_the_nearest_stands_in_front():
    scene = STAGE.picture(world(".\n.\n", {"chat": "A2", "souris": "A1"}), "village")
    assert [sprite.image for sprite in scene.sprites] == ["stage/mouse", "stage/cat"]


def test_no_time_is_told_before_there_is_one():
    start = world("..\n", {"chat": "A1"})
    assert not [mark for mark in STAGE.picture(start, "village").marks if isinstance(mark, Label)]
    told = [mark.text for mark in STAGE.picture(start.ticked(1), "village").marks if isinstance(mark, Label)]
    assert told == ["1"]


def test_the_sober_look_has_the_place_in_one_colour_and_keeps_the_corners_of_cells():
    for place in (*BACKDROPS.values(), NIGHT):
        for number, colours in enumerate((place.sky, place.ground)):
            for colour in colours:
                assert LIGHT.shape(Rect(0, 0, 1, 1, colour)).fill == LOOKS["sober"].floor[number]
        assert LIGHT.shape(Rect(0, 0, 0.09, 0.09, place.dots)).fill == LOOKS["sober"].grid
    sun = Image(f"{FOLDER}/sun", 0, 0)
    assert LIGHT.shape(sun) == replace(sun, colour=LIGHT.far)
