"""When another level like one comes back: after three levels won, then after ten, and never too early."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from codeweek.authoring.another.which import refused
from codeweek.play import builtin
from codeweek.progress.again import EARLY, NEVER, due, offers
from codeweek.progress.progress import Progress, from_json

PACK = builtin.pack()
MANY = [level for level in PACK.levels if offers(PACK, level, lambda level: not refused(level))]
ONE, OTHER, *REST = (level.id for level in MANY)


def has_others(level):
    return not refused(level)


def now(progress):
    """The id of the level that comes back now."""
    found = due(PACK, progress, has_others)
    return found.id if found else None


def helped(level=ONE, progress=None):
    """A level that was won after its first idea was read."""
    return (progress or Progress()).hinted(level, 1).won(level, 2)


def more(progress, count, start=0):
    """So many other levels won alone."""
    for level in REST[start : start + count]:
        progress = progress.won(level, 3)
    return progress


def test_a_level_that_needed_help_comes_back_after_three_levels_won_and_not_before():
    assert now(helped()) is None
    assert now(more(helped(), 2)) is None
    assert now(more(helped(), 3)) == ONE


def test_after_the_first_one_it_comes_back_once_more_after_ten_and_then_no_more():
    progress = more(helped(), 3).practised(ONE, helped=False)
    assert now(progress) is None
    assert now(more(progress, 9, 3)) is None
    progress = more(progress, 10, 3)
    assert now(progress) == ONE
    progress = progress.practised(ONE, helped=False)
    assert now(more(progress, len(REST))) is None
    assert progress.again[ONE] == (2, 0, 0)


@pytest.mark.parametrize("times", [0, 1])
def test_with_help_it_begins_anew(times):
    progress = more(helped(), 3)
    for _ in range(times):
        progress = more(progress.practised(ONE, helped=False), 10, 3)
    progress = progress.practised(ONE, helped=True)
    start = 20
    assert now(more(progress, 2, start)) is None
    assert now(more(progress, 3, start)) == ONE


def test_others_that_are_played_too_early_change_nothing_of_the_wait():
    progress = helped()
    for _ in range(4):
        progress = progress.practised(ONE, helped=False)
    assert now(progress) is None
    assert now(more(progress, 2)) is None
    assert now(more(progress, 3)) == ONE
    assert progress.again[ONE][0] == 4


def test_others_of_another_level_are_levels_won():
    progress = helped()
    for _ in range(3):
        progress = progress.practised(OTHER, helped=False)
    assert now(progress) == ONE


def test_a_level_won_alone_never_comes_back_however_many_others_were_played_of_it():
    progress = Progress().won(ONE, 3).practised(ONE, helped=False)
    assert now(more(progress, 20)) is None
    assert progress.again == {ONE: (1, 0, 0)}


def test_a_level_where_what_went_wrong_was_said_waits_from_its_win():
    progress = more(Progress().needed(ONE), 3)
    assert now(progress) is None  # it is not won
    progress = progress.won(ONE, 3)
    assert now(more(progress, 2, 3)) is None
    assert now(more(progress, 3, 3)) == ONE


def test_what_was_won_once_begins_no_wait_when_it_is_won_again():
    progress = Progress().won(ONE, 2).hinted(ONE, 3).won(ONE, 3)
    assert progress.again == {}


def test_of_several_that_wait_the_one_that_waits_longest_comes_first_else_the_first_of_the_pack():
    progress = more(helped(ONE, helped(OTHER)), 3)
    assert now(progress) == OTHER
    together = replace(progress, again={OTHER: (0, 1, 1), ONE: (0, 1, 1)})
    assert now(together) == ONE


def test_where_there_is_none_it_comes_back_no_more():
    progress = more(helped(), 3).practised(ONE, helped=True).ended(ONE)
    assert progress.again == {ONE: (1, 0, 0)}
    assert now(more(progress, 20)) is None


def test_the_first_levels_and_those_without_others_are_never_offered():
    assert EARLY == 3
    for level in PACK.levels:
        first = level in PACK.levels[:EARLY]
        assert offers(PACK, level, has_others) == (not first and has_others(level))
        progress = more(helped(level.id), 20)
        assert now(progress) == (level.id if offers(PACK, level, has_others) else None)


@pytest.mark.parametrize(
    "wrong",
    [None, 3, [], [1, 2], [1, 2, 1, 0], [1, 2, 3], [-1, 0, 0], [1, True, 0], [10**6 + 1, 0, 0], ["1", 0, 0]],
)
def test_what_is_not_right_is_forgiven_and_older_files_have_none(wrong):
    right = [2, 5, 1]
    assert from_json({"again": {ONE: wrong, OTHER: right}}).again == {OTHER: (2, 5, 1)}
    assert from_json({"again": wrong}).again == from_json({}).again == {}


@given(
    st.lists(
        st.one_of(
            st.tuples(st.just("won"), st.sampled_from([ONE, OTHER]), st.integers(1, 3)),
            st.tuples(st.just("hinted"), st.sampled_from([ONE, OTHER]), st.integers(1, 3)),
            st.tuples(st.just("practised"), st.sampled_from([ONE, OTHER]), st.booleans()),
            st.tuples(st.sampled_from(["needed", "ended"]), st.sampled_from([ONE, OTHER])),
        ),
        max_size=12,
    )
)
def test_no_wait_began_after_now_and_each_other_that_was_won_is_counted(acts):
    progress, others = Progress(), 0
    for name, level, *rest in acts:
        before = progress
        progress = getattr(progress, name)(level, *rest)
        others += name == "practised"
        assert progress.wins >= before.wins
        assert all(since <= progress.wins for _, since, _ in progress.again.values())
    assert sum(each[0] for each in progress.again.values()) == others
    assert from_json(progress.to_json()) == progress
    assert progress.again.get("elsewhere", NEVER) == NEVER
