"""Values as plain data."""

import json
from itertools import takewhile

import door_requests as requests
import pytest
from hypothesis import given
from hypothesis import strategies as st

from codeweek import data
from codeweek.diagnostic import Diagnostic
from codeweek.levels import programs
from codeweek.packs.load import of_texts
from codeweek.play import builtin, session
from codeweek.scene import Image, Label, Line, Rect, Scene, Sprite
from codeweek.web_api import serialize

SPIRAL = """\
title: La grande spirale
kind: turtle
mode: create
map: {sheet: 1500}
toolbox: [avancer, tourner_gauche, variables, repeter]
solution: |
  n = 1
  for _ in range(1000):
      avancer(n)
      tourner_gauche(89)
      n = n + 0.5
"""
SCENE = Scene(
    3,
    2,
    (Rect(0, 0, 1, 1, "#ffffff"), Line(((0, 0), (1, 1.23456)), "#000000", 0.1, True)),
    (Sprite("hero", "robot/space/hero", 0.5, 0.5, 0.9, 90.0, "2", "bump"),),
    (Image("robot/space/flag", 1, 1), Label(1, 1, "<b>", "#000000")),
    (Label(0.5, -0.2, "A", "#000000"),),
    0.32,
)


def test_a_scene_has_all_that_a_painter_needs():
    found = json.loads(json.dumps(serialize.scene(SCENE)))
    assert set(found) == {"width", "height", "margin", "above", "background", "rim", "sprites", "marks"}
    assert found["background"][0] == {
        "shape": "rect", "x": 0, "y": 0, "width": 1, "height": 1, "fill": "#ffffff", "radius": 0,
    }  # fmt: skip
    assert found["background"][1]["points"] == [[0, 0], [1, 1.235]]
    assert [shape["shape"] for shape in found["marks"]] == ["image", "label"]
    assert found["marks"][1]["text"] == "<b>"
    assert found["sprites"][0] == {
        "id": "hero", "image": "robot/space/hero", "x": 0.5, "y": 0.5, "size": 0.9, "angle": 90,
        "label": "2", "effect": "bump", "face": "",
    }  # fmt: skip


@pytest.mark.parametrize("level", builtin.levels().values(), ids=lambda level: level.id)
def test_every_sprite_of_a_level_is_among_the_files(level):
    for start in level.maps:
        scene = serialize.scene(programs.kind_of(level).picture(start.world, level.look))
        images = [
            each["image"]
            for each in (*scene["sprites"], *scene["background"], *scene["marks"])
            if "image" in each
        ]
        assert images
        assert all((data.folder("sprites") / f"{image}.svg").is_file() for image in images)


def test_a_sentence_is_told_in_the_words_of_the_class():
    problem = Diagnostic("say.bump_wall", block="b1", line=2, step=3)
    young, old = (next(each for each in builtin.levels().values() if each.grade == g) for g in ("CP", "CE2"))
    said = [serialize.message(problem, level, data.text("fr")) for level in (young, old)]
    assert said[0]["say"] != said[1]["say"]
    assert (said[0]["block"], said[0]["line"], said[0]["step"]) == ("b1", 2, 3)


MARKS = st.lists(st.integers(0, 2).map(lambda n: Label(n, 0, "", "#000000")), max_size=6).map(tuple)


@given(st.lists(MARKS, max_size=5))
def test_marks_sent_in_parts_are_whole_again(marks):
    pictures = [Scene(1, 1, marks=each) for each in marks]
    sent = list(serialize.changes(pictures))
    assert requests.whole(sent) == [serialize.moving(picture) for picture in pictures]
    for before, after, scene in zip(marks, marks[1:], sent[1:], strict=False):
        same = takewhile(lambda pair: pair[0] == pair[1], zip(before, after, strict=False))
        assert scene["kept"] == len(list(same))


def test_a_long_drawing_is_sent_once_and_not_at_each_step():
    level = of_texts({"a.yaml": SPIRAL}).levels[0]
    trace = session.play_text(level, level.solution).traces[0]
    run = serialize.run(trace, level, data.text("fr"))
    assert len(run["scenes"][-1]["marks"]) + run["scenes"][-1]["kept"] == 1000
    assert len(json.dumps(run, separators=(",", ":"))) < 1_000_000
