"""The blocks as Blockly wants them say what the catalogue says."""

import re

import pytest

from codeweek import data
from codeweek.blocks.block_signs import COLOURS
from codeweek.blocks.blockly import MANY
from codeweek.blocks.definitions import can_show, definitions, flyout, freeze, styles
from codeweek.blocks.offer import offers
from codeweek.blocks.read import read
from codeweek.blocks.script import EMPTY, Block
from codeweek.desktop.painting.theme import CATEGORIES, contrast
from codeweek.levels import programs
from codeweek.worlds.kinds import kinds

ROBOT = programs.catalogue_of_kind("robot")
FRENCH = {each["type"]: each for each in definitions(ROBOT, data.text("fr"))}


def arguments(definition):
    """Holes, fields and bodies; signs are only to be seen."""
    found = [arg for key, args in definition.items() if key.startswith("args") for arg in args]
    return [arg for arg in found if arg["type"] != "field_image"]


def words(definition, number):
    """A line of a block as it is read, with the names of its holes."""
    args = iter(definition[f"args{number}"])
    parts = re.split(r"(%\d)", definition[f"message{number}"])
    shown = [f"{{{next(args).get('name', '')}}}" if n % 2 else part for n, part in enumerate(parts)]
    return "".join(shown).removeprefix("{}").strip()


def test_a_block_has_its_label_and_its_holes():
    repeat = FRENCH["repeat"]
    assert words(repeat, 0) == "répéter {count} fois"
    assert arguments(repeat)[0] == {"type": "input_value", "name": "count", "check": ["Value"]}
    assert repeat["args1"] == [{"type": "input_statement", "name": "body"}]
    assert repeat["previousStatement"] is repeat["nextStatement"] is None


def test_the_words_before_a_second_body_are_there():
    lines = [words(FRENCH["if_else"], number) for number in range(4)]
    assert lines == ["si {condition} alors", "{then}", "sinon", "{otherwise}"]


@pytest.mark.parametrize("kind", kinds())
@pytest.mark.parametrize("language", data.languages())
def test_every_hole_field_and_body_of_every_block_is_defined_once(kind, language):
    known = programs.catalogue_of_kind(kind)
    found = {each["type"]: each for each in definitions(known, data.text(language))}
    for type in known.types.values():
        wanted = [*type.slots, *type.fields]
        names = sorted(arg["name"] for arg in arguments(found[type.name]))
        assert names == sorted([each.name for each in wanted] + list(type.bodies)), type.name


def test_a_list_of_three_has_three_holes():
    names = [arg["name"] for arg in arguments(FRENCH["list.3"])]
    assert names == ["item0", "item1", "item2"]


@pytest.mark.parametrize("kind", kinds())
def test_blockly_accepts_in_a_hole_just_what_the_core_does(kind):
    known = programs.catalogue_of_kind(kind)
    found = {each["type"]: each for each in definitions(known, data.text("fr"))}
    for parent in known.types.values():
        checks = {arg["name"]: arg.get("check") for arg in arguments(found[parent.name])}
        for slot in parent.slots:
            for inner in known.types.values():
                output = found[inner.name].get("output")
                plugs = bool({*checks[slot.name]} & {*(output if isinstance(output, list) else [output])})
                assert plugs == known.fits(Block(inner.name), slot), (parent.name, slot.name, inner.name)


@pytest.mark.parametrize("language", data.languages())
def test_a_word_of_a_closed_list_is_a_drop_down_in_the_words_of_the_language(language):
    turtle = programs.catalogue_of_kind("turtle")
    found = {each["type"]: each for each in definitions(turtle, data.text(language))}
    (field,) = arguments(found["colour_name"])
    assert field["type"] == "field_dropdown"
    assert [value for _, value in field["options"]] == list(turtle["colour_name"].choices)
    shown = [turtle.words.choice("colour_name", value, language) for _, value in field["options"]]
    assert [word for word, _ in field["options"]] == shown


def test_every_style_is_there_and_readable():
    found = styles()
    assert {each["style"] for each in FRENCH.values()} <= set(found)
    assert set(COLOURS) <= set(found)
    for name, style in found.items():
        assert contrast(style["text"], style["colourPrimary"]) >= 4.5, name


def test_both_shells_have_the_same_colours():
    assert {name: (p.fill, p.text, p.border) for name, p in CATEGORIES.items()} == COLOURS


def test_a_sign_of_percent_in_a_label_is_not_a_hole():
    text = data.text("fr")
    table = {"fr": {**text.messages["blocks"], "move": {"label": "100 % devant", "words": ["avancer"]}}}
    known = programs.catalogue_of_kind("robot").__class__(ROBOT.types, ROBOT.words.__class__(table))
    found = {each["type"]: each for each in definitions(known, text)}
    assert found["move"]["message0"].endswith("100 %% devant")


def test_a_flyout_has_headings_and_blocks_with_their_first_values():
    offered = offers(ROBOT, ("move", "repeat", "list"), EMPTY)
    contents = flyout(ROBOT, offered, data.text("en"))["contents"]
    assert [item.get("text") or item["type"] for item in contents] == [
        "Move", "move", "Repeat, decide", "repeat", "Boxes", "list",
    ]  # fmt: skip
    assert contents[3]["inputs"] == {"count": {"shadow": {"type": "number", "fields": {"value": 4}}}}


def test_what_is_written_on_a_frozen_block_cannot_be_changed():
    saved = {"type": "a", "inputs": {"b": {"shadow": {"type": "c"}}}, "next": {"block": {"type": "d"}}}
    frozen = freeze(saved)
    assert frozen["editable"] is frozen["inputs"]["b"]["shadow"]["editable"] is False
    assert frozen["next"]["block"]["editable"] is False


def test_what_blockly_cannot_show_is_known_beforehand():
    assert can_show(ROBOT, read(ROBOT, "while mur_devant():\n    x = [1, 2]\n").script)
    assert not can_show(ROBOT, read(ROBOT, "while 1:\n    avancer()\n").script)
    assert not can_show(ROBOT, read(ROBOT, f"x = {list(range(20))}\n").script)
    assert set(MANY) == {"list", "call", "call_value"}
