"""The words that complete what a child types: those of the level, in its language, with what they do."""

from dataclasses import replace

import pytest

from codeweek.data import languages, text
from codeweek.levels.programs import read_in
from codeweek.play import builtin, typed

LEVELS = builtin.levels()
STAIRS = LEVELS["04-la-ronde/05-l-escalier"]


def words(level, language="fr", script=None):
    script = script or type(read_in(level, "").script)()
    return typed.words(level, text(language), script)


def test_words_of_a_level_are_those_of_its_blocks_and_no_others():
    assert [(word.word, word.insert) for word in words(STAIRS)] == [
        ("avancer", "avancer()"),
        ("pivoter_gauche", "pivoter_gauche()"),
        ("pivoter_droite", "pivoter_droite()"),
        ("for", "for _ in range(4):"),
    ]


@pytest.mark.parametrize("language", languages())
def test_each_word_says_what_it_does_and_puts_the_caret_in_what_it_inserts(language):
    for level in [*LEVELS.values()][::5]:
        for word in words(level, language):
            assert word.insert.startswith(word.word)
            assert word.word.isidentifier()
            assert 0 < word.at <= len(word.insert)
            assert word.what
            assert "..." not in word.insert
            assert "{" not in word.what


def test_the_caret_comes_into_a_question_that_is_still_to_be_asked():
    cave = LEVELS["08-tant-que/11-ma-grotte"]
    (question,) = (word for word in words(cave) if word.word == "if")
    assert (question.insert, question.at) == ("if :", 3)


def test_the_names_of_a_program_are_offered_too():
    level = next(level for level in LEVELS.values() if "set" in level.toolbox)
    script = read_in(level, "def saut(n):\n    x = n\nsaut(2)\n").script
    found = {word.word: word for word in words(level, script=script)}
    assert {"saut", "n", "x"} <= {*found}
    assert (found["saut"].insert, found["saut"].at) == ("saut()", 5)


@pytest.mark.parametrize("language", languages())
def test_a_level_that_is_typed_offers_what_python_has_each_with_a_sentence(language):
    level = replace(STAIRS, writing="text")
    found = {word.word: word for word in words(level, language)}
    assert {
        "print",
        "input",
        "int",
        "while",
        "if",
        "def",
        "return",
        "and",
        "len",
        "range",
        "True",
        "elif",
    } <= {*found}
    assert "ramasser" not in found
    assert all(word.what and not word.what.startswith("typing.") for word in found.values())


def test_what_python_writes_and_asks_with_comes_first_on_a_page_and_after_the_words_of_a_world():
    page = [word.word for word in words(LEVELS["16-le-carnet-de-python/12-ma-page-blanche"])]
    assert page[:4] == ["print", "input", "dire", "demander"]
    sky = [word.word for word in words(LEVELS["01-la-fusee/09-mon-ciel-etoile"])]
    assert sky[:7] == ["haut", "bas", "vers_gauche", "vers_droite", "peindre", "print", "input"]
