"""The way through a chapter climbs in small steps, by the difficulty that `check` tells."""

from itertools import pairwise

import pytest

from codeweek.data import text
from codeweek.packs.proofs import Proof
from codeweek.play import builtin
from codeweek.report.facts import report

COURSE = builtin.pack()
STEP = 10  # points of difficulty between a level and the next of its chapter
NEW = 3  # block types that no level before used


@pytest.fixture(scope="module")
def facts():
    """The facts on each level, in order; of a level that is not proved, its solution is taken."""
    proofs = {level.file: COURSE.proofs.of(level) or Proof() for level in COURSE.levels}
    return {each.level.id: each for each in report(COURSE, proofs, text("fr")).levels}


def test_no_level_is_far_harder_than_the_one_before_it_in_its_chapter(facts):
    found = [
        (one.id, other.id, round(facts[other.id].difficulty - facts[one.id].difficulty, 1))
        for chapter in COURSE.chapters
        for one, other in pairwise(chapter.levels)
    ]
    assert [step for step in found if step[2] > STEP] == []


def test_no_level_has_many_new_blocks_at_once(facts):
    new = {id: each.new for id, each in facts.items() if each.level.mode != "create"}
    assert {id: names for id, names in new.items() if len(names) > NEW} == {}


@pytest.mark.parametrize("mode", ["solo", "create"])
def test_each_chapter_has_a_level_to_do_alone_and_one_to_invent_in(mode):
    assert [each.folder for each in COURSE.chapters if all(one.mode != mode for one in each.levels)] == []
