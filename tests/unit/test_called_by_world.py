"""That a solution does not win is told by what its world has: a map, a tune, a stage, an example."""

from dataclasses import replace

import pytest

from codeweek import data
from codeweek.authoring.validate import prove
from codeweek.play import builtin

ROCKET = "13-quand/02-la-fusee-teleguidee"
TUNE = "14-le-studio/02-frere-jacques"
MAP, NOTE = "La solution ne réussit pas sur la carte 1 : ", "jouer('do')"
TOLD = {
    "04-la-ronde/05-l-escalier": ("avancer()", MAP, "la carte"),
    "05-la-tortue-geometre/02-le-carre-pas-a-pas": ("avancer(50)", MAP, "la carte"),
    TUNE: (NOTE, "La solution ne joue pas l'air demandé. ", "l'air"),
    ROCKET: (builtin.level(ROCKET).given, "La solution ne réussit pas. Dans le scénario « ", "la scène"),
    "16-le-carnet-de-python/02-hip-hip-hip": (
        "dire('Hip')",
        "La solution ne réussit pas sur l'exemple 1 : ",
        "l'exemple",
    ),
}


def lost(level):
    """What is told of the solution of a level."""
    found = next(each for each in prove(level) if each.key.startswith("prove.solution_loses"))
    return data.text("fr").tell(found, "adult").replace("\u00a0", " ")


@pytest.mark.parametrize("id", TOLD)
def test_what_does_not_win_is_called_as_in_its_world(id):
    level = builtin.level(id)
    wrong, begins, mended = TOLD[id]
    said = lost(replace(level, solution=wrong))
    assert said.startswith(begins)
    assert said.endswith(f"Corrigez la solution ou {mended}.")


def test_of_several_tunes_the_one_that_is_not_played_is_told():
    level = builtin.level(TUNE)
    said = lost(replace(level, maps=level.maps * 2, solution=NOTE))
    assert said.startswith("La solution ne joue pas l'air 1. ")
