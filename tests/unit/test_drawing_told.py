"""What a teacher is told of a drawing that its blocks cannot draw: nothing of walls and ways."""

import pytest

from codeweek import data
from codeweek.authoring.draft.live_search import LiveSearch
from codeweek.authoring.validate import doubts
from codeweek.packs.load import of_texts

HEAD = "title: A\nkind: turtle\nmodel: |\n  forward(50)\n  rotate_left(90)\n  forward(50)\n"
LACKING = f"{HEAD}toolbox: [forward]\nsolution: forward(50)\n"
WHOLE = f"{HEAD}toolbox: [forward, rotate_left]\nsolution: forward(50)\n"


def said(text: str, language: str) -> list[str]:
    """The sentences on the search for a level in the workshop, at its end."""
    found = LiveSearch.of(text)
    while not found.over:
        found.go()
    return [data.text(language).tell(each, "adult") for each in found.told()]


def test_the_workshop_says_that_a_block_lacks():
    (sentence,) = said(LACKING, "fr")
    assert sentence.startswith("Aucun programme fait de ces blocs ne dessine le modèle. Offrez le bloc")


def test_the_workshop_tells_a_proved_minimum_though_the_solution_does_not_win_yet():
    assert said(WHOLE, "en") == ["Minimum: 3 blocks, proved."]


@pytest.mark.parametrize(("text", "key"), [(LACKING, "prove.nobody_draws"), (WHOLE, "prove.solution_loses")])
def test_who_opens_a_level_is_told_whether_anybody_can_win_it(text: str, key: str):
    (level,) = of_texts({"1.yaml": text}).levels
    assert key in [each.key for each in doubts([level])]
