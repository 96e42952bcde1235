"""What the cards of levels of text show on the page of a chapter."""

import pytest

from codeweek import data
from codeweek.levels.first_lines import LONGEST, MOST, first_lines
from codeweek.play import builtin
from codeweek.web_api import describe

NOTEBOOK = "16-le-carnet-de-python"


def lines(name, language="fr"):
    return first_lines(builtin.pack().level(name), language)


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("02-hip-hip-hip", ("for _ in range(__):", "    dire(__)", 'dire("Hourra")')),
        ("03-la-table-en-desordre", ("7", "14", "21", "28")),
        ("05-des-blocs-au-texte", ("15 → plein tarif",)),
        ("12-ma-page-blanche", ()),
    ],
    ids=["given", "written", "example", "free"],
)
def test_a_card_shows_the_program_that_is_given_or_what_is_to_be_written(name, shown):
    assert lines(f"{NOTEBOOK}/{name}") == shown


def test_they_are_in_the_language_of_the_child():
    assert lines(f"{NOTEBOOK}/02-hip-hip-hip", "en")[1:] == ("    say(__)", 'say("Hurray")')


def test_they_fit_on_a_card_and_no_two_of_the_notebook_are_alike():
    chapter = next(found for found in builtin.pack().chapters if found.folder == NOTEBOOK)
    cards = [first_lines(level, "fr") for level in chapter.levels]
    assert len({*cards}) == len(cards)
    assert all(len(card) <= MOST and all(len(line) <= LONGEST for line in card) for card in cards)


def test_a_world_with_something_to_see_shows_it_and_the_page_is_told_the_same():
    pack = builtin.pack()
    assert first_lines(pack.level("13-quand/10-mon-jeu"), "fr") == ()
    level = pack.level(f"{NOTEBOOK}/03-la-table-en-desordre")
    assert describe.level(level, data.text("fr"))["card"] == [*first_lines(level, "fr")]
    assert "card" not in describe.level(pack.level("01-la-fusee/03-plus-haut"), data.text("fr"))
