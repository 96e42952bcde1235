"""How often the window looks whether something happened."""

from codeweek.desktop.app import AWAKE_TURNS, IDLE_WAIT, MOVING_WAIT, RESTING_TURNS, RESTING_WAIT, _pause


def test_a_window_is_quick_after_an_event_then_slower_the_longer_it_rests():
    waits = [_pause(awake) for awake in range(AWAKE_TURNS, -RESTING_TURNS - 1, -1)]
    assert waits == sorted(waits)
    assert waits[:AWAKE_TURNS] == [MOVING_WAIT] * AWAKE_TURNS
    assert waits[-1] == RESTING_WAIT
    assert sum(waits[AWAKE_TURNS:-1]) >= 2000, "at rest only after two seconds"
    assert waits[AWAKE_TURNS] == IDLE_WAIT


def test_nobody_waits_a_tenth_of_a_second_for_an_answer():
    assert RESTING_WAIT < 100
