"""A hundred thousand steps of sorting: recorded within the budget, and right wherever one looks."""

import random
from functools import cache

import pytest

from codeweek.engine.trace import Trace
from codeweek.packs.load import of_texts
from codeweek.play import session
from codeweek.worlds.kinds import kinds

LONG = 100_000
LENGTH, WIDTH = 260, 14
LIST = f"""\
l = []
for i in range({LENGTH}):
    l.append(i * 97 % 263)
t = 0
for i in range({LENGTH}):
    for j in range({LENGTH - 1} - i):
        if l[j] > l[j + 1]:
            x = l[j]
            l[j] = l[j + 1]
            l[j + 1] = x
        t = t + 1
"""
ROW = f"""\
t = 0
for i in range(2200):
    revenir_debut()
    for j in range({WIDTH - 1}):
        if nombre_ici() > nombre_devant():
            echanger()
        avancer()
        t = t + 1
"""
NUMBERS = tuple(range(WIDTH, 0, -1))
LEVEL = """\
title: Trier
mode: create
work: 2000000
map: {{grid: ">{dots}", numbers: {{{numbers}}}}}
toolbox: [avancer, echanger, revenir_debut, repeter, variables, si, nombre_ici, nombre_devant]
"""


def run(source: str) -> Trace:
    numbers = ", ".join(f"{chr(65 + i)}1: {n}" for i, n in enumerate(NUMBERS))
    (level,) = of_texts({"x.yaml": LEVEL.format(dots="." * (WIDTH - 1), numbers=numbers)}).levels
    (trace,) = session.play_text(level, source).traces
    return trace


@cache
def of_list() -> Trace:
    """Under the budget that every level has."""
    (level,) = of_texts({"x.yaml": 'title: x\nmode: create\nmap: ">"\ntoolbox: [lists]\n'}).levels
    (trace,) = session.play_text(level, LIST).traces
    return trace


@cache
def of_row() -> Trace:
    return run(ROW)


def bubbled(values: list[int], compared: int) -> list[int]:
    """The values after so many comparisons of two neighbours, pass after pass, each one shorter."""
    last = len(values) - 1
    while compared and last:
        for j in range(min(last, compared)):
            if values[j] > values[j + 1]:
                values[j], values[j + 1] = values[j + 1], values[j]
        compared, last = compared - min(last, compared), last - 1
    return values


def test_sorting_a_long_list_ends_under_the_usual_budget() -> None:
    trace = of_list()
    assert (trace.outcome, trace.diagnostic) == ("done", None)
    assert len(trace) > LONG
    assert dict(trace.names(len(trace)))["l"] == sorted(i * 97 % 263 for i in range(LENGTH))


def test_the_list_is_right_wherever_one_looks_and_in_any_order() -> None:
    trace = of_list()
    counted = [i for i in range(1, len(trace)) if trace.at(i).line == 11]
    for index in random.Random(1).sample(counted, 12):
        names = dict(trace.names(index))
        assert names["l"] == bubbled([i * 97 % 263 for i in range(LENGTH)], names["t"])
        before = dict(trace.names(index - 1))
        assert (before["t"] + 1, before["l"]) == (names["t"], names["l"])


def test_a_robot_that_sorts_for_long_ends_with_the_work_its_level_gives() -> None:
    trace = of_row()
    assert (trace.outcome, trace.diagnostic) == ("done", None)
    assert len(trace) > LONG
    assert kinds()["robot"].measures["row"](trace.world) == tuple(sorted(NUMBERS))


@pytest.mark.parametrize("part", [0.0, 0.0005, 0.002, 0.004, 0.5, 0.999])
def test_the_row_is_right_wherever_one_looks(part: float) -> None:
    trace = of_row()
    index = next(i for i in range(round(part * len(trace)) + 1, len(trace) + 1) if trace.at(i).line == 8)
    row = kinds()["robot"].measures["row"](trace.at(index).world)
    compared = dict(trace.names(index))["t"]
    whole, more = divmod(compared, WIDTH - 1)
    expected = list(NUMBERS)
    for _ in range(min(whole, WIDTH)):
        expected = one_pass(expected, WIDTH - 1)
    assert row == tuple(one_pass(expected, more))


def one_pass(values: list[int], compared: int) -> list[int]:
    """The values after the first comparisons of one walk along the row."""
    for j in range(compared):
        if values[j] > values[j + 1]:
            values[j], values[j + 1] = values[j + 1], values[j]
    return values
