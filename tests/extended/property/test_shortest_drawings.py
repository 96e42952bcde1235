"""Laws of the solver on drawings, against programs and a search that try whole numbers only."""

from hypothesis import assume, given, settings
from hypothesis import strategies as st
from second_drawing import OFFERED, Second, drawing_level
from tiers import deep

from codeweek.blocks.cost import cost
from codeweek.levels.programs import catalogue_of, python_text, read_in
from codeweek.play.session import play_text
from codeweek.solver.search import solve

PENS = (*OFFERED, "pen_up", "pen_down")
LENGTHS = (20, 40, 60, -20, -40)
ANGLES = (30, 45, 60, 72, 90, 120, 135, 144, 180, -60, -90)
GO = st.sampled_from(LENGTHS).map("forward({})\n".format)
TURN = st.sampled_from(ANGLES).map("rotate_left({})\n".format)
PEN = st.sampled_from(("pen_up()\n", "pen_down()\n"))


def rows(leaves: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    """Programs of some blocks, with loops."""
    return st.recursive(
        st.lists(leaves, min_size=1, max_size=3).map("".join),
        lambda inner: st.lists(
            st.tuples(st.sampled_from((2, 3, 4, 5, 6, 8)), inner).map(looped) | leaves, min_size=1, max_size=3
        ).map("".join),
        max_leaves=4,
    )


def looped(loop: tuple[int, str]) -> str:
    """A repeat."""
    count, body = loop
    return f"for _ in range({count}):\n" + "".join(f"    {line}\n" for line in body.splitlines())


def blocks(level, source: str) -> int:
    """The size of a program."""
    return cost(read_in(level, source).script, catalogue_of(level).statements)


@given(rows(GO | GO | TURN | PEN), st.booleans(), st.sampled_from((0.0, 45.0, 90.0)))
@settings(max_examples=deep(4000, 120), deadline=None)
def test_a_program_that_draws_is_found_or_a_shorter_one_or_it_is_said_that_it_was_not_looked_for(
    source: str, free: bool, heading: float
) -> None:
    level = drawing_level(source, PENS, free, heading=heading)
    assume(level is not None)
    assert level is not None
    size = blocks(level, source)
    assume(size <= 6)
    answer = solve(level, most=size, effort=deep(400_000, 60_000))
    assert answer.outside or (answer.blocks or 0) > 0 or answer.bound < size
    assert answer.blocks is None or answer.blocks <= size
    for script in answer.programs:
        verdict = play_text(level, python_text(level, script, "en").source).verdict
        assert verdict is not None
        assert (verdict.won, verdict.blocks) == (True, answer.blocks)


@given(rows(GO | TURN), st.booleans())
@settings(max_examples=deep(300, 12), deadline=None)
def test_no_program_is_shorter_than_one_that_is_called_the_shortest(source: str, free: bool) -> None:
    level = drawing_level(source, OFFERED, free)
    assume(level is not None)
    assert level is not None
    answer = solve(level, most=5, effort=60_000)
    least = answer.blocks - 1 if answer.proven and answer.blocks else answer.bound
    lengths, angles = (20, 40, 60, 80, -20, -40), (30, 45, 60, 72, 90, 120, 135, 144, 180, -45, -60, -90)
    found, _bound = Second(level, lengths, angles, frozenset()).first(min(least, 3), deep(100_000, 4_000))
    assert found is None
