"""The block that was moved: every block whose move alone repairs the program, and no other, is accepted."""

from dataclasses import replace

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from codeweek import data
from codeweek.authoring.validate import prove
from codeweek.levels import programs
from codeweek.packs.load import of_texts
from codeweek.play import bug_tasks, builtin, session
from codeweek.web_api import describe

CASE = builtin.level("15-l-agence/02-le-bloc-deplace")
LINES = programs.solution(CASE).program.source.strip().split("\n")
LEVEL = """
title: T
mode: {mode}
accuse: true
map: "{map}"
toolbox: [move, pick]
given: |
{given}solution: |
{solution}"""


def case_of(given, solution, map=">.*G", mode="debug"):
    texts = ("".join(f"  {line}()\n" for line in words.split()) for words in (given, solution))
    given, solution = texts
    return of_texts({"x.yaml": LEVEL.format(mode=mode, map=map, given=given, solution=solution)})


def problems(level):
    return {problem.key for problem in prove(level)}


@settings(max_examples=12)
@given(st.integers(0, len(LINES) - 1), st.integers(0, len(LINES) - 1))
def test_the_block_that_was_moved_is_among_those_that_repair_it_and_each_of_them_does(taken, put):
    lines = [*LINES]
    lines.insert(put, lines.pop(taken))
    level = replace(CASE, given="\n".join(lines))
    assume(not session.play(level, programs.start(level), "fr").verdict.won)
    order, found = bug_tasks.statements(level), bug_tasks.repairing(level)
    assert order[put] in found
    for id in order:
        rest = [line for line, each in zip(lines, order, strict=True) if each != id]
        line = lines[order.index(id)]
        others = ["\n".join([*rest[:at], line, *rest[at:]]) for at in range(len(rest) + 1)]
        assert (id in found) == any(session.play_text(level, each).verdict.won for each in others)


def test_whichever_move_repairs_it_is_accepted_be_it_that_of_a_neighbour_or_of_an_equal_block():
    (level,) = case_of("avancer ramasser avancer avancer", "avancer avancer ramasser avancer").levels
    first, *others = bug_tasks.statements(level)
    found = bug_tasks.repairing(level)
    assert found == {*others}
    assert "prove.no_moved_block" not in problems(level)
    keys = [bug_tasks.told(level, id, found).key for id in (first, *others)]
    assert keys == ["say.innocent_block_lower", *["say.moved_block"] * 3]


def test_a_program_that_no_single_move_repairs_is_told_to_its_author():
    (level,) = case_of("avancer avancer avancer", "avancer avancer ramasser avancer").levels
    assert "prove.no_moved_block" in problems(level)


def test_a_block_is_accused_in_a_program_to_mend_only():
    keys = {problem.key for problem in case_of("avancer", "avancer", mode="modify").problems}
    assert "level.accuse_debug" in keys


@pytest.mark.parametrize("language", data.languages())
def test_the_page_is_told_the_same_of_each_block_and_offers_none(language):
    text = data.text(language)
    described = describe.level(CASE, text)
    assert [*described["touched"]] == bug_tasks.statements(CASE)
    assert {id for id, told in described["touched"].items() if told["moves"]} == bug_tasks.repairing(CASE)
    assert all(told["say"] and "…" not in told["say"] for told in described["touched"].values())
    assert described["toolbox"]["contents"] == []
    assert describe.level(builtin.level("03-le-potager/05-la-recette-melangee"), text)["touched"] is None
