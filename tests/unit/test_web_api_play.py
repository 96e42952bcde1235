"""The API of the page: a program played, step by step, and what is told of it."""

import json
from dataclasses import replace

import door_requests as requests
import pytest
from door_requests import ask, script

from codeweek import data
from codeweek.blocks import blockly
from codeweek.blocks.read import read
from codeweek.diagnostic import Diagnostic
from codeweek.levels import programs
from codeweek.levels.level import MAP
from codeweek.play import predict, session
from codeweek.play.feedback.narration import narrate
from codeweek.play.feedback.step_answers import badges
from codeweek.web_api import describe, serialize
from codeweek.web_api.api import PageApi
from codeweek.web_api.plays import MOST_INPUTS

FIRST, STAIRS = "01-la-fusee/01-decollage", "04-la-ronde/05-l-escalier"
LEVELS = {level.id: level for level in requests.LEVELS}
# All but those where the map is looked for on which the program loses.
WON = [level for level in requests.LEVELS if not (level.predict and level.predict.ask == MAP)]
MODES = {level.mode: level for level in reversed(requests.LEVELS)}  # the first of each


def about(id=STAIRS, source=None):
    return {"level": id, "script": script(LEVELS[id], source)}


def played(door, id=STAIRS, source=None, **fields):
    return ask(door, "play", **about(id, source), **fields)


@pytest.mark.parametrize("level", WON, ids=lambda level: level.id)
def test_a_solution_wins_three_stars(door, level):
    answer = played(door, level.id)
    assert answer["problems"] == []
    assert answer["verdict"]["hoped"] == 3
    assert len(answer["runs"]) == len(level.maps)


def test_a_run_has_a_picture_for_each_step(door):
    for run in played(door)["runs"]:
        steps = len(run["steps"])
        assert len(run["lines"]) == steps
        assert len(run["at"]) == steps + 1
        assert run["at"][0] == 0
        assert max(run["at"]) < len(run["scenes"])
        assert all(0 < step < len(run["blocks"]) for step in run["steps"])


def test_each_step_of_a_run_is_that_of_the_trace(door):
    level = LEVELS[STAIRS]
    run = played(door)["runs"][0]
    trace = session.play(level, programs.solution(level).script, "fr").traces[0]
    scenes = requests.whole(run["scenes"])
    for i, (statement, line) in enumerate(zip(run["steps"], run["lines"], strict=True), 1):
        step = trace.at(i)
        assert (run["blocks"][statement], line) == (step.block, step.line)
        seen = serialize.moving(programs.kind_of(level).picture(step.world, level.look))
        assert scenes[run["at"][i]] == json.loads(json.dumps(seen))


def test_a_world_that_comes_back_is_one_picture(door):
    key = ask(door, "open", name="tout.yaml", text=requests.FREE)["pack"]["key"]
    known = programs.catalogue_of_kind("robot")
    saved = blockly.save(read(known, "for _ in range(20):\n    pivoter_gauche()\n").script, known)
    (run,) = ask(door, "play", pack=key, level="tout", script=saved)["runs"]
    assert len(run["scenes"]) == 4


def test_a_bump_is_seen_though_it_leaves_the_world_as_it_was(door):
    (run,) = played(door, source="avancer()\n" * 9)["runs"]
    effects = [scene["sprites"][-1]["effect"] for scene in run["scenes"]]
    assert effects[run["at"][-2]] == ""
    assert effects[run["at"][-1]] == "bump"


def test_what_keeps_a_program_from_running_is_told(door):
    answer = played(door, source="")
    assert answer["problems"][0]["key"] == "say.empty_program"
    assert answer["runs"] == []
    assert answer["verdict"] is None
    told = ask(door, "step", run=0, index=0, **about(source=""))
    assert told == {"ok": False, "say": data.text("fr").tell(Diagnostic("door.no_run"))}


def test_a_block_that_the_level_does_not_offer_is_named(door):
    (problem,) = played(door, source="peindre()\n")["problems"]
    assert (problem["key"], problem["block"]) == ("program.not_in_toolbox", "b1")


