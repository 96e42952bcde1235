"""Where a run on several maps is watched; time is handed in."""

import pytest

from codeweek.play.player import BETWEEN, LONGEST, MANY, PARTY_AFTER, PATIENCE, QUICK, SPEEDS, TOP
from codeweek.play.playhead import Playhead


def loaded(*lengths, speed=4.0):
    head = Playhead(len(lengths), speed)
    head.load(lengths, 0)
    return head


def to_the_end(head):
    """To the end of the map shown."""
    while head.player.moving:
        head.tick(1.0)


def test_the_next_map_begins_after_a_breath_and_not_before():
    head = loaded(2, 3)
    head.play_through(1)
    to_the_end(head)
    head.tick(BETWEEN - 0.01)
    assert head.map == 0
    head.tick(0.01)
    assert (head.map, head.player.playing) == (1, True)


def test_a_breath_that_was_cut_short_is_whole_the_next_time():
    head = loaded(2, 3)
    for _time in range(2):
        head.play_through(1)
        to_the_end(head)
        head.tick(BETWEEN / 2)
        assert head.map == 0
        head.back()


def test_pause_between_two_maps_stands_at_the_start_of_the_next_one_and_play_goes_on_from_there():
    head = loaded(2, 3, 2)
    head.play_through(2)
    to_the_end(head)
    assert head.playing
    head.pause()
    assert (head.map, head.player.index, head.playing) == (1, 0, False)
    head.play()
    to_the_end(head)
    head.tick(BETWEEN)
    assert head.map == 2


@pytest.mark.parametrize(
    "act", [lambda head: head.step(), lambda head: head.back(), lambda head: head.seek(1)]
)
def test_who_looks_by_hand_stays_on_the_map(act):
    head = loaded(2, 3)
    head.play_through(1)
    head.tick(0.1)
    act(head)
    to_the_end(head)
    head.tick(BETWEEN)
    assert head.map == 0


def test_a_run_that_never_ends_leaves_the_speed_of_the_next_one_as_the_child_chose_it():
    head = loaded(6000)
    head.play_through(0, endless=True)
    assert head.player.speed == 6000 / QUICK
    head.clear()
    head.load([6], 0)
    assert head.player.speed == head.speed == 4.0


def test_a_slow_look_leaves_the_speed_of_the_next_run_as_the_child_chose_it():
    head = loaded(6)
    head.show_again(0, 2.0)
    assert head.player.speed == 2.0
    head.load([6], 0)
    assert head.player.speed == 4.0


@pytest.mark.parametrize("speed", [-3.0, 0.0, float("nan")])
def test_a_saved_speed_that_is_none_still_plays(speed):
    assert loaded(6, speed=speed).player.speed == SPEEDS[0]


@pytest.mark.parametrize(
    ("length", "speed"), [(600, SPEEDS[-1]), (601, 601 / LONGEST), (10, SPEEDS[-1]), (6000, 6000 / LONGEST)]
)
def test_a_hare_takes_ten_seconds_at_most(length, speed):
    assert loaded(length, speed=SPEEDS[-1]).player.speed == speed


@pytest.mark.parametrize(("asked", "speed"), [(TOP, TOP), (TOP + 1, TOP), (1e9, TOP), (99.0, 99.0)])
def test_a_file_may_ask_for_more_than_a_hare_up_to_a_top(asked, speed):
    assert loaded(10, speed=asked).player.speed == speed
    assert loaded(20_000, speed=asked).player.speed == 20_000 / LONGEST


@pytest.mark.parametrize(
    ("length", "seconds"), [(MANY, MANY / 2), (MANY + 1, PATIENCE), (50 * MANY, PATIENCE)]
)
def test_a_run_of_very_many_steps_is_not_waited_for(length, seconds):
    head = loaded(length, speed=2.0)
    assert head.player.length / head.player.speed == pytest.approx(seconds)


def test_who_is_faster_than_that_stays_so():
    assert loaded(MANY + 1, speed=SPEEDS[-2]).player.speed == max(SPEEDS[-2], (MANY + 1) / PATIENCE)


def test_the_end_is_told_once():
    head = loaded(2)
    head.play_through(0)
    events = [head.tick(0.5) for _turn in range(12)]
    assert events.count("end") == 1
    assert head.told


def test_who_goes_back_before_the_stars_gets_them_at_the_end_again():
    head = loaded(2)
    head.play_through(0)
    while head.tick(0.5) != "end":
        pass
    head.party = PARTY_AFTER
    head.back()
    head.tick(0.1)
    assert (head.party, head.told) == (None, False)
    head.step()
    assert "end" in [head.tick(0.5) for _turn in range(3)]


def test_the_stars_come_when_their_time_is_over_and_not_before():
    head = loaded(1)
    head.play_through(0)
    while head.tick(0.5) != "end":
        pass
    head.party = PARTY_AFTER
    assert head.tick(PARTY_AFTER - 0.01) == "moves"
    assert head.party is not None
    head.tick(0.011)
    assert head.party is None
