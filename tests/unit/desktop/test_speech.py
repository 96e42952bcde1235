"""The bubble of what the hero says hides no number where there is room for it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from codeweek.app.speech_bubble import speech
from codeweek.scene import HERO, Label, Sprite
from codeweek.worlds.kinds import kinds

ROBOT = kinds()["robot"]


def hero(x: float, y: float, size: float = 0.9) -> Sprite:
    return Sprite(HERO, "robot/space/hero", x, y, size, label="7")


def test_it_stands_above_the_hero_when_nothing_is_there() -> None:
    found = speech(hero(1.5, 1.5), 1, 0.46, (), (0, 0, 3, 3))
    assert found.way == (0, -1)
    assert found.box == pytest.approx((1.0, 0.55, 2.0, 1.01))


@pytest.mark.parametrize("column", range(4))
@pytest.mark.parametrize("above", [-0.32, -3])
@pytest.mark.parametrize("wide", [0.6, 1.0])
def test_in_a_row_of_numbers_it_hides_none(column: int, above: float, wide: float) -> None:
    world, problems = ROBOT.parse_map({"grid": ">...", "numbers": {f"{letter}1": 8 for letter in "ABCD"}})
    assert not problems
    scene = ROBOT.picture(world, "space")
    labels = [mark for mark in scene.marks if isinstance(mark, Label)]
    assert len(labels) == 4
    (robot,) = scene.sprites
    there = hero(robot.x + column, robot.y, robot.size)
    left, top, right, bottom = speech(there, wide, 0.46, labels, (-0.32, above, 4, 1)).box
    for label in labels:
        across, along = abs(label.x - (left + right) / 2), abs(label.y - (top + bottom) / 2)
        assert across > (right - left) / 2 or along > (bottom - top) / 2


places = st.floats(0, 5)


@given(
    places, places, st.floats(0.3, 4), st.lists(st.builds(Label, places, places, st.just("42"), st.just("")))
)
def test_it_stays_inside_whatever_it_hides(x: float, y: float, wide: float, labels: list[Label]) -> None:
    left, top, right, bottom = speech(hero(x, y), wide, 0.5, labels, (0, 0, 5, 5)).box
    assert min(left, top) >= -1e-9
    assert max(right, bottom) <= 5 + 1e-9
