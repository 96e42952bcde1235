"""The page of a level in any window: nothing overlaps, nothing is cut, everything is large enough."""

from itertools import combinations, product

import pygame
import pytest

from codeweek.desktop.pages.level_layout import Wanted, layout_of
from codeweek.desktop.screen import scale_for

SIZES = [
    (1280, 800, 1.0),
    (1366, 768, 1.0),
    (1280, 720, 1.0),
    (1024, 768, 1.0),
    (1024, 600, 1.0),
    (800, 1280, 1.0),
    (390, 844, 1.0),
    (1920, 1080, 1.5),
    (1920, 1080, 1.0),
    (800, 480, 1.0),
]
LONG = {"palette": 250, "palette_height": 1400, "families": 6, "keys": 120, "program": 520}
SHORT = {"palette": 200, "palette_height": 300, "families": 2, "keys": 120, "program": 220}
CHOICES = [
    Wanted(tabs, boxes, answer, shape, console=console, **blocks)
    for tabs, boxes, answer, shape in product((False, True), (0, 52, 128), (0, 52, 150), (0.6, 1.3, 5.0))
    for console in ((0, 104) if shape == 1.3 else (0,))
    for blocks in ({"program": 200}, SHORT, LONG)
]


def cut(size, wanted):
    width, height, zoom = size
    scale = scale_for(width, height, zoom)
    window = pygame.Rect(0, 0, width, height)
    return window, scale, layout_of(window, lambda units: round(units * scale), wanted)


@pytest.mark.parametrize("size", SIZES)
def test_zones_are_inside_the_window_and_apart_whatever_is_wanted(size):
    for wanted in CHOICES:
        window, _scale, found = cut(size, wanted)
        assert all(window.contains(zone) for zone in found.all())
        assert all(not one.colliderect(other) for one, other in combinations(found.all(), 2))


@pytest.mark.parametrize("size", SIZES)
def test_the_world_and_the_blocks_are_always_seen(size):
    for wanted in CHOICES:
        _window, scale, found = cut(size, wanted)
        assert found.world.height >= 90 * scale
        assert found.world.width >= 150 * scale
        assert found.editor.height >= 160 * scale


@pytest.mark.parametrize("size", [size for size in SIZES if size[0] > size[1]])
@pytest.mark.parametrize("answer", [50, 160, 250])
def test_a_table_to_fill_is_as_high_as_it_must_be_and_the_world_and_the_program_are_seen(size, answer):
    window, scale, found = cut(size, Wanted(True, 52, answer, 3.0, firm=True, program=520, python=300))
    assert all(window.contains(zone) for zone in found.all())
    assert all(not one.colliderect(other) for one, other in combinations(found.all(), 2))
    assert found.answer.height >= round(answer * scale) - 1
    assert found.answer.width >= 3 * 44 * scale
    assert found.world.height >= 90 * scale
    assert found.editor.width >= 150 * scale


@pytest.mark.parametrize("size", SIZES)
def test_what_is_not_wanted_takes_no_room(size):
    _window, _scale, found = cut(size, Wanted(program=200))
    assert (found.python, found.tabs, found.boxes, found.answer) == (None, None, None, None)


@pytest.mark.parametrize("size", [size for size in SIZES if size[0] > size[1]])
def test_a_tall_world_takes_no_more_room_than_it_can_use(size):
    _window, _scale, tall = cut(size, Wanted(program=200, shape=0.5))
    _window, _scale, wide = cut(size, Wanted(program=200, shape=4.0))
    assert tall.world.width <= wide.world.width


def test_a_window_higher_than_wide_has_its_blocks_under_the_world():
    _window, _scale, found = cut((800, 1280, 1.0), Wanted(program=300))
    assert found.editor.top > found.world.bottom
    assert found.editor.width == found.world.width


def test_blocks_under_the_world_are_as_high_as_the_program_within_limits():
    low, middle, high = (
        cut((800, 1280, 1.0), Wanted(program=300, program_height=tall))[2].editor.height
        for tall in (50, 500, 3000)
    )
    assert low < middle < high < 0.6 * 1280


def test_python_stands_beside_the_blocks_over_their_whole_height_when_it_fits():
    _window, _scale, found = cut((1366, 768, 1.0), Wanted(program=200, python=230, beside=True, shape=0.8))
    assert found.python.left > found.editor.right
    assert (found.python.top, found.python.bottom) == (found.tools.top, found.editor.bottom)
    _window, _scale, hidden = cut((1366, 768, 1.0), Wanted(program=200, python=230, shape=0.8))
    assert hidden.python_fits
    assert hidden.python is None
