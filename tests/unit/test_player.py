"""The player: a step, and time handed in."""

from codeweek.play.player import Player


def test_it_starts_still_at_the_start():
    player = Player(length=3)
    assert (player.index, player.playing, player.moving) == (0, False, False)


def test_playing_makes_the_first_step_at_once():
    assert Player(length=3, speed=2).play().tick(0.001).index == 1


def test_each_step_takes_the_time_of_its_speed():
    player = Player(length=10, speed=2).play().tick(0.01)
    assert player.tick(0.3).index == 1
    assert player.tick(0.5).index == 2


def test_the_picture_glides_from_one_step_to_the_next():
    player = Player(length=3, speed=1).play().tick(0.001).tick(0.4)
    assert player.source == 0
    assert 0.3 < player.part < 0.7


def test_it_stops_by_itself_at_the_end():
    player = Player(length=2, speed=4).play()
    for _turn in range(40):
        player = player.tick(0.05)
    assert player.at_end
    assert not player.playing


def test_playing_again_at_the_end_starts_over():
    player = Player(length=2, index=2, source=2)
    assert player.play().index == 0


def test_a_step_by_hand_goes_both_ways_and_pauses():
    player = Player(length=3, speed=4).play().tick(0.01).step()
    assert (player.index, player.playing) == (2, False)
    assert player.back().index == 1


def test_a_step_by_hand_glides_backwards_too():
    player = Player(length=3, index=2, source=2).back()
    assert (player.source, player.index, player.part) == (2, 1, 0.0)
    assert player.tick(1).part == 1.0


def test_nothing_goes_beyond_the_ends():
    player = Player(length=2)
    assert player.back().index == 0
    assert player.seek(9).index == 2
    assert player.seek(9).step().index == 2


def test_a_jump_is_not_glided():
    player = Player(length=9).seek(7)
    assert (player.source, player.part) == (7, 1.0)


def test_a_hare_makes_several_steps_in_one_turn():
    player = Player(length=100, speed=60).play().tick(0.5)
    assert player.index == 31
    assert player.part == 1.0


def test_a_pause_stays_where_it_is():
    player = Player(length=9, speed=2).play().tick(0.6).pause()
    assert player.tick(5).index == player.index


def test_a_program_of_no_step_is_at_its_end():
    assert Player(length=0).at_end
