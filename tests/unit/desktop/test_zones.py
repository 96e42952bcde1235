"""The page of a level in any window: nothing overlaps, nothing is cut, everything is large enough."""

from itertools import combinations, product

import pygame
import pytest

from codeweek.desktop.pages.zones import READ, Wanted, zones
from codeweek.desktop.screen import scale_for

SIZES = [
    (1280, 800, 1.0),
    (1024, 600, 1.0),
    (1366, 768, 1.0),
    (1920, 1080, 1.5),
    (1920, 1080, 1.0),
    (800, 480, 1.0),
]
CHOICES = [Wanted(*each) for each in product((False, True), (False, True), (0, 52, 128), (0, 52, 84, 150))]


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


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("wanted", [Wanted(reading=READ, shape=4.0), Wanted(True, reading=READ, shape=4.0)])
def test_a_program_that_is_only_read_leaves_the_room_to_a_wide_world(size, wanted):
    _window, scale, found = cut(size, wanted)
    assert found.world.width > found.editor.width
    assert found.editor.width >= 200 * scale


@pytest.mark.parametrize("size", SIZES)
def test_a_tall_world_takes_no_more_room_than_it_can_use(size):
    _window, _scale, tall = cut(size, Wanted(reading=READ, shape=0.5))
    _window, _scale, wide = cut(size, Wanted(reading=READ, shape=4.0))
    assert tall.world.width <= wide.world.width


def test_wide_blocks_send_the_python_under_them():
    _window, _scale, found = cut(SIZES[0], Wanted(python=True, crowded=True))
    assert found.python.top > found.editor.bottom
    assert found.python.width == found.editor.width


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("wanted", CHOICES)
def test_the_world_is_always_seen(size, wanted):
    _window, scale, found = cut(size, wanted)
    assert found.world.height >= 90 * scale


def test_a_wide_program_that_is_only_read_gets_a_wider_column():
    _window, _scale, narrow = cut(SIZES[0], Wanted(reading=READ, shape=4.0))
    _window, _scale, wide = cut(SIZES[0], Wanted(reading=500, shape=4.0))
    assert wide.editor.width > narrow.editor.width


@pytest.mark.parametrize("size", SIZES)
def test_wide_blocks_take_room_from_the_world_which_keeps_some(size):
    _window, scale, usual = cut(size, Wanted(shape=1.5, blocks=100))
    _window, scale, wide = cut(size, Wanted(shape=1.5, blocks=2000))
    _window, scale, many = cut(size, Wanted(shape=1.5, blocks=2000, columns=9))
    assert usual.world.width >= many.world.width >= wide.world.width >= 200 * scale
    assert usual.editor.width <= many.editor.width <= wide.editor.width