def test_a_damaged_script_is_told_and_not_run(door):
    answer = ask(door, "play", level=STAIRS, script={"blocks": {"blocks": [{"type": "fly"}]}})
    assert answer["ok"] is True
    assert answer["problems"][0]["key"] == "program.unreadable"


def test_loose_blocks_are_a_note_and_do_not_run(door):
    saved = script(LEVELS[STAIRS])
    saved["blocks"]["blocks"].append({"type": "move", "id": "loose"})
    answer = ask(door, "play", level=STAIRS, script=saved)
    assert answer["verdict"]["stars"] == 3
    assert [(note["key"], note["block"]) for note in answer["notes"]] == [("say.loose_blocks", "loose")]


def test_a_level_to_look_at_runs_what_is_given(door):
    answer = ask(door, "play", level=FIRST, script=None)
    assert answer["verdict"]["won"] is True


def test_the_python_of_a_script_comes_with_the_line_of_each_block(door):
    saved = script(LEVELS[STAIRS], "for _ in range(3):\n    avancer()\n    pivoter_gauche()\n")
    answer = ask(door, "python", level=STAIRS, script=saved, language="en")
    assert answer["source"] == "for _ in range(3):\n    move()\n    turn_left()\n"
    assert answer["lines"] == {"b1": 1, "b2": 1, "b3": 2, "b4": 3}


def test_a_step_tells_its_turn_and_its_sentence(door):
    said = [ask(door, "step", run=0, index=index, **about()) for index in range(4)]
    assert said[0]["say"] == ""
    assert said[1]["say"] == "Je répète 4\u00a0fois. C’est parti\u00a0!"
    assert said[2]["turns"][0][1:] == [1, 4]
    assert said[2]["say"]


def test_a_step_shows_the_variables(door):
    opened = ask(door, "open", name="tout.yaml", text=requests.FREE)["pack"]["key"]
    known = programs.catalogue_of_kind("robot")
    saved = blockly.save(read(known, "x = 2\ny = [x, 'a']\n").script, known)
    told = ask(door, "step", pack=opened, level="tout", script=saved, run=0, index=2)["boxes"]
    assert [(box["name"], box["many"]) for box in told] == [("x", False), ("y", True)]
    assert told[0]["cells"] == [{"shown": "2", "before": None, "index": None}]
    assert told[1]["cells"] == [
        {"shown": "2", "before": "", "index": 0},
        {"shown": "«\u00a0a\u00a0»", "before": "", "index": 1},
    ]


def test_a_question_waits_for_the_child_and_its_answer_is_read(door):
    key = ask(door, "open", name="tout.yaml", text=requests.FREE)["pack"]["key"]
    known = programs.catalogue_of_kind("robot")
    saved = blockly.save(read(known, requests.PROGRAMS["asking"]).script, known)
    about = {"pack": key, "level": "tout", "script": saved}
    waiting = ask(door, "play", **about, inputs=["4"])
    assert (waiting["asks"]["key"], waiting["verdict"]) == ("run.needs_input", None)
    answered = ask(door, "play", **about, inputs=["4", "8"])
    assert (answered["asks"], answered["runs"][0]["outcome"]) == (None, "done")
    assert "12" in json.dumps(answered["runs"][0]["scenes"][-1]["sprites"])


def test_a_prediction_that_comes_true_has_three_stars(door):
    level = MODES["predict"]
    real = predict.real(level, session.play(level, programs.start(level), "fr").traces[0])
    assert ask(door, "play", level=level.id, foreseen=real)["verdict"]["stars"] == 3
    assert ask(door, "play", level=level.id, foreseen=real, first=False)["verdict"]["stars"] == 1
    other = ask(door, "play", level=level.id, foreseen="Z9" if isinstance(real, str) else 98)["verdict"]
    assert (other["stars"], other["message"]["key"]) == (1, "say.prediction_other")


