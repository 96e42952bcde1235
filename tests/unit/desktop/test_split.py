"""How the width of a level's page is shared: the rule, on both sides of each of its borders."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from codeweek.desktop.pages.split import Needs, Split, split, stacked

NEEDS = Needs(window=1366, width=1342, height=510, gap=12, aside=12, program=300, world=600)
CHOOSING = replace(NEEDS, palette=200, palette_height=400, families=3, keys=120)


def test_the_program_has_two_fifths_of_the_window_however_narrow_it_is():
    assert split(replace(NEEDS, program=10, world=5000)).program == round(0.4 * 1366)


def test_the_goal_is_a_quarter_more_than_the_widest_block():
    assert split(replace(NEEDS, program=560, world=5000)).program == 700


def test_a_program_that_leaves_the_world_little_is_still_never_cut():
    found = split(replace(NEEDS, program=900, world=5000))
    assert (found.program, found.size) == (900, 1.0)


def test_blocks_are_made_smaller_only_when_the_world_has_nothing_left_to_give():
    fits = 1342 - 12 - round(0.225 * 1342)
    assert split(replace(NEEDS, program=fits)).size == 1.0
    assert split(replace(NEEDS, program=fits + 20)).size == pytest.approx(fits / (fits + 20))


def test_room_that_the_world_cannot_use_goes_to_the_program():
    assert split(replace(NEEDS, world=500)).program == 1342 - 12 - 500


def test_all_the_blocks_to_choose_from_are_in_sight_until_they_are_too_high():
    assert not split(replace(CHOOSING, palette_height=510)).folded
    assert split(replace(CHOOSING, palette_height=511)).folded


def test_all_the_blocks_to_choose_from_are_in_sight_until_they_are_too_wide():
    spare = 1342 - 12 - round(0.4 * 1366) - round(0.4 * 1342) - 12
    whole = split(replace(CHOOSING, palette=round(spare / 0.85)))
    assert (whole.folded, whole.palette) == (False, spare)  # a little smaller
    folded = split(replace(CHOOSING, palette=round(spare / 0.85) + 2))
    assert (folded.folded, folded.palette) == (True, 120)


def test_one_family_is_never_folded():
    found = split(replace(CHOOSING, families=1, palette=500, palette_height=2000))
    assert not found.folded
    assert 0 < found.palette < 500


def test_python_stands_beside_only_when_both_fit():
    spare = 1342 - 2 * 12 - round(0.4 * 1366) - round(0.4 * 1342)
    assert split(replace(NEEDS, python=spare)).python == spare
    assert split(replace(NEEDS, python=spare + 1)).python == 0


def test_one_family_is_folded_only_where_its_blocks_would_have_to_be_tiny():
    upright = replace(CHOOSING, window=800, width=780, families=1, program=460)
    assert stacked(replace(upright, palette=round(308 / 0.6))).palette == 308
    assert stacked(replace(upright, palette=round(308 / 0.6) + 2)).folded


def test_in_a_window_higher_than_wide_the_program_has_all_that_the_palette_leaves():
    upright = replace(CHOOSING, window=800, width=780)
    assert stacked(upright) == Split(780 - 200 - 12, 780, 200)
    assert stacked(replace(upright, program=620)) == Split(780, 780, 120, True)


@given(
    st.builds(
        Needs,
        window=st.integers(700, 4000),
        width=st.just(0),
        height=st.integers(200, 2000),
        gap=st.integers(4, 20),
        aside=st.just(0),
        program=st.integers(80, 900),
        world=st.integers(100, 3000),
        palette=st.integers(100, 500),
        palette_height=st.integers(80, 2500),
        families=st.integers(1, 8),
        keys=st.integers(80, 160),
        python=st.integers(0, 700),
    )
)
def test_the_parts_fill_the_width_exactly_and_each_has_some(needs):
    needs = replace(needs, width=needs.window - 24, aside=needs.gap)
    found = split(needs)
    parts = [part for part in (found.palette, found.program, found.python, found.world) if part]
    assert sum(parts) + needs.gap * (len(parts) - 1) == needs.width
    assert found.world >= round(0.2 * needs.width)
    assert found.size == 1.0 or found.program < needs.program
    if found.folded or found.palette <= needs.keys:
        assert found.program >= min(round(0.4 * needs.window), needs.width - found.world)


def test_wide_pieces_of_one_family_take_room_from_the_world_before_they_are_smaller():
    spare = 1342 - 12 - round(0.28 * 1342) - 12 - round(0.4 * 1366)
    found = split(replace(CHOOSING, families=1, palette=spare, world=5000))
    assert (found.palette, found.size) == (spare, 1.0)
    assert split(replace(CHOOSING, families=1, palette=200, world=5000)).world > found.world


def test_pieces_that_would_be_too_small_share_what_is_missing_with_the_program():
    found = split(replace(CHOOSING, families=1, palette=500, program=800, world=5000))
    assert found.palette == pytest.approx(found.size * 500, abs=1)
    assert 0.5 < found.size < 0.9
