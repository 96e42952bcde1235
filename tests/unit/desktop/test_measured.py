"""The size at which the blocks of a palette are all in sight."""

from types import SimpleNamespace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from codeweek.desktop.editor.editor_frame import size_for
from codeweek.desktop.editor.palette_view import HEADING, PAD, TOP

SCREEN = SimpleNamespace(px=round)
KEPT = TOP + PAD + HEADING


@given(st.integers(1, 2000), st.integers(1, 2000))
def test_a_heading_that_does_not_shrink_leaves_the_blocks_the_rest_of_the_height(blocks, room):
    size = size_for(SCREEN, KEPT + room, (150, KEPT + blocks, 1))
    assert KEPT + size * blocks == pytest.approx(KEPT + room)


def test_no_blocks_are_no_division_by_nothing():
    assert size_for(SCREEN, KEPT + 10, (150, KEPT, 1)) >= 1
