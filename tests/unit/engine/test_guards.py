"""The limits of a run, each tried on both sides: numbers, texts, lists in lists, calls, units of work."""

from collections.abc import Iterator
from contextlib import contextmanager
from copy import deepcopy

import pytest
from small_world import COMMANDS, Row, go, key, program

from codeweek.diagnostic import Diagnostic
from codeweek.engine.budget import COMMAND, Budget, Halt, counter
from codeweek.engine.guards import Guards, same
from codeweek.engine.run import run

SMALL = {"bits": 600, "length": 100, "nesting": 3, "depth": 5}
OVER, TOO_LONG, TOO_DEEP = "run.too_big", "run.too_long_value", "run.too_deep_list"


@contextmanager
def halted(key: str, **slots: object) -> Iterator[None]:
    """What is done in it ends the run, with that sentence."""
    with pytest.raises(Halt) as why:
        yield
    assert (why.value.outcome, why.value.diagnostic) == ("stopped", Diagnostic(key, slots))


def told(source: str, **limits: int) -> str:
    return key(go(source, **{**SMALL, **limits}))


@pytest.mark.parametrize(
    ("source", "most"),
    [
        ("x = 2 ** {n}", 599),  # a number of n + 1 bits
        ("x = 4 ** {n}", 299),
        ("x = (0 - 2) ** {n}", 599),
        ("x = 2 ** 300 * 2 ** {n}", 299),
        ("x = 2 ** 598 + 2 ** 598 * {n}", 1),
        ("x = 0 - 2 ** 598 - 2 ** 598 * {n}", 1),
        ("x = 2 ** 598\nx += 2 ** 598 * {n}", 1),
    ],
)
def test_a_whole_number_may_be_as_wide_as_the_budget_and_no_wider(source: str, most: int) -> None:
    assert told(source.format(n=most)) == "done"
    assert told(source.format(n=most + 2)) == OVER


def test_a_power_is_not_worked_out_to_see_that_it_is_too_wide() -> None:
    guards = Guards(Budget(bits=64))
    assert guards.power(2, 63) == 2**63
    for a, b in ((2, 65), (4, 33), (3, 65), (-2, 65)):
        with halted(OVER):
            guards.power(a, b)
    with halted(OVER):
        Guards(Budget(bits=600)).power(
            3, 600
        )  # few enough bits to be worked out, and then seen to be too wide
    assert guards.power(3, 40) == 3**40
    assert (guards.power(1, 10**9), guards.power(-1, 10**9 + 1), guards.power(0, 10**9)) == (1, -1, 0)
    assert (guards.power(2, -1), guards.power(5, 0), guards.power(2.0, 3)) == (0.5, 1, 8.0)
    with halted("run.no_root"):
        guards.power(-8, 0.5)


@pytest.mark.parametrize(
    ("source", "most"),
    [
        ("x = 'a' * {n}", 100),
        ("x = {n} * 'a'", 100),
        ("x = [0] * {n}", 100),
        ("x = {n} * [0]", 100),
        ("x = 'a' * 70 + 'a' * {n}", 30),
        ("x = 'a' * 70\nx += 'a' * {n}", 30),
        ("x = [0] * 70 + [0] * {n}", 30),
        ("x = [0] * 70\nx += [0] * {n}", 30),
        ("x = [0] * 70\nx += 'a' * {n}", 30),
        ("x = []\nfor i in range({n}):\n    x.append(i)", 100),
    ],
)
def test_a_text_or_a_list_may_be_as_long_as_the_budget_and_no_longer(source: str, most: int) -> None:
    assert told(source.format(n=most)) == "done"
    trace = go(source.format(n=most + 1), **SMALL)
    assert (key(trace), trace.diagnostic.slots["max"]) == (TOO_LONG, 100)  # type: ignore[union-attr]


def test_a_text_times_less_than_nothing_is_empty() -> None:
    assert go("say('a' * (0 - 5))\nsay([1] * (0 - 5))\nsay('a' * True)").world.said == ("", (), "a")


