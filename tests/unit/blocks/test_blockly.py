"""The one file form of a program."""

import json

import pytest

from codeweek.blocks import blockly, edit
from codeweek.blocks.read import read
from codeweek.blocks.script import EMPTY, Block, Script
from codeweek.diagnostic import Diagnostic
from codeweek.levels.programs import catalogue_of_kind

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


def main(block):
    return {"blocks": {"blocks": [{"type": "start", "next": {"block": block}}]}}


def say(value):
    return {"type": "say", "inputs": {"value": {"block": value}}}


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
        main({"type": "move", "next": {"block": {"type": "start"}}}),
        main({"type": "bag", "next": {"block": {"type": "move"}}}),
        main(say({"type": "number", "fields": {"value": float("inf")}})),
        main(say({"type": "number", "fields": {"value": float("nan")}})),
        main(say({"type": "number", "fields": {"value": 10**5000}})),
        main(say({"type": "number", "fields": {"value": True}})),
        main(say({"type": "list", "inputs": {"0": {"block": {"type": "bag"}}}})),
        main(say({"type": "list", "inputs": {"item00": {"block": {"type": "bag"}}}})),
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


def row(*ids):
    """A program of one command under each id."""
    block = None
    for id in reversed(ids):
        block = {"type": "move", "id": id, **({"next": {"block": block}} if block else {})}
    return {"blocks": {"blocks": [{"type": "start", "id": "start", "next": {"block": block}}]}}


@pytest.mark.parametrize(
    "ids", ["a b c", "a a a", "n1 n1 n1", "n2' n2 n2", "n3 n3' a n3", "n4' n4 a n4", "start start"]
)
def test_every_block_has_an_id_of_its_own_and_the_first_of_a_name_keeps_it(ids):
    wanted = ids.split()
    script = blockly.load(ROBOT, row(*wanted))
    found = [block.id for block in script.blocks]
    assert len({*found, "start"}) == len(wanted) + 1
    firsts = [number for number, id in enumerate(wanted) if id not in ["start", *wanted[:number]]]
    assert all(found[number] == wanted[number] for number in firsts if number == 0)


def test_a_name_that_a_new_id_would_take_is_given_another():
    ids = [block.id for block in blockly.load(ROBOT, row("n3", "n3'", "", "n3''")).blocks]
    assert ids == ["n3", "n3'", "n3''", "n4"]


@pytest.mark.parametrize("input", [None, {}, {"block": {}}])
def test_an_empty_hole_may_be_written_or_not(input):
    script = blockly.load(ROBOT, main({"type": "repeat", "inputs": {"count": input}}))
    assert script.blocks[0].slots == {}


def test_a_value_alone_may_hang_nowhere():
    script = blockly.load(ROBOT, {"blocks": {"blocks": [{"type": "bag"}]}})
    assert [block.type for block in script.loose[0]] == ["bag"]


def test_half_a_character_becomes_a_question_mark():
    script = blockly.load(ROBOT, main({"type": "comment", "fields": {"text": "\ud83d"}}))
    assert script.blocks[0].fields == {"text": "?"}


def test_a_name_is_loaded_as_python_takes_it():
    script = blockly.load(ROBOT, main({"type": "set", "fields": {"variable": "\ufb01"}}))
    assert script.blocks[0].fields == {"variable": "fi"}


def filled(add):
    """A script to which the same has been added until it was refused."""
    script, after = EMPTY, add(EMPTY)
    while after is not script:
        script, after = after, add(after)
    return script


def at_the_end(script):
    """Fifty blocks more at its end, or one where so many are refused."""
    end = edit.Place(None, "", len(script.blocks))
    after = edit.insert(ROBOT, script, (Block("move"),) * 50, end)
    return after if after is not script else edit.insert(ROBOT, script, (Block("move"),), end)


def at_the_bottom(script):
    last = list(script.walk())[-1:]
    spot = edit.Place(last[0].id, "body", 0) if last else edit.Place()
    return edit.insert(ROBOT, script, (Block("repeat", bodies={"body": ()}),), spot)


def many(script):
    blocks = tuple(Block("repeat", bodies={"body": (Block("move"),) * 20}) for _ in range(20))
    return edit.insert(ROBOT, script, blocks, edit.Place())


@pytest.mark.parametrize(
    ("add", "least"), [(at_the_end, 300), (at_the_bottom, 40), (many, 1600)], ids=["long", "deep", "big"]
)
def test_whatever_an_edit_allows_can_be_saved_and_loaded(add, least):
    script = filled(add)
    assert sum(1 for _ in script.walk()) >= least
    assert blockly.load(ROBOT, json.loads(json.dumps(blockly.save(script), indent=1))) == script


def test_a_move_that_would_make_a_script_too_deep_to_be_saved_is_refused():
    deep = filled(at_the_bottom)
    script = Script((*deep.blocks, Block("repeat", bodies={"body": ()}, id="other")))
    spot = edit.Place("other", "body", 0)
    assert edit.move(ROBOT, script, deep.blocks[0].id, spot) is script


def test_a_text_of_the_longest_program_can_be_saved_and_loaded():
    functions = "".join(f"def f{n}():\n" + "    avancer()\n" * 50 for n in range(10)) + "f1()\n"
    script = read(ROBOT, functions).script
    assert blockly.load(ROBOT, json.loads(json.dumps(blockly.save(script)))) == script
