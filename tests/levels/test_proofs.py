"""What was proved of the shipped levels, from the proofs that `make prove` keeps."""

import re

import pytest

from codeweek import data
from codeweek.commands.searching import code
from codeweek.levels import programs
from codeweek.play import builtin, session
from codeweek.report.facts import report
from codeweek.report.finding import uses, within

COURSE = builtin.pack()
PROOFS = {level.id: COURSE.proofs.of(level) for level in COURSE.levels}
MADE = [level for level in COURSE.levels if not programs.read_only(level) and level.mode != "create"]
EARLY = [level for level in MADE if level.kind == "robot" and int(level.id[:2]) <= 8]
SOLO = [level for level in MADE if level.mode == "solo" and level.concept]


def proof_of(level):
    """What was found of a level."""
    assert PROOFS[level.id] is not None, f"{level.id} is not proved: run `make prove`"
    return PROOFS[level.id]


def test_the_proofs_are_of_the_levels_and_the_code_of_today():
    assert [id for id, proof in PROOFS.items() if proof is None] == [], "run `make prove`"
    assert COURSE.proofs.code == code(), "run `make prove`"
    assert set(COURSE.proofs.by_id) == set(PROOFS), "run `make prove`"


@pytest.mark.parametrize("level", EARLY, ids=lambda level: level.id)
def test_a_robot_level_of_the_first_chapters_has_a_minimum_or_says_how_far_it_was_searched(level):
    best = proof_of(level).best
    assert best.proven or best.bound > 0
    assert best.blocks is not None


@pytest.mark.parametrize("level", MADE, ids=lambda level: level.id)
def test_the_best_known_is_no_longer_than_a_program_that_goes_round_the_idea(level):
    proof = proof_of(level)
    if proof.bypass and proof.bypass.blocks:
        assert proof.best.blocks <= proof.bypass.blocks


@pytest.mark.parametrize("level", MADE, ids=lambda level: level.id)
def test_no_limit_is_below_what_is_known_to_win(level):
    best = proof_of(level).best.blocks
    assert level.limit is None or best is None or level.limit >= best


@pytest.mark.parametrize("level", MADE, ids=lambda level: level.id)
def test_every_program_that_was_found_wins_in_as_many_blocks(level):
    proof = proof_of(level)
    for source in proof.programs:
        playback = session.play_text(level, source)
        assert (playback.verdict.won, playback.notes) == (True, ())
        assert playback.verdict.blocks == proof.best.blocks


@pytest.mark.parametrize("level", MADE, ids=lambda level: level.id)
def test_a_solution_is_the_shortest_program_or_the_level_says_why_not(level):
    own = programs.count(level, programs.solution(level).script)
    assert proof_of(level).best.blocks == own or level.bypass


@pytest.mark.parametrize("level", SOLO, ids=lambda level: level.id)
def test_the_concept_of_a_chapter_cannot_be_skipped_in_its_solo_level(level):
    proof = proof_of(level)
    assert uses(programs.solution(level).script) & set(level.concept)
    assert proof.bypass is not None
    assert proof.bypass.blocks is None or level.bypass
    if int(level.id[:2]) <= 8 and not proof.outside:
        assert proof.bypass.bound >= within(level, proof.best.blocks)
        assert proof.bypass.proven


def test_the_report_on_the_course_has_nothing_to_mend():
    proofs = {level.file: proof_of(level) for level in COURSE.levels}
    found = report(COURSE, proofs, data.text("fr"))
    assert [(p.key, p.file, p.field) for p in found.told] == []


def test_every_chapter_names_its_concept_but_those_that_put_all_of_them_to_use():
    without = [chapter.folder for chapter in COURSE.chapters if not chapter.levels[0].concept]
    assert without == [
        "12-la-grande-fabrique",
        "13-quand",
        "14-le-studio",
        "15-l-agence",
        "16-le-carnet-de-python",
        "17-objectif-brevet",
    ]
    assert all(re.fullmatch(r"[a-z_]+", name) for level in COURSE.levels for name in level.concept)
