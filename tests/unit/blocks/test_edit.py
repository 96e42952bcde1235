"""Changing a script: what the laws of edits do not say."""

import pytest

from codeweek.blocks import edit
from codeweek.blocks.read import read
from codeweek.levels.programs import catalogue_of_kind

ROBOT = catalogue_of_kind("robot")


def script_of(source):
    return read(ROBOT, source).script


def test_every_block_is_found_where_it_is():
    script = script_of(
        "x = 1 + len([2, panier()])\nif not mur_devant():\n    avancer()\nelse:\n    dire(-x)\n"
    )
    for block in script.walk():
        spot = edit.where(script, block.id)
        if isinstance(spot, edit.Hole):
            assert script.find(spot.parent).slots[spot.slot] is block
        else:
            assert edit.body_of(script, spot)[spot.index] is block


def test_a_block_that_is_not_there_is_nowhere():
    assert edit.where(script_of("avancer()"), "other") is None


@pytest.mark.parametrize(("typed", "kept"), [("\ufb01", "fi"), ("e\u0301tape", "\u00e9tape"), ("ｎ", "n")])
def test_a_name_is_kept_as_python_takes_it(typed, kept):
    script = edit.set_field(ROBOT, script_of("x = 1"), "b1", "variable", typed)
    assert script.blocks[0].fields == {"variable": kept}


@pytest.mark.parametrize(
    "value", [float("nan"), float("inf"), 10**5000, "3", True], ids=["nan", "inf", "huge", "text", "truth"]
)
def test_what_is_no_number_is_not_written_on_a_number(value):
    script = script_of("x = 1")
    assert edit.set_field(ROBOT, script, "b2", "value", value) is script
