"""What helps with a child's own program, and the sentence for the one edit that it lacks."""

from dataclasses import replace

import pytest
from start_worlds import robot

from codeweek import data
from codeweek.blocks.script import EMPTY
from codeweek.levels.level import Level, Start
from codeweek.levels.programs import read_in, solution
from codeweek.play import builtin
from codeweek.play.repair.helping import help_with, helps, went_wrong
from codeweek.play.repair.program_edits import edits, vocabulary
from codeweek.play.repair.repair_search import wins
from codeweek.play.repair.repair_words import Wording

BLOCKS = ("move", "turn_left", "turn_right", "pick", "repeat", "while", "if", "wall_ahead", "on_item", "not")
LOST = "say.items_left"
LEVEL = Level(
    "a/b",
    "A corridor",
    "robot",
    (Start(robot("######\n#>..G#\n######")),),
    toolbox=BLOCKS,
    solution="while not wall_ahead():\n    move()",
)
LOOP = "for _ in range({}):\n    {}\n"
PICKS = replace(
    LEVEL,
    maps=(Start(robot("#######\n#>.*.G#\n#######")),),
    solution="move()\nmove()\npick()\nmove()\nmove()",
)
FR, EN = (data.text(code) for code in ("fr", "en"))


def script(text, level=LEVEL):
    reading = read_in(level, text)
    assert reading.problems == ()
    return reading.script


WRONG = {
    "a number": (LEVEL, LOOP.format(5, "move()"), "number"),
    "the contrary": (LEVEL, "while wall_ahead():\n    move()", "contrary"),
    "another condition": (LEVEL, "while not on_item():\n    move()", "condition"),
    "« if » for « while »": (LEVEL, "if not wall_ahead():\n    move()", "once"),
    "the order": (PICKS, "move()\npick()\nmove()\nmove()\nmove()", "order"),
}


@pytest.mark.parametrize(("level", "text", "sort"), WRONG.values(), ids=WRONG)
def test_one_edit_that_wins_is_told_by_its_sort(level, text, sort):
    own = script(text, level)
    assert not wins(level, own)
    told = went_wrong(level, own, LOST)
    assert told is not None
    assert told.key == f"near.wrong.{sort}"
    assert own.find(told.block)
    for text in (FR, EN):
        for register in ("short", "normal"):
            assert text.tell(told, register) not in ("", told.key)


def drawn(text):
    """A level of the turtle, and a program that is one edit from its solution."""
    level = builtin.level("05-la-tortue-geometre/07-les-pointilles")
    return level, read_in(level, text).script


def test_a_pen_that_was_not_put_down_is_told():
    level, own = drawn(builtin.level("05-la-tortue-geometre/07-les-pointilles").solution)
    loop = own.blocks[0]
    inside = tuple(block for block in loop.bodies["body"] if block.type != "pen_down")
    assert len(inside) < len(loop.bodies["body"])
    without = replace(own, blocks=(replace(loop, bodies={"body": inside}), *own.blocks[1:]))
    told = went_wrong(level, without, LOST)
    assert told is not None
    assert told.key == "near.wrong.pen"


def test_a_block_that_left_its_loop_is_told_to_be_inside():
    level = builtin.level("04-la-ronde/05-l-escalier")
    own = solution(level).script
    loop = own.blocks[0]
    *stays, last = loop.bodies["body"]
    out = replace(own, blocks=(replace(loop, bodies={"body": tuple(stays)}), last, *own.blocks[1:]))
    told = went_wrong(level, out, LOST)
    assert told is not None
    assert (told.key, told.block) == ("near.wrong.level", last.id)


NOT_TOLD = {
    "a program that wins": (LEVEL, LOOP.format(3, "move()"), LOST),
    "a block more": (PICKS, "move()\nmove()\npick()\nmove()", LOST),
    "two edits": (PICKS, "move()\nmove()\nmove()", LOST),
    "what is certain already": (LEVEL, LOOP.format(5, "move()"), "say.wrong_count_loop"),
    "what explains more": (LEVEL, LOOP.format(5, "move()"), "say.if_never_true"),
    "a level to mend": (replace(LEVEL, mode="debug"), LOOP.format(5, "move()"), LOST),
}


