"""Laws of the lower bound: no real program that wins has fewer blocks."""

from dataclasses import replace
from random import Random

from hypothesis import assume, given, settings
from hypothesis import strategies as st
from real_programs import level_of
from tiers import deep

from codeweek.levels.level import Level
from codeweek.levels.programs import count
from codeweek.solver.oracle.lower_bound import lower_bound
from codeweek.solver.oracle.oracle_grammar import grammar
from codeweek.solver.oracle.oracle_ground import Ground
from codeweek.solver.result import Effort

EFFORT = deep(400_000, 40_000)
EXAMPLES = deep(1_000, 60)


def bound(level: Level, most: int) -> int:
    spoken = grammar(level)
    assert spoken is not None
    grounds = [Ground(level, number, spoken) for number in range(len(level.maps))]
    assert not any(ground.hopeless for ground in grounds)
    *_, found = lower_bound(spoken, grounds, most, Effort(EFFORT))
    assert isinstance(found, int)
    return found


@settings(max_examples=EXAMPLES, deadline=None)
@given(st.integers(0, 2**64), st.integers(2, 5))
def test_a_program_that_wins_has_more_blocks_than_are_said_not_to_win(seed, size):
    random = Random(seed)
    made = next(filter(None, (level_of(random, size) for _ in range(40))), None)
    assume(made is not None)
    level, script = made
    assert bound(level, count(level, script)) < count(level, script)


@settings(max_examples=EXAMPLES // 3, deadline=None)
@given(st.integers(0, 2**64))
def test_the_bound_is_the_same_in_whatever_order_the_maps_are(seed):
    random = Random(seed)
    made = next(filter(None, (level_of(random, 3) for _ in range(40))), None)
    assume(made is not None)
    level, script = made
    turned = replace(level, maps=level.maps[::-1], said=level.said[::-1], inputs=level.inputs[::-1])
    assert bound(turned, count(level, script)) < count(level, script)
