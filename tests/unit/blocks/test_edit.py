"""Changing a script: what the laws of edits do not say."""

from dataclasses import replace

import pytest

from codeweek.blocks import edit
from codeweek.blocks.read import read
from codeweek.blocks.script import EMPTY, Block, Script
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


def kinds_of(catalogue):
    """The types that may stand in for each other, group after group."""
    groups = {type.group for type in catalogue.types.values() if type.group}
    return [sorted(name for name, type in catalogue.types.items() if type.group == group) for group in groups]


PAIRS = [
    pytest.param(catalogue, one, other, id=f"{one} as {other}")
    for catalogue in (ROBOT, catalogue_of_kind("turtle"))
    for group in sorted(kinds_of(catalogue))
    for one in group
    for other in group
]


def filled(catalogue, name):
    """A program of one block, each of its holes filled and two blocks in each of its bodies."""
    block = catalogue.new(name)
    bodies = {
        body: (catalogue.new("return_nothing"), Block("comment", {"text": body})) for body in block.bodies
    }
    slots = {slot.name: Block("get", {"variable": slot.name}) for slot in catalogue[name].slots}
    whole = replace(block, slots=slots, bodies=bodies)
    stands = catalogue[name].shape == "command"
    holder = whole if stands else Block("set", {"variable": "x"}, {"value": whole})
    return Script(edit.fresh(EMPTY, (holder,)))


@pytest.mark.parametrize(("catalogue", "one", "other"), PAIRS)
def test_changing_a_block_into_another_that_its_menu_offers_loses_no_block(catalogue, one, other):
    script = filled(catalogue, one)
    block = next(each for each in script.everything() if each.type == one)
    after = edit.retype(catalogue, script, block.id, other)
    assert [each.id for each in after.everything()] == [each.id for each in script.everything()]
    kept = set(block.bodies) <= set(catalogue[other].bodies)
    assert after.find(block.id).type == (other if kept else one)


def test_an_if_else_becomes_an_if_only_when_nothing_is_under_else():
    full = script_of("if mur_devant():\n    avancer()\nelse:\n    pivoter_gauche()\n    avancer()\n")
    assert edit.retype(ROBOT, full, "b1", "if") is full
    bare = replace(full, blocks=(replace(full.blocks[0], bodies={**full.blocks[0].bodies, "otherwise": ()}),))
    after = edit.retype(ROBOT, bare, "b1", "if")
    assert (after.blocks[0].type, list(after.blocks[0].bodies)) == ("if", ["then"])
    back = edit.retype(ROBOT, after, "b1", "if_else")
    assert (back.blocks[0].type, back.blocks[0].bodies) == ("if_else", {**bare.blocks[0].bodies})


@pytest.mark.parametrize(
    ("id", "type"), [("none", "if"), ("b1", "repeat"), ("b1", "move"), ("b3", "say"), ("b3", "if")]
)
def test_a_block_changes_only_into_one_of_its_group(id, type):
    script = script_of("if mur_devant():\n    avancer()\n")
    assert edit.retype(ROBOT, script, id, type) is script


ROW = "avancer()\npivoter_gauche()\npeindre()\n"


@pytest.mark.parametrize(
    ("id", "index", "order"),
    [
        ("b1", 0, "b1 b2 b3"),
        ("b1", 1, "b1 b2 b3"),
        ("b1", 2, "b2 b1 b3"),
        ("b1", 3, "b2 b3 b1"),
        ("b2", 0, "b2 b1 b3"),
        ("b2", 1, "b1 b2 b3"),
        ("b2", 2, "b1 b2 b3"),
        ("b2", 3, "b1 b3 b2"),
        ("b3", 0, "b3 b1 b2"),
        ("b3", 2, "b1 b2 b3"),
        ("b3", 3, "b1 b2 b3"),
    ],
)
def test_a_block_goes_to_the_gap_it_is_moved_to_and_stays_in_its_own_place(id, index, order):
    after = edit.move(ROBOT, script_of(ROW), id, edit.Place(None, "", index))
    assert [block.id for block in after.blocks] == order.split()


@pytest.mark.parametrize(("index", "order"), [(0, "b4 b1 b2"), (1, "b1 b4 b2"), (2, "b1 b2 b4")])
def test_a_block_of_another_body_goes_to_the_very_gap(index, order):
    script = script_of("avancer()\nfor _ in range(2):\n    peindre()\n")
    assert [each.id for each in script.walk()] == ["b1", "b2", "b3", "b4"]
    after = edit.move(ROBOT, script, "b4", edit.Place(None, "", index))
    assert [block.id for block in after.blocks] == order.split()
    assert after.find("b2").bodies == {"body": ()}
    back = edit.move(ROBOT, after, "b4", edit.Place("b2", "body", 0))
    assert back == script
