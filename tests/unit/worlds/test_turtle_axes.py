"""The axes of a sheet where points are found by x and y."""

from itertools import pairwise

import pytest

from codeweek.scene import Label
from codeweek.worlds.turtle import KIND as TURTLE


@pytest.mark.parametrize("sheet", [50, 100, 300, 900])
def test_axes_have_numbers_that_tell_their_places_and_do_not_touch(sheet):
    world, problems = TURTLE.parse_map({"sheet": sheet})
    assert world, problems
    labels = [shape for shape in TURTLE.picture(world, "sober").background if isinstance(shape, Label)]
    zero = next(label for label in labels if label.text == "0")
    numbers = [label for label in labels if label.text not in ("0", "x", "y")]
    along = [label for label in numbers if label.y == pytest.approx(zero.y + 0.02)]
    assert len(along) >= 2
    places = sorted(label.x for label in along)
    assert all(right - left > 1.2 for left, right in pairwise(places))
    origin = zero.x + 0.2
    for label in along:
        told = int(label.text.replace("\u2212", "-"))
        assert label.x == pytest.approx(origin + told / world.sheet.unit)


def test_other_looks_keep_the_scale_of_a_square():
    world, _ = TURTLE.parse_map({"sheet": 100})
    texts = [s.text for s in TURTLE.picture(world, "studio").background if isinstance(s, Label)]
    assert texts == [str(world.sheet.square)]
