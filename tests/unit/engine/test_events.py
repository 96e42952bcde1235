"""Programs that wait: which hat runs when, what a game costs at most, and how it is rewound."""

from typing import Any

import pytest
from small_stage import COMMANDS, Line, film, game, program, ready, scene

from codeweek.engine.events.event_game import Game
from codeweek.engine.events.event_stage import HANDLERS, INPUTS, MESSAGES, TICKS
from codeweek.engine.run import run
from codeweek.engine.trace import Trace

RIGHT = ("key", "right")


def said(trace: Trace) -> list[tuple[Any, ...]]:
    """Who said what, at which tick."""
    return list(trace.world.said)


def two(cat: str, dog: str = "") -> str:
    """A program of two heroes; each of its hats is one line."""
    lines = [("cat", cat), ("dog", dog)]
    return "".join(
        f"class {hero}:\n" + "".join(f"    {line}\n" for line in (hats or "pass").split("\n"))
        for hero, hats in lines
    )


ORDERS: dict[str, tuple[str, Any, list[tuple[Any, ...]]]] = {
    "the start, once": (two("def when_start(): say(1)"), scene(ticks=3, cells=(0, 1)), [("cat", 0, 1)]),
    "each tick, from the first after the start": (
        two("def each_tick(): say(1)"),
        scene(ticks=3, cells=(0, 1)),
        [("cat", 1, 1), ("cat", 2, 1)],
    ),
    "every so many ticks, after each one, wherever it stands": (
        two("def every_2_ticks(): say(2)\ndef each_tick(): say(1)"),
        scene(ticks=3, cells=(0, 1)),
        [("cat", 1, 1), ("cat", 2, 1), ("cat", 2, 2)],
    ),
    "an input comes before the steady tick of its number": (
        two("def each_tick(): say(1)\ndef when_key_right(): say(0)"),
        scene((2, RIGHT), ticks=3, cells=(0, 1)),
        [("cat", 1, 1), ("cat", 2, 0), ("cat", 2, 1)],
    ),
    "no input comes before the start": (
        two("def when_start(): say(1)\ndef when_key_right(): say(0)"),
        scene((0, RIGHT), ticks=2, cells=(0, 1)),
        [("cat", 0, 1), ("cat", 1, 0)],
    ),
    "heroes in the order of the world": (
        "class dog:\n    def when_start(): say(1)\nclass cat:\n    def when_start(): say(2)\n",
        scene(cells=(0, 1)),
        [("cat", 0, 2), ("dog", 0, 1)],
    ),
    "a click is for the one that is touched": (
        two("def when_clicked(): say(1)", "def when_clicked(): say(2)"),
        scene((1, ("click", "dog")), ticks=2, cells=(0, 1)),
        [("dog", 1, 2)],
    ),
    "a message is heard in the next tick, by all": (
        two("def when_start(): send('hi')\ndef when_message_hi(): say(1)", "def when_message_hi(): say(2)"),
        scene(ticks=2, cells=(0, 1)),
        [("cat", 1, 1), ("dog", 1, 2)],
    ),
    "a message is heard in the tick of an input, before it": (
        two("def when_start(): send('hi')\ndef when_message_hi(): say(1)\ndef when_key_right(): say(2)"),
        scene((1, RIGHT), ticks=2, cells=(0, 1)),
        [("cat", 1, 1), ("cat", 1, 2)],
    ),
    "a meeting is told when it begins, not while it lasts": (
        two("def when_meet_dog(): say(1)\ndef each_tick(): go()", "def each_tick(): go()"),
        scene((1, RIGHT), ticks=6, cells=(0, 0)),
        [("cat", 0, 1)],
    ),
    "a meeting that ended may begin again": (
        two("def when_meet_dog(): say(1)\ndef when_key_right(): go(1)\ndef when_key_left(): go(-1)"),
        scene((1, RIGHT), (2, ("key", "left")), (2, RIGHT), ticks=3, cells=(0, 1)),
        [("cat", 1, 1), ("cat", 2, 1)],
    ),
    "a meeting that begins because of one is told at the next tick": (
        two("def when_meet_dog():\n        say(1)\n        go(2)\ndef when_meet_flag(): say(2)"),
        scene(ticks=3, cells=(3, 3)),
        [("cat", 0, 1), ("cat", 1, 2)],
    ),
}


