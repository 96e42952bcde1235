"""A game goes on by itself while somebody plays: when ticks come, what a press does, how it ends."""

import pytest
from small_stage import Line, game, ready

from codeweek.blocks.script import EMPTY
from codeweek.diagnostic import Diagnostic
from codeweek.engine.events.event_game import Game
from codeweek.engine.events.event_stage import INPUTS, TICKS
from codeweek.play.gamepad import ended, ending
from codeweek.play.live_game import FRAME, QUICK, Live, pace

UP = ("key", "up")
WALK = "def when_key_up():\n    go(1)\ndef each_tick():\n    say(1)\n"


def playing(source: str = WALK, speed: float = 4.0) -> Live:
    return Live(game(source, Line(boxes={"score": 0})), speed)


@pytest.mark.parametrize(("speed", "ticks"), [(1, 2), (2, 2), (3, 3), (4, 4), (8, 8), (20, 8), (60, 8)])
def test_the_speed_of_the_player_is_that_of_the_game_within_what_a_hand_can_follow(speed, ticks):
    assert pace(speed) == ticks
    live = playing(speed=speed)
    for _frame in range(240):
        live.advance(1 / 240 + 1e-9)
    assert live.game.ticks == 1 + ticks


def test_a_press_comes_at_once_and_the_steady_ticks_go_on_beside_it():
    live = playing()
    live.advance(0.2)
    live.press(UP)
    assert (live.game.world.at, live.game.ticks, live.heard) == ({"cat": 1}, 1, UP)
    assert live.advance(0.06)
    assert live.game.ticks == 2


def test_what_a_press_did_is_seen_quickly_at_any_speed():
    live = playing(speed=2.0)
    live.press(UP)
    assert (live.before.at, live.part) == ({"cat": 0}, 0.0)
    live.advance(QUICK / 2)
    assert live.part == pytest.approx(0.5)
    live.advance(QUICK)
    assert live.part == 1.0


def test_a_key_that_is_held_comes_again_with_each_tick_but_the_first():
    live = playing()
    live.press(UP)
    live.press(UP)  # as a keyboard repeats it
    assert live.game.inputs == ((1, UP),)
    live.advance(FRAME)
    assert live.game.inputs == ((1, UP),)
    live.advance(FRAME)
    live.advance(FRAME)
    assert live.game.inputs == ((1, UP), (2, UP), (3, UP))
    live.release(UP)
    live.advance(FRAME)
    assert len(live.game.inputs) == 3
    live.press(UP, held=False)
    live.advance(FRAME)
    live.advance(FRAME)
    assert len(live.game.inputs) == 4


def test_a_key_that_the_program_does_not_wait_for_is_an_input_all_the_same():
    live = playing()
    live.press(("key", "z"))
    assert (live.game.inputs, live.game.world.at) == (((1, ("key", "z")),), {"cat": 0})


def test_a_computer_that_slept_has_not_played():
    live = playing()
    live.advance(3600.0)
    assert live.game.ticks == 2


def test_a_fault_ends_it_with_its_sentence_and_the_hat_that_it_happened_in():
    live = playing("def when_key_up():\n    while True:\n        go(0)\n")
    live.press(UP)
    assert live.ended
    why = ending(EMPTY, live.game)
    assert why is not None
    assert (why.key, why.slots["hero"]) == ("run.endless_hat", "cat")
    assert not live.advance(FRAME)
    live.press(UP)
    assert len(live.game.acts) == 2
    back = live.from_step(len(live.film()))
    assert not back.ended
    assert back.game.inputs == ()


def test_one_that_is_won_ends_with_the_time_and_goes_on_before_that():
    live = playing("def when_key_up():\n    win()\n")
    live.advance(FRAME)
    assert ending(EMPTY, live.game) is None
    live.press(UP)
    assert ending(EMPTY, live.game) == Diagnostic("live.end.won", {"n": 2})
    back = live.from_step(len(live.film()))
    assert (back.ended, back.game.ticks, back.game.inputs, back.speed) == (False, 2, (), 4.0)


def test_one_that_ends_with_its_first_tick_cannot_go_on():
    live = playing("def when_start():\n    win()\n").from_step(0)
    assert live.ended


def test_the_longest_one_has_as_many_ticks_as_a_film_and_not_one_more():
    live = playing()
    for _tick in range(TICKS - 2):
        live.game.tick()
    assert not live.ended
    live.advance(FRAME)
    assert (live.ended, live.game.ticks) == (True, TICKS)
    live.advance(FRAME)
    assert (live.game.ticks, live.game.over) == (TICKS, False)
    assert ending(EMPTY, live.game) == Diagnostic("run.full_game")
    assert live.from_step(len(live.film())).game.ticks == TICKS - 1


def test_one_with_as_many_inputs_as_a_film_has_is_full():
    many = [(1, ("key", "z"))] * (INPUTS - 1)
    live = Live(Game.of(ready(WALK), Line(), 0, many, 1), 4.0)
    assert not ended(live.game)
    live.press(UP)
    assert (live.ended, len(live.game.inputs)) == (True, INPUTS)
    live.press(("key", "z"))
    assert len(live.game.inputs) == INPUTS
