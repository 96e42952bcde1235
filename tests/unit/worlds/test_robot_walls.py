"""Walls that stand side by side are one thing, on their own cells and nowhere else."""

from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from codeweek.data import folder
from codeweek.scene import Image, Rect
from codeweek.worlds.robot.looks import LOOKS
from codeweek.worlds.robot.walls import walls

SIDE = 4
CELLS = st.frozensets(st.tuples(st.integers(0, SIDE - 1), st.integers(0, SIDE - 1)), max_size=12)
LOOK = st.sampled_from(list(LOOKS.values()))
BOTH = [LOOKS["jungle"], LOOKS["plaza"]]  # joined, and not


def _box(shape):
    """Left, top, right and bottom."""
    if isinstance(shape, Rect):
        return shape.x, shape.y, shape.x + shape.width, shape.y + shape.height
    half = shape.size / 2
    return shape.x - half, shape.y - half, shape.x + half, shape.y + half


def _cells(shape):
    """The cells that a shape touches with more than its edge."""
    left, top, right, bottom = (round(edge, 6) for edge in _box(shape))
    across = [x for x in range(-1, SIDE + 1) if x < right and left < x + 1]
    return set(product(across, [y for y in range(-1, SIDE + 1) if y < bottom and top < y + 1]))


@given(CELLS, LOOK)
def test_walls_cover_their_cells_and_no_other(cells, look):
    shapes = list(walls(cells, look))
    assert set().union(*map(_cells, shapes)) == cells
    assert {(image.x // 1, image.y // 1) for image in shapes if isinstance(image, Image)} >= cells


@given(CELLS, LOOK)
def test_between_two_walls_there_is_no_gap(cells, look):
    filled = {_box(shape) for shape in walls(cells, look) if isinstance(shape, Rect) and not shape.radius}
    across = {(x + 0.5, y, x + 1.5, y + 1) for x, y in cells if (x + 1, y) in cells}
    down = {(x, y + 0.5, x + 1, y + 1.5) for x, y in cells if (x, y + 1) in cells}
    assert filled == across | down


@given(CELLS, LOOK)
def test_the_nearest_wall_is_painted_last_and_all_stand_on_the_ground(cells, look):
    shapes = list(walls(cells, look))
    kinds = [isinstance(shape, Image) for shape in shapes]
    assert kinds == sorted(kinds)
    places = [shape.y for shape in shapes if isinstance(shape, Image)]
    assert places == sorted(places)


@given(CELLS, LOOK)
def test_the_order_in_which_walls_are_told_changes_nothing(cells, look):
    assert list(walls(sorted(cells), look)) == list(walls(sorted(cells, reverse=True), look))


@pytest.mark.parametrize("look", BOTH, ids=lambda look: look.name)
def test_a_row_of_walls_is_not_one_drawing_again_and_again(look):
    row = [shape for shape in walls([(x, 0) for x in range(6)], look) if isinstance(shape, Image)]
    assert len({(image.image, image.size, image.mirrored) for image in row}) >= 4


def test_every_drawing_of_a_wall_and_of_what_carries_a_number_is_there():
    wanted = {f"{look.name}/wall_2" for look in LOOKS.values() if not look.joined}
    for look in LOOKS.values():
        wanted |= {f"{look.name}/number", f"{look.name}/number_painted"} if look.panel else set()
    assert [name for name in wanted if not (folder("sprites/robot") / f"{name}.svg").is_file()] == []
