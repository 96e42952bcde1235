"""The page asks for another level like one slice by slice, and plays what was found in a pack of its own."""

import json
from functools import partial
from itertools import islice

import pytest
from door_requests import ask as asking
from door_requests import asked

from codeweek import data
from codeweek.authoring.another.alike_levels import SEED, others
from codeweek.authoring.another.written_level import told
from codeweek.levels.programs import solution
from codeweek.play import builtin
from codeweek.text import Text
from codeweek.web_api import describe
from codeweek.web_api.api import PageApi

ID = "04-la-ronde/03-deux-couloirs"
FEW = "02-le-facteur/07-demi-tour"  # its map is small
NONE = "14-le-studio/02-frere-jacques"
FR: Text = data.text("fr")


@pytest.fixture
def ask():
    door = PageApi()
    return lambda do, **fields: json.loads(door.handle(asked(do, **{"language": "fr", **fields})))


def searched(ask, **about):
    """The last answer of a search, and after how many requests."""
    for times in range(1, 2000):
        answer = ask("another", **about)
        assert answer["ok"], answer
        if answer["over"]:
            return answer, times
    raise AssertionError("it never ends")


def expected(number):
    made = next(islice(others(builtin.level(ID), SEED), number, None))
    return told(made, number + 1)


@pytest.mark.parametrize("number", [0, 2])
def test_it_is_described_as_any_level_and_can_be_played(ask, number):
    answer, times = searched(ask, level=ID, seed=number)
    assert times > 1
    level, pack = expected(number), answer["pack"]
    found = pack["chapters"][0]["levels"]
    assert found == [json.loads(json.dumps(describe.level(level, FR)))]
    assert (pack["key"], found[0]["id"]) == ("another", f"{ID}+{number + 1}")
    script = describe.dressed(level, solution(level).script)
    played = ask("play", pack="another", level=found[0]["id"], script=script)
    assert played["verdict"]["won"]
    again = ask("describe", pack="another", language="en")["pack"]["chapters"][0]["levels"]
    assert again == [json.loads(json.dumps(describe.level(level, data.text("en"))))]


def test_a_number_is_the_same_level_in_any_order(ask):
    backwards = {seed: searched(ask, level=ID, seed=seed, slices=200)[0] for seed in (2, 1, 0)}
    fresh = PageApi()
    forwards = {
        seed: searched(partial(asking, fresh, language="fr"), level=ID, seed=seed, slices=7)[0]
        for seed in (0, 1, 2)
    }
    assert forwards == backwards
    assert len({json.dumps(each) for each in forwards.values()}) == 3


def test_the_end_of_a_search_can_be_heard_again(ask):
    answer, _ = searched(ask, level=ID, seed=0, slices=50)
    assert ask("another", level=ID, seed=0) == answer


def test_a_request_is_never_longer_than_a_counted_part_of_a_search(ask, monkeypatch):
    monkeypatch.setattr("codeweek.web_api.on_demand.help_api.MOST_SLICES", 2)
    assert not ask("another", level=ID, seed=0, slices=10**9)["over"]


def test_where_there_are_none_it_is_over_without_a_level(ask):
    assert ask("another", level=NONE, seed=0) == {"ok": True, "over": True, "pack": None}
    many = len(tuple(others(builtin.level(FEW), SEED)))
    assert many > 0
    assert searched(ask, level=FEW, seed=many - 1, slices=200)[0]["pack"]
    for seed in (many, 10**6):
        assert searched(ask, level=FEW, seed=seed, slices=200)[0]["pack"] is None


@pytest.mark.parametrize("seed", [-1, 10**6 + 1, "1", None])
def test_a_number_that_is_none_is_refused(ask, seed):
    answer = ask("another", level=ID, seed=seed)
    assert not answer["ok"]
    assert answer["say"].endswith(".")


def test_a_level_of_another_pack_stays_open_beside_those_that_are_made(ask):
    text = (data.folder("levels") / "04-la-ronde" / "05-l-escalier.yaml").read_text(encoding="utf-8")
    key = ask("open", name="mine.yaml", text=text)["pack"]["key"]
    for seed in range(12):
        searched(ask, level=ID, seed=seed, slices=200)
    assert ask("describe", pack=key)["ok"]
    assert (
        searched(ask, pack=key, level="mine", seed=0, slices=200)[0]["pack"]["chapters"][0]["levels"][0]["id"]
        == "mine+1"
    )
