"""The page and the window put a bubble in the same place."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from node_process import Node

from codeweek.app.speech_bubble import speech
from codeweek.scene import HERO, Label, Line, Scene, Sprite
from codeweek.web_api.serialize import scene

tenths = st.integers(0, 40).map(lambda n: n / 10)  # a scene is sent with few digits
labels = st.builds(Label, tenths, tenths, st.sampled_from(["7", "42", "-3"]), st.just("#000000"))


@pytest.fixture(scope="module")
def page():
    node = Node(Path(__file__).with_name("speech_stands.mjs"))
    yield node
    node.close()


@given(tenths, tenths, st.floats(0.3, 3), st.lists(labels, max_size=6))
def test_a_bubble_stands_in_the_same_place_on_both_sides(page, x, y, wide, numbers):
    hero = Sprite(HERO, "robot/space/hero", x, y, 0.54, label="7")
    within = (-0.3, -0.3, 4.0, 4.0)
    line = Line(((0, 0), (1, 1)), "#000000", 0.1)
    told = scene(Scene(4, 4, (), (hero,), (line, *numbers)))
    asked = {"sprite": told["sprites"][0], "marks": told["marks"], "wide": wide, "high": 0.46}
    ours = speech(hero, wide, 0.46, numbers, within)
    theirs = page.ask({**asked, "within": within})
    assert tuple(theirs["way"]) == ours.way
    assert theirs["box"] == pytest.approx(ours.box)