@pytest.mark.parametrize(
    ("fits", "too_deep"),
    [
        ("x = [[[]]]", "x = [[[[]]]]"),
        ("x = [[]]\ny = [x]", "x = [[[]]]\ny = [x]"),
        ("x = [[]]\nx.append([[]])", "x = [[]]\nx.append([[[]]])"),
        ("x = [0]\nx[0] = [[]]", "x = [0]\nx[0] = [[[]]]"),
        ("x = []\nx += [[[]]]", "x = []\nx += [[[[]]]]"),
        ("x = [] + [[[]]]", "x = [[]] + [[[[]]]]"),
        ("x = [[]]\ny = [x] * 2", "x = [[]]\nx[0].append([])\ny = [x] * 2"),
        ("a = []\nx = [[a]]", "a = []\nx = [[a]]\na.append([])"),
        ("a = []\nb = [a]\nc = [b]\na.append(1)", "a = []\nb = [a]\nc = [b]\na += [[1]]"),
    ],
)
def test_lists_may_be_in_each_other_as_deep_as_the_budget_and_no_deeper(fits: str, too_deep: str) -> None:
    assert told(fits) == "done"
    trace = go(too_deep, **SMALL)
    assert (key(trace), trace.diagnostic.slots["max"]) == (TOO_DEEP, 3)  # type: ignore[union-attr]


def test_calls_may_be_in_each_other_as_deep_as_the_budget_and_no_deeper() -> None:
    source = "def f(n):\n    if n > 1:\n        f(n - 1)\nf({n})"
    assert told(source.format(n=5)) == "done"
    assert told(source.format(n=6)) == "run.too_deep"


def test_an_index_outside_holds_nothing() -> None:
    guards = Guards(Budget(nesting=2))
    inner: list[object] = []
    with pytest.raises(IndexError):
        guards.set_item(inner, [1], 3)
    assert guards.parents == {}
    held = [0]
    guards.set_item(inner, held, 0)
    assert held == [inner]
    assert guards.parents == {id(inner): [held]}


def test_a_list_in_many_places_of_one_list_is_held_once() -> None:
    guards = Guards(Budget(work=20))
    inner: list[object] = []
    holder = guards.make([inner] * 15)
    assert guards.parents == {id(inner): [holder]}
    assert [guards.heights.get(id(each)) for each in (inner, holder)] == [None, 2]
    guards.append(holder, inner)
    assert guards.parents == {id(inner): [holder]}


def test_only_a_list_takes_one_more() -> None:
    with halted("run.not_a_list"):
        Guards(Budget()).append("text", 1)


def paid(name: str, *values: object, work: int = 2000) -> int:
    """The units that one guard takes for some values."""
    guards = Guards(Budget(work=work))
    guards.names()[name](*deepcopy(values))
    rest = 0
    try:
        for _ in guards.units:
            rest += 1
    except Halt:
        return work - rest
    raise AssertionError("the budget has no end")


