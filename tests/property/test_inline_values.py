"""The values written behind a typed line are those that Python computes of what stands before them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from test_engine_is_cpython import Heard

from codeweek.blocks.read import read
from codeweek.engine.budget import Budget
from codeweek.engine.run import run
from codeweek.engine.trace import Trace
from codeweek.engine.typed.inline_values import ARROW, LONGEST, inline_values
from codeweek.levels.programs import catalogue_of_kind

NUMBERS = st.sampled_from(("a", "b", "c[0]", "c[b]", "len(c)", "2", "7"))
SUMS = st.recursive(
    NUMBERS,
    lambda inner: st.builds("({} {} {})".format, inner, st.sampled_from("+-*"), inner),
    max_leaves=4,
)
QUESTIONS = st.builds("{} {} {}".format, SUMS, st.sampled_from(("<", "==", ">=")), SUMS)
BOTH = st.builds("{} {} {}".format, QUESTIONS, st.sampled_from(("and", "or")), QUESTIONS)
HELD = {"a": 4, "b": 1, "c": [3, 5]}
BEFORE = "".join(f"{name} = {value}\n" for name, value in HELD.items())


def ours(source: str) -> Trace:
    reading = read(catalogue_of_kind("turtle"), source)
    assert reading.problems == ()
    return run(reading.program, {}, Heard(), Budget(work=3000))


def values_of(source: str) -> list[str]:
    trace = ours(BEFORE + source)
    assert trace.outcome == "done", trace.diagnostic
    return [inline_values(trace, index) for index in range(len(trace) + 1)]


@given(st.one_of(SUMS, QUESTIONS, BOTH))
def test_what_stands_before_the_arrow_is_worth_what_stands_behind_it(expression):
    value = eval(expression, dict(HELD))
    said = values_of(f"x = {expression}")[-1].removeprefix("x = ")
    if len(said) == LONGEST:
        return
    parts, _, own = said.partition(ARROW)
    if not own:
        assert said in ("", repr(value))
        return
    assert own == repr(value)
    if "and" not in expression and "or" not in expression:  # of those, a part may not be asked
        assert not set("abc") & set(parts)
        assert eval(parts) == value


SAID = {
    "d = {1: 2}\nprint(f'{a:>3}|{d[1]:.1f}')": "'  4|2.0'",
    "x = [n * a for n in c]": "x = [12, 20]",
    "if a + 3 > 10:\n    x = 1\nelse:\n    x = 2": "4 + 3 > 10 → False",
    "if b > 3 and c[9] > 1:\n    x = 1": "1 > 3 and c[9] > 1 → False",
    "print('n', a * 2)": "4 * 2 → 8",
    "print(f'{a} ans')": "'4 ans'",
    "x, y = b, a": "x, y = 1, 4",
    "a += 2": "a = 6",
    "mots = 'un deux'.split()": "mots = ['un', 'deux']",
    "def f(n):\n    return n * n\nf(3)": "3 * 3 → 9",
    "x = 3": "",
    "x = [1, 2]": "",
    "for i in range(2):\n    pass": "",
}


@pytest.mark.parametrize("source", SAID)
def test_a_line_says_what_it_computed(source):
    lines = values_of(source)
    assert SAID[source] in lines[len(HELD) + 1 :], lines


def test_the_start_computed_nothing_and_a_long_value_is_cut():
    lines = values_of("x = 'ab' * 90\ny = x + x")
    assert lines[0] == ""
    assert all(len(line) <= LONGEST for line in lines)
    assert lines[-1].endswith("…")


def test_a_step_outside_is_refused():
    trace = ours("x = 1")
    with pytest.raises(IndexError):
        inline_values(trace, len(trace) + 1)
