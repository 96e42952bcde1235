"""At each step of a run the window and the page say the same sentence, and write the same on the blocks."""

import json

import pytest
from page_driver import Visit

from codeweek import data
from codeweek.app.level_events import Run, Seek
from codeweek.blocks import blockly
from codeweek.blocks.read import read
from codeweek.levels import programs
from codeweek.play.feedback.level_voice import bare, parts
from codeweek.web_api.api import PageApi

SHOWN = [(1, 4), (5, 4), (7, 3), (7, 4), (9, 2), (9, 9), (10, 4), (11, 3), (12, 3), (12, 11), (13, 6)]
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
    door, page = PageApi(), visit.solved(*place)
    page.do(Run(go=False))
    about = {
        "level": page.level.id,
        "script": blockly.save(page.script, programs.catalogue_of(page.level)),
    }
    played = asked(door, visit, "play", **about)
    assert len(played["runs"][0]["steps"]) == page.scenes.player.length
    for index in range(1, min(page.scenes.player.length, MOST)):
        page.do(Seek(index))
        page.show_now()
        told = asked(door, visit, "step", **about, run=0, index=index)
        assert page.bubble.label == told["say"], index
        assert [vars(badge) for badge in page.editor.view.badges] == told["badges"], index
        assert [list(turn) for turn in page.editor.view.turns] == told["turns"], index


LOST = [
    ((1, 4), "vers_droite()\n" * 9),
    ((2, 3), "avancer()\n" * 2),
    ((3, 3), "avancer()\n" * 2 + "ramasser()\n" * 6),  # went on: its place is before the end
    ((4, 3), "for _ in range(9):\n    avancer()\n"),
    ((5, 4), "for _ in range(9):\n    avancer(100)\n"),
    ((7, 3), "for _ in range(6):\n    if mur_devant():\n        pivoter_gauche()\n        avancer()\n"),
    ((10, 4), "n = 0\nwhile not mur_devant():\n    avancer()\ndire(n)\n"),
    ((12, 11), "for _ in range(4):\n    echanger()\n    avancer()\n"),
]


@pytest.mark.parametrize(("place", "source"), LOST, ids=[f"{c}.{p}" for (c, p), _source in LOST])
@pytest.mark.parametrize("language", data.languages())
def test_the_window_and_the_page_say_the_same_of_a_program_that_does_not_win(place, source, language):
    visit = Visit(language=language)
    door, page = PageApi(), visit.level(*place)
    page.put(read(programs.catalogue_of(page.level), source, page.level.toolbox).script)
    page.do(Run(go=False))
    script = blockly.save(page.script, programs.catalogue_of(page.level))
    played = asked(door, visit, "play", level=page.level.id, script=script)
    page.do(Seek(page.scenes.player.length))
    visit.until(lambda: page.film.ended and page.film.told)
    assert played["verdict"]
    assert not played["verdict"]["won"]
    told = played["verdict"]["message"]
    assert page.bubble.label == bare(told["say"])
    assert page.bubble.place == parts(told["say"])[1]
    if page.bubble.place:
        assert page.bubble.value == told["step"]
