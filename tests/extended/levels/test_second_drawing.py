"""What was proved of the shipped drawings, by a second search that shares no code with the solver."""

import pytest
from second_drawing import Second
from tiers import deep

from codeweek.levels import programs
from codeweek.play import builtin

PACK = builtin.pack()
LEVELS = {level.id: level for level in PACK.levels}
TRIES = deep(1_000_000, 10_000)
NUMBERS = {  # lengths of the drawing and of its parts, and the step of the angles
    "05-la-tortue-geometre/02-le-carre-pas-a-pas": ((50, 100), 45),
    "05-la-tortue-geometre/03-le-carre-en-trois-blocs": ((40, 80, 160), 45),
    "05-la-tortue-geometre/04-le-rectangle": ((50, 100, 150), 45),
    "05-la-tortue-geometre/05-les-marches": ((50, 100, 200), 45),
    "05-la-tortue-geometre/07-les-pointilles": ((20, 40, 180), 90),
    "05-la-tortue-geometre/08-le-carre-ouvert": ((75, 150), 18),
    "05-la-tortue-geometre/09-la-maison": ((50, 100), 30),
    "06-les-boucles-dans-les-boucles/04-la-frise": ((40, 160), 90),
    "06-les-boucles-dans-les-boucles/05-la-rosace": ((20, 40), 30),
}
SMALL = ("05-la-tortue-geometre/02", "05-la-tortue-geometre/05", "05-la-tortue-geometre/08")


def second(level, without=frozenset()):
    """All programs of a level with its numbers."""
    lengths, step = NUMBERS[level.id]
    signed = [sign * length for length in lengths for sign in (1, -1)]
    return Second(level, signed, [angle for angle in range(step - 180, 181, step) if angle], without)


@pytest.mark.parametrize("name", NUMBERS)
def test_no_program_draws_a_level_that_was_proved_to_need_more(name):
    best = PACK.proofs.of(LEVELS[name]).best
    assert best.proven
    source, _bound = second(LEVELS[name]).first(best.blocks - 1, TRIES)
    assert source is None


@pytest.mark.parametrize("name", [name for name in NUMBERS if name.startswith(SMALL)])
def test_all_smaller_programs_are_gone_through_and_the_minimum_is_found(name):
    fewest = PACK.proofs.of(LEVELS[name]).best.blocks
    source, bound = second(LEVELS[name]).first(fewest, 60_000)
    assert source is not None
    assert bound == fewest - 1


@pytest.mark.parametrize("name", NUMBERS)
def test_no_program_does_without_a_block_that_was_proved_to_be_needed(name):
    for block, found in PACK.proofs.of(LEVELS[name]).without.items():
        least = found.blocks - 1 if found.proven and found.blocks else found.bound
        source, _bound = second(LEVELS[name], frozenset([block])).first(least, TRIES // 4)
        assert source is None


def test_every_drawing_that_is_proved_is_tried():
    proved = [
        level.id
        for level in PACK.levels
        if level.kind == "turtle"
        and not programs.read_only(level)
        and level.mode != "create"
        and PACK.proofs.of(level).best.proven
    ]
    assert proved == list(NUMBERS)
