"""The scenery around a world ends where its card does, at its foot, and no line cuts it before."""

import pytest

from codeweek.desktop.pages.world_view import scenery
from codeweek.desktop.painting.images import Images


@pytest.mark.parametrize("size", [(400, 300), (400, 100), (100, 400)])
def test_scenery_stands_at_the_foot_of_a_card_and_leaves_its_corners_free(size):
    made = scenery(Images(), "garden", size, 22)
    assert made.get_size() == size
    assert made.get_at((size[0] // 2, size[1] - 1)).a > 0
    assert made.get_at((0, size[1] - 1)).a == made.get_at((size[0] - 1, size[1] - 1)).a == 0


def test_a_window_of_a_few_pixels_has_a_ground_without_a_fault():
    assert scenery(Images(), "space", (-3, 0), 22).get_size() == (1, 1)


def test_a_look_nobody_knows_has_the_hills_of_the_village():
    made, village = (scenery(Images(), look, (40, 25), 0).get_buffer().raw for look in ("", "village"))
    assert made == village