@pytest.mark.parametrize(("source", "world", "expected"), ORDERS.values(), ids=ORDERS)
def test_which_hat_runs_when(source: str, world: Line, expected: list[tuple[Any, ...]]) -> None:
    trace = film(source, world)
    assert (trace.diagnostic, said(trace)) == (None, expected)


def test_hats_at_the_top_are_those_of_the_only_hero() -> None:
    assert said(film("def when_start(): say(1)\n", scene())) == [("cat", 0, 1)]


def test_boxes_are_shared_by_all_and_seen_by_the_world() -> None:
    source = two(
        "def when_start():\n        global score\n        score += 2", "def when_start(): say(score)"
    )
    trace = film(source, scene(cells=(0, 1), boxes={"score": 3}))
    assert (said(trace), trace.world.boxes) == ([("dog", 0, 5)], {"score": 5})
    assert dict(trace.names(len(trace)))["score"] == 5


def test_a_function_beside_the_hats_changes_boxes_too() -> None:
    source = "def more(n):\n    global score\n    score += n\ndef when_start():\n    more(2)\n    more(3)\n"
    assert film(source, scene(boxes={"score": 0})).world.boxes == {"score": 5}


def test_a_box_that_doubles_for_ever_is_stopped_for_its_size() -> None:
    trace = film("def each_tick():\n    global x\n    x += x\n", scene(ticks=TICKS, boxes={"x": 1 << 4000}))
    assert trace.diagnostic is not None
    assert (trace.outcome, trace.diagnostic.key) == ("stopped", "run.too_big")


def test_the_game_ends_after_the_hat_that_wins() -> None:
    source = "def when_start():\n    win()\n    say(1)\ndef each_tick():\n    say(2)\n"
    trace = film(source, scene(ticks=5))
    assert (trace.outcome, said(trace), trace.world.tick) == ("done", [("cat", 0, 1)], 0)


WINS: dict[str, tuple[str, Line]] = {
    "another hat of the same event": (
        two("def when_key_right(): win()", "def when_key_right(): say(1)"),
        scene((1, RIGHT), ticks=2, cells=(0, 1)),
    ),
    "a meeting": (two("def when_start(): win()\ndef when_meet_dog(): say(1)"), scene(cells=(0, 0))),
}


@pytest.mark.parametrize(("source", "world"), WINS.values(), ids=WINS)
def test_in_the_tick_that_wins_no_other_hat_runs_any_more(source: str, world: Line) -> None:
    won = film(source, world)
    assert (said(won), [mark.hero for mark in won.marks if mark.hero]) == ([], ["cat"])
    assert said(film(source.replace("win()", "go(0)"), world)) != []


def test_each_tick_and_each_hat_is_a_step_of_its_film() -> None:
    trace = film("def when_key_right():\n    go()\n", scene((1, RIGHT), ticks=2))
    steps = [(trace.at(i).block, trace.at(i).world.tick) for i in range(len(trace) + 1)]
    assert steps == [(None, -1), (None, 0), (None, 1), ("b1", 1), ("b2", 1), (None, 1)]
    marks = [(mark.step, mark.tick, mark.event, mark.hero, mark.block) for mark in trace.marks]
    assert marks == [
        (1, 0, ("start",), "", None),
        (2, 1, RIGHT, "", None),
        (3, 1, RIGHT, "cat", "b1"),
        (5, 1, ("tick", 1), "", None),
    ]


def test_variables_and_values_are_told_at_any_step() -> None:
    source = "def each_tick():\n    global n\n    for i in range(2):\n        n = n * 2 + i\n"
    trace = film(source, scene(ticks=3, boxes={"n": 1}))
    last = len(trace)
    assert trace.names(last) == (("n", 21),)
    assert trace.turns(last) == (("b3", 2, 2),)
    (told,) = (told for told in trace.told(last) if told.name)
    assert (told.before, told.value) == (10, 21)


LOOP = "def when_start():\n    x = 0\n    while x >= 0:\n        {}\n"
ENDS = {
    "an endless loop": (LOOP.format("go(0)"), "run.endless_hat", "b3"),
    "a loop that does not end": (LOOP.format("x += 1"), "run.long_hat", "b3"),
}


