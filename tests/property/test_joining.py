"""Two windows on one child: in whatever order their work is joined, no star and no program is lost."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from codeweek.progress.joining import merged, rebased
from codeweek.progress.numbered import GIVEN, untitled
from codeweek.progress.progress import GALLERY, HISTORY, Progress, from_json

LEVELS = st.sampled_from(["a", "b", "c"])
PROGRAMS = st.integers(0, 6).map(lambda number: {"blocks": {"id": number}})
WORKS = st.fixed_dictionaries({"id": st.integers(0, 20)}, optional={"title": st.sampled_from("ab")})
NUMBERED = st.fixed_dictionaries({"saved": st.integers(0, 6), "program": PROGRAMS})
SOME = st.lists(LEVELS, max_size=3)
DAYS = st.sampled_from(["2026-11-30", "2026-12-01", "2026-12-04"])
FILES = st.fixed_dictionaries(
    {},
    optional={
        "stars": st.dictionaries(LEVELS, st.integers(0, 3)),
        "tries": st.dictionaries(LEVELS, st.integers(0, 9)),
        "hints": st.dictionaries(LEVELS, st.integers(0, 3)),
        "programs": st.dictionaries(LEVELS, PROGRAMS),
        "unlocked": st.booleans(),
        "last": LEVELS,
        "alone": SOME,
        "gallery": st.dictionaries(LEVELS, st.lists(WORKS, max_size=14)),
        "saved": st.dictionaries(LEVELS, st.integers(0, 6)),
        "history": st.dictionaries(LEVELS, st.lists(NUMBERED, max_size=5)),
        "hung": st.dictionaries(LEVELS, st.lists(st.integers(0, 6), min_size=3, max_size=3)),
        "shown": SOME,
        "helped": SOME,
        "medals": SOME,
        "again": st.dictionaries(
            LEVELS, st.tuples(st.integers(0, 2), st.integers(0, 9), st.integers(0, 2)).map(list)
        ),
        "days": st.dictionaries(LEVELS, DAYS),
    },
)
PROGRESSES = FILES.map(from_json)
ACTS = st.lists(
    st.one_of(
        st.tuples(st.just("won"), LEVELS, st.integers(1, 3), st.booleans(), DAYS),
        st.tuples(st.just("tried"), LEVELS),
        st.tuples(st.just("hinted"), LEVELS, st.integers(1, 3)),
        st.tuples(st.just("saved"), LEVELS, PROGRAMS),
        st.tuples(st.just("kept"), LEVELS, PROGRAMS),
        st.tuples(st.just("titled"), LEVELS, PROGRAMS, st.sampled_from(["", "a", "c"])),
        st.tuples(st.just("dropped"), LEVELS, st.integers(0, 2)),
        st.tuples(st.just("showed"), LEVELS),
        st.tuples(st.just("begun"), LEVELS),
        st.tuples(st.sampled_from(["needed", "ended"]), LEVELS),
        st.tuples(st.just("practised"), LEVELS, st.booleans(), DAYS),
    ),
    max_size=5,
)


def played(progress, acts):
    for name, *what in acts:
        progress = getattr(progress, name)(*what)
    return progress


def known(progress, level):
    """The programs of a level, each with its greatest number."""
    earlier = progress.history.get(level, ())
    now = ((progress.saved_at[level], progress.programs[level]),) if level in progress.programs else ()
    return [*earlier, *now]


@given(PROGRESSES, PROGRESSES)
def test_joining_is_the_same_from_both_sides(one, other):
    assert merged(one, other) == merged(other, one)


@given(PROGRESSES, PROGRESSES, PROGRESSES)
def test_joining_three_is_the_same_in_any_order(one, two, three):
    assert merged(merged(one, two), three) == merged(one, merged(two, three))


@given(PROGRESSES, PROGRESSES)
def test_joining_again_changes_nothing(one, other):
    both = merged(one, other)
    assert merged(one, one) == one
    assert merged(both, other) == both
    assert merged(Progress(), one) == one
    assert from_json(both.to_json()) == both


@given(PROGRESSES, PROGRESSES)
def test_joining_takes_no_star_away_and_no_program_that_has_room(one, other):
    both = merged(one, other)
    for mine in (one, other):
        assert all(both.stars[level] >= stars for level, stars in mine.stars.items())
        assert mine.alone <= both.alone
        assert mine.shown <= both.shown
        assert mine.medals <= both.medals
        for level in mine.programs:
            kept = [program for _, program in known(both, level)]
            lost = [number for number, program in known(mine, level) if program not in kept]
            assert not lost or (len(kept) == 1 + HISTORY and max(lost) <= known(both, level)[0][0])
            assert both.saved_at[level] >= mine.saved_at[level]
    for level, works in both.gallery.items():
        everything = [*one.gallery.get(level, ()), *other.gallery.get(level, ())]
        assert len(works) == min(GALLERY, len({repr(untitled(each)) for each in everything}))


@given(PROGRESSES, PROGRESSES)
def test_the_program_saved_last_stays_and_the_history_has_each_program_once(one, other):
    both = merged(one, other)
    for level, program in both.programs.items():
        latest = max(each.saved_at.get(level, -1) for each in (one, other))
        assert both.saved_at[level] == latest
        programs = [repr(each) for _, each in known(both, level)]
        assert len(programs) == len(set(programs)) <= 1 + HISTORY
        assert program in [each.programs.get(level) for each in (one, other)]


@given(PROGRESSES, ACTS)
def test_what_one_window_does_alone_is_kept_as_it_is(base, acts):
    mine = played(base, acts)
    found = rebased(mine, base, base)
    assert replace(found, saved_at={}, hung={}) == replace(mine, saved_at={}, hung={})


@given(PROGRESSES, ACTS)
def test_what_another_window_did_alone_is_taken_as_it_is(base, acts):
    there = played(base, acts)
    assert rebased(base, base, there) == there


@given(PROGRESSES, ACTS, ACTS)
def test_two_windows_lose_no_star_and_no_program_of_each_other(base, acts, others):
    mine, there = played(base, acts), played(base, others)
    both = rebased(mine, base, there)
    for level in {**mine.stars, **there.stars}:
        assert both.stars.get(level, 0) == max(mine.stars.get(level, 0), there.stars.get(level, 0))
    for level in {**mine.programs, **there.programs}:
        known_now = [program for _, program in known(both, level)]
        made = mine.saved_at.get(level, GIVEN) != GIVEN  # not only met: then the other's may come after it
        changed = mine.programs.get(level) != base.programs.get(level)
        last = (mine,) if changed and made else (mine, there) if changed else (there,)
        assert both.programs[level] in [each.programs.get(level) for each in last]
        assert there.programs.get(level, base.programs.get(level)) in [*known_now, base.programs.get(level)]
    assert rebased(both, both, both) == both


@given(PROGRESSES, PROGRAMS)
def test_a_program_put_aside_stays_in_the_history(base, program):
    now = base.saved("a", {"blocks": {"id": "mine"}}).put_aside("a").saved("a", program)
    assert now.programs["a"] == program
    assert {"blocks": {"id": "mine"}} in [each for _, each in now.history["a"]]
    assert from_json(now.to_json()) == now


def test_winning_brings_the_tries_back_to_none_though_the_file_has_some():
    base = Progress().tried("a").tried("a")
    assert rebased(base.won("a", 2), base, base).tries == {"a": 0}


def test_a_level_that_was_closed_again_stays_closed_though_the_file_is_open():
    base = Progress(unlocked=True)
    assert not rebased(replace(base, unlocked=False), base, base).unlocked


def test_three_windows_on_one_level_keep_the_program_of_each():
    programs = [{"blocks": {"id": name}} for name in "xyz"]
    disk = base = Progress().saved("a", {"blocks": {}})
    for program in programs:
        disk = rebased(base.saved("a", program), base, disk)
    assert disk.programs["a"] == programs[2]
    assert [program for _, program in disk.history["a"]] == programs[:2]


def test_a_program_of_a_file_from_before_comes_after_the_one_a_level_gives_and_before_one_that_was_made():
    old = from_json({"programs": {"a": {"old": 1}}})
    met = Progress().saved("a", {"given": 1})
    assert merged(met, old).programs["a"] == {"old": 1}
    assert merged(met.saved("a", {"made": 1}), old).programs["a"] == {"made": 1}
    assert rebased(met, Progress(), old).programs["a"] == {"old": 1}


def test_the_window_that_saves_last_keeps_its_program_though_the_other_made_more_changes():
    base = Progress().saved("a", {"id": 0}).saved("a", {"id": 1})
    there = base
    for number in range(2, 9):
        there = there.saved("a", {"id": number})
    both = rebased(base.saved("a", {"id": "mine"}), base, there)
    assert both.programs["a"] == {"id": "mine"}
    assert [program for _, program in both.history["a"]] == [{"id": 8}]
    assert merged(both, there).programs["a"] == {"id": "mine"}


@given(PROGRESSES, LEVELS, PROGRAMS, st.sampled_from("ab"))
def test_a_title_goes_along_with_its_work_whichever_side_gave_it(progress, level, program, title):
    before = progress.kept(level, program)
    after = before.titled(level, program, title)
    for both in (merged(before, after), merged(after, before), rebased(after, before, before)):
        assert [w for w in both.gallery[level] if untitled(w) == untitled(program)] == [
            {**program, "title": title}
        ]
    assert from_json(after.to_json()).gallery[level] == after.gallery[level]
    assert after.kept(level, program).gallery[level][-1]["title"] == title
