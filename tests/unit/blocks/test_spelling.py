"""Words that are nearly words: read as those, put right in the text, told; the others are left alone."""

import json
from dataclasses import replace
from pathlib import Path

import pytest

from codeweek.blocks import spelling
from codeweek.blocks.read import read
from codeweek.blocks.spelling import PARTS, PYTHON, by_a_letter, spelled
from codeweek.blocks.typed.call_table import CONSTANTS, FUNCTIONS, METHODS, MODULES
from codeweek.data import text
from codeweek.levels.programs import catalogue_of_kind
from codeweek.play import builtin, typed
from codeweek.play.feedback.level_voice import voice, with_line
from codeweek.play.session import play_text

ROWS = json.loads((Path(__file__).parents[2] / "false_words.json").read_text(encoding="utf-8"))
ROBOT, TURTLE, STAGE = map(catalogue_of_kind, ("robot", "turtle", "stage"))


@pytest.mark.parametrize("row", ROWS, ids=[row["typed"] for row in ROWS])
def test_a_false_word_is_put_right_with_a_sentence_or_refused_and_a_right_one_is_left(row):
    level, said = builtin.level(row["level"]), voice(text("fr"), builtin.level(row["level"]))
    found = typed.live(level, row["typed"])
    told = spelling.told(found.spelled) if found.spelled else None
    words = said.tell(told) if told else with_line(said, found.problem) if found.problem else ""
    assert (found.right, words) == (row["right"], row["say"])


@pytest.mark.parametrize("row", ROWS, ids=[row["typed"] for row in ROWS])
def test_what_a_false_word_plays_is_what_the_right_one_does(row):
    level = builtin.level(row["level"])
    wrong, right = (play_text(level, row[name]) for name in ("typed", "right"))
    assert [trace.at(len(trace)).world for trace in wrong.traces] == [
        trace.at(len(trace)).world for trace in right.traces
    ]
    assert [each.key for each in wrong.problems] == [each.key for each in right.problems]


def test_each_word_put_right_has_its_place_in_the_text_that_is_put():
    right, found = spelled(ROBOT, "x = 1\nfor i in Range(Len('a')): # Avancer()\n    Avance(); Avancer()\n")
    assert right == "x = 1\nfor i in range(len('a')): # Avancer()\n    avancer(); avancer()\n"
    rows = right.split("\n")
    assert [(each.typed, each.put) for each in found] == [
        ("Range", "range"),
        ("Len", "len"),
        ("Avance", "avancer"),
        ("Avancer", "avancer"),
    ]
    assert all(rows[each.line - 1][each.column - 1 :].startswith(f"{each.put}(") for each in found)


@pytest.mark.parametrize(
    "source",
    [
        "def Avancer():\n    avancer()\nAvancer()\n",
        "Avancer = 3\nAvancer()\n",
        "def f(avance):\n    avance()\n",
        "# Avancer()\n",
        "dire('Avancer()')\n",
        "x.Avancer()\n",
        "Avancer\n",
    ],
)
def test_a_name_of_the_programs_own_a_note_and_a_text_are_left(source):
    assert spelled(ROBOT, source) == (source, ())


def test_a_word_that_the_child_has_taken_back_is_left_and_the_others_are_put_right():
    assert spelled(ROBOT, "Avancer()\nAvance()", left=["Avancer"])[0] == "Avancer()\navancer()"


def test_a_second_word_of_the_turtle_is_a_word_and_one_of_the_robot_is_not():
    usual = "fd(1)\nbk(1)\nlt(9)\nrt(9)\npu()\npd()\nforward(1)\nleft(9)\nright(9)\npenup()\ncolor('red')\n"
    assert spelled(TURTLE, usual) == (usual, ())
    assert spelled(ROBOT, "gauche()")[0] == "vers_gauche()"


def test_a_missing_accent_is_no_false_word():
    assert spelled(ROBOT, "deposer()\nDeposer()")[0] == "deposer()\ndeposer()"


@pytest.mark.parametrize(
    ("typed", "near"),
    [
        ("avancr", True),
        ("avancerr", True),
        ("avamcer", True),
        ("avacner", True),
        ("avncr", False),
        ("avancer", False),
    ],
)
def test_one_letter_is_another_one_too_many_one_too_few_or_two_that_changed_places(typed, near):
    assert by_a_letter(typed, "avancer") is near
    assert (spelled(ROBOT, f"{typed}()", ["avancer"])[0] == "avancer()") is (near or typed == "avancer")


def test_a_word_a_letter_away_from_two_is_not_put_right():
    assert spelled(ROBOT, "case()", ["casa", "cash", "avancer"]) == ("case()", ())
    assert spelled(ROBOT, "def avancez():\n    pass\navancet()\n", ["avancer"])[1] == ()


def test_a_short_word_and_one_that_python_has_are_not_put_right_by_a_letter():
    assert spelled(ROBOT, "hau()", ["haut"])[1] == ()
    assert spelled(ROBOT, "list()", ["lists"])[1] == ()


