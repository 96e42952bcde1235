"""Shapes are where they are asked, at any size."""

import os

import pytest
from hypothesis import given
from hypothesis import strategies as st

os.environ.setdefault("SDL_VIDEODRIVER", "dummy")

import pygame

from codeweek.desktop.painting import draw

SIDE = 60
GROUND, INK, RIM = "#ffffff", "#204080", "#cc3300"
sizes = st.integers(1, 40)


def canvas() -> pygame.Surface:
    surface = pygame.Surface((SIDE, SIDE))
    surface.fill(GROUND)
    return surface


@given(sizes, sizes, st.integers(0, 30), st.integers(0, 4))
def test_a_rectangle_fills_its_middle_and_stays_inside(
    width: int, height: int, radius: int, rim: int
) -> None:
    surface, rect = canvas(), pygame.Rect(10, 10, width, height)
    draw.round_rect(surface, rect, radius, INK, RIM, rim)
    middle = surface.get_at(rect.center)
    assert middle != pygame.Color(GROUND)
    if min(rect.size) >= 2 * rim + 4:
        assert middle in (pygame.Color(INK), pygame.Color(RIM))
    surface.fill(GROUND, rect)
    assert _untouched(surface)


@given(sizes, sizes, st.integers(0, 30), st.integers(1, 9))
def test_a_shadow_goes_under_anything(width: int, height: int, radius: int, depth: int) -> None:
    surface = canvas()
    draw.shadow(surface, pygame.Rect(10, 10, width, height), radius, "#000000", depth)


@pytest.mark.parametrize("end", [(50, 10), (10, 50), (50, 45), (10, 10)])
@pytest.mark.parametrize("width", [1, 2, 3, 4, 7, 12])
def test_a_line_covers_its_middle_and_no_more_than_its_width(end: tuple[int, int], width: int) -> None:
    surface, start = canvas(), (10, 10)
    draw.line(surface, start, end, INK, width)
    middle = (start[0] + end[0]) // 2, (start[1] + end[1]) // 2
    near = [surface.get_at((middle[0] + dx, middle[1] + dy)) for dx in (-1, 0, 1) for dy in (-1, 0, 1)]
    assert any(colour != pygame.Color(GROUND) for colour in near)
    for x in range(SIDE):
        for y in range(SIDE):
            if surface.get_at((x, y)) != pygame.Color(GROUND):
                assert _distance((x, y), start, end) <= width / 2 + 1.2


@pytest.mark.parametrize("end", [(50, 12), (14, 50), (50, 45), (31, 47)])
@pytest.mark.parametrize("width", [5, 7, 12, 15])
def test_a_line_has_no_hole(end: tuple[int, int], width: int) -> None:
    surface, start = canvas(), (12, 12)
    draw.line(surface, start, end, INK, width)
    inside = [
        (x, y) for x in range(SIDE) for y in range(SIDE) if _distance((x, y), start, end) < width / 2 - 1.2
    ]
    assert {tuple(surface.get_at(point)) for point in inside} == {tuple(pygame.Color(INK))}


def test_a_focus_ring_leaves_what_it_surrounds_as_it_is() -> None:
    surface, rect = canvas(), pygame.Rect(20, 20, 20, 20)
    draw.focus_ring(surface, rect, 6, (INK, RIM), 3)
    assert surface.get_at(rect.center) == pygame.Color(GROUND)
    assert surface.get_at((15, 30)) == pygame.Color(INK)
    assert surface.get_at((18, 30)) == pygame.Color(RIM)


def _untouched(surface: pygame.Surface) -> bool:
    return pygame.image.tobytes(surface, "RGB") == b"\xff" * (3 * SIDE * SIDE)


def _distance(point: tuple[int, int], start: tuple[int, int], end: tuple[int, int]) -> float:
    first, last, here = pygame.Vector2(start), pygame.Vector2(end), pygame.Vector2(point)
    length = (last - first).length_squared()
    part = max(0.0, min(1.0, (here - first).dot(last - first) / length)) if length else 0.0
    return here.distance_to(first + (last - first) * part)
