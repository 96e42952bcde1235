"""A text is measured by its reader: time, sentences, and the words that are not said to him."""

import pytest

from codeweek.authoring.wording import long_sentences, seconds, sentences, unfit, words
from codeweek.data import text


def test_signs_are_not_words() -> None:
    assert words("Boum, un mur ! « Regarde » : où ?") == 5


def test_a_sentence_ends_at_its_sign_and_a_quote_stays_in_it() -> None:
    assert sentences("Va là. Où ? « Ici ! » Bien…") == ["Va là.", "Où ?", "« Ici ! »", "Bien…"]


@pytest.mark.parametrize(("grade", "time"), [("CP", 12), ("CE2", 6.7), ("6e", 4.6), ("3e", 4.6), ("", 4.6)])
def test_the_same_ten_words_take_a_time_that_depends_on_the_class(grade: str, time: float) -> None:
    assert seconds("un deux trois quatre cinq six sept huit neuf dix", grade) == pytest.approx(time, abs=0.05)


def test_the_youngest_read_shorter_sentences() -> None:
    eleven = "Un deux trois quatre cinq six sept huit neuf dix onze."
    assert long_sentences(f"Va. {eleven}", "short") == [eleven]
    assert long_sentences(eleven, "normal") == []


@pytest.mark.parametrize(
    ("said", "found"),
    [
        ("Regardez bien.", ["Regardez"]),
        ("C'est faux, vous voyez.", ["faux", "vous", "voyez"]),
        ("Il y a assez de place chez toi, sous ton nez.", []),
        ("Essaie encore.", []),
    ],
)
def test_a_child_is_not_blamed_and_is_told_tu(said: str, found: list[str]) -> None:
    assert list(unfit(said, text("fr"))) == found


@pytest.mark.parametrize(
    ("said", "found"),
    [("Tu demandes : « Que vois-tu ? »", ["Tu"]), ("Demandez : « Que vois-tu ? »", [])],
)
def test_an_adult_is_told_vous_except_in_what_is_quoted(said: str, found: list[str]) -> None:
    assert list(unfit(said, text("fr"), adult=True)) == found
