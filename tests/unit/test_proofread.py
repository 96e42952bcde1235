"""A level whose texts do not fit their readers is told so, field by field."""

from dataclasses import replace

import pytest

from codeweek.authoring.readability import proofread
from codeweek.levels.level import Adult, Level
from codeweek.play import builtin


@pytest.fixture
def level() -> Level:
    return builtin.levels()["02-le-facteur/07-demi-tour"]


def told(level: Level) -> list[tuple[str, str | None]]:
    return [(problem.key, problem.field) for problem in proofread(level)]


def test_a_shipped_level_has_nothing_to_mend(level: Level) -> None:
    assert told(level) == []


def test_a_story_too_long_for_its_class_is_told_in_its_language(level: Level) -> None:
    story = {"fr": "Va au bout de la rue. " * 4, "en": "Go."}
    assert told(replace(level, story=story)) == [("prove.long_reading", "story.fr")]
    assert told(replace(level, story=story, grade="6e")) == []


def test_a_sentence_too_long_for_its_class_is_quoted(level: Level) -> None:
    hints = ("Un deux trois quatre cinq six sept huit neuf dix onze.", "Va.", "Va.")
    assert told(replace(level, hints=hints)) == [("prove.long_sentence", "hints[0]")]


def test_a_story_may_take_twelve_seconds_and_a_sentence_eighteen_words_and_no_more(level: Level) -> None:
    short, long = "Va au bout de la rue. " * 3, "mot " * 17
    at_most = replace(level, grade="CE2", story=short.strip(), hints=(f"{long}mot.", "Va.", "Va."))
    assert told(at_most) == []
    longer = replace(at_most, story=f"{short}Va.", hints=(f"{long}un mot.", "Va.", "Va."))
    assert told(longer) == [("prove.long_reading", "story"), ("prove.long_sentence", "hints[0]")]


def test_three_hints_are_enough_and_two_are_not(level: Level) -> None:
    assert told(replace(level, hints=("Va.",) * 3)) == []
    assert told(replace(level, hints=("Va.",) * 2)) == [("prove.few_hints", "hints")]


def test_vous_to_a_child_and_tu_to_an_adult_are_told(level: Level) -> None:
    adult = Adult(idea="Tu montres.", mistake="Il pivote.", question="Que voyez-vous ?")
    assert told(replace(level, adult=adult)) == [
        ("prove.said_to_an_adult", "adult.idea"),
        ("prove.said_to_a_child", "adult.question"),
        ("prove.said_to_a_child", "adult.question"),
    ]


def test_missing_texts_and_hints_are_told(level: Level) -> None:
    bare = replace(level, story="", hints=(), adult=Adult())
    assert [key for key, _ in told(bare)] == ["prove.text_missing"] * 4 + ["prove.few_hints"]


@pytest.mark.parametrize(
    ("grade", "known"), [("CM1", True), ("3e", True), ("CE9", False), ("CE1/CE2", False)]
)
def test_a_class_that_is_not_known_is_told(level: Level, grade: str, known: bool) -> None:
    assert (("prove.class_unknown", "class") in told(replace(level, grade=grade))) is not known
