"""Progress: stars never go down, levels open in order, nothing is lost in a save."""

import json
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from codeweek import data
from codeweek.packs.load import load_pack
from codeweek.progress.course import (
    BULB_AFTER,
    another,
    concepts,
    hints_open,
    is_open,
    key_of,
    next_level,
    resume,
    wants_hint,
)
from codeweek.progress.joining import merged, rebased
from codeweek.progress.numbered import canon, newest
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


CHAPTER_MODES = {"looked at": ("run", "predict"), "built": ("make", "solo"), "free": ("make", "create")}


@pytest.fixture(scope="module")
def small(course):
    """Three chapters of two levels each: one only looked at, one with a solo level, one without."""
    chapters = tuple(
        replace(
            course.chapters[0],
            folder=name,
            levels=tuple(replace(course.levels[0], id=f"{name} {mode}", mode=mode) for mode in modes),
        )
        for name, modes in CHAPTER_MODES.items()
    )
    return replace(course, chapters=chapters)


def states(pack, progress):
    return [each.state for each in concepts(pack, progress)]


@pytest.mark.parametrize(
    ("progress", "state"),
    [
        (Progress(), ""),
        (Progress().tried("{} one"), "seen"),
        (Progress(tries={"{} one": 0}), ""),
        (Progress().saved("{} one", {}), "seen"),
        (Progress().hinted("{} one", 1), ""),
        (Progress(stars={"{} one": 0}), ""),
        (Progress().won("{} one", 1), "done"),
        (Progress().hinted("{} one", 1).won("{} one", 3), "helped"),
        (Progress().showed("{} one").won("{} one", 2), "helped"),
        (Progress().won("{} one", 3).showed("{} one"), "done"),
        (Progress().won("{} one", 3).hinted("{} one", 3), "done"),
        (Progress().hinted("{} one", 1).won("{} one", 3).won("{} two", 1).hinted("{} two", 1), "alone"),
        (Progress().hinted("{} one", 1).won("{} one", 3).hinted("{} two", 1).won("{} two", 1), "helped"),
        (Progress().won("{} two", 1), "alone"),
        (Progress().hinted("{} two", 1).won("{} two", 1), "helped"),
        (Progress(alone=frozenset(["{} two"])), "alone"),
        (Progress(alone=frozenset(["{} one"])), ""),
    ],
)
def test_how_far_a_child_is_with_the_idea_of_a_chapter_it_builds_in(small, progress, state):
    names = {"{} one": "built make", "{} two": "built solo"}
    saved = json.loads(json.dumps(progress.to_json()))
    for old, new in names.items():
        saved = json.loads(json.dumps(saved).replace(old, new))
    assert states(small, from_json(saved)) == ["", state, ""]


@pytest.mark.parametrize("mode", ["run", "predict"])
def test_looking_and_predicting_are_not_building(small, mode):
    first = Progress().won(f"looked at {mode}", 3)
    helped = Progress().hinted(f"looked at {mode}", 1).won(f"looked at {mode}", 3)
    # The last level of a chapter without a solo one stands for it.
    assert states(small, first)[0] == ("alone" if mode == "predict" else "seen")
    assert states(small, helped)[0] == "seen"


def test_a_chapter_without_a_solo_level_is_owned_by_its_last(small):
    assert states(small, Progress().won("free create", 1))[2] == "alone"
    assert states(small, Progress().won("free make", 1))[2] == "done"


def test_a_level_opens_with_one_star_on_the_one_before_in_its_chapter(small):
    second = small.chapters[1].levels[1]
    assert not is_open(small, Progress(), second)
    assert not is_open(small, Progress(stars={"built make": 0}), second)
    assert not is_open(small, Progress(stars={"looked at predict": 3}), second)
    assert is_open(small, Progress(stars={"built make": 1}), second)
    assert is_open(small, Progress(stars={"built solo": 1}), second)
    assert is_open(small, Progress(), replace(second, id="elsewhere"))


