"""An exercise: its stars and points follow those of its parts, which open one after another."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from codeweek.levels.level import INSIDE
from codeweek.play import builtin
from codeweek.progress import course
from codeweek.progress.exercise import is_open, part_after, part_to_play, points, worth
from codeweek.progress.progress import MOST_STARS, Progress, from_json
from codeweek.progress.transfer.childfile import Brought

EXERCISES = [level for level in builtin.pack().levels if level.parts]
FIRST = EXERCISES[0]
earned = st.sampled_from(EXERCISES).flatmap(
    lambda each: st.tuples(
        st.just(each), st.fixed_dictionaries({part.id: st.integers(0, MOST_STARS) for part in each.parts})
    )
)


@given(earned)
def test_an_exercise_has_stars_once_all_its_parts_have_and_all_of_them_when_each_was_right_at_once(found):
    exercise, stars = found
    there, whole = points(exercise, stars)
    assert 0 <= there <= whole == sum(part.part.points for part in exercise.parts)
    assert bool(worth(exercise, stars)) == all(stars.values())
    assert (worth(exercise, stars) == MOST_STARS) == (there == whole)


@given(earned)
def test_a_part_that_was_right_later_is_worth_half_of_its_points_but_a_program_all_of_them(found):
    exercise, stars = found
    for part in exercise.parts:
        before = points(exercise, {**stars, part.id: 0})[0]
        later = points(exercise, {**stars, part.id: 1})[0] - before
        assert later == part.part.points / (1 if part.part.type == "program" else 2)
        assert points(exercise, {**stars, part.id: MOST_STARS})[0] - before == part.part.points


@given(earned, st.booleans())
def test_a_part_opens_when_those_before_it_are_right_and_the_first_that_is_not_is_played(found, unlocked):
    exercise, stars = found
    progress = Progress(stars={id: n for id, n in stars.items() if n}, unlocked=unlocked)
    played = part_to_play(exercise, progress)
    assert is_open(exercise, progress, played)
    following = part_after(exercise, played)
    if following and not stars[played.id] and not unlocked:
        assert not is_open(exercise, progress, following)
    assert part_to_play(played, progress) is played


def test_the_last_part_is_followed_by_none():
    assert part_after(FIRST, FIRST.parts[-1]) is None
    assert part_after(FIRST, FIRST.parts[0]) is FIRST.parts[1]


def test_from_a_part_one_goes_on_to_the_level_after_its_exercise_and_comes_back_to_it():
    pack, progress = builtin.pack(), Progress()
    part = FIRST.parts[1]
    assert course.next_level(pack, progress, part) == course.next_level(pack, progress, FIRST)
    assert course.resume(pack, replace(progress, last=part.id)) == FIRST
    assert course.another(pack, progress, part) != FIRST


def test_what_is_kept_of_parts_comes_back_from_a_file_and_counts_no_stars_of_its_own():
    progress = Progress().won(FIRST.parts[0].id, 3).won(FIRST.id, 2)
    assert from_json(progress.to_json()) == progress
    assert INSIDE in FIRST.parts[0].id
    assert Brought("fox-blue", {"codeweek": progress}).stars == 2
