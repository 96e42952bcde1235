"""The one file form of a program."""

import pytest

from codeweek.blocks import blockly
from codeweek.blocks.read import read
from codeweek.diagnostic import Diagnostic
from codeweek.studio import catalogue_of_kind

ROBOT = catalogue_of_kind("robot")


def test_a_program_is_saved_as_blockly_would():
    saved = blockly.save(read(ROBOT, "for _ in range(2):\n    avancer()\n").script)
    (start,) = saved["blocks"]["blocks"]
    assert start["type"] == "start"
    repeat = start["next"]["block"]
    assert repeat["inputs"]["count"] == {"block": {"type": "number", "id": "b2", "fields": {"value": 2}}}
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
        nested(500),
    ],
)
def test_a_damaged_file_gives_a_diagnostic(data):
    assert isinstance(blockly.load(ROBOT, data), Diagnostic)


def test_two_blocks_never_share_an_id():
    stack = {"type": "move", "id": "a", "next": {"block": {"type": "move", "id": "a"}}}
    script = blockly.load(ROBOT, {"blocks": {"blocks": [{"type": "start", "next": {"block": stack}}]}})
    assert len({block.id for block in script.blocks}) == 2
