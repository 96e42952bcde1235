"""The API of the page: a game that a child plays goes on, goes back, and is kept, as CPython plays it."""

import json

import door_requests as requests
import pytest
from door_requests.of_games import FILES, about

from codeweek import data
from codeweek.blocks import blockly
from codeweek.blocks.read import read
from codeweek.engine.events.event_stage import INPUTS, TICKS
from codeweek.levels.program_translation import spoken
from codeweek.levels.programs import catalogue_of
from codeweek.play import game, gamepad
from codeweek.web_api import serialize
from codeweek.web_api.api import PageApi
from codeweek.web_api.on_demand import games_api

TEXT = data.text("fr")
STEERED, LAST = "02-la-fusee-teleguidee", "10-mon-jeu"
DONE = [
    [1, "key", "up"],
    [1, "key", "right"],
    [2, "click", "lampe"],
    [2, "key", "right"],
    [5, "key", "right"],
    [6, "key", "down"],
]
WAY = [
    [1, "key", "right"],
    [1, "key", "right"],
    [2, "key", "right"],
    [4, "key", "up"],
]  # to the flag comes one more


def level(name):
    return spoken(requests.GAMES[name].levels[0], "fr")


@pytest.fixture
def opened():
    """A door that has the file of a level, and what a request about it has."""

    def open_it(name):
        door = PageApi()
        assert requests.ask(door, "open", name=f"{name}.yaml", text=FILES[name])["ok"]
        return door, about(name, "fr")

    return open_it


def record(inputs=(), ticks=1, seed=7):
    return {"seed": seed, "ticks": ticks, "inputs": [list(each) for each in inputs]}


def grown(ticks, inputs):
    """The records of a game, one after the other, as it is played: an input, or a tick."""
    for number in range(1, ticks + 1):
        done = [each for each in inputs if each[0] < number]
        for count in range(len([each for each in inputs if each[0] == number]) + 1):
            yield record([*done, *[each for each in inputs if each[0] == number][:count]], number)


def film(door, told, records):
    """What a page has when the parts of a game came one after the other."""
    run, whole = None, {"steps": [], "lines": [], "at": [], "scenes": [], "marks": []}
    for each in records:
        answer = requests.ask(door, "game", game=each, known=len(whole["at"]), **told)
        assert answer["problem"] is None
        assert (answer["stage"] is None) == (run is not None)
        run, part = run or answer["stage"], answer["part"]
        last, before = (whole["at"][-1] if whole["at"] else 0), len(whole["scenes"])
        marks = whole["scenes"][last]["marks"] if before else []
        for scene in part["scenes"]:
            marks = [*marks[: scene["kept"]], *scene["marks"]]
            whole["scenes"].append({"sprites": scene["sprites"], "marks": marks})
        whole["at"] += [before + number - 1 if number else last for number in part["at"]]
        for name in ("steps", "lines", "marks"):
            whole[name] += part[name]
    return run, whole, part


@pytest.mark.parametrize("name", FILES)
def test_the_parts_of_a_game_are_the_film_that_cpython_has_of_it(name, opened):
    door, told = opened(name)
    stage, whole, part = film(door, told, grown(6, DONE))
    script = program_of(name, told)
    played = game.played(level(name), script, game.record(record(DONE, 6)))
    trace = played.trace()
    own = serialize.run(trace, level(name), TEXT)
    scenes = requests.whole(own["scenes"])
    assert [whole["scenes"][at] for at in whole["at"]] == [scenes[at] for at in own["at"]]
    assert (whole["steps"], whole["lines"]) == (own["steps"], own["lines"])
    assert stage["blocks"] == own["blocks"]
    assert [(mark["step"], mark["hero"], tuple(mark["event"])) for mark in whole["marks"]] == [
        (mark.step, mark.hero, mark.event) for mark in trace.marks
    ]
    assert part["over"] == trace.world.over


def program_of(name, told):
    return blockly.load(catalogue_of(level(name)), told["script"])


def test_a_game_that_goes_on_is_not_played_again(opened, monkeypatch):
    door, told = opened(STEERED)
    begun = []
    real = gamepad.begin
    monkeypatch.setattr(games_api.gamepad, "begin", lambda *these: begun.append(these) or real(*these))
    film(door, told, grown(4, WAY))
    assert len(begun) == 1
    requests.ask(door, "game", game=record(WAY, 3), **told)  # less than was played
    assert len(begun) == 2
    requests.ask(door, "game", game=record(WAY, 3, seed=8), **told)
    assert len(begun) == 3


def test_another_past_is_another_game(opened):
    door, told = opened(STEERED)
    film(door, told, grown(4, WAY))
    other = [[1, "key", "up"], *WAY[1:]]
    _stage, fresh, _part = film(a_door_with(STEERED), told, [record(other, 6)])
    _stage, after, _part = film(door, told, [record(other, 6)])
    assert after == fresh


def a_door_with(name):
    door = PageApi()
    requests.ask(door, "open", name=f"{name}.yaml", text=FILES[name])
    return door


def test_what_can_be_done_in_a_game_is_told_once(opened):
    door, told = opened(STEERED)
    answer = requests.ask(door, "game", game=record(), **told)
    assert answer["stage"]["listens"] == [["key", key] for key in ("up", "down", "left", "right")]
    assert answer["stage"]["heroes"] == [
        {
            "name": "fusee",
            "called": "la fusée",
            "image": level(STEERED).maps[0].world.stage.cast[0].costumes[0][1],
        }
    ]
    lamp, told = opened("01-la-lampe-de-zoe")
    assert requests.ask(lamp, "game", game=record(), **told)["stage"]["listens"] == [["click", "lampe"]]


