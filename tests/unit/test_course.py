"""Progress: stars never go down, levels open in order, nothing is lost in a save."""

import json
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from codeweek import data
from codeweek.packs.load import load_pack
from codeweek.progress.course import another, concepts, hints_open, is_open, next_level, resume
from codeweek.progress.progress import GALLERY, Progress, from_json

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


_levels = st.text(max_size=4)
_programs = st.fixed_dictionaries({"blocks": st.integers(0, 20)})
_numbered = st.fixed_dictionaries({"saved": st.integers(0, 9), "program": _programs})
_files = st.fixed_dictionaries(
    {
        "stars": st.dictionaries(_levels, st.integers(0, 3), max_size=3),
        "tries": st.dictionaries(_levels, st.integers(0, 99), max_size=3),
        "hints": st.dictionaries(_levels, st.integers(0, 3), max_size=3),
        "programs": st.dictionaries(_levels, _programs, max_size=3),
        "unlocked": st.booleans(),
        "last": _levels,
        "alone": st.lists(_levels, max_size=3),
        "gallery": st.dictionaries(_levels, st.lists(_programs, max_size=GALLERY + 2), max_size=2),
        "saved": st.dictionaries(_levels, st.integers(0, 9), max_size=3),
        "history": st.dictionaries(_levels, st.lists(_numbered, max_size=5), max_size=3),
        "hung": st.dictionaries(_levels, st.lists(st.integers(0, 9), max_size=3), max_size=2),
        "shown": st.lists(_levels, max_size=3),
    }
)
PROGRESSES = _files.map(from_json)


@given(PROGRESSES)
def test_progress_survives_a_save_and_load(progress):
    assert from_json(json.loads(json.dumps(progress.to_json()))) == progress


@given(st.lists(_programs, max_size=30))
def test_a_gallery_keeps_the_newest_each_once(programs):
    progress = Progress()
    for program in programs:
        progress = progress.kept("a", program)
    there = progress.gallery.get("a", ())
    assert there[-1:] == tuple(programs[-1:])
    assert len(there) == min(GALLERY, len({repr(each) for each in programs}))
    assert progress.dropped("a", len(there)) == progress
    for _ in there:
        progress = progress.dropped("a", 0)
    assert progress.gallery == {}


def test_a_file_from_before_galleries_is_read_and_tells_what_was_won_alone():
    old = {"version": 1, "stars": {"a": 3, "b": 1, "c": 0}, "hints": {"b": 1}}
    assert from_json(old).alone == {"a"}


def test_a_level_is_won_alone_when_no_hint_was_read_before():
    assert Progress().won("a", 1).hinted("a", 1).alone == {"a"}
    assert Progress().hinted("a", 1).won("a", 3).alone == frozenset()


def test_a_prediction_that_was_judged_is_not_offered_as_one_to_better(course):
    stars = {level.id: 1 if level.mode == "predict" else 3 for level in course.levels}
    found = another(course, Progress(stars=stars, unlocked=True), None)
    assert found.mode == "create"
    to_better = next(level for level in course.levels if level.mode == "solo")
    found = another(course, Progress(stars={**stars, to_better.id: 2}, unlocked=True), None)
    assert found == to_better


def test_an_idea_is_told_with_help_only_where_help_was_opened_each_time(course):
    levels = [level for level in course.chapters[0].levels if level.mode == "make"]
    helped = Progress().hinted(levels[0].id, 1).won(levels[0].id, 3)
    assert concepts(course, helped)[0].state == "helped"
    assert concepts(course, Progress().showed(levels[0].id).won(levels[0].id, 2))[0].state == "helped"
    assert concepts(course, helped.won(levels[1].id, 1))[0].state == "done"
    carried = Progress(stars=helped.stars)  # by a code, which tells nothing of hints
    assert concepts(course, carried)[0].state == "done"


def test_an_idea_is_seen_then_worked_with_then_owned(course):
    chapter = course.chapters[0]
    first = next(level for level in chapter.levels if level.mode in ("run", "predict"))
    built = next(level for level in chapter.levels if level.mode == "make")
    states = []
    progress = Progress()
    for level in (None, first, built, chapter.levels[-1]):
        progress = progress.won(level.id, 2) if level else progress
        states.append(concepts(course, progress)[0].state)
    assert states == ["", "seen", "done", "alone"]
    assert concepts(course, progress.hinted(chapter.levels[-1].id, 1))[0].state == "alone"
    assert {each.state for each in concepts(course, progress)[1:]} == {""}


@given(st.data())
def test_there_is_always_something_else_to_do(course, data):
    levels = course.levels
    stars = data.draw(st.dictionaries(st.sampled_from([level.id for level in levels]), st.integers(0, 3)))
    after = data.draw(st.one_of(st.none(), st.sampled_from(levels)))
    progress = Progress(stars=stars, unlocked=data.draw(st.booleans()))
    found = another(course, progress, after)
    assert found is not None
    assert found != after
    assert is_open(course, progress, found)
    others = [level for level in levels if level != after and is_open(course, progress, level)]
    if any(not stars.get(level.id) for level in others):
        assert not stars.get(found.id)
    elif any(stars[level.id] < 3 for level in others):
        assert stars[found.id] < 3


def test_a_level_alone_in_its_pack_is_offered_again(course):
    level = course.levels[0]
    alone = replace(course, chapters=(replace(course.chapters[0], levels=(level,)),))
    assert another(alone, Progress().won(level.id, 3), level) == level
    assert another(replace(course, chapters=()), Progress(), None) is None


@given(
    st.one_of(
        _json,
        st.fixed_dictionaries(
            {},
            optional=dict.fromkeys(
                ("stars", "tries", "hints", "programs", "last", "alone", "gallery"), _json
            ),
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


@given(st.data())
def test_a_child_with_stars_everywhere_goes_on_where_some_are_left(course, data):
    stars = {level.id: data.draw(st.integers(1, 3)) for level in course.levels}
    last = data.draw(st.sampled_from(course.levels))
    left = [level for level in course.levels if stars[level.id] < 3]
    free = [level for level in course.levels if level.mode == "create"]
    found = resume(course, Progress(stars=stars, last=last.id))
    assert found == next(iter([*left, *free]))


def test_solo_hints_wait_for_three_tries(course):
    solo = course.chapters[0].levels[-1]
    progress = Progress()
    assert solo.mode == "solo"
    for _ in range(3):
        assert not hints_open(solo, progress)
        progress = progress.tried(solo.id)
    assert hints_open(solo, progress)
