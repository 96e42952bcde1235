"""A level of events in the window: its scenarios are a film, and the one that is missed is told."""

import pytest
from game_driver import opened
from page_driver import Visit
from tiers import all_of

from codeweek.app.level_events import Seek
from codeweek.play.feedback.level_voice import voice

BOAT = "le bateau devrait finir en B2, mais finit en G2."
SIZES = all_of([(1366, 768), (800, 600)])


@pytest.mark.parametrize("size", SIZES)
def test_the_scenarios_of_a_game_are_won_and_watched_both_ways(size):
    visit = Visit(size=size)
    page = opened(visit, "09", solved=True)
    visit.press("run")
    visit.until(lambda: page.session.won)
    film = page.session.film
    assert [trace.world.over for trace in film.traces] == ["lost", "", ""]
    assert film.head.map == 2  # the last scenario is shown at its end
    end = film.step.world
    assert (end.boxes, end.tick) == ({"vies": 1}, 11)
    visit.skip()
    before = film.step.index
    visit.press("step_back")
    visit.turn()
    assert film.step.index == before - 1
    page.do(Seek(1))
    assert (film.step.world.boxes, film.step.world.tick) == ({"vies": 2}, 0)


def test_the_scenario_that_is_missed_is_shown_and_told():
    visit = Visit()
    page = opened(visit, "06", solved=False)
    visit.press("run")
    film = page.session.film
    visit.until(lambda: film.verdict is not None and film.ended)
    told = voice(visit.app.text, page.level).tell(film.verdict.message).replace("\u00a0", " ")
    assert told == f"Dans le scénario « on appuie 1 fois sur → », {BOAT}"
    assert film.head.map == 0
