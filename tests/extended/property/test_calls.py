"""Laws of the solver where functions pay off, which takes seven blocks at least."""

from agreeing import agrees
from corridors import COMMANDS, PAINTING, Word, corridor, fits, painted, tidy
from hypothesis import assume, example, given, settings
from hypothesis import strategies as st
from second_tune import tune_level
from tiers import deep

from codeweek.solver.search import solve

MOST, EFFORT, TRIES = 9, 100_000, 400_000  # how far both go: blocks; candidates; steps of the second search
TUNED = 11  # blocks of the programs that are as short as those of a tune
LONGEST = 26  # commands
NOTES = dict(zip(COMMANDS, ("do", "ré", "mi"), strict=True))
CELLS = st.sets(st.tuples(st.integers(0, 9), st.integers(0, 9)), max_size=12)


def joined(parts: list[Word]) -> Word:
    """Some words in a row."""
    return tuple(name for part in parts for name in part)


@st.composite
def drawn(draw: st.DrawFn, commands: Word) -> Word:
    """What a program with a function or two, and repeats, runs."""
    one = st.sampled_from(commands).map(lambda name: (name,))
    first = draw(st.lists(one, min_size=2, max_size=4).map(joined))
    second = draw(st.lists(one | st.just(first), min_size=2, max_size=3).map(joined))
    part = one | st.sampled_from((first, first, second))
    again = st.tuples(st.lists(part, min_size=1, max_size=2).map(joined), st.integers(2, 3))
    part |= again.map(lambda each: each[0] * each[1])
    return joined(draw(st.lists(part, min_size=3, max_size=8)))


words = drawn(COMMANDS).map(tidy).filter(lambda word: fits(word) and len(word) <= LONGEST)


@example(("right",) * 13, True, frozenset())  # one turn more than the second search tries
@given(words, st.booleans(), CELLS)
@settings(max_examples=deep(1_000, 30), deadline=None)
def test_the_solver_agrees_with_every_program_that_calls(word, loops, beside):
    agrees(corridor(word, loops, beside), most=MOST, effort=EFFORT, tries=TRIES)


@given(drawn(PAINTING).filter(lambda word: word[0] != "paint"), st.booleans(), st.booleans())
@settings(max_examples=deep(300, 10), deadline=None)
def test_the_solver_agrees_where_many_ways_win(word, loops, walled):
    level = painted(word, loops, walled)
    assume(level is not None)
    agrees(level, most=MOST - 1, effort=EFFORT, tries=TRIES // 4)


@given(words, st.booleans())
@settings(max_examples=deep(1_000, 40), deadline=None)
def test_a_corridor_needs_as_many_blocks_as_a_tune(word, loops):
    robot = solve(corridor(word, loops), most=TUNED)
    blocks = ("play", "define", "call", *(["repeat"] if loops else []))
    tune = solve(tune_level(" ".join(f"{NOTES[name]}:1" for name in word), blocks))
    assert tune.blocks is not None
    assert robot.blocks == (tune.blocks if tune.blocks <= TUNED else None)
    assert robot.bound == min(tune.blocks, TUNED)
