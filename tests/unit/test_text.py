"""Sentences by key: slots, plurals, registers, other languages' words."""

import pytest

from codeweek import data
from codeweek.diagnostic import Diagnostic
from codeweek.text import Key, Text, cut

FR = Text(
    "fr",
    {
        "a": {"stars": {"one": "{n} étoile", "other": "{n} étoiles"}, "plain": "Bonjour {name}"},
        "say": {
            "wall": {"short": "Boum !", "normal": "Un mur à l'étape {step}.", "adult": "Suivez le chemin."}
        },
    },
    (0, 1),
    decimal=",",
    tied=True,
)


def test_french_says_zero_in_the_singular():
    assert [FR("a.stars", n=n) for n in (0, 1, 2)] == ["0 étoile", "1 étoile", "2 étoiles"]


def test_english_says_zero_in_the_plural():
    english = Text("en", {"stars": {"one": "{n} star", "other": "{n} stars"}})
    assert [english("stars", n=n) for n in (0, 1, 2)] == ["0 stars", "1 star", "2 stars"]


def test_a_missing_key_shows_itself_and_a_missing_slot_an_ellipsis():
    assert FR("a.nothing") == "a.nothing"
    assert FR("a.plain") == "Bonjour …"


def test_a_slot_may_be_a_sentence_or_a_diagnostic():
    assert FR("a.plain", name=Key("a.plain")) == "Bonjour Bonjour …"
    assert FR("a.plain", name=Diagnostic("say.wall", step=3)) == "Bonjour Un mur à l'étape 3."


def test_a_diagnostic_is_told_in_the_register_asked_for():
    told = [FR.tell(Diagnostic("say.wall", step=3), r) for r in ("short", "normal", "adult")]
    assert told == ["Boum !", "Un mur à l'étape 3.", "Suivez le chemin."]


def test_french_numbers_have_a_comma():
    assert FR("a.plain", name=2.5) == "Bonjour 2,5"


def test_a_level_text_falls_back_on_the_language_it_has():
    assert FR.pick({"en": "Hi", "fr": "Salut"}) == "Salut"
    assert FR.pick({"en": "Hi"}) == "Hi"
    assert FR.pick("Salut") == "Salut"


def test_french_comes_first_and_both_languages_have_names():
    assert data.languages()[0] == "fr"
    assert [data.text(code)("meta.name") for code in ("fr", "en")] == ["Français", "English"]


def test_a_word_of_any_length_does_not_fill_the_screen():
    assert len(FR("a.plain", name="x" * 10_000)) < 500


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("L'étoile d'abord", "L’étoile d’abord"),
        ("Jusqu'à « au drapeau ? »", "Jusqu’à « au drapeau ? »"),
        ("l'« escalier »", "l’« escalier »"),
        ("the robot's left", "the robot’s left"),
        ("dire('bonjour')", "dire('bonjour')"),
        ("a = 'x'", "a = 'x'"),
        ("Vise 5 blocs, 10 ou 12.", "Vise 5\u00a0blocs, 10\u00a0ou 12."),
    ],
)
def test_the_words_of_a_level_are_shown_with_printed_apostrophes_and_its_quotes_stay(written, shown):
    text = Text("fr", {}, tied=True)
    assert text.pick(written) == text.pick({"fr": written}) == shown


EN = Text(
    "en",
    {
        "a": {"stars": {"one": "{n} star", "other": "{n} stars"}, "plain": "Hello {name}"},
        "say": {"wall": {"short": "Bump!", "normal": "There is {wall_a}."}, "more": "It is {walls_n}"},
        "nouns": {"default": {"wall": {"one": "wall", "many": "walls", "a": "a wall"}}},
    },
)
ES = Text(
    "es", {"a": {"plain": "Hola {name}"}, "say": {"here": "Hay {wall_a}"}}, (1,), decimal=",", rest=EN
).where("castle")


@pytest.mark.parametrize(
    ("said", "told"),
    [
        (ES("a.plain", name=2.5), "Hola 2,5"),
        (ES("a.stars", n=1), "1 star"),
        (ES("say.wall"), "There is a wall."),
        (ES.tell(Diagnostic("say.wall"), "short"), "Bump!"),
        (ES("say.here"), "Hay a wall"),
        (ES("say.more", n=2), "It is 2\u00a0walls"),
        (ES("a.plain", name=Key("a.stars")), "Hola … stars"),
        (ES.first("a.none", "a.stars"), "… stars"),
        (ES("a.none"), "a.none"),
        (ES.pick({"fr": "Salut", "en": "Hi"}), "Hi"),
        (ES.pick({"fr": "Salut", "es": "Hola", "en": "Hi"}), "Hola"),
        (ES.pick({"de": "Hallo"}), "Hallo"),
    ],
)
def test_what_a_language_does_not_say_is_said_in_another_sentence_by_sentence(said, told):
    assert said == told


def test_a_file_of_a_language_is_whole_with_the_sentences_of_another():
    assert ES.table("a") == {"stars": EN.messages["a"]["stars"], "plain": "Hola {name}"}
    way = Text("es", {"win": {"title": "¡Bravo!"}}, rest=Text("en", {"win": {"other": "How interesting…"}}))
    assert way.table("win") == {"title": "¡Bravo!", "other": "How interesting…"}
    half = Text("es", {"a": {"stars": {"other": "{n} estrellas"}}}, rest=EN)
    assert half.table("a")["stars"] == {"other": "{n} estrellas"}, "the plurals of one sentence stay together"


@pytest.mark.parametrize("code", data.languages())
def test_a_language_falls_back_on_those_in_which_everything_is_said(code):
    assert data.text(code).languages() == (code, *(each for each in data.WHOLE if each != code))


def test_a_language_with_one_form_for_all_numbers_or_one_register_tells_it():
    said = {"stars": {"other": "星{n}つ"}, "go": {"short": "出発"}}
    japanese = Text("ja", said, rest=EN)
    assert [japanese("stars", n=n) for n in (0, 1, 2)] == ["星0つ", "星1つ", "星2つ"]
    assert {japanese.tell(Diagnostic("go"), register) for register in ("short", "normal", "adult")} == {
        "出発"
    }


@pytest.mark.parametrize(
    ("word", "found"),
    [
        ("«\u00a0ABCDEFG\u00a0»", "«\u00a0ABCDE…\u00a0»"),
        ("“ABCDEFGHI”", "“ABCDEFG…”"),
        ("B" * 11, "B" * 9 + "…"),
        ("B" * 10, "B" * 10),
    ],
)
def test_a_long_text_that_is_cut_stays_in_its_quotation_marks(word, found):
    assert cut(word, 10) == found
