"""Where works hang: one alone is large, several stand side by side, none over another."""

import pygame
from hypothesis import given
from hypothesis import strategies as st

from codeweek.desktop.pages.grid_layout import grid_boxes
from codeweek.desktop.screen import Screen

LEAST = (280, 220)


def hung(width, height, count):
    pygame.display.init()
    screen = Screen(pygame.Surface((1280, 800)))
    body = pygame.Rect(20, 90, width, height)
    return body, grid_boxes(screen, body, count, LEAST)


@given(st.integers(200, 1900), st.integers(100, 1200), st.integers(0, 25))
def test_each_work_has_a_place_of_its_own_between_the_edges(width, height, count):
    body, boxes = hung(width, height, count)
    assert len(boxes) == count
    for number, box in enumerate(boxes):
        assert body.left <= box.left
        assert box.right <= body.right
        assert box.top >= body.top
        assert box.collidelist(boxes[:number]) < 0


@given(st.integers(700, 1900), st.integers(500, 1200))
def test_a_work_alone_is_larger_than_one_of_several_and_seen_whole(width, height):
    body, (alone,) = hung(width, height, 1)
    several = hung(width, height, 5)[1]
    assert body.contains(alone)
    assert alone.width * alone.height > several[0].width * several[0].height
    assert abs(alone.centerx - body.centerx) <= 1
