"""The page asks for a trap slice by slice, and plays a level with the one that was found."""

import json

import pytest
from door_requests import TRAPPED, asked, by_heart

from codeweek.levels import programs
from codeweek.play import builtin
from codeweek.web_api import describe
from codeweek.web_api.api import PageApi

IDS = TRAPPED


@pytest.fixture
def ask():
    door = PageApi()
    return lambda do, **fields: json.loads(door.handle(asked(do, **fields)))


def searched(ask, about):
    """The last answer of a search, and after how many slices."""
    for slices in range(1, 2000):
        answer = ask("trap", **about)
        if answer["over"]:
            return answer, slices
    raise AssertionError("it never ends")


@pytest.mark.parametrize("id", IDS)
@pytest.mark.parametrize("language", ["fr", "en"])
def test_a_trap_is_told_with_its_picture_and_can_be_played(ask, id, language):
    about = by_heart(id, language)
    answer, _ = searched(ask, about)
    assert answer["shown"]["scene"]["sprites"]
    played = ask("play", trap=answer["trap"], **about)
    assert played["verdict"]["map"] == 3
    assert played["verdict"]["message"]["key"] == "trap.lost"
    assert played["runs"][3]["width"] == answer["shown"]["scene"]["width"]
    assert ask("world", trap=answer["trap"], map=3, run=None, **about)["say"] == answer["shown"]["say"]


def test_the_same_search_goes_on_and_its_end_can_be_heard_again(ask):
    about = by_heart(IDS[0], "fr")
    answer, slices = searched(ask, about)
    assert slices > 1
    assert ask("trap", **about) == answer
    assert ask("trap", slices=10**9, **about) == answer


def test_another_program_begins_another_search(ask):
    about = by_heart(IDS[0], "fr")
    searched(ask, about)
    level = builtin.level(IDS[0])
    solved = {**about, "script": describe.dressed(level, programs.solution(level).script)}
    assert not ask("trap", **solved)["over"]
    assert searched(ask, solved)[0]["trap"] is None


def test_a_request_is_never_longer_than_a_counted_part_of_a_search(ask, monkeypatch):
    monkeypatch.setattr("codeweek.web_api.on_demand.traps_api.MOST_SLICES", 2)
    assert not ask("trap", slices=10**9, **by_heart(IDS[1], "fr"))["over"]


def test_a_program_that_looks_around_is_praised(ask):
    level = builtin.level("08-tant-que/10-trois-labyrinthes")
    script = describe.dressed(level, programs.solution(level).script)
    about = {"pack": "codeweek", "level": level.id, "language": "fr", "script": script}
    assert searched(ask, about)[0]["say"] == "Ton programme a tenu sur 50\u00a0autres terrains."


@pytest.mark.parametrize(
    "id", ["04-la-ronde/05-l-escalier", "05-la-tortue-geometre/03-le-carre-en-trois-blocs"]
)
def test_a_level_without_variants_is_over_at_once(ask, id):
    script = describe.dressed(builtin.level(id), programs.solution(builtin.level(id)).script)
    answer = ask("trap", pack="codeweek", level=id, language="fr", script=script)
    assert (answer["over"], answer["trap"], answer["say"]) == (True, None, "")


@pytest.mark.parametrize(
    "trap", [3, {}, {"map": {"grid": "G>"}, "like": 0}, {"map": {"grid": ">.*.*"}, "like": 7}]
)
def test_a_map_that_is_no_trap_of_the_level_is_refused(ask, trap):
    answer = ask("play", trap=trap, **by_heart(IDS[0], "fr"))
    assert not answer["ok"]
    assert answer["say"].endswith(".")
