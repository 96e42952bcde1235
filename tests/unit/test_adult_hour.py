"""The hour for the adult: levels that can be played, children whose trouble is what is told, a sheet."""

import re
from itertools import pairwise

import pytest

from codeweek import data
from codeweek.levels.programs import read_only, solution
from codeweek.play.repair.repair_search import Search, wins
from codeweek.play.session import play
from codeweek.progress.transfer.transfer_content import known
from codeweek.report.adult_hour import (
    CHILDREN,
    LEVELS,
    OTHERS,
    StuckChild,
    adult_hour_sheet,
    levels,
    visit_of,
)

LANGUAGES = data.languages()
ONE_EDIT = {"short", "side", "where", "inside", "pattern", "posts", "once"}  # « back » lacks two steps


def keyed(child: StuckChild) -> str:
    return child.key


@pytest.mark.parametrize("level", levels(), ids=lambda level: level.id)
def test_each_level_to_play_is_built_and_told_to_the_adult(level):
    assert not read_only(level)
    assert wins(level, solution(level).script) or level.kind == "stage"
    for text in map(data.text, LANGUAGES):
        assert text.pick(level.adult.idea)
        assert text.pick(level.adult.mistake)


def test_there_are_eight_of_each_and_no_level_is_lost():
    assert [level.id for level in levels()] == list(LEVELS)
    assert len(LEVELS) == len(CHILDREN) == 8
    assert len({child.key for child in CHILDREN}) == len({child.who for child in CHILDREN}) == 8
    assert all(known(child.who) for child in CHILDREN)


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_child_has_lost_and_hears_what_the_level_says_of_its_run(language):
    text = data.text(language)
    for visit in (visit_of(child, text) for child in CHILDREN):
        played = play(visit.level, visit.script, language)
        assert played.verdict
        assert not played.verdict.won
        assert visit.said
        assert visit.script.text is None
        assert not visit.block or visit.script.find(visit.block)


@pytest.mark.parametrize("child", CHILDREN, ids=keyed)
def test_a_child_is_as_near_to_a_win_as_its_story_says(child):
    visit = visit_of(child, data.text("fr"))
    repair = Search(visit.level, visit.script, ()).repair
    assert repair
    assert len(repair) == (1 if child.key in ONE_EDIT else 2)
    assert wins(visit.level, repair.edits[-1].script)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_question_is_the_one_of_the_board_at_its_place_and_each_choice_has_an_end_of_its_own(language):
    text = data.text(language)
    for visit in (visit_of(child, text) for child in CHILDREN):
        question = text.pick(visit.level.adult.question)
        assert question
        assert len(visit.choices) == len(OTHERS) + 1
        assert [question in choice.words for choice in visit.choices].index(True) == visit.child.asks
        assert len({choice.words for choice in visit.choices}) == len(visit.choices)
        assert len({choice.after for choice in visit.choices}) == len(visit.choices)


def test_the_question_is_at_each_place_in_turn():
    assert {child.asks for child in CHILDREN} == {0, 1, 2}
    assert all(one.asks != other.asks for one, other in pairwise(CHILDREN))


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_sheet_has_what_was_done_and_nothing_else(language):
    text = data.text(language)
    none, some = (adult_hour_sheet(done, "1", text) for done in ((), (LEVELS[1], "once", "gone")))
    assert "<p>" not in none
    assert none.count("<h2>") == 1
    assert len(re.findall("<p>", some)) == 2
    level = next(level for level in levels() if level.id == LEVELS[1])
    assert text.pick(level.title) in some
    assert text("hour.sheet.levels", n=1, all=8).split(",")[0] in some.replace("&#x27;", "'")
    whole = adult_hour_sheet([*LEVELS, *map(keyed, CHILDREN)], "1", text)
    assert len(re.findall("<p>", whole)) == 16
    assert len(re.findall('class="badge', whole)) == 8
