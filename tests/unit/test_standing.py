"""Where a child's program stands, for its adult: how far it is, what the child is asked, the answer."""

from dataclasses import replace

import pytest
from test_helping import LEVEL, LOOP, PICKS, script

from codeweek import data
from codeweek.blocks.script import EMPTY
from codeweek.levels.programs import solution
from codeweek.play.repair.helping import help_with
from codeweek.play.repair.program_standing import standing
from codeweek.play.repair.repair_search import wins

FR, EN = (data.text(code) for code in ("fr", "en"))
FORWARD = "while not wall_ahead():\n    {}()"


def test_one_change_is_told_with_its_place_its_question_and_the_answer():
    own = script(FORWARD.format("turn_left"))
    found, asked = standing(LEVEL, own, FR), help_with(LEVEL, own, FR)
    assert found.words == "Un seul changement ferait réussir son programme."
    assert found.block == asked.block == own.blocks[0].bodies["body"][0].id
    first, *choices = found.question.split("\n")
    assert first == asked.question.words
    assert [each.partition(" : ")[2] for each in choices] == [each.words for each in asked.question.choices]
    letter = "ABC"[asked.question.right]
    assert wins(LEVEL, asked.question.choices["ABC".index(letter)].script)
    assert found.answer == (
        f"{letter} mène plus loin. Un changement suffit : changer « pivoter à gauche ↺ » en « avancer »."
    )


def test_of_two_changes_the_first_is_told_and_how_many_are_left():
    found = standing(PICKS, script("move()\nmove()\nturn_left()\nmove()\nturn_left()", PICKS), EN)
    assert found.words == "2 changes would make the program win."
    assert found.answer.startswith(("A leads on. ", "B leads on. ", "C leads on. "))
    assert found.answer.endswith("1 change is left after that.")


def test_an_empty_program_is_told_as_empty_and_how_to_begin():
    found = standing(LEVEL, EMPTY, FR)
    assert found.words == "Son programme est encore vide."
    assert found.block == ""
    assert found.answer


def test_a_program_that_wins_has_no_place_and_no_answer():
    found = standing(LEVEL, solution(LEVEL).script, FR)
    assert found.words == "Son programme réussit : il ne reste qu'à le lancer, si ce n'est pas déjà fait."
    assert (found.block, found.question, found.answer) == ("", "", "")


def test_without_a_known_winner_nothing_is_found_and_that_is_said():
    lost = replace(LEVEL, solution="move()")
    found = standing(lost, script(LOOP.format(2, "turn_left()")), FR)
    assert found.words == FR("near.adult.none")
    assert (found.block, found.question, found.answer) == ("", "", "")


@pytest.mark.parametrize("mode", ["debug", "create"])
def test_where_a_program_is_not_looked_at_that_is_said(mode):
    found = standing(replace(LEVEL, mode=mode), script(FORWARD.format("turn_left")), FR)
    assert found.words == FR("near.adult.unlooked")
    assert found.answer == ""
