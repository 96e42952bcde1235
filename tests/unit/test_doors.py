"""The doors of the first page: where each one leads, and what it changes of a child."""

from dataclasses import replace

import pytest

from codeweek.app.child_profiles import Profile
from codeweek.app.journey import SHIPPED, Journey, MemoryStore
from codeweek.play import builtin
from codeweek.progress import course
from codeweek.progress.doors import DOORS, NOTEBOOK, PUZZLE
from codeweek.progress.progress import Progress
from codeweek.room import plan

PACK = builtin.pack()
DISCOVER, BLOCKS, PYTHON = DOORS
SENSORS, TURTLE = PACK.chapters[6].levels[0], PACK.chapters[4].levels[0]


def child(today=plan.USUAL):
    return Journey(MemoryStore(), Profile("fox", "blue"), PACK, SHIPPED, today)


@pytest.mark.parametrize(
    ("door", "place"), [(DISCOVER, PACK.levels[0].id), (BLOCKS, PUZZLE), (PYTHON, NOTEBOOK)]
)
def test_a_new_child_goes_on_where_its_door_leads_and_may_enter(door, place):
    journey = child()
    journey.enter_by(door)
    level = journey.resume()
    assert level.id == place
    assert journey.is_open(level)


def test_a_door_sets_look_and_voice_and_takes_nothing():
    journey = child()
    journey.enter_by(PYTHON)
    assert (journey.sober, journey.reads_aloud, journey.shows_python) == (True, False, True)
    assert journey.theme == "night"
    journey.keep(replace(journey.progress, stars={NOTEBOOK: 2}))
    journey.enter_by(DISCOVER)
    assert (journey.sober, journey.theme, journey.reads_aloud) == (False, "", True)
    assert journey.progress.stars == {NOTEBOOK: 2}
    assert journey.shows_python is None
    assert journey.resume() == PACK.levels[0]


@pytest.mark.parametrize(("stars", "place"), [(1, TURTLE), (2, TURTLE), (3, SENSORS)])
def test_how_the_puzzle_was_won_decides_the_chapter_to_begin_with(stars, place):
    won = Progress(stars={PUZZLE: stars}, last=PUZZLE)
    assert course.next_level(PACK, won, PACK.level(PUZZLE)) == place
    assert course.resume(PACK, won) == place
    assert course.is_open(PACK, won, place)


def test_the_puzzle_places_nobody_who_has_won_anything_else_or_not_won_it():
    first, following = PACK.levels[0], PACK.levels[PACK.levels.index(PACK.level(PUZZLE)) + 1]
    both = Progress(stars={PUZZLE: 3, first.id: 1}, last=PUZZLE)
    assert course.next_level(PACK, both, PACK.level(PUZZLE)) == following
    shown_all = Progress(stars={PUZZLE: 3}, last=PUZZLE, unlocked=True)
    assert course.next_level(PACK, shown_all, PACK.level(PUZZLE)) == following
    assert course.resume(PACK, Progress(tries={PUZZLE: 5}, last=PUZZLE)).id == PUZZLE


def test_the_puzzle_is_shut_to_who_came_in_by_another_door():
    assert not course.is_open(PACK, Progress(), PACK.level(PUZZLE))
    assert course.is_open(PACK, Progress(last=PUZZLE), PACK.level(PUZZLE))
    elsewhere = Progress(programs={PUZZLE: {"blocks": {}}}, last=PACK.levels[0].id)
    assert course.is_open(PACK, elsewhere, PACK.level(PUZZLE))


def test_the_levels_that_a_room_plays_today_stand_above_a_door():
    today = PACK.chapters[1].levels[0]
    journey = child({**plan.USUAL, "levels": [{"pack": SHIPPED, "level": today.id}]})
    journey.enter_by(PYTHON)
    assert journey.resume() == today
    assert not journey.is_open(PACK.level(NOTEBOOK))
    assert journey.sober