@pytest.mark.parametrize(("source", "key", "block"), ENDS.values(), ids=ENDS)
def test_what_never_ends_is_told_with_its_hero_and_hat(source: str, key: str, block: str) -> None:
    trace = film(source, scene(ticks=5))
    why = trace.diagnostic
    assert why is not None
    assert (why.key, why.block, why.slots["hero"]) == (key, block, "cat")
    assert why.slots["hat"].key == "blocks.when_start.label"


def hats(number: int) -> str:
    """A cat that sends messages, of which it hears each; `number` hats run in tick 1."""
    heard = "".join(f"def when_message_m{n}():\n    say({n})\n" for n in range(10))
    sent = "".join(f"    send('m{n % 10}')\n" for n in range(number))
    return f"{heard}def when_start():\n{sent}"


@pytest.mark.parametrize(("number", "key"), [(MESSAGES, None), (MESSAGES + 1, "run.many_messages")])
def test_at_most_so_many_messages_wait(number: int, key: str | None) -> None:
    trace = film(hats(number), scene(ticks=3))
    assert (trace.diagnostic and trace.diagnostic.key) == key


@pytest.mark.parametrize(("extra", "key"), [(0, None), (1, "run.many_hats")])
def test_at_most_so_many_hats_run_in_a_tick(extra: int, key: str | None) -> None:
    heroes = [f"h{n}" for n in range(HANDLERS + extra)]
    source = "".join(f"class {hero}:\n    def when_start(): say(1)\n" for hero in heroes)
    trace = film(source, Line(dict.fromkeys(heroes, 0), script=scene().script))
    assert (trace.diagnostic and trace.diagnostic.key) == key
    assert len([mark for mark in trace.marks if mark.hero]) == HANDLERS


def test_a_game_has_so_many_ticks_and_so_many_inputs() -> None:
    long = film("", scene(ticks=TICKS))
    assert (long.outcome, long.world.tick) == ("done", TICKS - 1)
    longer = film("", scene(ticks=TICKS + 1))
    assert longer.diagnostic is not None
    assert (longer.diagnostic.key, longer.world.tick) == ("run.full_game", TICKS - 1)
    busy = film("", scene(*[(1, RIGHT)] * INPUTS, ticks=2))
    assert busy.outcome == "done"
    busier = film("", scene(*[(1, RIGHT)] * (INPUTS + 1), ticks=2))
    assert busier.diagnostic is not None
    assert busier.diagnostic.key == "run.full_game"


def test_the_work_of_a_whole_game_is_bounded() -> None:
    source = "def each_tick():\n    for _ in range(3000):\n        pass\n"
    short, long = film(source, scene(ticks=50)), film(source, scene(ticks=100))
    assert (short.outcome, long.outcome) == ("done", "budget")
    assert long.diagnostic is not None
    assert long.diagnostic.key == "run.full_game"


REFUSED = {
    "a command outside": ("go()\n", "run.outside_hat"),
    "a box outside": ("x = 1\n", "run.outside_hat"),
    "a hat twice": ("def when_start():\n    go()\ndef when_start():\n    go()\n", "run.hat_twice"),
    "a period twice": ("def each_tick():\n    go()\ndef every_1_ticks():\n    go()\n", "run.hat_twice"),
    "a hat in a loop": (
        "def when_start():\n    for _ in range(2):\n        def when_key_a():\n            go()\n",
        "run.not_allowed",
    ),
    "a hero in a hero": ("class cat:\n    class dog:\n        pass\n", "run.outside_hat"),
    "a function in a hero": ("class cat:\n    def f():\n        go()\n", "run.outside_hat"),
    "a base": ("class cat(dog):\n    pass\n", "run.outside_hat"),
    "a hat with values": ("def when_start(x):\n    go()\n", "run.not_allowed"),
    "a global inside": (
        "def when_start():\n    if 1 == 1:\n        global x\n        x = 1\n",
        "run.not_allowed",
    ),
}


@pytest.mark.parametrize(("source", "key"), REFUSED.values(), ids=REFUSED)
def test_what_may_not_run(source: str, key: str) -> None:
    trace = film(source, scene())
    assert trace.diagnostic is not None
    assert (trace.outcome, trace.diagnostic.key, len(trace)) == ("refused", key, 0)
    assert trace.diagnostic.line is not None


