"""Progress: stars never go down, levels open in order, nothing is lost in a save."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from codeweek import data
from codeweek.course import Progress, from_json, hints_open, is_open, next_level, resume
from codeweek.packfile import load_pack

_json = st.recursive(
    st.one_of(st.none(), st.booleans(), st.integers(), st.floats(allow_nan=False), st.text(max_size=5)),
    lambda inner: st.one_of(
        st.lists(inner, max_size=3), st.dictionaries(st.text(max_size=5), inner, max_size=3)
    ),
    max_leaves=8,
)


@pytest.fixture(scope="module")
def course():
    return load_pack(data.folder("levels"))


@given(st.lists(st.integers(1, 3), min_size=1))
def test_stars_never_go_down(earned):
    progress = Progress()
    for stars in earned:
        before = progress.stars.get("a", 0)
        progress = progress.won("a", stars)
        assert progress.stars["a"] == max(before, stars)


@given(
    st.builds(
        Progress,
        st.dictionaries(st.text(max_size=4), st.integers(0, 3), max_size=3),
        st.dictionaries(st.text(max_size=4), st.integers(0, 99), max_size=3),
        st.dictionaries(st.text(max_size=4), st.integers(0, 3), max_size=3),
        st.dictionaries(st.text(max_size=4), st.just({"blocks": {}}), max_size=3),
        st.booleans(),
        st.text(max_size=4),
    )
)
def test_progress_survives_a_save_and_load(progress):
    assert from_json(json.loads(json.dumps(progress.to_json()))) == progress


@given(
    st.one_of(
        _json,
        st.fixed_dictionaries(
            {}, optional=dict.fromkeys(("stars", "tries", "hints", "programs", "last"), _json)
        ),
    )
)
def test_any_saved_data_gives_a_progress(saved):
    assert isinstance(from_json(saved), Progress)


def test_a_child_may_join_at_the_first_level_of_any_chapter(course):
    open_levels = [level for level in course.levels if is_open(course, Progress(), level)]
    assert open_levels == [chapter.levels[0] for chapter in course.chapters]


def test_a_level_opens_when_the_one_before_it_is_won(course):
    first, second, third = course.levels[:3]
    progress = Progress().won(first.id, 1)
    assert is_open(course, progress, second)
    assert not is_open(course, progress, third)


def test_an_adult_can_open_everything(course):
    progress = Progress(unlocked=True)
    assert all(is_open(course, progress, level) for level in course.levels)


def test_after_the_last_level_of_a_chapter_comes_the_next_chapter(course):
    assert next_level(course, course.chapters[0].levels[-1]) == course.chapters[1].levels[0]
    assert next_level(course, course.levels[-1]) is None


def test_a_child_resumes_where_it_was(course):
    first, second = course.levels[:2]
    progress = Progress().saved(first.id, {})
    assert resume(course, progress) == first
    assert resume(course, progress.won(first.id, 3)) == second


def test_solo_hints_wait_for_three_tries(course):
    solo = course.chapters[0].levels[-1]
    progress = Progress()
    assert solo.mode == "solo"
    for _ in range(3):
        assert not hints_open(solo, progress)
        progress = progress.tried(solo.id)
    assert hints_open(solo, progress)
