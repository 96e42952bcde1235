"""At each step of a run the window and the page say the same sentence, and write the same on the blocks."""

import json

import pytest
from page_driver import PACK, Visit

from codeweek import data, studio
from codeweek.blocks import blockly
from codeweek.browser import Door

SHOWN = [(1, 4), (5, 4), (7, 3), (7, 4), (8, 2), (8, 8), (9, 4), (10, 5), (11, 3), (11, 9), (12, 6)]
MOST = 40  # steps of a level


@pytest.fixture(scope="module", params=data.languages())
def visit(request, tmp_path_factory):
    return Visit(tmp_path_factory.mktemp("home"), language=request.param)


def asked(door, visit, do, **request):
    answer = json.loads(door.handle(json.dumps({"do": do, "language": visit.app.text.language, **request})))
    assert answer["ok"], answer
    return answer


@pytest.mark.parametrize("place", SHOWN, ids=lambda place: f"{place[0]}.{place[1]}")
def test_the_window_and_the_page_say_the_same_at_each_step(visit, place):
    door, page = Door(), visit.solved(*place)
    page.run(go=False)
    script = blockly.save(page.script, studio.catalogue_of(page.level))
    played = asked(door, visit, "play", level=page.level.id, script=script)
    assert len(played["runs"][0]["steps"]) == page.stage.player.length
    for index in range(1, min(page.stage.player.length, MOST)):
        page._seek(index)
        page.show_now()
        told = asked(door, visit, "step", run=0, index=index)
        assert page.bubble.label == told["say"], index
        assert [vars(badge) for badge in page.editor.badges] == told["badges"], index
        assert [list(turn) for turn in page.editor.turns] == told["turns"], index


@pytest.mark.parametrize("place", [(4, 5), (8, 2), (11, 3)], ids=lambda place: f"{place[0]}.{place[1]}")
def test_the_window_and_the_page_say_the_same_of_a_program_that_does_not_win(visit, place):
    door, page = Door(), visit.level(*place)
    level = PACK.chapters[place[0] - 1].levels[place[1] - 1]
    assert page.level.id == level.id
    page.run(go=False)
    script = blockly.save(page.script, studio.catalogue_of(page.level))
    played = asked(door, visit, "play", level=level.id, script=script)
    page._seek(page.stage.player.length)
    page.film.told = True
    page.show_now()
    told = played["verdict"]["message"] if played["verdict"] else played["problems"][0]
    assert page.bubble.label == told["say"]
