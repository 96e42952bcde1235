"""Changing a script: what the laws of edits do not say."""

from dataclasses import replace

import pytest

from codeweek.blocks import edit
from codeweek.blocks.blockly import load, save
from codeweek.blocks.read import read
from codeweek.blocks.script import EMPTY, Block, Script
from codeweek.blocks.write import program
from codeweek.engine.check import check
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


def test_the_gaps_of_a_program_are_told_in_the_order_in_which_it_is_read():
    script = script_of("avancer()\nif mur_devant():\n    peindre()\navancer()\n")
    assert [(each.parent, each.body, each.index) for each in edit.places(script)] == [
        (None, "", 0),
        (None, "", 1),
        ("b2", "then", 0),
        ("b2", "then", 1),
        (None, "", 2),
        (None, "", 3),
    ]
    assert edit.places(EMPTY) == (edit.Place(None, "", 0),)


def test_fresh_ids_are_the_first_that_are_free():
    new = (
        Block("move"),
        Block("repeat", {}, {"count": Block("number", {"value": 2})}, {"body": (Block("move"),)}),
    )
    assert [each.id for block in edit.fresh(EMPTY, new) for each in block.walk()] == ["b1", "b2", "b3", "b4"]
    taken = script_of("avancer()\npeindre()\n")
    taken = edit.remove(ROBOT, taken, "b1")
    assert [each.id for block in edit.fresh(taken, new) for each in block.walk()] == ["b1", "b3", "b4", "b5"]


CASES = [
    ("move", edit.Place(None, "", 0), True),
    ("move", edit.Place("b1", "then", 0), True),
    ("move", edit.Place("b1", "nowhere", 0), False),
    ("move", edit.Place("gone", "then", 0), False),
    ("move", edit.Hole("b1", "condition"), False),
    ("bag", edit.Place(None, "", 0), False),
    ("define", edit.Place(None, "", 0), True),
    ("define", edit.Place("b1", "then", 0), False),
    ("wall_ahead", edit.Hole("b1", "condition"), False),  # filled, and it has no hole for what sits there
    ("bag", edit.Hole("b1", "condition"), False),
    ("bag", edit.Hole("b1", "nothing"), False),
    ("bag", edit.Hole("gone", "condition"), False),
    ("not", edit.Hole("b1", "condition"), True),
    ("bag", edit.Hole("b3", "value"), True),
    ("number", edit.Hole("b3", "value"), True),
    ("add", edit.Hole("b5", "value"), True),
    ("number", edit.Hole("b5", "value"), False),
    ("bag", edit.Hole("b5", "value"), False),
]


@pytest.mark.parametrize(("type", "spot", "right"), CASES)
def test_where_a_block_may_be_put(type, spot, right):
    script = script_of("if mur_devant():\n    dire(1)\ndire(panier())\n")
    assert [each.type for each in script.walk()] == ["if", "wall_ahead", "say", "number", "say", "bag"]
    block = ROBOT.new(type)
    assert edit.accepts(ROBOT, script, block, spot) is right
    after = edit.insert(ROBOT, script, (block,), spot)
    assert (after is not script) is right


def test_a_value_that_sits_in_a_hole_moves_into_the_one_that_takes_its_place():
    script = script_of("dire(panier())\n")
    after = edit.insert(ROBOT, script, (ROBOT.new("add"),), edit.Hole("b1", "value"))
    assert after == edit.move(ROBOT, after, "b2", edit.Hole("b3", "a"))
    added = after.blocks[0].slots["value"]
    assert (added.type, added.slots["a"].id, added.slots["b"].type) == ("add", "b2", "number")
    full = replace(ROBOT.new("add"), slots={"a": Block("bag"), "b": Block("bag")})
    assert edit.insert(ROBOT, script, (full,), edit.Hole("b1", "value")) is script
    half = replace(ROBOT.new("add"), slots={"a": Block("bag"), "b": Block("number", {"value": 1})})
    there = edit.insert(ROBOT, script, (half,), edit.Hole("b1", "value")).blocks[0].slots["value"]
    assert [there.slots[name].type for name in "ab"] == ["bag", "bag"]
    assert there.slots["b"].id == "b2"
    empty = replace(ROBOT.new("add"), slots={"b": Block("bag")})
    there = edit.insert(ROBOT, script, (empty,), edit.Hole("b1", "value")).blocks[0].slots["value"]
    assert there.slots["a"].id == "b2"
    asked = script_of("if mur_devant():\n    avancer()\n")
    assert edit.insert(ROBOT, asked, (ROBOT.new("less"),), edit.Hole("b1", "condition")) is asked


def test_a_literal_in_a_hole_is_replaced():
    after = edit.insert(ROBOT, script_of("dire(1)\n"), (Block("bag"),), edit.Hole("b1", "value"))
    assert [(each.type, each.id) for each in after.walk()] == [("say", "b1"), ("bag", "b3")]


def test_a_hole_that_is_emptied_has_its_first_literal_again_and_its_neighbour_stays():
    script = script_of("dire(panier() + x)\n")
    after = edit.remove(ROBOT, script, "b3")
    assert [each.type for each in after.walk()] == ["say", "add", "number", "get"]
    assert after.find("b2").slots["a"] == Block("number", {"value": 1}, id="b5")
    assert after.find("b2").slots["b"] is script.find("b4")
    asked = edit.remove(ROBOT, script_of("if mur_devant():\n    avancer()\n"), "b2")
    assert (asked.blocks[0].slots, len(asked.blocks[0].bodies["then"])) == ({}, 1)
    listed = edit.remove(ROBOT, script_of("dire([1, panier()])\n"), "b4")
    assert list(listed.find("b2").slots) == ["item0"]