def test_a_slip_of_the_program_that_a_level_gives_is_for_the_child_to_mend():
    level = replace(builtin.level("04-la-ronde/05-l-escalier"), given="avancr()\n")
    assert typed.live(level, "avancr()").problem.key == "say.unknown_name"


@pytest.mark.parametrize(
    ("typed", "put"),
    [
        ("QUAND_DÉPART", "quand_départ"),
        ("quand_touche_Droite", "quand_touche_droite"),
        ("quand_touche_A", "quand_touche_a"),
        ("Tous_les_2_temps", "tous_les_2_temps"),
        ("When_i_meet_Item", "when_i_meet_item"),
        ("Quand_je_croise_Loup", "quand_je_croise_Loup"),
        ("Quand_message_Hop", "quand_message_Hop"),
        ("quand_message_Hop", "quand_message_Hop"),
        ("Quand_rien", "Quand_rien"),
    ],
)
def test_a_hat_is_put_right_but_for_the_name_in_it_that_a_child_has_chosen(typed, put):
    hat = "class Loup:\n    def {}():\n        dire('Quand_départ')\n"
    right, found = spelled(STAGE, hat.format(typed))
    assert right == hat.format(put)
    assert [each.line for each in found] == [2] * (typed != put)
    assert all(each.put == each.typed.lower() for each in found)
    assert spelled(ROBOT, hat.format(typed))[1] == (), "a function like any other, where nothing waits"


@pytest.mark.parametrize(
    ("typed", "put"),
    [
        ("import Math\nprint(Math.Pi)", "import math\nprint(math.pi)"),
        ("import random\nprint(Random.Choice([1]))", "import random\nprint(random.choice([1]))"),
        ("from random import Randint\nx = Randint(1, 6)", "from random import randint\nx = randint(1, 6)"),
        ("from random import randint\nx = Randint(1, 6)", "from random import randint\nx = randint(1, 6)"),
        ("print(f'{x.Count(1)}')", "print(f'{x.count(1)}')"),
    ],
)
def test_what_is_imported_and_what_is_behind_a_dot_have_no_capitals(typed, put):
    assert spelled(ROBOT, typed)[0] == put


@pytest.mark.parametrize(
    "source",
    [
        "import random\nRandom = 3\nprint(random.randint(1, Random))\n",
        "Random = 3\nprint(Random)\n",
        "Count(3)\n",
        "import Turtle\n",
        "# import Random\nx = 'import Random, x.Append(1)'\n",
    ],
)
def test_a_name_like_that_of_a_module_that_the_program_gives_is_left(source):
    assert spelled(ROBOT, source) == (source, ())


def test_a_part_that_the_child_has_taken_back_is_left_wherever_it_stands():
    source = "import Random\nprint(Random.Randint(1, 6))"
    assert spelled(ROBOT, source, left=["Random"])[0] == "import Random\nprint(Random.randint(1, 6))"


def test_the_parts_that_are_put_right_are_those_that_a_program_may_have():
    parts = {*MODULES, *(part for table in MODULES.values() for part in table)}
    assert {*PARTS} <= {*METHODS, *parts, *(name for _module, name in CONSTANTS)}


def test_the_names_of_python_that_are_put_right_are_those_that_a_program_may_call():
    assert {*PYTHON} <= {*FUNCTIONS, "len"}


@pytest.mark.parametrize("source", ["Avancer()", "for i in [1, 2]:\n    Avance()\n"])
def test_a_program_that_is_read_has_its_words_put_right(source):
    reading = read(ROBOT, source)
    assert not reading.problems
    assert "avancer()" in reading.program.source
    assert [each.put for each in reading.spelled] == ["avancer"]


NOT_OFFERED = "x = 3\nif x = 3:\n    haut()\n"


@pytest.mark.parametrize("level", ["01-la-fusee/03-plus-haut", "04-la-ronde/05-l-escalier"])
def test_one_equal_sign_in_a_condition_is_told_before_what_a_level_does_not_offer(level):
    found = typed.live(builtin.level(level), NOT_OFFERED)
    assert (found.problem.key, found.problem.line) == ("slip.equals", 2)
    mended = typed.live(builtin.level(level), NOT_OFFERED.replace("if x = 3", "if x == 3")).problem
    assert (mended.key, mended.line) == ("program.not_in_toolbox", 1)
    words = with_line(voice(text("fr"), builtin.level(level), typed=True), mended)
    assert words.startswith("Ligne 1. «\u00a0x = 3\u00a0» n'est pas un mot de ce niveau.")


def test_a_word_that_the_level_does_not_know_is_told_before_what_python_cannot_read_below_it():
    problem = typed.live(builtin.level("04-la-ronde/05-l-escalier"), "zzz()\navancer(\n").problem
    assert (problem.key, problem.line) == ("program.call_not_known", 1)


@pytest.mark.parametrize("source", ["Len('a')", "len('a')"])
def test_a_length_that_nothing_takes_is_told_as_such_and_not_as_too_many_values(source):
    problem = typed.live(builtin.level("16-le-carnet-de-python/12-ma-page-blanche"), source).problem
    assert (problem.key, problem.line) == ("program.value_alone", 1)
