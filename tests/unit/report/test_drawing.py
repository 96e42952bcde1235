"""A scene as an SVG picture: whole, readable by any program, and with nothing in it but a picture."""

from dataclasses import replace
from xml.etree import ElementTree

import pytest

from codeweek import data
from codeweek.levels.programs import kind_of, solution
from codeweek.play import builtin
from codeweek.play.session import last_picture
from codeweek.report.svg_picture import CELL, EDGE, alone, svg
from codeweek.scene import Image, Label, Line, Rect, Scene, Sprite

SVG = "{http://www.w3.org/2000/svg}"
NASTY = '"><script>alert(1)</script>&\x00\x0b'


def drawn(scene):
    return ElementTree.fromstring(svg(scene, data.sprite))


@pytest.mark.parametrize("chapter", builtin.pack().chapters, ids=lambda chapter: chapter.folder)
def test_the_end_of_a_level_of_each_chapter_is_drawn_with_all_its_sprites(chapter):
    level = next(each for each in chapter.levels if each.solution)
    scene = last_picture(level, solution(level).script, "fr")
    picture = drawn(scene)
    there = {each.get("id") for each in picture.iter(f"{SVG}image")}
    used = [each.get("href").removeprefix("#") for each in picture.iter(f"{SVG}use")]
    assert there == {*used}
    assert {each.image.replace("/", "-") for each in scene.sprites} <= there


def test_the_hero_stands_in_front_of_all():
    level = builtin.level("03-le-potager/08-le-jardinier-en-solo")
    scene = kind_of(level).picture(level.maps[0].world, level.look)
    *_, last = drawn(scene).iter(f"{SVG}use")
    assert last.get("href").endswith("hero")


def test_a_picture_has_the_size_of_its_cells_and_its_margin():
    picture = drawn(Scene(3, 2, margin=0.5))
    assert picture.get("width") == f"{(3 + 0.5 + 2 * EDGE) * CELL:g}"
    assert picture.get("viewBox") == "-0.62 -0.62 3.74 2.74"


def test_words_that_a_child_wrote_are_words_in_the_picture():
    scene = Scene(
        2,
        1,
        (Rect(0, 0, 1, 1, NASTY), Line(((0, 0), (1, 1)), NASTY, 0.1), Label(0, 0, NASTY, NASTY)),
        (Sprite("hero", "robot/space/hero", 0.5, 0.5, label=NASTY), Sprite("x", f"../{NASTY}", 1, 1)),
    )
    text = svg(scene, lambda _name: None)
    assert "<script" not in text
    picture = ElementTree.fromstring(text.replace("\x00", "").replace("\x0b", ""))
    assert [each.text for each in picture.iter(f"{SVG}text")] == 2 * ['"><script>alert(1)</script>&']


def test_a_long_word_is_cut_and_stays_in_the_picture():
    scene = Scene(2, 1, sprites=(Sprite("hero", "robot/space/hero", 1.9, 0.5, label="a" * 500),))
    (said,) = drawn(scene).iter(f"{SVG}text")
    assert len(said.text) == 40


@pytest.mark.parametrize(("mirrored", "scale"), [(False, "scale(0.5)"), (True, "scale(-0.5 0.5)")])
def test_what_is_mirrored_on_the_screen_is_mirrored_on_paper(mirrored, scale):
    scene = Scene(1, 1, (Image("robot/space/wall", 0.5, 0.5, 0.5, mirrored=mirrored),))
    (wall,) = drawn(scene).iter(f"{SVG}use")
    assert f" {scale} " in wall.get("transform")


def test_a_drawing_taken_home_has_the_lines_that_were_drawn_and_nothing_that_must_be_fetched():
    level = builtin.level("01-la-fusee/09-mon-ciel-etoile")
    scene = last_picture(level, solution(level).script, "fr") if level.solution else Scene(3, 2)
    scene = replace(scene, marks=(*scene.marks, Line(((0, 0), (1, 1)), "#ff0000", 0.1)))
    picture = ElementTree.fromstring(alone(scene))
    drawn = [each for each in scene.marks if isinstance(each, Line)]
    assert len([*picture.iter(f"{SVG}polyline")]) == len(drawn)
    assert not [*picture.iter(f"{SVG}use"), *picture.iter(f"{SVG}image")]