def everything(stars):
    return {f"{name} {mode}": stars for name, modes in CHAPTER_MODES.items() for mode in modes}


@pytest.mark.parametrize(
    ("stars", "after", "found"),
    [
        ({}, None, "looked at run"),
        ({}, "looked at run", "built make"),
        ({}, "free create", "looked at run"),
        ({"looked at run": 1}, "looked at run", "looked at predict"),
        (everything(3) | {"built make": 0}, None, "built make"),
        (everything(3) | {"built make": 2, "built solo": 0}, None, "built solo"),
        (everything(3) | {"built make": 2}, None, "built make"),
        (everything(3) | {"built make": 2}, "built make", "free create"),
        (everything(3) | {"built make": 2, "looked at predict": 1}, "built make", "free create"),
        (everything(3) | {"looked at run": 2, "free make": 2}, "built make", "free make"),
        (everything(3) | {"looked at run": 2, "free make": 2}, "free make", "looked at run"),
        (everything(3), None, "free create"),
        (everything(3), "free create", "looked at run"),
    ],
)
def test_what_is_offered_after_a_level(small, stars, after, found):
    level = small.level(after) if after else None
    assert another(small, Progress(stars=stars), level).id == found


@pytest.mark.parametrize(
    ("stars", "last", "found"),
    [
        ({}, "", "looked at run"),
        ({}, "built solo", "built solo"),  # touched: a grown-up had opened it
        ({"built make": 1}, "built make", "built solo"),
        ({"built make": 1, "built solo": 1}, "built solo", "free make"),
        (
            {"built make": 1, "built solo": 1, "free make": 1, "free create": 2},
            "free create",
            "looked at run",
        ),
        (everything(3) | {"looked at run": 0}, "free make", "looked at run"),
        (everything(3), "free make", "free create"),
        (everything(3), "unknown", "free create"),
    ],
)
def test_where_a_child_goes_on(small, stars, last, found):
    assert resume(small, Progress(stars=stars, last=last)).id == found


def test_what_follows_a_level_of_another_pack_is_nothing(small):
    assert [level and level.id for level in (next_level(small, each) for each in small.levels)] == [
        "looked at predict",
        "built make",
        "built solo",
        "free make",
        "free create",
        None,
    ]
    assert next_level(small, replace(small.levels[0], id="elsewhere")) is None


def test_only_a_solo_level_keeps_its_hints(small):
    make, solo = small.chapters[1].levels
    assert hints_open(make, Progress())
    assert [hints_open(solo, Progress(tries={solo.id: tries})) for tries in (0, 2, 3, 4)] == [
        False,
        False,
        True,
        True,
    ]


def test_a_pack_is_known_by_its_title_its_author_and_its_levels_if_it_has_no_author(small):
    one = replace(small, title="Un été à l'école !", author="A")
    key = key_of(one)
    assert key.startswith("un-t-l-cole-")
    assert len(key.rpartition("-")[2]) == 8
    assert key_of(one, shipped=True) == "codeweek"
    assert key_of(one) == key_of(one, False) == key_of(replace(one, version="2"))
    assert key_of(replace(one, author="B")) != key
    assert key_of(replace(one, chapters=small.chapters[:1])) == key
    loose = replace(one, chapters=(replace(small.chapters[0], folder=""),))
    fewer = replace(loose, chapters=(replace(loose.chapters[0], levels=small.levels[:1]),))
    assert len({key, key_of(loose), key_of(fewer)}) == 3
    assert key_of(replace(one, title={"fr": "Un été à l'école !", "en": "B"})) == key
    assert key_of(replace(one, title={})).startswith("pack-")
    assert key_of(replace(one, title="?")).startswith("pack-")
    long = key_of(replace(one, title="a" * 50))
    assert len(long.rpartition("-")[0]) == 40
    assert key_of(replace(one, title="A b", author="")) == "a-b-8dbf469f"  # kept under it: it never changes


