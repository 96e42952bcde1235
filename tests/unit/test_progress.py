"""Progress: stars never go down, and nothing is lost or believed too easily in a save."""

import json
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from codeweek.progress.joining import merged, rebased
from codeweek.progress.numbered import TITLE, canon, newest, title_of, untitled
from codeweek.progress.progress import GALLERY, LIKE, Progress, from_json

_json = st.recursive(
    st.one_of(st.none(), st.booleans(), st.integers(), st.floats(allow_nan=False), st.text(max_size=5)),
    lambda inner: st.one_of(
        st.lists(inner, max_size=3), st.dictionaries(st.text(max_size=5), inner, max_size=3)
    ),
    max_leaves=8,
)


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


def test_the_day_of_the_first_win_stays_and_where_no_clock_is_looked_at_there_is_none():
    progress = Progress().won("a", 1, day="2026-11-30").won("a", 3, day="2026-12-01").won("b", 3)
    assert progress.won("c", 0, day="2026-12-01").days == progress.days == {"a": "2026-11-30"}
    assert progress.won("b", 3, day="2026-12-01").days == progress.days  # won before days were kept


def test_the_first_day_of_a_level_made_like_one_is_kept_once_it_is_won_without_help():
    helped = Progress().practised("a", helped=True, day="2026-11-30")
    assert helped.days == {}
    alone = helped.practised("a", helped=False, day="2026-12-01").practised(
        "a", helped=False, day="2026-12-02"
    )
    assert alone.days == {f"a{LIKE}": "2026-12-01"}


@pytest.mark.parametrize("day", ["", "2026-12-1", "2026-12-011", "\u0662026-12-01", 20261201, None])
def test_what_is_no_day_is_left_out_and_a_file_from_before_has_none(day):
    assert from_json({"days": {"a": day, "b": "2026-12-01"}}).days == {"b": "2026-12-01"}
    assert from_json({"stars": {"a": 3}}).days == {}


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
        "again": {},
        "days": {},
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


@pytest.mark.parametrize(
    ("program", "title"),
    [
        ({"title": "Mon château", "blocks": {}}, "Mon château"),
        ({"title": "a" * TITLE}, "a" * TITLE),
        ({"title": "a" * (TITLE + 1)}, "a" * TITLE),
        ({"title": 7}, ""),
        ({"TITLE": "x"}, ""),
        ({}, ""),
        ("title", ""),
        (None, ""),
    ],
)
def test_the_title_of_a_work_is_its_own_words_cut_short_and_nothing_where_there_is_none(program, title):
    assert title_of(program) == title


@pytest.mark.parametrize("program", [{}, {"blocks": {"title": "inside"}}, "title", None, [1]])
def test_what_has_no_title_stays_what_it_is_without_one(program):
    assert untitled(program) == program


def test_a_program_without_its_title_has_all_the_rest():
    titled = {"title": "Mon château", "blocks": {"title": "inside"}}
    assert untitled(titled) == {"blocks": {"title": "inside"}}
    assert "title" in titled


NEWER = {
    "version": 9,
    "trophies": {"gold": 2},
    "films": ["one"],
    "stars": {"a/1": 5, "a/2": 2},
    "programs": {"a/1": ["of a later shape"], "a/2": {"blocks": 1}},
    "saved": {"a/1": 7, "a/2": 3},
    "tries": {"a/2": 1},
}


def test_what_a_newer_version_kept_comes_back_as_it_was_after_an_act_here():
    read = from_json(NEWER)
    after = read.won("a/2", 3).saved("a/2", {"blocks": 2}).to_json()
    assert after["version"] == 9
    assert after["trophies"] == {"gold": 2}
    assert after["films"] == ["one"]
    assert after["carried"]["stars"] == {"a/1": 5}
    assert after["carried"]["programs"] == {"a/1": ["of a later shape"]}
    assert after["stars"] == {"a/1": 3, "a/2": 3}, "five stars are seen as three"
    assert from_json(after).to_json() == after


def test_what_is_done_here_on_a_level_of_a_newer_version_stands_beside_what_that_had():
    after = from_json(NEWER).won("a/1", 1).saved("a/1", {"blocks": 4}).to_json()
    again = from_json(after)
    assert again.programs["a/1"] == {"blocks": 4}
    assert again.stars["a/1"] == 3
    assert again.to_json()["carried"]["programs"] == {"a/1": ["of a later shape"]}
    assert again.to_json()["carried"]["stars"] == {"a/1": 5}


def test_a_version_that_knows_what_was_carried_reads_it_in_its_place(monkeypatch):
    carried = from_json(NEWER).won("a/2", 3).to_json()
    monkeypatch.setattr("codeweek.progress.progress.VERSION", 9)
    monkeypatch.setattr("codeweek.progress.progress.MOST_STARS", 5)
    there = from_json(carried)
    assert there.stars == {"a/1": 5, "a/2": 3}
    assert "stars" not in there.to_json().get("carried", {})


def test_garbage_in_a_file_of_this_version_is_still_dropped():
    read = from_json({"version": 1, "stars": {"a/1": 5, "a/2": 2}, "programs": {"a/1": [1]}})
    assert read.stars == {"a/2": 2}
    assert read.unknown == {}
    assert "carried" not in read.to_json()


def test_two_that_carry_are_joined_entry_by_entry_and_the_order_does_not_count():
    one = from_json({"version": 9, "trophies": {"gold": 2, "tin": 1}, "films": ["one"]})
    other = from_json({"version": 7, "trophies": {"gold": 3, "wood": 1}, "films": ["two"]})
    assert merged(one, other) == merged(other, one)
    assert merged(one, other).version == 9
    assert merged(one, other).unknown["trophies"] == {"gold": 3, "tin": 1, "wood": 1}
    assert merged(one, from_json({})).unknown == one.unknown


def test_what_a_newer_window_writes_meanwhile_is_not_undone_by_this_one():
    base = from_json({"version": 9, "trophies": {"gold": 2}})
    there = from_json({"version": 9, "trophies": {"gold": 1}, "films": ["new"]})
    both = rebased(base.won("a/1", 1), base, there)
    assert both.unknown == there.unknown
    assert both.stars == {"a/1": 1}