@pytest.mark.parametrize(
    ("name", "values", "units"),
    [
        ("_add", (1, 2), 0),
        ("_add", (2**511, 2**511 - 1), 0),  # the widest number that costs nothing
        ("_add", (2**511, 2**511), 2),  # 513 bits
        ("_sub", (-(2**511), 2**511 - 1), 0),
        ("_sub", (-(2**511), 2**511), 2),
        ("_mul", (2**256, 2**255), 0),
        ("_mul", (2**256, 2**256), 2),
        ("_mul", (2**511, 2**512), 4),  # 1,024 bits
        ("_pow", (2, 511), 0),
        ("_pow", (2, 512), 2),
        ("_add", ("a" * 32, "a" * 32), 0),  # the longest text that costs nothing
        ("_add", ("a" * 32, "a" * 33), 4),
        ("_add", ("a" * 40, "a" * 40), 5),
        ("_add", ([0] * 8, [0] * 7), 0),
        ("_add", ([0] * 8, [0] * 8), 1),
        ("_iadd", ([0] * 8, [0] * 7), 0),
        ("_iadd", ([0] * 8, [0] * 8), 1),
        ("_mul", ("a", 15), 0),
        ("_mul", ("a", 16), 1),
        ("_mul", ([0], 33), 2),
        ("_list", ([0] * 15,), 0),
        ("_list", ([0] * 16,), 1),
        ("_list", ([[]],), 1),
        ("_append", ([], 1), 0),
        ("_append", ([], []), 1),
        ("_eq", ("a" * 255, "a" * 255), 0),
        ("_eq", ("a" * 256, "a" * 300), 1),
        ("_lt", ("a" * 600, "a" * 512), 2),
        ("_eq", ([0] * 14, [0] * 14), 1),
        ("_eq", ([0] * 15, [0] * 99), 2),  # one for the list itself
        ("_ge", ([0] * 99, [0] * 31), 3),
        ("_eq", ([0] * 9999, [[0] * 9000]), 563),  # no more of the first than the second weighs
        ("_eq", ([0] * 9999, []), 1),
        ("_div", (2**4000, 3), 15),
        ("_div", (2**511, 3), 0),
        ("_mod", (2**4000, 3), 15),
        ("_eq", (1, [0] * 99), 0),
        ("_spend", (0,), 0),
        ("_spend", (-3,), 0),
        ("_spend", (1,), 1),
        ("_spend", (7,), 7),
    ],
)
def test_what_each_operation_costs(name: str, values: tuple[object, ...], units: int) -> None:
    assert paid(name, *values) == units


@pytest.mark.parametrize(
    ("value", "weight"),
    [
        (0, 1),
        ([], 1),
        ([1, 2], 3),
        ("a" * 15, 1),
        ("a" * 16, 2),
        (["a" * 15], 2),
        (["a" * 16], 4),
        ([[1], [2]], 7),
        ([[[]]], 5),
    ],
)
def test_a_value_weighs_all_that_is_in_it(value: object, weight: int) -> None:
    assert Guards(Budget()).weight(value) == weight


def test_a_value_is_not_weighed_beyond_reason() -> None:
    guards = Guards(Budget(length=10))
    assert guards.weight([0] * 19) == 20
    with halted(TOO_LONG, max=10):
        guards.weight([0] * 20)


def test_the_purse_pays_as_often_as_it_holds_and_then_ends_the_run() -> None:
    units = counter(2)
    assert (next(units), next(units)) == (None, None)
    with pytest.raises(Halt) as why:
        next(units)
    assert (why.value.outcome, why.value.diagnostic.key) == ("budget", "run.budget")
    guards = Guards(Budget(work=3))
    guards.spend(3)
    with pytest.raises(Halt):
        guards.spend(1)


def test_a_command_costs_sixty_four_units_of_the_two_hundred_thousand_of_a_run() -> None:
    assert (COMMAND, Budget.work) == (64, 200_000)
    source = "\n".join(["move()", "move(-1)"] * 5)
    trace = run(program(source), COMMANDS, Row(), Budget(work=10 * COMMAND))
    assert trace.outcome == "done"
    assert run(program(source), COMMANDS, Row(), Budget(work=9 * COMMAND)).outcome == "budget"


def test_a_run_has_the_limits_that_are_promised() -> None:
    assert Budget() == Budget(200_000, 100, 4096, 10_000, 8)


@pytest.mark.parametrize(
    ("a", "b", "alike"),
    [
        (1, 1, True),
        (1, True, False),
        (1, 1.0, False),
        (1, 2, False),
        (0.0, -0.0, False),
        (-0.0, -0.0, True),
        (0.0, 0.0, True),
        (float("1.5"), float("1.5"), True),
        ("a", "b", False),
        ("ab", "".join(["a", "b"]), True),
    ],
)
def test_two_values_are_the_same_to_the_last_detail(a: object, b: object, alike: bool) -> None:
    assert same(a, b) is alike


