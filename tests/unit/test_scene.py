"""A scene turned by quarters: seen with the eyes of the hero."""

from dataclasses import replace

import pytest

from codeweek.scene import Image, Label, Line, Rect, Scene, Sprite, seen_near, turned

SCENE = Scene(
    3,
    2,
    (
        Rect(0, 0, 3, 1, "#ffffff"),
        Line(((0, 0), (3, 2)), "#000000", 0.1),
        Image("robot/space/wall", 2.5, 0.5),
    ),
    (
        Sprite("item-A2", "robot/space/item", 0.5, 1.5),
        Sprite("hero", "robot/space/hero", 2.5, 1.5, 0.9, 270.0),
    ),
    (Label(1.5, 0.5, "7", "#000000"),),
    (Label(0.5, -0.16, "A", "#000000"), Label(-0.16, 1.5, "2", "#000000")),
    0.32,
)


def test_four_quarter_turns_are_none() -> None:
    once = SCENE
    for _ in range(4):
        once = turned(once, 1)
    assert once == turned(SCENE, 0) == turned(SCENE, 4) == SCENE


def test_a_small_picture_leaves_out_what_is_written_on_the_ground() -> None:
    scale = Line(((0, 1), (0, 2), (1, 2), (1, 1)), "#000000", 0.1)
    target = Line(((0, 0), (1, 0), (1, 1)), "#000000", 0.1, dashed=True)
    written = replace(SCENE, background=(scale, Label(0.5, 1.5, "50", "#000000"), *SCENE.background, target))
    assert seen_near(written) == replace(SCENE, background=(*SCENE.background, target))
    assert seen_near(SCENE) == SCENE


@pytest.mark.parametrize("quarters", [1, 2, 3])
def test_turns_add_up(quarters: int) -> None:
    assert turned(turned(SCENE, quarters), 4 - quarters) == SCENE


def test_a_quarter_turn_puts_the_top_on_the_right() -> None:
    found = turned(SCENE, 1)
    assert (found.width, found.height) == (2, 3)
    assert found.background[0] == Rect(1, 0, 1, 3, "#ffffff")
    assert found.background[1] == Line(((2, 0), (0, 3)), "#000000", 0.1)
    assert found.marks == (Label(1.5, 1.5, "7", "#000000"),)


def test_only_the_hero_turns_with_the_sheet() -> None:
    item, hero = turned(SCENE, 1).sprites
    assert (item.x, item.y, item.angle) == (0.5, 0.5, 0)
    assert (hero.x, hero.y, hero.angle) == (0.5, 2.5, 0)


def test_the_name_of_a_column_becomes_the_name_of_a_row() -> None:
    column, row = turned(SCENE, 1).rim
    assert (column.text, column.x, column.y) == ("A", -0.16, 0.5)
    assert (row.text, row.x, row.y) == ("2", 0.5, -0.16)
