"""Programs that ask: answered by the level, or by the child, one question after the other."""

import json

import pytest

from codeweek import data
from codeweek.authoring.validate import prove
from codeweek.levels import programs
from codeweek.packs.load import of_texts
from codeweek.play import session
from codeweek.web_api.api import PageApi
from codeweek.web_api.describe import dressed

ADD = "a = ask()\n  b = ask()\n  dire(a + b)\n"
LEVEL = """\
title: L'addition
mode: {mode}
{maps}
toolbox: [ask, dire, variables, arithmetic]
solution: |
  {solution}
{more}
"""


def pack_of(more="", mode="make", maps='map: ">"', solution=ADD):
    return of_texts({"x.yaml": LEVEL.format(mode=mode, maps=maps, solution=solution, more=more)})


def level_of(more="", mode="make", maps='map: ">"', solution=ADD):
    pack = pack_of(more, mode, maps, solution)
    assert not pack.problems, [data.text("en").tell(problem) for problem in pack.problems]
    return pack.levels[0]


def play(level, *inputs):
    return session.play(level, programs.solution(level).script, "fr", inputs)


def test_a_question_without_answer_is_asked_and_nothing_is_judged():
    level = level_of("said: [5]")
    playback = play(level)
    assert (playback.verdict, playback.asks.key) == (None, "run.needs_input")
    assert playback.asks.block == programs.solution(level).script.blocks[0].id
    assert len(playback.traces) == 1


def test_each_answer_brings_the_program_to_its_next_question_then_to_its_end():
    level = level_of("said: [5]")
    lengths = [len(play(level, *given).traces[0]) for given in ((), (2,), (2, 3))]
    assert lengths == sorted(set(lengths))
    assert play(level, 2).asks is not None
    assert play(level, 2, 3).verdict.won
    assert not play(level, 2, 4).verdict.won


def test_a_level_answers_by_itself_on_each_map():
    level = level_of("said: [[5], [9]]\ninputs: [[2, 3], [4, 5]]", maps='maps: [">", ">"]')
    assert play(level).verdict.won
    assert [problem.key for problem in prove(level) if problem.severity == "error"] == []


def test_one_map_needs_no_list_of_lists():
    assert level_of("said: [5]\nentrees: [2, 3]").inputs == ((2, 3),)


def test_what_a_level_does_not_answer_the_child_is_asked():
    level = level_of("said: [5]\ninputs: [2]")
    assert play(level).asks is not None
    assert play(level, 3).verdict.won


def test_a_level_that_nobody_answers_is_told_to_its_author():
    assert "prove.solution_asks" in {problem.key for problem in prove(level_of("said: [5]"))}
    assert "prove.solution_asks" not in {problem.key for problem in prove(level_of(mode="create"))}


def test_answers_for_too_few_maps_are_told_to_the_author():
    (problem,) = pack_of("said: [[5], [9]]\ninputs: [[2, 3]]", maps='maps: [">", ">"]').problems
    assert (problem.key, problem.field) == ("level.said_each_map", "inputs")


@pytest.mark.parametrize(
    ("typed", "value"),
    [
        (" 12 ", 12),
        ("-3", -3),
        ("+4", 4),
        ("1,5", 1.5),
        ("1.5", 1.5),
        ("007", 7),
        ("", ""),
        ("douze", "douze"),
        ("1e400", "1e400"),
        ("9" * 40, "9" * 40),
        ("١", "١"),
        ("x" * 999, "x" * 200),
    ],
)
def test_what_is_typed_is_a_number_when_it_looks_like_one(typed, value):
    assert (session.answer(typed), type(session.answer(typed))) == (value, type(value))


def test_the_page_is_asked_and_answers_as_typed():
    door = PageApi()

    def ask(do, **fields):
        return json.loads(door.handle(json.dumps({"do": do, "language": "fr", **fields})))

    source = LEVEL.format(mode="make", maps='map: ">"', solution=ADD, more="said: [5]")
    pack = ask("open", name="x.yaml", text=source)["pack"]
    level = pack["chapters"][0]["levels"][0]
    found = door.packs.opened[pack["key"]].levels[0]
    saved = dressed(found, programs.solution(found).script)
    about = {"pack": pack["key"], "level": level["id"], "script": saved}
    first, last = ask("play", **about), ask("play", inputs=["2", "3"], **about)
    assert (first["verdict"], first["asks"]["key"], len(first["runs"])) == (None, "run.needs_input", 1)
    assert first["asks"]["say"]
    assert (last["verdict"]["won"], last["asks"]) == (True, None)