def test_a_text_is_no_pattern_to_write_a_number_in() -> None:
    modulo = Guards(Budget()).names()["_mod"]
    assert (modulo(7, 3), modulo(-7, 3), modulo(7.5, 2)) == (1, 2, 1.5)
    with pytest.raises(TypeError, match="str"):
        modulo("%9d", 1)


def test_lists_grow_as_in_python_and_share_what_they_hold() -> None:
    guards = Guards(Budget())
    one, other = [1], [2]
    assert guards.add_in_place(one, other) is one
    assert guards.add_in_place(one, "ab") == [1, 2, "a", "b"]
    assert guards.add(one, other) == [1, 2, "a", "b", 2]
    assert guards.add_in_place(1, 2) == 3
    assert guards.add_in_place("a", "b") == "ab"
    assert guards.multiply([other], 2)[1] is other
    assert (guards.add(0.5, 1), guards.subtract(0.5, 1), guards.multiply(0.5, 2)) == (1.5, -0.5, 1.0)
    assert (guards.multiply(True, "ab"), guards.multiply("ab", 2)) == ("ab", "abab")
    with pytest.raises(TypeError):
        guards.add([1], "a")


def test_what_costs_nothing_is_not_looked_at_twice_and_what_is_wide_always_is() -> None:
    guards = Guards(Budget(bits=600))
    for name, a, b in (
        ("_add", -(2**511), -(2**511)),
        ("_sub", -(2**511), 2**511),
        ("_mul", -(2**256), 2**256),
    ):
        assert paid(name, a, b, work=9) == 2  # as wide as what lies on the other side of nothing
    assert guards.names()["_len"] is len
    assert (guards.power(2, 599), guards.power(7, 1)) == (2**599, 7)
    with halted(OVER):
        guards.power(2, 600)
    with halted(OVER):
        Guards(Budget(bits=520)).power(2**530, 1)


def test_a_wide_number_beside_another_kind_is_seen_too() -> None:
    guards = Guards(Budget(bits=600))
    assert guards.add(True, 2**511) == 2**511 + 1
    with halted(OVER):
        guards.add(True, 2**600)
    with halted(OVER):
        guards.multiply(True, 2**600)


def test_a_list_made_of_others_holds_what_they_hold() -> None:
    inner: list[object] = []
    for made in ("one + []", "[] + one", "one * 2", "2 * one"):
        guards = Guards(Budget())
        one = guards.make([inner])
        both = eval(made, {"one": _Sum(guards, one)})
        assert [holder is both for holder in guards.parents[id(inner)]] == [False, True], made
        assert guards.heights[id(both)] == 2
    guards = Guards(Budget())
    one = guards.make([inner])
    grown = guards.make([])
    guards.add_in_place(grown, one)
    assert guards.parents[id(inner)] == [one, grown]
    guards.append(grown, 7)
    assert grown == [inner, 7]


class _Sum:
    """A list whose sums and products are those of the guards."""

    def __init__(self, guards: Guards, value: list[object]) -> None:
        self.guards = guards
        self.value = value

    def __add__(self, other: object) -> object:
        return self.guards.add(self.value, other)

    def __radd__(self, other: object) -> object:
        return self.guards.add(other, self.value)

    def __mul__(self, times: int) -> object:
        return self.guards.multiply(self.value, times)

    def __rmul__(self, times: int) -> object:
        return self.guards.multiply(times, self.value)


def test_a_text_times_nothing_costs_nothing_to_make() -> None:
    assert paid("_mul", "a" * 100, 0) == 0
    assert paid("_mul", "a" * 100, -1) == 0


def test_a_list_that_grows_makes_all_that_hold_it_taller() -> None:
    guards = Guards(Budget(nesting=4))
    a: list[object] = []
    holders = [guards.make([a]) for _ in range(3)]
    above = [guards.make([each]) for each in holders]
    guards.append(a, guards.make([]))
    assert [guards.heights[id(each)] for each in (a, *holders, *above)] == [2, 3, 3, 3, 4, 4, 4]
    assert len(guards.kept) >= 2 * 7
    with halted(TOO_DEEP, max=4):
        guards.append(a, guards.make([[]]))
