"""Laws of the map: where chapters and levels stand, in any number and in any window."""

from itertools import combinations, pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from codeweek import data
from codeweek.progress.map_land import HIGH, LANDS, WIDE, land_of
from codeweek.progress.map_way import LAND, LEVEL, along, way
from codeweek.worlds.robot.looks import LOOKS

FINGER = 44
WINDOWS = [(1326, 680), (984, 520), (760, 1130), (366, 700), (1880, 960), (800, 300)]
KINDS = pytest.mark.parametrize("kind", [LAND, LEVEL], ids=["lands", "levels"])
COUNTS, WIDTHS, HEIGHTS = st.integers(1, 24), st.floats(320, 2600), st.floats(120, 1800)
FEW = settings(max_examples=200, deadline=None)


def boxes(found):
    (wide, high) = found.size
    return [(x - wide / 2, y - high / 2, x + wide / 2, y + high / 2) for x, y in found.middles]


def holds(found, count):
    there = boxes(found)
    assert len(there) == count
    assert min(found.size) >= FINGER
    for left, top, right, bottom in there:
        assert left >= 0
        assert top >= 0
        assert right <= found.width + 1e-6
        assert bottom <= found.height + 1e-6
    for one, other in combinations(there, 2):
        apart = one[2] <= other[0] or other[2] <= one[0] or one[3] <= other[1] or other[3] <= one[1]
        assert apart, (one, other)


@KINDS
@pytest.mark.parametrize("window", WINDOWS, ids=str)
@pytest.mark.parametrize("count", [1, 2, 3, 8, 12, 13, 17, 20])
def test_no_two_places_overlap_and_all_are_inside_and_large_enough_for_a_finger(kind, window, count):
    holds(way(count, *window, kind), count)


@FEW
@given(COUNTS, WIDTHS, HEIGHTS, st.sampled_from([LAND, LEVEL]))
def test_that_is_so_in_any_window(count, width, height, kind):
    found = way(count, width, height, kind)
    holds(found, count)
    assert found.height >= height - 1e-6


@FEW
@given(WIDTHS, HEIGHTS, st.sampled_from([LAND, LEVEL]))
def test_a_place_alone_is_in_the_middle(width, height, kind):
    """A pack of one chapter had it at the left of an empty map."""
    found = way(1, width, height, kind)
    assert found.middles == ((found.width / 2, found.height / 2),)


@FEW
@given(COUNTS, WIDTHS, HEIGHTS, st.sampled_from([LAND, LEVEL]))
def test_the_way_passes_each_place_in_order_and_stays_inside(count, width, height, kind):
    found = way(count, width, height, kind)
    assert [(bend[0], bend[3]) for bend in found.bends] == list(pairwise(found.feet))
    for foot, (left, top, right, bottom) in zip(found.feet, boxes(found), strict=True):
        assert left < foot[0] < right
        assert top < foot[1] < bottom
    for bend in found.bends:
        assert along(bend, 0) == pytest.approx(bend[0])
        assert along(bend, 1) == pytest.approx(bend[3])
        for x, y in (along(bend, part / 8) for part in range(9)):
            assert -1e-6 <= x <= found.width + 1e-6
            assert -1e-6 <= y <= found.height + 1e-6


@FEW
@given(st.integers(2, 24), WIDTHS, HEIGHTS)
def test_the_way_has_no_corner_where_two_bends_meet(count, width, height):
    for one, other in pairwise(way(count, width, height, LAND).bends):
        into = one[3][0] - one[2][0], one[3][1] - one[2][1]
        out = other[1][0] - other[0][0], other[1][1] - other[0][1]
        assert into[0] * out[0] + into[1] * out[1] >= -1e-6


@FEW
@given(COUNTS, WIDTHS, HEIGHTS, st.sampled_from([LAND, LEVEL]))
def test_what_need_not_be_scrolled_is_not(count, width, height, kind):
    """Where one row of places fits in the room, the places are not made to need more than it."""
    found = way(count, width, height, kind)
    columns = max(1, min(count, int(width // kind.least[0])))
    if -(-count // columns) * kind.least[1] <= height:
        assert found.height == pytest.approx(height)


def test_a_course_of_twelve_or_seventeen_chapters_is_seen_whole_on_a_school_computer():
    for count in (1, 3, 12, 17):
        assert way(count, 1326, 680, LAND).height == pytest.approx(680)


@pytest.mark.parametrize("look", [*LOOKS, "", "a look that is not there"])
def test_a_land_is_inside_its_frame_and_its_pictures_are_there(look):
    land = land_of(look)
    for part in land.ground:
        assert part.x >= 0
        assert part.y >= 0
        assert part.x + part.width <= WIDE
        assert part.y + part.height <= HIGH
        assert 2 * part.radius <= min(part.width, part.height)
    for thing in land.things:
        assert (data.folder("sprites") / f"{thing.image}.svg").is_file()
        assert thing.size / 2 <= thing.x <= WIDE - thing.size / 2
        assert thing.size / 2 <= thing.y <= HIGH - thing.size / 2


def test_each_look_of_a_world_has_its_own_land():
    assert set(LANDS) == set(LOOKS)
    assert len({land.ground for land in LANDS.values()}) == len(LANDS)
