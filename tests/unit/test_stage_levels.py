"""Levels on a stage: each plays its scenarios, and what is told of the one that is missed."""

from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest

from codeweek import data
from codeweek.authoring.validate import prove
from codeweek.levels.program_translation import spoken
from codeweek.packs.load import of_texts
from codeweek.play.feedback.goal_strip import GUESS, strip
from codeweek.play.feedback.level_voice import voice
from codeweek.play.session import play_text
from codeweek.scene import Label

FOLDER = Path(__file__).parents[2] / "levels"
FILES = sorted(FOLDER.glob("13-quand/*.yaml"))
LANGUAGES = data.languages()
NUMBERS = [file.name.split("-")[0] for file in FILES]
NOTHING = "def quand_message_jamais():\n    cacher()\n"


@cache
def pack():
    found = of_texts({str(file.relative_to(FOLDER)): file.read_text("utf-8") for file in FILES})
    assert not found.problems, [data.text("fr").tell(problem, "adult") for problem in found.problems]
    return found


def level_of(number, language="fr"):
    """The level of a file: 8 is that of `08-…`, "08b" that of `08b-…`."""
    name = f"{number:02}" if isinstance(number, int) else number
    (level,) = (level for level in pack().levels if level.id.split("/")[-1].split("-")[0] == name)
    return spoken(level, language)


def told(level, source, language="fr"):
    """What is told of a program."""
    verdict = play_text(level, source).verdict
    assert verdict is not None
    return voice(data.text(language), level).tell(verdict.message).replace("\u00a0", " ")


def won(level, source):
    verdict = play_text(level, source).verdict
    return verdict is not None and verdict.won


def written(tile):
    return [shape.text for shape in tile.scene.background if isinstance(shape, Label)]


def test_the_race_shows_its_question_and_not_how_it_ends():
    (tile,) = strip(level_of(3), 0)
    assert (tile.name, written(tile)) == (GUESS, ["?"])


def test_the_chapter_is_on_the_stage_from_its_first_level_to_its_last():
    assert [each.kind for each in pack().levels] == ["stage"] * 12


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("number", NUMBERS)
def test_the_solution_meets_each_scenario_and_nothing_else_does(number, language):
    level = level_of(number, language)
    assert [data.text(language).tell(each, "adult") for each in prove(level)] == []
    wrong = NOTHING if level.mode == "predict" or not level.given else level.given
    for source in {NOTHING, wrong}:
        assert level.mode == "create" or not won(level, source)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("number", NUMBERS)
def test_each_listed_mistake_misses_a_scenario_and_is_told(number, language):
    level = level_of(number, language)
    for mistake in level.mistakes:
        assert told(level, mistake.program, language) == data.text(language).pick(mistake.why).replace(
            "\u00a0", " "
        )


MISSED = [  # the level, what is changed in its solution, and the sentence
    (
        2,
        "vers_gauche()",
        "vers_droite()",
        "Dans le scénario « ↑ ↑ → ← ↓ », la fusée devrait finir en A2, mais finit en C1.",
    ),
    (
        6,
        "vers_droite()",
        "vers_droite()\n        vers_droite()",
        "Dans le scénario « on appuie 1 fois sur → », le bateau devrait finir en B2, mais finit en C2.",
    ),
    (
        7,
        "score += 1",
        "score += 2",
        "Dans le scénario « une étoile », la boîte « score » devrait contenir 1, mais contient 2.",
    ),
    (
        8,
        "reste == 0",
        "reste == 2",
        "Dans le scénario « on ne fait rien », la partie devrait finir au temps 8, mais finit au temps 6.",
    ),
    (
        4,
        "Merci",
        "Non",
        "Dans le scénario « on touche la boulangère », la factrice devrait dire : Merci, mais dit : Non.",
    ),
]


@pytest.mark.parametrize(("number", "right", "wrong", "sentence"), MISSED)
def test_the_scenario_that_is_missed_is_told_by_its_name(number, right, wrong, sentence):
    level = level_of(number)
    assert right in level.solution
    assert told(level, level.solution.replace(right, wrong)) == sentence


def test_a_question_that_is_missed_is_told_in_english_too():
    level = level_of(6, "en")
    source = level.solution.replace("        right()", "        right()\n        right()")
    assert (
        told(level, source, "en")
        == "In the scenario “we press → once”, the boat should end on B2, but ends on C2."
    )


def test_a_game_without_end_is_told_with_its_scenario():
    level = level_of(1)
    source = "def quand_depart():\n    while not mur_devant():\n        dire(1)\n"
    assert told(level, source).startswith("Scénario « personne ne touche ».")


def test_a_free_game_wants_something_to_happen_and_its_own_scenario_to_be_met():
    level = level_of(10)
    assert not won(level, NOTHING)
    assert won(level, "class pixel:\n    def quand_touche_haut():\n        haut()\n")
    spoiled = level.solution.replace("score += 10", "score += 5")
    (problem,) = prove(replace(level, solution=spoiled))
    assert (problem.key, problem.field) == ("prove.solution_loses_scene", "solution")


OWN = "class {}:\n    def {}():\n        {}\n"


@pytest.mark.parametrize(
    ("program", "made"),
    [
        (("pixel", "quand_touche_espace", 'dire("Bonjour")'), True),
        (("pixel", "quand_touche_a", "tourner_gauche()"), True),
        (("porte", "quand_on_me_touche", "cacher()"), True),
        (("pixel", "quand_touche_espace", "montrer()"), False),
        (("porte", "quand_message_jamais", "cacher()"), False),
    ],
)
def test_a_free_game_is_made_once_it_answers_to_what_somebody_does_who_plays_it(program, made):
    """One for the space bar, or for a finger, was no game: its scenario presses arrows."""
    assert won(level_of(10), OWN.format(*program)) == made


def test_a_mistake_that_nobody_could_make_is_told_to_its_author():
    level = level_of(5)
    less = replace(level, toolbox=tuple(each for each in level.toolbox if each != "each_tick"))
    (problem,) = prove(less)
    assert (problem.key, problem.field) == ("prove.program_not_read", "mistakes")
    assert problem.slots["why"].key == "program.not_in_toolbox"