def test_the_best_stars_stay_and_a_win_forgets_the_tries():
    progress = Progress().tried("a").tried("a").tried("b")
    assert progress.tries == {"a": 2, "b": 1}
    won = progress.won("a", 2, medal=True).won("b", 1)
    assert (won.stars, won.tries, won.medals) == ({"a": 2, "b": 1}, {"a": 0, "b": 0}, {"a"})
    assert won.won("a", 3).stars["a"] == 3
    assert won.won("a", 1).stars["a"] == 2
    assert won.won("a", 1).medals == {"a"}


def test_opened_hints_stay_open():
    assert Progress().hinted("a", 2).hinted("a", 1).hinted("b", 3).hints == {"a": 2, "b": 3}


def test_each_change_of_a_program_has_a_number_greater_than_all_before():
    progress = Progress().saved("a", {"given": 1})
    assert (progress.saved_at, progress.changes, progress.last) == ({"a": 0}, 0, "a")
    changed = progress.saved("a", {"made": 1})
    assert changed.saved_at == {"a": 2}
    again = changed.saved("b", {}).saved("a", {"made": 1})
    assert (again.saved_at, again.last) == ({"a": 2, "b": 0}, "a")
    hung = again.kept("b", {"hung": 1})
    assert (hung.hung, hung.changes) == ({"b": (3,)}, 3)
    assert hung.saved("b", {"x": 1}).saved_at == {"a": 2, "b": 4}
    most = Progress(programs={"a": {}}, saved_at={"a": 2**53 - 1})
    assert most.saved("a", {"more": 1}).saved_at == {"a": 2**53 - 1}


def test_a_program_put_aside_that_comes_back_leaves_the_history():
    progress = Progress().saved("a", {"n": 1}).saved("a", {"n": 2}).put_aside("a").saved("a", {"n": 3})
    assert progress.history == {"a": ((2, {"n": 2}),)}
    both = progress.put_aside("a").saved("a", {"n": 4})
    assert both.history == {"a": ((2, {"n": 2}), (3, {"n": 3}))}
    assert both.saved("a", {"n": 2}).history == {"a": ((3, {"n": 3}),)}
    assert progress.saved("a", {"n": 2}).history == {}
    assert progress.saved("b", {"n": 2}).history == progress.history
    full = both.put_aside("a").saved("a", {"n": 5}).put_aside("a").saved("a", {"n": 6})
    assert [each["n"] for _, each in full.history["a"]] == [3, 4, 5]


def test_a_work_leaves_a_gallery_by_its_place():
    progress = Progress().kept("a", {"n": 1}).kept("a", {"n": 2}).kept("a", {"n": 3}).kept("b", {"n": 1})
    assert progress.hung == {"a": (2, 3, 4), "b": (5,)}
    for index, left in ((0, [2, 3]), (1, [1, 3]), (2, [1, 2]), (-1, [1, 2, 3]), (3, [1, 2, 3])):
        assert [each["n"] for each in progress.dropped("a", index).gallery["a"]] == left
    assert progress.dropped("c", 0) is progress
    assert progress.dropped("b", 0).gallery.keys() == {"a"}
    assert progress.kept("a", {"n": 1}).hung["a"] == (3, 4, 6)
    assert Progress(gallery={"a": ({"n": 7}, {"n": 8})}).numbered("a") == [(0, {"n": 7}), (1, {"n": 8})]


BOUNDARIES = {
    "stars": ({"a": 0, "b": 3}, {"c": -1, "d": 4, "e": True, "f": 1.0, "g": "1", "h": None}),
    "hints": ({"a": 0, "b": 3}, {"c": -1, "d": 4, "e": False, "f": None}),
    "tries": ({"a": 0, "b": 10**6}, {"c": -1, "d": 10**6 + 1, "e": True}),
    "programs": ({"a": {}, "b": {"x": 1}}, {"c": [], "d": None, "e": "x"}),
}


