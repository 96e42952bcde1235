"""How many blocks a program counts as, with blocks of one's own in it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from codeweek.blocks.cost import cost
from codeweek.blocks.read import read
from codeweek.blocks.script import Block, Script, size
from codeweek.levels import programs

KNOWN = programs.catalogue_of_kind("robot")
WORDS = ("move", "turn_left", "turn_right", "pick")
PLAIN = st.sampled_from(WORDS).map(Block)
LOOP = st.lists(PLAIN, min_size=1, max_size=4).map(
    lambda body: Block("repeat", {}, {}, {"body": tuple(body)})
)
STACKS = st.lists(st.one_of(PLAIN, LOOP), min_size=1, max_size=12).map(tuple)


def counted(source):
    script = read(KNOWN, source).script
    return size(script, KNOWN.statements), cost(script, KNOWN.statements)


def define(name, body):
    return Block("define", {"name": name, "parameters": ""}, {}, {"body": tuple(body)})


@given(stack=STACKS, data=st.data())
def test_making_a_block_of_a_part_of_a_program_never_costs_anything(stack, data):
    first = data.draw(st.integers(0, len(stack) - 1))
    last = data.draw(st.integers(first + 1, len(stack)))
    part, call = stack[first:last], Block("call", {"name": "mine"})
    whole = Script(stack)
    made = Script((define("mine", part), *stack[:first], call, *stack[last:]))
    assert cost(made, KNOWN.statements) <= cost(whole, KNOWN.statements)


@given(part=st.lists(PLAIN, min_size=1, max_size=6), times=st.integers(0, 6))
def test_a_block_of_ones_own_counts_as_the_shorter_of_both_ways_to_write_it(part, times):
    script = Script((define("mine", part), *[Block("call", {"name": "mine"})] * times))
    assert cost(script, KNOWN.statements) == min(1 + len(part) + times, len(part) * times)


@given(stack=STACKS)
def test_a_program_without_blocks_of_its_own_costs_what_is_in_it(stack):
    assert cost(Script(stack), KNOWN.statements) == size(Script(stack), KNOWN.statements)


@pytest.mark.parametrize(
    ("source", "least"),
    [
        ("def f():\n    f()\nf()\n", 3),  # it calls itself: it has no other form
        ("def f():\n    g()\ndef g():\n    f()\nf()\n", 3),  # one of the two may go
        ("def f():\n    return 2\nf()\n", 3),
        ("def f():\n    avancer()\ndire(f())\n", 3),  # what it gives back is used
        ("def f():\n    avancer()\ndef f():\n    ramasser()\nf()\n", 5),  # which one is meant?
        ("def f():\n    avancer()\n    avancer()\ndef g():\n    f()\n    f()\ng()\n", 4),
        ("def f(n):\n    avancer()\n    avancer()\n    avancer()\nf(1)\nf(2)\n", 6),
    ],
)
def test_what_cannot_be_written_in_its_place_counts_as_it_is(source, least):
    assert counted(source)[1] == least


def test_comments_cost_nothing():
    assert counted("# un\navancer()\n") == (1, 1)
