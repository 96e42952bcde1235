"""Any live play: the game of what was recorded, however time is cut; rewound, it goes on as if cut there."""

from typing import Any

from hypothesis import given
from hypothesis import strategies as st
from small_stage import Line, ready

from codeweek.engine.events.event_game import Game
from codeweek.engine.events.event_stage import TICKS
from codeweek.play.live_game import FRAME, Live

WALK = (
    "def when_start():\n    say(1)\n"
    "def when_key_up():\n    go(1)\n    score += 1\n"
    "def when_key_a():\n    go(-1)\n    send('go')\n"
    "def when_message_go():\n    anywhere()\n"
    "def when_clicked():\n    say(score)\n"
    "def every_3_ticks():\n    anywhere()\n"
)
ENDS = WALK + "def each_tick():\n    if score > 3:\n        win()\n"
FAULTS = WALK + "def each_tick():\n    if score > 2:\n        take()\n"
PROGRAMS = {source: ready(source) for source in (WALK, ENDS, FAULTS)}
EVENTS = (("key", "up"), ("key", "a"), ("key", "b"), ("click", "cat"))
TIMES = st.floats(0, FRAME).map(lambda dt: ("time", dt))
PRESSES = st.tuples(st.sampled_from(EVENTS), st.booleans()).map(lambda pair: ("press", *pair))
RELEASES = st.sampled_from((None, *EVENTS)).map(lambda event: ("release", event))
DOINGS = st.lists(st.one_of(TIMES, PRESSES, RELEASES), max_size=60)
PLAYS = st.tuples(st.sampled_from((WALK, ENDS, FAULTS)), st.integers(0, 99), st.floats(0.1, 60), DOINGS)


def begun(source: str, seed: int, speed: float) -> Live:
    return Live(Game(PROGRAMS[source], Line(boxes={"score": 0}), seed), speed)


def do(live: Live, doings: list[Any]) -> Live:
    for what, *how in doings:
        {"time": live.advance, "press": live.press, "release": live.release}[what](*how)
    return live


def same(one: Game, other: Game) -> None:
    assert one.trace().columns() == other.trace().columns()
    assert (one.world, one.over, one.why, one.acts) == (other.world, other.over, other.why, other.acts)


def again(game: Game) -> Game:
    return Game.of(game.ready, game.first, game.seed, game.inputs, game.ticks)


@given(PLAYS)
def test_a_live_game_is_the_game_of_what_was_done_in_it(play: Any) -> None:
    source, seed, speed, doings = play
    live = do(begun(source, seed, speed), doings)
    same(live.game, again(live.game))
    assert 0 <= live.part <= 1


@given(PLAYS, st.lists(st.integers(1, 4), min_size=1, max_size=8))
def test_time_may_be_cut_in_any_way(play: Any, cuts: list[int]) -> None:
    """Powers of two, whose sums are exact: more pictures a second make no other game."""
    source, seed, _speed, doings = play
    whole, cut = begun(source, seed, 4.0), begun(source, seed, 4.0)
    for number, (what, *how) in enumerate(doings):
        if what == "time":
            parts = 2 ** cuts[number % len(cuts)]
            whole.advance(0.125)
            for _part in range(parts):
                cut.advance(0.125 / parts)
        else:
            do(whole, [(what, *how)])
            do(cut, [(what, *how)])
    same(whole.game, cut.game)


@given(PLAYS, st.data())
def test_a_game_rewound_goes_on_as_one_that_was_cut_there(play: Any, data: Any) -> None:
    source, seed, speed, doings = play
    live = do(begun(source, seed, speed), doings)
    step = data.draw(st.integers(0, len(live.film())))
    back = live.from_step(step)
    kept = len(back.game.acts)
    assert back.game.acts == live.game.acts[:kept]
    assert not back.ended or kept == 1
    assert len(back.film()) >= step or live.ended  # with the tick in which that step is
    for each in (back.game, again(back.game)):
        each.input(("key", "up"))
        each.tick()
        same(each, again(each))
    same(live.game, again(live.game))  # and this one is as it was


@given(st.floats(1, 60), st.integers(0, 99))
def test_no_game_is_longer_than_its_film(speed: float, seed: int) -> None:
    live = begun(WALK, seed, speed)
    for _frame in range(int(TICKS / (FRAME * 2)) + 10):
        live.advance(FRAME)
    assert live.ended
    assert live.game.ticks == TICKS
    same(live.game, again(live.game))