@pytest.mark.parametrize("name", BOUNDARIES)
def test_what_is_not_right_in_a_file_is_left_out_and_the_rest_kept(name):
    right, wrong = BOUNDARIES[name]
    assert from_json({name: {**right, **wrong}}).to_json()[name] == right
    assert from_json({name: [right]}).to_json()[name] == {}


@pytest.mark.parametrize("name", ["alone", "shown", "helped", "medals"])
def test_a_list_of_levels_keeps_the_names_in_it(name):
    assert from_json({name: ["b", "a", "a", 3, None]}).to_json()[name] == ["a", "b"]
    assert from_json({name: {"a": 1}}).to_json()[name] == []


def test_only_what_is_true_unlocks_and_only_a_name_is_where_a_child_was():
    assert from_json({"unlocked": True, "last": "a"}) == Progress(unlocked=True, last="a")
    assert from_json({"unlocked": 1, "last": 3}) == Progress()
    assert from_json([{"unlocked": True}]) == from_json(None) == Progress()


def test_the_numbers_of_a_file_are_kept_where_they_fit():
    saved = {"programs": {"a": {}, "b": {}, "c": {}}, "saved": {"a": 5, "b": -1, "d": 3}}
    assert from_json(saved).saved_at == {"a": 5, "b": 1, "c": 1}
    most = {"programs": {"a": {}, "b": {}}, "saved": {"a": 2**53 - 1, "b": 2**53}}
    assert from_json(most).saved_at == {"a": 2**53 - 1, "b": 1}
    works = {"gallery": {"a": [{"n": 1}, {"n": 2}]}}
    assert from_json({**works, "hung": {"a": [7, 9]}}).hung == {"a": (7, 9)}
    for wrong in ([7], [7, -1], [7, "9"], 7, [7, 8, 9]):
        assert from_json({**works, "hung": {"a": wrong}}).hung == {"a": (0, 1)}
    odd = from_json({"gallery": {"a": [{"n": 1}, 3, {"n": 2}], "b": [3], "c": 3}})
    assert (odd.gallery, odd.hung) == ({"a": ({"n": 1}, {"n": 2})}, {"a": (0, 2)})


def test_the_history_of_a_file_is_read_beside_the_program_of_now():
    earlier = [{"saved": 2, "program": {"n": 2}}, {"saved": 3, "program": {"n": 3}}]
    found = from_json({"programs": {"a": {"n": 4}}, "saved": {"a": 4}, "history": {"a": earlier}})
    assert found.history == {"a": ((2, {"n": 2}), (3, {"n": 3}))}
    alone = from_json({"history": {"a": earlier, "b": [], "c": [3], "d": 3}})
    assert (alone.programs, alone.saved_at) == ({"a": {"n": 3}}, {"a": 3})
    assert alone.history == {"a": ((2, {"n": 2}),)}
    wrong = [{"saved": -1, "program": {}}, {"program": {}}, {"saved": 1}, {"saved": 1, "program": 3}, None]
    assert from_json({"history": {"a": wrong}}) == Progress()


def test_a_program_is_kept_as_plain_data_with_the_version_of_its_form():
    assert Progress().won("a", 3, medal=True).saved("a", {}).to_json() == {
        "version": 1,
        "stars": {"a": 3},
        "tries": {"a": 0},
        "hints": {},
        "programs": {"a": {}},
        "unlocked": False,
        "last": "a",
        "alone": ["a"],
        "gallery": {},
        "saved": {"a": 0},
        "history": {},
        "hung": {},
        "shown": [],
        "helped": [],
        "medals": ["a"],
    }


def test_what_was_shown_and_helped_is_kept_level_by_level():
    helped = Progress(shown=frozenset("abc"), helped=frozenset("ab"))
    assert helped.won("c", 1).helped == {"a", "b", "c"}
    assert helped.won("d", 1).helped == {"a", "b"}
    assert (helped.showed("a").helped, helped.showed("d").shown) == ({"b"}, {"a", "b", "c", "d"})
    again = helped.begun("a")
    assert (again.shown, again.helped) == ({"b", "c"}, {"b"})
    assert helped.begun("c") == helped