@pytest.mark.parametrize("won", [True, False])
def test_the_answer_that_came_true_is_told_whatever_was_chosen(door, won):
    level = next(each for each in requests.LEVELS if each.predict and each.predict.choices)
    offered = ask(door, "describe")["pack"]["chapters"]
    described = next(each for c in offered for each in c["levels"] if each["id"] == level.id)
    right = ask(door, "play", level=level.id, choice=0)["right"]
    choice = right if won else (right + 1) % len(described["predict"]["choices"])
    answer = ask(door, "play", level=level.id, choice=choice)
    assert (answer["right"], answer["verdict"]["stars"]) == (right, 3 if won else 1)


def test_where_no_answers_are_offered_the_right_one_is_that_of_a_vote(door):
    level = next(each for each in requests.LEVELS if predict.is_made(each))
    right = ask(door, "play", level=level.id, foreseen="A1")["right"]
    there = predict.ballot(level, data.text("fr"))[right].value
    assert ask(door, "play", level=level.id, foreseen=there)["verdict"]["stars"] == 3


@pytest.mark.parametrize("foreseen", [[], {}, {"choice": 1}])
def test_what_is_no_prediction_is_refused_before_anything_runs(door, foreseen):
    assert ask(door, "play", level=MODES["predict"].id, foreseen=foreseen)["ok"] is False
    assert door.plays.last is None


def test_the_picture_of_a_program_is_the_end_of_its_run(door):
    run = played(door)["runs"][0]
    last = requests.whole(run["scenes"])[run["at"][-1]]
    scene = ask(door, "picture", **about())["scene"]
    assert (scene["sprites"], scene["marks"]) == (last["sprites"], last["marks"])


OTHERS = {"language": "en", "level": FIRST, "inputs": ["4"], "script": script(LEVELS[STAIRS], "avancer()\n")}


@pytest.mark.parametrize("other", OTHERS)
def test_a_step_is_of_the_play_that_its_request_tells_whatever_was_played_last(door, other):
    asked = {"run": 0, "index": 1, **about(), "inputs": []}
    told = ask(PageApi(), "step", **asked)
    ask(door, "play", **{**asked, other: OTHERS[other]})
    assert ask(door, "step", **asked) == told
    another = ask(door, "step", **{**asked, other: OTHERS[other]})
    assert another == ask(PageApi(), "step", **{**asked, other: OTHERS[other]})
    assert (another == told) == (other == "inputs")


def test_steps_of_the_last_play_do_not_play_it_again(door, monkeypatch):
    played(door)
    monkeypatch.setattr(session, "play", None)
    assert ask(door, "step", run=0, index=1, **about())["ok"] is True


def test_a_step_is_of_the_file_of_now_when_another_of_its_key_was_opened(door):
    def said(text):
        key = ask(door, "open", name="tout.yaml", text=text)["pack"]["key"]
        saved = blockly.save(read(programs.catalogue_of_kind("robot"), "avancer()\n").script)
        return ask(door, "step", pack=key, level="tout", script=saved, run=0, index=1)["say"]

    assert said(requests.FREE) != said(requests.FREE.replace(">..G", ">#.G"))


def test_the_picture_of_nothing_is_the_map(door):
    level = LEVELS[STAIRS]
    scene = ask(door, "picture", level=STAIRS, script=script(level, ""))["scene"]
    assert scene == describe.level(level, data.text("fr"))["maps"][0]["scene"]


def test_the_hero_of_arrows_has_a_trail_and_no_eyes():
    first, stairs = (describe.level(LEVELS[id], data.text("fr")) for id in (FIRST, STAIRS))
    assert (first["walks"], first["has_eyes"]) == (True, False)
    assert (stairs["walks"], stairs["has_eyes"]) == (True, True)


def test_a_level_of_one_map_or_to_hide_a_muddle_has_no_trap_to_offer():
    told = {id: describe.level(LEVELS[id], data.text("fr"))["may_trap"] for id in LEVELS}
    assert not told[STAIRS]
    may = {id for id, level in LEVELS.items() if programs.may_trap(level) and not level.spoil}
    assert {id for id, offered in told.items() if offered} == may
    assert any(told.values())


