"""Laws of the map: where chapters and levels stand, in any number and in any window."""

from itertools import combinations, pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from codeweek import data
from codeweek.progress.map_land import HIGH, LANDS, WIDE, land_of
from codeweek.progress.map_way import LAND, LEVEL, along, on, way
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
    assert [(leg[0][0], leg[-1][3]) for leg in found.legs] == list(pairwise(found.feet))
    for foot, (left, top, right, bottom) in zip(found.feet, boxes(found), strict=True):
        assert left < foot[0] < right
        assert top < foot[1] < bottom
    for leg in found.legs:
        assert along(leg, 0) == pytest.approx(leg[0][0])
        assert along(leg, 1) == pytest.approx(leg[-1][3])
        for x, y in (on(bend, part / 8) for bend in leg for part in range(9)):
            assert -1e-6 <= x <= found.width + 1e-6
            assert -1e-6 <= y <= found.height + 1e-6


@FEW
@given(st.integers(2, 24), WIDTHS, HEIGHTS)
def test_the_way_has_no_corner_where_two_bends_meet(count, width, height):
    found = way(count, width, height, LAND)
    for one, other in pairwise(bend for leg in found.legs for bend in leg):
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


@FEW
@given(COUNTS, WIDTHS, HEIGHTS, st.sampled_from([LAND, LEVEL]))
def test_places_are_read_like_a_text_in_rows_that_are_as_long_as_each_other(count, width, height, kind):
    """A chapter of six had five levels in a row, and the sixth alone under the last."""
    middles = way(count, width, height, kind).middles
    rows = [[middles[0]]]
    for one, other in pairwise(middles):
        if other[0] > one[0] and len({x for x, _y in middles}) > 2:
            rows[-1].append(other)
        else:
            rows.append([other])
    lengths = [len(row) for row in rows]
    assert max(lengths) - min(lengths) <= 1 or len(set(middles)) <= 2
    for row in rows:
        assert abs(sum(x for x, _y in row) / len(row) - width / 2) < width / 2


@pytest.mark.parametrize(("count", "rows"), [(6, [3, 3]), (7, [4, 3]), (8, [4, 4]), (10, [5, 5])])
def test_a_chapter_fills_its_page(count, rows):
    found = way(count, 1334, 680, LEVEL)
    starts = [
        0,
        *(at for at, (one, other) in enumerate(pairwise(found.middles), 1) if other[0] < one[0]),
        count,
    ]
    assert [end - start for start, end in pairwise(starts)] == rows


@FEW
@given(st.integers(2, 24), WIDTHS, HEIGHTS, st.sampled_from([LAND, LEVEL]))
def test_the_way_back_between_two_rows_crosses_no_place(count, width, height, kind):
    found = way(count, width, height, kind)
    for leg in found.legs:
        if len(leg) == 3:
            for _x, y in (on(leg[1], part / 8) for part in range(9)):
                assert not any(top < y < bottom for _left, top, _right, bottom in boxes(found))


def test_a_course_of_twelve_or_seventeen_chapters_is_seen_whole_on_a_school_computer():
    for count in (1, 3, 12, 17):
        assert way(count, 1326, 680, LAND).height == pytest.approx(680)


@pytest.mark.parametrize("look", [*LANDS, "", "a look that is not there"])
def test_a_land_is_inside_its_frame_and_its_pictures_are_there(look):
    land = land_of(look, look)
    assert (data.folder("sprites") / land.folder / "flag.svg").is_file()
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
    assert set(LANDS) >= set(LOOKS)
    assert len({land.ground for land in LANDS.values()}) == len(LANDS)