def test_a_game_that_is_won_has_ended_and_says_so(opened):
    door, told = opened(STEERED)
    won = [*WAY, [4, "key", "up"]]
    _stage, _whole, part = film(door, told, grown(4, won))
    assert (part["ended"], part["over"]) == (True, "won")
    assert part["message"]["key"] == "live.end.won"
    _stage, _whole, part = film(door, told, grown(4, WAY))
    assert (part["ended"], part["over"], part["message"]) == (False, "", None)


def test_one_goes_back_to_a_step_and_from_the_end_to_before_it(opened):
    door, told = opened(STEERED)
    won = [*WAY, [4, "key", "up"]]
    _stage, whole, _part = film(door, told, [record(won, 4)])
    first = next(mark["step"] for mark in whole["marks"] if mark["event"] == ["key", "right"])
    assert requests.ask(door, "game_back", game=record(won, 4), index=first, **told)["game"] == record(
        WAY[:1], 1
    )
    assert requests.ask(door, "game_back", game=record(won, 4), index=0, **told)["game"] == record((), 1)
    end = requests.ask(door, "game_back", game=record(won, 4), index=len(whole["steps"]), **told)["game"]
    assert end == record(WAY, 4)
    assert not requests.ask(door, "game", game=end, **told)["part"]["ended"]


def test_the_file_of_a_game_is_the_one_that_cpython_opens(opened):
    door, told = opened(LAST)
    done = record([[1, "key", "up"], [1, "key", "right"], [3, "key", "right"]], 9, seed=2**32)
    file = requests.ask(door, "game_keep", game=done, **told)["file"]
    _script, found = game.opened(level(LAST), file)
    assert game.told(found) == done
    again = requests.ask(door, "game_open", file=file, **told)
    assert again["game"] == done
    _stage, whole, _part = film(door, {**told, "script": again["script"]}, [again["game"]])
    own = serialize.run(found.trace(), level(LAST), TEXT)
    assert [whole["scenes"][at] for at in whole["at"]] == [
        requests.whole(own["scenes"])[at] for at in own["at"]
    ]


def test_the_steps_of_a_game_are_told_as_those_of_a_run(opened):
    door, told = opened("07-un-point-par-etoile")
    done = record([[1, "key", "right"], [2, "key", "right"], [3, "key", "right"]], 5)
    _stage, whole, _part = film(door, told, [done])
    answers = [
        requests.ask(door, "step", game=done, run=0, index=index, **told) for index in range(len(whole["at"]))
    ]
    assert all(answer["ok"] for answer in answers)
    assert len({answer["say"] for answer in answers}) > 3
    assert not any(answer["boxes"] for answer in answers), "the stage shows its boxes itself"
    scenario = requests.ask(door, "play", **told)["runs"][0]
    assert requests.ask(door, "step", run=0, index=len(scenario["steps"]), **told)["ok"], (
        "and those of a scenario are its own"
    )


@pytest.mark.parametrize("script", [{"blocks": {"languageVersion": 0, "blocks": []}}, "bump"])
def test_a_program_that_may_not_run_is_refused_as_by_its_run(script, opened):
    door, told = opened(STEERED)
    if script == "bump":
        script = blockly.save(read(catalogue_of(level(STEERED)), "def quand_depart():\n    haut()\n").script)
    told = {**told, "script": script}
    problems = requests.ask(door, "play", **told)["problems"]
    assert requests.ask(door, "game", game=record(), **told)["problem"] == (problems[0] if problems else None)


@pytest.mark.parametrize(
    "wrong",
    [{"ticks": TICKS + 1}, {"seed": -1}, {"inputs": [[1, "key", "up"]] * (INPUTS + 1)}, {"inputs": None}],
)
def test_a_record_that_no_page_would_send_is_refused(wrong, opened):
    door, told = opened(STEERED)
    assert not requests.ask(door, "game", game={**record(), **wrong}, **told)["ok"]
    assert requests.ask(door, "game", game=record(ticks=TICKS), **told)["part"]["ended"], "the last tick"


def test_no_game_is_known_beyond_its_end(opened):
    door, told = opened(STEERED)
    moments = len(requests.ask(door, "game", game=record(), **told)["part"]["at"])
    assert requests.ask(door, "game", game=record(), known=moments, **told)["part"]["at"] == []
    assert not requests.ask(door, "game", game=record(), known=moments + 1, **told)["ok"]


def test_a_game_of_another_level_is_named(opened):
    door, told = opened(STEERED)
    file = requests.ask(door, "game_keep", game=record(), **told)["file"]
    other = json.dumps({**json.loads(file), "level": "nowhere"})
    assert "pas ici" in requests.ask(door, "game_open", file=other, **told)["say"]
    there = {**told, "pack": "codeweek", "level": requests.LEVELS[0].id}
    moved = json.dumps({**json.loads(file), "level": requests.LEVELS[1].id})
    assert (
        requests.ask(door, "game_open", **{**there, "file": moved})["say"].count(
            requests.LEVELS[1].title["fr"].replace("'", "’")
        )
        == 1
    )


@pytest.mark.parametrize("wrong", [{"format": 9}, {"program": {"blocks": []}}, {"ticks": "many"}])
def test_a_file_that_is_no_game_is_refused_as_one(wrong, opened):
    door, told = opened(STEERED)
    file = json.loads(requests.ask(door, "game_keep", game=record(), **told)["file"])
    answer = requests.ask(door, "game_open", file=json.dumps({**file, **wrong}), **told)
    assert answer["say"] == TEXT("live.unreadable")
