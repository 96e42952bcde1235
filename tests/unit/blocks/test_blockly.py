"""The one file form of a program."""

import pytest

from codeweek.blocks import blockly
from codeweek.blocks.read import read
from codeweek.blocks.script import Script
from codeweek.diagnostic import Diagnostic
from codeweek.studio import catalogue_of_kind

ROBOT = catalogue_of_kind("robot")


def test_a_program_is_saved_as_blockly_would():
    saved = blockly.save(read(ROBOT, "for _ in range(2):\n    avancer()\n").script)
    (start,) = saved["blocks"]["blocks"]
    assert start["type"] == "start"
    repeat = start["next"]["block"]
    assert repeat["inputs"]["count"] == {"shadow": {"type": "number", "id": "b2", "fields": {"value": 2}}}
    assert repeat["inputs"]["body"] == {"block": {"type": "move", "id": "b3"}}


def test_a_shadow_is_a_value_like_another():
    block = {
        "type": "repeat",
        "id": "r",
        "inputs": {"count": {"shadow": {"type": "number", "fields": {"value": 7}}}},
    }
    script = blockly.load(ROBOT, {"blocks": {"blocks": [{"type": "start", "next": {"block": block}}]}})
    assert script.blocks[0].slots["count"].fields == {"value": 7}


def nested(depth):
    block = {"type": "move"}
    for _ in range(depth):
        block = {"type": "repeat", "inputs": {"body": {"block": block}}}
    return {"blocks": {"blocks": [{"type": "start", "next": {"block": block}}]}}


@pytest.mark.parametrize(
    "data",
    [
        None,
        [],
        {"blocks": []},
        {"blocks": {"blocks": {}}},
        {"blocks": {"blocks": [{"type": "fly"}]}},
        {"blocks": {"blocks": [{"type": "repeat", "inputs": {"count": {"block": {"type": "move"}}}}]}},
        {"blocks": {"blocks": [{"type": "repeat", "inputs": {"wings": {"block": {"type": "number"}}}}]}},
        {"blocks": {"blocks": [{"type": "number", "fields": {"value": "three"}}]}},
        {"blocks": {"blocks": [{"type": "start", "next": {"block": {"type": "start"}}}]}},
        nested(500),
    ],
)
def test_a_damaged_file_gives_a_diagnostic(data):
    assert isinstance(blockly.load(ROBOT, data), Diagnostic)


def saved_value(source, catalogue=ROBOT):
    script = read(ROBOT, source).script
    return blockly.save(script, catalogue)["blocks"]["blocks"][0]["next"]["block"]["inputs"]["value"]


def test_a_hole_that_was_filled_still_knows_its_literal():
    filled = saved_value("x = y")
    assert filled["shadow"] == {"type": "number", "fields": {"value": 0}}
    assert filled["block"]["type"] == "get"
    assert "shadow" not in saved_value("x = y", None)


def test_true_and_false_are_the_words_of_a_choice():
    assert saved_value("x = True", None)["block"]["fields"] == {"value": "true"}


def test_what_an_older_file_says_is_understood():
    block = {
        "type": "set",
        "fields": {"variable": "x"},
        "inputs": {"value": {"block": {"type": "boolean", "fields": {"value": False}}}},
    }
    script = blockly.load(ROBOT, {"blocks": {"blocks": [{"type": "start", "next": {"block": block}}]}})
    assert script == read(ROBOT, "x = False").script


def test_a_list_of_three_has_a_type_of_its_own():
    script = read(ROBOT, "x = [1, [], 3]").script
    assert saved_value("x = [1, [], 3]")["block"]["type"] == "list.3"
    assert blockly.load(ROBOT, blockly.save(script, ROBOT)) == script


def test_loose_stacks_do_not_lie_on_one_another():
    stacks = tuple(read(ROBOT, "avancer()").script.blocks for _ in range(3))
    saved = blockly.save(Script((), stacks))["blocks"]["blocks"]
    assert len({(stack["x"], stack["y"]) for stack in saved}) == 4


def test_two_blocks_never_share_an_id():
    stack = {"type": "move", "id": "a", "next": {"block": {"type": "move", "id": "a"}}}
    script = blockly.load(ROBOT, {"blocks": {"blocks": [{"type": "start", "next": {"block": stack}}]}})
    assert len({block.id for block in script.blocks}) == 2