def test_no_star_and_no_hint_is_none():
    assert Progress().won("a", 0).stars == {"a": 0}
    assert Progress().hinted("a", 0).hints == {"a": 0}


def test_a_program_without_a_number_is_the_one_that_the_level_gave():
    given = Progress(programs={"a": {"n": 1}})
    assert given.put_aside("a").history == {"a": ((0, {"n": 1}),)}
    assert merged(given, Progress(programs={"a": {"n": 2}})).history == {"a": ((0, {"n": 1}),)}


def test_a_file_brings_three_earlier_programs_of_a_level_and_no_more():
    earlier = [{"saved": number, "program": {"n": number}} for number in range(2, 8)]
    found = from_json({"programs": {"a": {"n": 9}}, "saved": {"a": 9}, "history": {"a": earlier}})
    assert [number for number, _ in found.history["a"]] == [5, 6, 7]


def test_one_program_has_one_text_whatever_the_order_of_its_names():
    assert (
        canon({"b": [1, {"d": "é", "c": None}], "a": True}) == '{"a":true,"b":[1,{"c":null,"d":"\\u00e9"}]}'
    )


def test_a_program_that_comes_twice_is_kept_once_with_the_greater_number():
    one, two = {"n": 1}, {"n": 2}
    assert newest([(3, one), (5, one), (4, one), (4, two)], 9) == ((4, two), (5, one))
    assert newest([(1, two), (1, one)], 9) == ((1, one), (1, two))
    assert newest([(1, one), (2, two)], 1) == ((2, two),)
    first = {"x": 1, "y": 2}
    assert list(newest([(1, first), (1, {"y": 2, "x": 1})], 9)[0][1]) == ["x", "y"]


def test_two_windows_take_what_the_other_opened_and_number_what_they_made_after_it():
    base = Progress().saved("a", {})
    there = replace(base, unlocked=True).saved("a", {"n": 1}).saved("a", {"n": 2})
    mine = base.saved("a", {"mine": 1})
    both = rebased(mine, base, there)
    assert both.unlocked
    assert (both.programs["a"], both.saved_at["a"]) == ({"mine": 1}, there.changes + 1)


def test_each_idea_is_that_of_its_chapter(small):
    assert [each.chapter for each in concepts(small, Progress())] == list(small.chapters)


def test_a_solo_level_stands_for_its_chapter_though_another_comes_after_it(small):
    make, solo = small.chapters[1].levels
    turned = replace(small, chapters=(replace(small.chapters[1], levels=(solo, make)),))
    assert states(turned, Progress(alone=frozenset([solo.id]))) == ["alone"]
    assert states(turned, Progress(alone=frozenset([make.id]))) == [""]


def test_a_child_goes_on_after_the_level_it_won_and_not_before_it(small):
    assert resume(small, Progress(stars={"built solo": 1}, last="built solo")).id == "free make"


def test_a_name_for_a_pack_begins_and_ends_with_a_letter(small):
    assert key_of(replace(small, title="« Été »")).startswith("t-")
    assert key_of(replace(small, title="?Xa?")).startswith("xa-")


@pytest.mark.parametrize(
    ("tries", "stars", "read", "glows"),
    [(2, 0, 0, False), (3, 0, 0, True), (4, 0, 1, True), (3, 0, 2, False), (3, 1, 0, False)],
)
def test_the_bulb_glows_after_three_tries_without_a_star_while_an_idea_is_left(
    small, tries, stars, read, glows
):
    level = replace(small.levels[2], hints=("one", "two"))
    child = Progress(stars={level.id: stars}, tries={level.id: tries}, hints={level.id: read})
    assert BULB_AFTER == 3
    assert wants_hint(level, child) is glows
    assert wants_hint(level, Progress(tries={level.id: 3}))
    assert not wants_hint(level, Progress())
    assert not wants_hint(level, Progress(tries={"other": 9}))
    assert not wants_hint(replace(level, hints=()), Progress(tries={level.id: 9}))
