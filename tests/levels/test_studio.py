"""The studio: each mistake that a level lists gets its sentence, in both languages, and no other does."""

import pytest

from codeweek.data import text
from codeweek.levels import programs
from codeweek.levels.program_translation import spoken
from codeweek.play import builtin
from codeweek.play.predict import choices, right_choice
from codeweek.play.session import play_text
from codeweek.play.tune.tune_listening import answers, ways
from codeweek.scene import Label
from codeweek.web_api import describe
from codeweek.worlds.music.compare import compare

STUDIO = [level for level in builtin.levels().values() if level.kind == "music"]
MISTAKES = [(level, number) for level in STUDIO for number in range(len(level.mistakes))]


def told(level, source, language):
    verdict = play_text(level, source).verdict
    return verdict.won, text(language).tell(verdict.message, "normal")


def test_the_studio_has_fifteen_levels():
    assert [level.id.split("/")[0] for level in STUDIO] == ["14-le-studio"] * 15
    assert len(MISTAKES) >= 10


@pytest.mark.parametrize("language", ["fr", "en"])
@pytest.mark.parametrize(("level", "number"), MISTAKES, ids=lambda each: getattr(each, "id", str(each)))
def test_a_mistake_that_is_listed_gets_its_sentence(level, number, language):
    level = spoken(level, language)
    mistake = level.mistakes[number]
    assert told(level, mistake.program, language) == (False, text(language).pick(mistake.why))


@pytest.mark.parametrize("level", [each for each in STUDIO if each.given], ids=lambda level: level.id)
def test_what_is_given_is_told_in_notes_that_are_right(level):
    if level.mode == "predict":
        return
    won, words = told(level, level.given, "fr")
    assert not won
    assert " sur " in words


def test_the_solution_of_each_level_is_its_model():
    for level in STUDIO:
        if level.mode in ("predict", "create"):
            continue
        end = play_text(level, level.solution).traces[0].world
        assert compare(end.score, end.wanted).first is None
        assert level.maps[0].world.given, level.id  # written by hand, so that one proves the other


def test_the_choices_of_the_first_level_are_scores_and_one_is_right():
    level = spoken(STUDIO[0], "en")
    playback = play_text(level, level.given)
    offered = choices(level, text("en"))
    assert [len(choice.value.voices[0]) for choice in offered] == [8, 8, 4]
    assert all(choice.scene for choice in offered)
    assert right_choice(level, playback.verdict, playback.traces, text("en")) == 0
    assert level.maps[0].world.wanted is None  # the answer is not shown


@pytest.mark.parametrize("level", STUDIO, ids=lambda level: level.id)
@pytest.mark.parametrize("language", ["fr", "en"])
def test_a_level_in_its_words_stays_the_same_object(level, language):
    """Another one is a change of language, at which the film of a song was thrown away at its end."""
    once = spoken(level, language)
    assert spoken(once, language) is once


@pytest.mark.parametrize("level", STUDIO, ids=lambda level: level.id)
def test_a_model_is_offered_where_one_is_to_be_played(level):
    """The page tells it from the goals that it shows."""
    goals = [goal["name"] for each in describe.level(level, text("fr"))["maps"] for goal in each["goals"]]
    models = ("mine", "model", "both") if "tune" in goals else ("mine",)
    assert ways(level) == (answers(level) or models)


def test_no_model_is_offered_of_what_is_foreseen_or_invented():
    assert {level.mode for level in STUDIO if "model" not in ways(level)} == {"predict", "create"}


@pytest.mark.parametrize("level", STUDIO, ids=lambda level: level.id)
def test_the_lines_of_a_roll_have_names_of_the_language(level):
    """Worlds with other words are equal: those of the file stayed, « do ré mi » beside « play C »."""

    def names(spoken_level):
        scene = programs.kind_of(level).picture(spoken_level.maps[0].world, level.look)
        return {shape.text for shape in scene.background if isinstance(shape, Label) and shape.text.isalpha()}

    french, english = (names(spoken(level, language)) - {"clap"} for language in ("fr", "en"))
    assert english
    assert not french & english
    assert names(spoken(spoken(level, "en"), "fr")) - {"clap"} == french
