"""The page of a level in any window: nothing overlaps, nothing is cut, everything is large enough."""

from itertools import combinations, product

import pygame
import pytest

from codeweek.desktop.pages.zones import Wanted, zones
from codeweek.desktop.screen import scale_for

SIZES = [
    (1280, 800, 1.0),
    (1024, 600, 1.0),
    (1366, 768, 1.0),
    (1920, 1080, 1.5),
    (1920, 1080, 1.0),
    (800, 480, 1.0),
]
CHOICES = [Wanted(*flags) for flags in product((False, True), repeat=4)]


def cut(size, wanted):
    width, height, zoom = size
    scale = scale_for(width, height, zoom)
    window = pygame.Rect(0, 0, width, height)
    return window, scale, zones(window, lambda units: round(units * scale), wanted)


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("wanted", CHOICES)
def test_no_two_zones_overlap(size, wanted):
    _window, _scale, found = cut(size, wanted)
    for one, other in combinations(found.all(), 2):
        assert not one.colliderect(other)


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("wanted", CHOICES)
def test_every_zone_is_inside_the_window(size, wanted):
    window, _scale, found = cut(size, wanted)
    assert all(window.contains(zone) for zone in found.all())


@pytest.mark.parametrize("size", SIZES[:5])
def test_the_world_and_the_blocks_have_room(size):
    _window, scale, found = cut(size, Wanted(python=True, tabs=True))
    assert min(found.world.size) >= 160 * scale
    assert found.editor.width >= 330 * scale
    assert found.editor.height >= 190 * scale


@pytest.mark.parametrize("size", SIZES)
def test_what_is_not_wanted_takes_no_room(size):
    _window, _scale, found = cut(size, Wanted())
    assert (found.python, found.tabs, found.boxes, found.answer) == (None, None, None, None)