@pytest.mark.parametrize(("level", "text", "told"), NOT_TOLD.values(), ids=NOT_TOLD)
def test_nothing_else_is_told(level, text, told):
    assert went_wrong(level, script(text), told) is None


OTHERS = {
    "music": {"kind": "music"},
    "games": {"kind": "stage"},
    "to invent": {"mode": "create"},
    "to mend": {"mode": "debug"},
    "to watch": {"mode": "run"},
    "in text": {"writing": "text"},
    "a case": {"accuse": True},
}


@pytest.mark.parametrize("other", OTHERS.values(), ids=OTHERS)
def test_other_levels_have_their_own_ideas_only(other):
    assert helps(LEVEL)
    assert not helps(replace(LEVEL, **other))


def test_programs_are_looked_at_in_most_levels_where_a_child_builds():
    built = [each for each in builtin.pack().levels if each.mode in ("make", "modify", "parsons", "solo")]
    assert sum(map(helps, built)) > len(built) / 2


def test_a_question_tells_the_place_the_choices_and_what_came_of_each():
    own = script(LOOP.format(5, "move()"))
    helped = help_with(LEVEL, own, FR)
    found = helped.question
    assert found is not None
    assert found.words == FR("near.ask.change")
    assert helped.block == own.blocks[0].id
    words = [each.words for each in found.choices]
    assert len({*words}) == len(words) == 3
    assert words[found.right] == "répéter 3 fois"
    assert found.found == FR("near.found", choice=words[found.right])
    assert wins(LEVEL, found.choices[found.right].script)
    for number, each in enumerate(found.choices):
        assert each.lost == FR("near.lost", choice=each.words)
        assert (number == found.right) == wins(LEVEL, each.script)


HALF = {
    "one edit": (LOOP.format(5, "move()"), "change « répéter 5 fois » en « répéter 3 fois »."),
    "four edits": ("", "ajoute « avancer » tout au début, puis ajoute « avancer » après « avancer »."),
}


@pytest.mark.parametrize(("text", "ends"), HALF.values(), ids=HALF)
def test_half_of_the_way_is_told(text, ends):
    level = replace(LEVEL, solution="move()\n" * 4, maps=(Start(robot("#######\n#>...G#\n#######")),))
    level = LEVEL if text else level
    told = help_with(level, script(text), FR).half
    assert told.endswith(ends)
    assert told.startswith("Il ne reste" if text else "Voici la moitié")


def test_who_has_begun_well_is_asked_what_comes_next():
    own = script("move()\nmove()", PICKS)
    helped = help_with(PICKS, own, FR)
    assert helped.question is not None
    assert helped.block == own.blocks[-1].id
    assert helped.question.words == FR("near.ask.add_after")
    assert helped.question.choices[helped.question.right].words == "ramasser"


def test_half_of_a_long_way_is_left_to_who_wrote_the_level():
    level = replace(LEVEL, maps=(Start(robot("########\n#>....G#\n########")),), solution="move()\n" * 5)
    assert help_with(level, EMPTY, FR).half == ""
    assert help_with(level, EMPTY, FR).question is not None


def test_a_program_that_wins_and_one_that_was_typed_have_no_help():
    won = script(LOOP.format(3, "move()"))
    assert help_with(LEVEL, won, FR) == help_with(LEVEL, replace(script("move()"), text="x"), FR)
    assert help_with(LEVEL, won, FR).question is None


@pytest.mark.parametrize("text", [FR, EN], ids=["fr", "en"])
def test_all_edits_have_words(text):
    own = script(LOOP.format(5, "move()\n    turn_left()") + "pick()")
    words, sorts = Wording(LEVEL, text), set()
    for edit in edits(vocabulary(LEVEL, own), own):
        sorts.add(edit.sort)
        for said in (words.choice(edit), words.doing(own, edit)):
            assert said
            assert "near." not in said
            assert "{" not in said
    assert len(sorts) > 7
