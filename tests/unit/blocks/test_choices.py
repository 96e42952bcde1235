"""A closed list of words: described by a signature, written in any language, never another word."""

import ast
from typing import Literal

import pytest
from start_worlds import robot

from codeweek import data
from codeweek.blocks import blockly, edit
from codeweek.blocks.catalogue import catalogue
from codeweek.blocks.edit import Hole, fresh
from codeweek.blocks.read import read
from codeweek.blocks.script import EMPTY, Block, Script
from codeweek.blocks.write import program
from codeweek.command import Stop, command
from codeweek.diagnostic import Diagnostic
from codeweek.levels import programs
from codeweek.levels.level import Level, Start
from codeweek.play import builtin
from codeweek.play.session import play_text
from codeweek.text import REGISTERS
from codeweek.worlds.kinds import kinds

TURTLE = programs.catalogue_of_kind("turtle")
RED = Block("colour_name", {"value": "red"})
IN_RED = Script(fresh(EMPTY, (Block("colour", {}, {"name": RED}),)))


def test_the_annotation_of_a_parameter_is_all_there_is_to_describe():
    @command("action")
    def lamp(_world: int, light: Literal["on", "off"] = "off") -> str:
        return light

    known = catalogue([lamp], data.words())
    assert known["lamp_light"].choices == ("on", "off")
    assert known.new("lamp").slots["light"] == Block("lamp_light", {"value": "off"})
    assert "lamp_light" in known.always
    assert "lamp_light" not in known.called


CHOOSING = [
    (kind, name)
    for kind in kinds()
    for name, command in kinds()[kind].commands.items()
    if any(slot.choices for slot in command.slots)
]


def test_the_commands_that_take_a_word_of_a_list_are_these():
    assert {name for _kind, name in CHOOSING} == {"looking", "colour", "play", "hit", "instrument"}


@pytest.mark.parametrize(("kind", "name"), CHOOSING)
def test_a_word_that_a_program_works_out_is_taken_in_any_language_or_stops_with_a_sentence(kind, name):
    command = kinds()[kind].commands[name]
    world, _problems = kinds()[kind].parse_map({"grid": ">"} if kind == "robot" else {})
    (slot,) = [each for each in command.slots if each.choices]
    for value in slot.choices:
        words = [data.words().choice(slot.kind, value, language) for language in data.languages()]
        found = [command.function(world, word) for word in (value, *words, f" {value.upper()} ")]
        assert found == [found[0]] * len(found)
        assert not isinstance(found[0], Stop)
    for word in ("nord", "", "3", "True", "x" * 10_000):
        stop = command.function(world, word)
        assert isinstance(stop, Stop)
        assert stop.diagnostic.slots["name"] == word
        assert data.text("fr").find(stop.diagnostic.key)


def test_a_side_that_there_is_not_is_told_with_those_that_there_are():
    offers = ("move", "set", "if", "looking")
    level = Level("a/b", "A", "robot", (Start(robot(">..G")),), toolbox=offers, solution="move()\n" * 3)
    found = play_text(level, 'x = "nord"\nif regarde(x):\n    avancer()\n').verdict.message
    assert (found.key, found.line) == ("say.unknown_looking_side", 2)
    for register in REGISTERS:
        told = data.text("fr").tell(found, register)
        assert all(word in told for word in ("«\u00a0nord\u00a0»", "haut", "droite", "bas", "gauche"))


@pytest.mark.parametrize("kind", kinds())
def test_no_word_means_two_choices_and_every_language_has_them_all(kind):
    known = programs.catalogue_of_kind(kind)
    for name in known.literals:
        for value in known[name].choices:
            shown = [known.words.choice(name, value, language) for language in data.languages()]
            assert [known.words.meant(name, word) for word in (value, *shown)] == [value] * (len(shown) + 1)


@pytest.mark.parametrize(("typed", "value"), [("rouge", "red"), ("RED", "red"), (" Mauve", "violet")])
def test_a_word_of_any_language_is_that_choice(typed, value):
    found = read(TURTLE, f"colour({typed!r})")
    assert found.problems == ()
    assert found.script.blocks[0].slots["name"] == Block("colour_name", {"value": value})


@pytest.mark.parametrize(("language", "line"), [("fr", "couleur('rouge')"), ("en", "colour('red')")])
def test_a_choice_is_written_in_the_language_and_run_in_its_neutral_form(language, line):
    written = program(TURTLE, IN_RED, language)
    assert written.source == f"{line}\n"
    assert "Constant(value='red')" in ast.dump(written.tree)


@pytest.mark.parametrize("typed", ['"roug"', '"rouges"'])
def test_an_unknown_word_is_one_sentence_with_the_nearest_one(typed):
    (problem,) = read(TURTLE, f"avancer(10)\ncouleur({typed})").problems
    assert (problem.key, problem.line) == ("say.unknown_colour_name", 2)
    assert "«\u00a0rouge\u00a0»" in data.text("fr").tell(problem)
    assert "“red”" in data.text("en").tell(problem)


def test_a_number_is_no_word():
    (problem,) = read(TURTLE, "couleur(3)").problems
    assert problem.key == "say.unknown_colour_name"


def test_only_its_own_literals_and_what_is_worked_out_go_in_its_hole():
    hole = Hole(IN_RED.blocks[0].id, "name")
    taken = {name for name in TURTLE.types if edit.accepts(TURTLE, IN_RED, TURTLE.new(name), hole)}
    assert {"colour_name", "get", "item", "call_value"} <= taken
    assert not {"text", "number", "boolean"} & taken
    assert not edit.accepts(TURTLE, IN_RED, RED, Hole(IN_RED.blocks[0].id, "other"))


def test_no_edit_and_no_file_writes_another_word():
    (block,) = IN_RED.blocks
    literal = block.slots["name"].id
    assert edit.set_field(TURTLE, IN_RED, literal, "value", "blue") != IN_RED
    assert edit.set_field(TURTLE, IN_RED, literal, "value", "rouge") == IN_RED
    saved = blockly.save(IN_RED)
    inputs = saved["blocks"]["blocks"][0]["next"]["block"]["inputs"]
    assert inputs["name"]["shadow"]["fields"] == {"value": "red"}
    inputs["name"]["shadow"]["fields"] = {"value": "rouge"}
    assert isinstance(blockly.load(TURTLE, saved), Diagnostic)


def test_every_level_offers_the_words_and_no_palette_shows_them():
    level = next(each for each in builtin.levels().values() if "colour" in each.toolbox)
    assert "colour_name" in programs.allowed(level)
    assert "colour_name" not in programs.palette(level)