UNKNOWN = {
    "a section": ("class dogg:\n    def when_start(): say(1)\n", "dogg", 2),
    "a meeting": ("class dog:\n    def when_meet_catt(): say(1)\n", "catt", 2),
}


@pytest.mark.parametrize(("source", "name", "line"), UNKNOWN.values(), ids=UNKNOWN)
def test_a_hat_is_for_somebody_who_is_there(source: str, name: str, line: int) -> None:
    why = film(source, scene(cells=(0, 1))).diagnostic
    assert why is not None
    assert (why.key, why.block, why.line) == ("run.unknown_hero", f"b{line}", line)
    assert (why.slots["name"], why.slots["nearest"]) == (name, name[:-1])


def test_no_program_calls_a_hat() -> None:
    trace = film("def when_start():\n    when_key_a()\ndef when_key_a():\n    go()\n", scene())
    assert trace.diagnostic is not None
    assert trace.diagnostic.key == "run.undefined_function"


def test_a_program_that_does_not_wait_shares_its_names_too() -> None:
    ordinary = program("def f():\n    global x\n    x = 1\nf()\n")
    del ordinary.tree.waits  # type: ignore[attr-defined]
    trace = run(ordinary, COMMANDS, scene())
    assert (trace.outcome, trace.names(len(trace))) == ("done", (("x", 1),))


PLAYED = (
    "def when_start():\n    say(1)\ndef when_key_right():\n    go()\n"
    "def when_meet_item():\n    global score\n    score += 1\n    take()\ndef each_tick():\n    anywhere()\n"
)


def begun() -> Game:
    """A game with an input between steady ticks, and one after the last."""
    made = game(PLAYED, Line(boxes={"score": 0}))
    made.tick()
    made.input(RIGHT)
    made.tick()
    made.tick()
    made.input(RIGHT)
    return made


def test_a_game_is_the_film_of_its_inputs() -> None:
    made = begun()
    assert (made.ticks, made.inputs) == (4, ((2, RIGHT), (4, RIGHT)))
    again = Game.of(ready(PLAYED), made.first, 0, made.inputs, made.ticks)
    assert again.trace().columns().worlds == made.trace().columns().worlds
    scripted = film(PLAYED, scene(*made.inputs, ticks=made.ticks, boxes={"score": 0}))
    assert list(scripted.columns().statements) == list(made.trace().columns().statements)


def test_the_seed_decides_what_is_left_to_chance() -> None:
    ends = {
        seed: Game(ready("def when_start():\n    anywhere()\n"), Line(), seed).world.at["cat"]
        for seed in range(9)
    }
    assert len(set(ends.values())) > 2


@pytest.mark.parametrize(("ticks", "inputs"), [(0, 0), (1, 0), (2, 0), (3, 1), (4, 1), (9, 1)])
def test_a_rewound_game_is_as_it_was_after_a_tick(ticks: int, inputs: int) -> None:
    back = begun().rewound(ticks)
    assert (back.ticks, len(back.inputs)) == (min(max(ticks, 1), 4), inputs)
    back.input(RIGHT)
    assert len(back.inputs) == inputs + 1


def test_a_game_is_rewound_to_the_tick_of_any_step() -> None:
    made = begun()
    marks = [mark.step for mark in made.trace().marks if not mark.hero]
    for number, step in enumerate(marks, 1):
        assert len(made.rewound_to(step).acts) == number
        assert len(made.rewound_to(step - 1).acts) == max(number - 1, 1)


def test_a_film_of_a_game_does_not_grow_with_it() -> None:
    made = begun()
    before = made.trace()
    steps, worlds = len(before), list(before.columns().worlds)
    made.tick()
    assert (len(before), list(before.columns().worlds)) == (steps, worlds)
    assert before.names(steps) == (("score", before.at(steps).world.boxes["score"]),)


def test_nothing_happens_after_the_end() -> None:
    made = game("def when_key_right():\n    win()\n")
    made.input(RIGHT)
    assert made.over
    made.tick()
    made.input(RIGHT)
    assert (made.ticks, made.inputs) == (1, ((1, RIGHT),))


def test_what_stops_a_game_is_told_and_ends_it() -> None:
    made = game("def when_key_right():\n    take()\n")
    made.input(RIGHT)
    trace = made.trace()
    assert trace.diagnostic is not None
    assert (made.over, trace.outcome, trace.diagnostic.block) == (True, "stopped", "b2")
