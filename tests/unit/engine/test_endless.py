"""Loops that come back to the same state are stopped at once; others that are long, by the budget."""

import pytest
from small_world import Row, go

ENDLESS = {
    "nothing changes": ("while True:\n    pass", 2),
    "there and back": ("while True:\n    move()\n    move(-1)", 4),
    "a variable turns": ("x = 0\nwhile True:\n    x = (x + 1) % 3", 14),
    "a list turns": ("a = [0, 1]\nwhile True:\n    a = [a[1], a[0]]", 8),
    "a sign turns": ("x = 0.0\nwhile True:\n    x = -x", 8),
    "inside a function": ("def f(n):\n    k = n\n    while k == n:\n        k = n\nf(2)", 5),
    "inside another loop": ("for i in range(3):\n    while i == 1:\n        x = 1", 8),
    "the condition works too": (
        "def f():\n    move()\n    move(-1)\n    return True\nwhile f():\n    pass",
        8,
    ),
}


@pytest.mark.parametrize("case", ENDLESS)
def test_an_endless_loop_stops_with_the_loop_lit(case: str) -> None:
    source, most = ENDLESS[case]
    trace = go(source)
    line = next(i for i, text in enumerate(source.splitlines(), 1) if "while" in text)
    assert trace.outcome == "endless"
    assert trace.diagnostic is not None
    assert (trace.diagnostic.key, trace.diagnostic.line, trace.diagnostic.block) == (
        "run.endless",
        line,
        f"b{line}",
    )
    assert len(trace) <= most


ENDING = {
    "a list kept by a function": (
        "def f(l=[]):\n    l.append(1)\n    return len(l)\nwhile f() < 40:\n    pass",
        "done",
    ),
    "a count": ("x = 0\nwhile x < 90:\n    x += 1", "done"),
    "the walker walks": ("while not at_end():\n    move()", "done"),
    "0.0 is not -0.0": ("x = 0.0\nk = 0\nwhile k < 9:\n    x = -x\n    k += 1", "done"),
    "1 is not True": ("x = 1\nn = 0\nwhile n < 3:\n    x = x == 1\n    n += 1", "done"),
    "a list fills": ("a = []\nwhile len(a) < 50:\n    a.append(0)", "done"),
    "an inner list changes": ("a = [[0]]\nwhile a[0][0] < 9:\n    a[0][0] = a[0][0] + 1", "done"),
    "what is said grows": ("while True:\n    say(1)", "budget"),
    "a number grows": ("x = 0\nwhile True:\n    x += 1", "budget"),
    "the same start of another activation": (
        "for i in range(4):\n    x = 0\n    while x < 2:\n        x += 1\nsay(1)",
        "done",
    ),
    "a global changes under a local of the same name": (
        "x = 0\ndef up():\n    a[0] = a[0] + 1\n    return a[0]\na = [0]\n"
        "def f(x):\n    while up() < 5:\n        x = 1\n    return x\nsay(f(1))",
        "done",
    ),
    "two names of a list are not two lists": (
        # First a and b are two equal lists, then one list with two names: only then does the loop end.
        "a = [0]\nb = [0]\nn = 0\nwhile a[0] == 0:\n    b[0] = n\n    b = a\n    n = 1 - n\nsay(1)",
        "done",
    ),
}


@pytest.mark.parametrize("case", ENDING)
def test_a_loop_that_changes_something_goes_on(case: str) -> None:
    source, outcome = ENDING[case]
    assert go(source, work=5000).outcome == outcome


def test_answers_used_are_part_of_the_state() -> None:
    source = "x = 0\nwhile x == 0:\n    x = ask()\n"
    assert go(source, [0, 0, 0, 1]).outcome == "done"
    assert go(source, [0, 0, 0]).outcome == "needs_input"


def test_long_lists_are_left_to_the_budget() -> None:
    assert go("a = [0] * 5000\nwhile True:\n    move()\n    move(-1)").outcome == "budget"


def test_a_loop_that_took_long_to_look_at_is_still_found_when_it_comes_back() -> None:
    wait = "l = [0] * 250\nwhile True:\n    if l[249] < 3000:\n        l[249] += 1"
    found = go(wait)
    assert (found.outcome, len(found) < 2 * 6000 * 2) == ("endless", True)


def test_a_loop_is_found_behind_many_that_were_looked_at() -> None:
    inner = "    while j < 5:\n        j += 1\n        l[199] = i\n"
    before = f"l = [0] * 200\nfor i in range(500):\n    j = 0\n{inner}"
    trace = go(f"{before}while True:\n    move()\n    move(-1)")
    assert (trace.outcome, trace.diagnostic and trace.diagnostic.line) == ("endless", 7)


def test_the_budget_names_the_loop_that_uses_it_up() -> None:
    trace = go("for i in range(10 ** 9):\n    for j in range(2):\n        x = i")
    assert (trace.outcome, trace.world) == ("budget", Row())
    assert trace.diagnostic is not None
    assert (trace.diagnostic.key, trace.diagnostic.line) in {("run.budget", 1), ("run.budget", 2)}


def test_the_budget_is_counted_so_the_same_step_is_the_last_everywhere() -> None:
    source = "for i in range(10 ** 9):\n    x = i"
    assert {len(go(source, work=100)) for _ in range(3)} == {201}


def test_a_level_may_give_more_work() -> None:
    source = "for i in range(300):\n    x = i"
    assert (go(source, work=299).outcome, go(source, work=301).outcome) == ("budget", "done")


@pytest.mark.parametrize(
    ("loop", "before"), [("for i in range(10):", ""), ("while i < 10:", "    i += 1\n")], ids=["for", "while"]
)
def test_a_turn_costs_a_unit_and_more_when_there_is_much_in_it(loop: str, before: str) -> None:
    def least(lines: int) -> int:
        source = f"i = 0\n{loop}\n{before}" + "    x = 1\n" * lines
        return next(work for work in range(100) if go(source, work=work).outcome == "done")

    assert [least(lines) for lines in (1, 12)] == [10, 20]


def test_a_call_of_the_library_counts_for_more_than_what_is_written_and_len_does_not() -> None:
    def least(value: str) -> int:
        source = "l = [1]\nfor i in range(10):\n" + f"    x = {value}\n" * 4
        return next(work for work in range(100) if go(source, work=work).outcome == "done")

    assert [least(value) for value in ("len(l)", "cell()", "abs(1)")] == [10, 30, 30]