def test_a_block_goes_with_all_it_holds():
    script = script_of("avancer()\nif mur_devant():\n    peindre()\navancer()\n")
    assert [each.id for each in edit.remove(ROBOT, script, "b2").walk()] == ["b1", "b5"]
    assert edit.remove(ROBOT, script, "gone") == script


def test_a_block_is_not_moved_into_itself_nor_is_one_that_is_not_there():
    script = script_of("for _ in range(2):\n    if mur_devant():\n        avancer()\n")
    (inner,) = [each.id for each in script.walk() if each.type == "if"]
    assert edit.move(ROBOT, script, "b1", edit.Place("b1", "body", 0)) is script
    assert edit.move(ROBOT, script, "b1", edit.Place(inner, "then", 0)) is script
    assert edit.move(ROBOT, script, "gone", edit.Place()) is script


def test_what_hangs_loose_is_edited_like_the_program():
    script = Script(
        script_of("avancer()\n").blocks,
        ((Block("repeat", {}, {}, {"body": ()}, "l1"), Block("bag", id="l2")),),
    )
    after = edit.insert(ROBOT, script, (Block("move"),), edit.Place("l1", "body", 0))
    assert [each.id for each in after.everything()] == ["b1", "l1", "b2", "l2"]
    assert edit.remove(ROBOT, after, "b2") == script
    assert edit.remove(ROBOT, edit.remove(ROBOT, script, "l1"), "l2").loose == ()


def test_what_stands_around_a_change_is_not_even_copied():
    script = script_of("for _ in range(2):\n    avancer()\nif mur_devant():\n    peindre()\n")
    after = edit.remove(ROBOT, script, "b3")
    assert after.blocks[1] is script.blocks[1]
    assert after.blocks[0].slots["count"] is script.blocks[0].slots["count"]


def test_the_statements_of_a_place_are_those_of_its_body():
    script = script_of("for _ in range(2):\n    avancer()\n")
    assert edit.body_of(script, edit.Place()) == script.blocks
    assert edit.body_of(script, edit.Place("b1", "body", 0)) == script.blocks[0].bodies["body"]
    assert edit.body_of(script, edit.Place("b1", "other", 0)) == ()


@pytest.mark.parametrize(
    ("source", "id", "field", "value", "written"),
    [
        ("x = 1", "b2", "value", 7, 7),
        ("x = 1", "b2", "value", 0.5, 0.5),
        ("x = 1", "b2", "nothing", 7, None),
        ("x = 1", "b9", "value", 7, None),
        ("x = True", "b2", "value", False, False),
        ("def f(n):\n    avancer()", "b1", "parameters", "\ufb01, n", "fi, n"),
        ("dire('a')", "b2", "value", "\ufb01", "\ufb01"),
    ],
)
def test_what_is_written_on_a_block(source, id, field, value, written):
    script = script_of(source)
    after = edit.set_field(ROBOT, script, id, field, value)
    if written is None:
        assert after is script
    else:
        assert after.find(id).fields[field] == written


@pytest.mark.parametrize(("word", "right"), [("red", True), ("purple", False)])
def test_a_choice_is_one_of_its_words(word, right):
    turtle = catalogue_of_kind("turtle")
    script = read(turtle, 'couleur("bleu")').script
    after = edit.set_field(turtle, script, "b2", "value", word)
    assert (after.find("b2").fields["value"] == word) is right
    assert (after is script) is not right


@pytest.mark.parametrize(
    ("source", "slot", "left"),
    [
        ("def f(a, b):\n    avancer()\nf(1 + 2, 2)\n", "argument0", "f(..., 2)"),
        ("def f(a, b):\n    avancer()\nf(2, 1 + 2)\n", "argument1", "f(2)"),
        ("mot = [12 - 2 + -3, len([1])]\n", "item0", "mot = [..., len([1])]"),
        ("mot = [1, 4 * 5, 3]\n", "item1", "mot = [1, ..., 3]"),
        ("mot = [1, 2, 3]\n", "item2", "mot = [1, 2]"),
    ],
)
def test_a_value_taken_out_of_a_call_or_a_list_leaves_the_others_in_their_places(source, slot, left):
    script = script_of(source)
    value = next(block.slots[slot] for block in script.everything() if slot in block.slots)
    script = edit.remove(ROBOT, script, value.id)
    text = program(ROBOT, script, "fr").source
    assert text.splitlines()[-1] == left
    again = read(ROBOT, text)
    assert (again.problems, program(ROBOT, again.script, "fr").source) == ((), text)
    assert load(ROBOT, save(again.script)).blocks[-1].slots.keys() == script.blocks[-1].slots.keys()
    problems = {problem.key for problem in check(ROBOT, again.script)}
    assert problems == (
        {"program.hole"} if "..." in left else {"program.arguments"} if "f(" in left else set()
    )


def test_a_place_far_away_in_a_damaged_file_is_not_a_thousand_holes():
    block = Block(
        "list", {}, {"item0": Block("number", {"value": 1}), "item999999999": Block("number", {"value": 2})}
    )
    assert len(ROBOT["list"].repeated(block.slots)) == 2
