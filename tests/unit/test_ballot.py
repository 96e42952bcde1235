"""A vote has answers also where a child alone touches a cell or counts: the true one among known mistakes."""

import pytest
from door_requests import ask, script

from codeweek import data
from codeweek.packs.load import of_texts
from codeweek.play import builtin, predict, session
from codeweek.server.requests.session_plan import courses
from codeweek.web_api.api import PageApi

TEXT = data.text("fr")
PACK = builtin.pack()
MADE = [level for level in PACK.levels if predict.is_made(level)]
LEVEL = 'title: Où ?\nmode: predict\nmap: ">..."\npredict: {predict}\ngiven: avancer()\n'


def made(field):
    pack = of_texts({"x.yaml": LEVEL.format(predict=field)})
    assert not pack.problems
    return predict.ballot(pack.levels[0], TEXT)


def test_the_chapters_of_the_first_evenings_have_a_question_to_vote_on():
    (course,) = courses((), TEXT)
    votes = [any(len(level["choices"]) >= 2 for level in chapter["levels"]) for chapter in course["chapters"]]
    assert votes[:10] == [True] * 10


@pytest.mark.parametrize("level", MADE, ids=lambda level: level.id)
def test_one_answer_is_true_and_each_other_is_a_mistake_that_the_level_explains(level):
    offered = predict.ballot(level, TEXT)
    explained = [answer.value for answer in level.predict.mistakes if answer.why]
    there = predict.real(level, session.play_text(level, level.given).traces[0])
    wrong = [choice for choice in offered if not predict.same(there, choice.value)]
    assert len(wrong) == len(offered) - 1 >= 1
    assert all(any(predict.same(value, choice.value) for value in explained) for choice in wrong)
    assert not {choice.name for choice in offered} & {*"ABCDEFG"}, "which are columns of a grid"
    assert len({choice.name for choice in offered}) == len(offered)


def test_a_cell_is_a_picture_of_the_robot_on_it_and_a_number_is_written():
    cells = made("{ask: cell, mistakes: [C1, A1]}")
    assert [choice.name for choice in cells] == ["A1", "B1", "C1"]
    robots = [choice.scene.sprites[-1].x for choice in cells]
    assert [robot - robots[0] for robot in robots] == [0, 1, 2]
    numbers = made("{ask: bag, mistakes: [10, 2]}")
    assert [(choice.words, choice.scene) for choice in numbers] == [("0", None), ("2", None), ("10", None)]


def test_the_projector_is_told_which_answer_came_true():
    asked = {"level": "01-la-fusee/06b-encore", "script": script(PACK.level("01-la-fusee/06b-encore"))}
    for choice, ok in ((0, True), (3, True), (4, False)):
        answer = ask(PageApi(), "play", **asked, choice=choice)
        assert answer["ok"] == ok
        assert not ok or answer["right"] == 3


def test_a_program_that_cannot_be_read_has_no_vote_yet():
    pack = of_texts(
        {"x.yaml": LEVEL.replace("avancer()", "avancer(").format(predict="{ask: cell, mistakes: [C1]}")}
    )
    assert [predict.ballot(level, TEXT) for level in pack.levels] in ([], [()])


def test_the_true_answer_is_there_however_many_mistakes_are_known():
    offered = made("{ask: bag, mistakes: [5, 6, 7, 8, 9]}")
    assert [choice.words for choice in offered] == ["0", "5", "6", "7"]


def test_answers_that_are_offered_stay_as_they_are_and_without_mistakes_there_is_no_vote():
    assert [choice.words for choice in made("{ask: bag, choices: [3, 0]}")] == ["3", "0"]
    assert made("{ask: cell}") == ()
    assert [choice.value for choice in made("{ask: ends, mistakes: [false]}")] == [True, False]
    assert [choice.name for choice in made("{ask: cell, mistakes: [Z9]}")] == ["B1", "Z9"]  # not on the map
