"""What was proved of the shipped robot levels, by a second search that shares no code with the solver."""

from functools import cache

import pytest
from second_robot import Ground
from second_search import Search
from tiers import deep

from codeweek.levels import programs
from codeweek.play import builtin, session

TRIES = deep(1_000_000, 10_000)  # steps for each claim
CONFIRMED = deep(140, 80)  # claims at least that are gone through to their end
# What it knows nothing of; what is proved of these: tests/extended/property/test_lower_bound.py.
MORE = {"set", "say", "number_here", "number_ahead"}
PACK = builtin.pack()
PROOFS = {level.id: PACK.proofs.of(level) for level in PACK.levels}


def checked(level) -> bool:
    """Whether the second search knows all that may stand in a program of a level."""
    proof = PROOFS[level.id]
    written = not programs.read_only(level) and level.mode not in ("create", "parsons")
    covered = not programs.allowed(level) & MORE
    return level.kind == "robot" and written and covered and proof is not None and not proof.outside


BY_ID = {level.id: level for level in PACK.levels}
LEVELS = [level for level in PACK.levels if checked(level)]


def claims(level):
    """What was proved: that no program of so many blocks wins, without some of them."""
    proof = PROOFS[level.id]
    best = proof.best
    yield frozenset(), best.blocks - 1 if best.proven else best.bound
    for name, found in proof.without.items():
        yield frozenset([name]), found.blocks - 1 if found.proven and found.blocks else found.bound
    if proof.bypass and proof.bypass.blocks is None:
        yield frozenset(level.concept), proof.bypass.bound


@cache
def found(id, without, size):
    level = BY_ID[id]
    grounds = [Ground(start.world, level.goals) for start in level.maps]
    blocks = programs.allowed(level) - without
    return Search(grounds, blocks, "nested" not in without).first(size, TRIES)


@pytest.mark.parametrize("level", LEVELS, ids=lambda level: level.id)
def test_no_program_wins_that_was_proved_not_to(level):
    for without, size in claims(level):
        second = found(level.id, without, size)
        assert second.blocks is None, f"without {set(without)}:\n{second.source}"


@pytest.mark.parametrize(
    "level", [each for each in LEVELS if PROOFS[each.id].best.proven], ids=lambda level: level.id
)
def test_the_minimum_wins_where_the_second_search_gets_so_far(level):
    fewest = PROOFS[level.id].best.blocks
    second = found(level.id, frozenset(), fewest)
    if second.bound >= fewest:
        verdict = session.play_text(level, second.source).verdict
        assert (verdict.won, verdict.blocks, second.blocks) == (True, fewest, fewest)


def test_much_of_what_was_proved_is_gone_through_to_its_end():
    settled = [
        claim for level in LEVELS for claim in claims(level) if found(level.id, *claim).bound == claim[1]
    ]
    assert len(settled) >= CONFIRMED