def test_a_world_is_told_before_and_during_a_run(door):
    before = ask(door, "world", level=STAIRS, map=0)["say"]
    steps = len(played(door)["runs"][0]["steps"])
    assert ask(door, "world", run=0, index=0, **about())["say"] == before
    assert ask(door, "world", run=0, index=steps, **about())["say"] != before
    assert ask(door, "world", run=0, index=steps + 1, **about())["ok"] is False


def test_a_script_comes_back_as_the_page_holds_it(door):
    level = LEVELS[STAIRS]
    saved = blockly.save(programs.solution(level).script)
    answer = ask(door, "check_script", level=STAIRS, script=saved)
    assert (answer["script"], answer["fits"]) == (script(level), True)
    unfit = script(level, "while 1:\n    avancer()\n")
    assert ask(door, "check_script", level=STAIRS, script=unfit)["ok"] is False


def test_the_pieces_of_a_puzzle_are_counted_frozen_and_leave_the_flyout(door):
    level = MODES["parsons"]
    described = describe.level(level, data.text("fr"))
    blocks = [item for item in described["toolbox"]["contents"] if item["kind"] == "block"]
    assert sum(described["max_instances"].values()) == len(blocks)
    assert all(block["editable"] is False for block in blocks)
    answer = ask(door, "python", level=level.id, script=script(level))
    left = [item for item in answer["toolbox"]["contents"] if item["kind"] == "block"]
    assert len(left) < len(blocks)


@pytest.mark.parametrize(("inputs", "right"), [(MOST_INPUTS, True), (MOST_INPUTS + 1, False)])
def test_a_program_may_be_given_a_hundred_answers_and_no_more(door, inputs, right):
    assert MOST_INPUTS == 100
    assert played(door, inputs=[1] * inputs)["ok"] is right


@pytest.mark.parametrize("value", [None, [], {}])
def test_an_answer_that_nobody_can_type_is_refused(door, value):
    assert played(door, inputs=[value])["ok"] is False
    assert played(door, inputs=["3", 3, 0.5])["ok"] is True


TEXT = "pas = [1, 2, 3]\nfor n in pas:  # trois fois\n    monter = n\n    print(n, end=' ')\nprint('fini')\n"


def test_a_block_of_text_is_written_as_it_was_typed_and_refused_where_it_is_not_offered(door):
    asked = {"level": STAIRS, "script": blockly.save(programs.read_in(LEVELS[STAIRS], TEXT).script)}
    assert ask(door, "python", **asked)["source"] == TEXT
    problems = ask(door, "play", **asked)["problems"]
    assert any("print" in problem["say"] for problem in problems)
    saved = ask(door, "check_script", **asked)["script"]
    assert (
        blockly.load(programs.catalogue_of(LEVELS[STAIRS]), saved)
        == programs.read_in(LEVELS[STAIRS], TEXT).script
    )


def test_each_step_of_a_text_is_told_with_its_line_and_its_values():
    level = replace(LEVELS[STAIRS], toolbox=(*LEVELS[STAIRS].toolbox, "python", "set", "list", "get"))
    reading = programs.read_in(level, TEXT)
    playback = session.play(level, reading.script, "fr")
    assert playback.problems == ()
    trace = playback.traces[0]
    assert [trace.at(i).line for i in range(1, len(trace) + 1)] == [1, 2, 3, 4, 2, 3, 4, 2, 3, 4, 5]
    assert "".join(piece.text for piece in trace.console) == "1 2 3 fini\n"
    assert dict(trace.names(len(trace)))["monter"] == 3
    assert trace.turns(5)[0][1:] == (2, 3)
    for i in range(1, len(trace) + 1):
        said = narrate(level, reading.script, trace, i, data.text("fr"))
        assert said
        assert "answers." not in said
        assert isinstance(badges(level, reading.script, trace, i, data.text("fr")), tuple)
