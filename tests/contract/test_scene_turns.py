"""The page and the core turn a scene the same way."""

from pathlib import Path

import pytest
from node_process import Node

from codeweek.levels import programs
from codeweek.play import builtin
from codeweek.scene import Image, Label, Line, turned
from codeweek.web_api import serialize


@pytest.fixture(scope="module")
def page():
    node = Node(Path(__file__).with_name("scene_turns.mjs"))
    yield node
    node.close()


@pytest.mark.parametrize("quarters", range(4))
@pytest.mark.parametrize("chapter", builtin.pack().chapters, ids=lambda chapter: chapter.folder)
def test_a_turned_scene_is_the_same_on_both_sides(page, chapter, quarters):
    level = chapter.levels[-1]
    scene = programs.kind_of(level).picture(level.maps[0].world, level.look)
    assert _told(page, scene, quarters) == _near(serialize.scene(turned(scene, quarters)))


def test_every_shape_turns(page):
    level = builtin.pack().levels[0]
    scene = programs.kind_of(level).picture(level.maps[0].world, level.look)
    marks = (
        Line(((0.0, 0.0), (1.0, 0.5)), "#000000", 0.1),
        Label(0.5, 0.2, "7", "#000000"),
        Image("i", 1.5, 0.5),
    )
    scene = type(scene)(**{**vars(scene), "marks": marks})
    assert _told(page, scene, 1) == _near(serialize.scene(turned(scene, 1)))


def _told(page, scene, quarters):
    return _leaves(page.ask({"scene": serialize.scene(scene), "quarters": quarters}))


def _leaves(value, name=""):
    """All that is in a value, by its path."""
    if isinstance(value, dict):
        parts = [(f"{name}.{key}", value[key]) for key in value]
    elif isinstance(value, list):
        parts = [(f"{name}[{i}]", each) for i, each in enumerate(value)]
    else:
        return {name: value}
    return {path: leaf for each in parts for path, leaf in _leaves(each[1], each[0]).items()}


def _near(value):
    """The same, where a hundredth of a cell is nothing."""
    leaves = _leaves(value).items()
    return {
        path: pytest.approx(leaf, abs=0.01) if type(leaf) in (int, float) else leaf for path, leaf in leaves
    }
