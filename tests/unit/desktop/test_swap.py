"""Two numbers that change places glide there, and are never lost on the way."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from start_worlds import robot

from codeweek.app.motion import Moment, swapping
from codeweek.scene import Label
from codeweek.worlds.robot.number_commands import swap
from codeweek.worlds.robot.picture import picture
from codeweek.worlds.robot.state import EAST, SOUTH

WORLD = robot(">1\n23")
LOOKS = st.sampled_from(["station", "space"])  # with wagons, and without
HEADINGS = st.sampled_from([EAST, SOUTH])
NUMBERS = st.lists(st.integers(0, 120), min_size=4, max_size=4)
PARTS = st.floats(0, 0.99)


def scenes(numbers, look, heading, painted=()):
    """Before and after a swap with the cell ahead."""
    there = zip(((0, 0), (0, 1), (1, 0), (1, 1)), numbers, strict=True)
    world = replace(WORLD, numbers=tuple(there), heading=heading, painted=frozenset(painted))
    return picture(world, look), picture(swap.function(world), look)


def texts(shapes):
    """What is written, in any order."""
    return sorted(shape.text for shape in shapes if isinstance(shape, Label))


@given(NUMBERS, LOOKS, HEADINGS, PARTS, st.sampled_from([(), ((0, 0),), ((0, 0), (1, 0), (0, 1))]))
def test_every_number_can_be_read_while_two_change_places(numbers, look, heading, part, painted):
    before, after = scenes(numbers, look, heading, painted)
    found = swapping(Moment(before, after, part))
    changes = numbers[0] != numbers[2 if heading == EAST else 1]
    assert (found is not None) == changes
    if found:
        assert texts(found.stays + found.goes) == texts(before.marks)
        assert len(found.stays) + len(found.goes) == len(before.marks)


@given(NUMBERS, LOOKS, HEADINGS)
def test_they_set_out_from_where_they_were_and_come_to_where_they_will_be(numbers, look, heading):
    before, after = scenes(numbers, look, heading)
    start, end = (swapping(Moment(before, after, part)) for part in (0.0, 0.999999))
    if start and end:
        assert all(shape in before.marks for shape in start.goes)
        there = {
            (label.text, round(label.x, 2), round(label.y, 2))
            for label in end.goes
            if isinstance(label, Label)
        }
        assert there <= {(each.text, each.x, each.y) for each in after.marks if isinstance(each, Label)}


@pytest.mark.parametrize("part", [1.0, 0.5])
def test_nothing_glides_for_who_is_there_or_where_no_number_changes(part):
    before, after = scenes([1, 2, 3, 4], "station", EAST)
    assert swapping(Moment(before, before, part)) is None
    assert swapping(Moment(before, after, 1.0)) is None
    other, _ = scenes([1, 2, 9, 4], "station", EAST)
    assert swapping(Moment(before, other, part)) is None
