"""Smooth shapes: a small tile with smooth corners is made once, kept, and stretched to any size."""

import io
import math
from functools import lru_cache

import pygame

SHADOW_STRENGTH = 46


def round_rect(
    surface: pygame.Surface,
    rect: pygame.Rect,
    radius: int,
    fill: str | None,
    border: str | None = None,
    width: int = 0,
) -> None:
    """A rectangle with smooth corners; `fill` None leaves the inside as it is."""
    radius = max(0, min(radius, rect.width // 2, rect.height // 2))
    corner = max(radius, width, 1)
    if rect.width < 2 * corner or rect.height < 2 * corner:  # a hair: nothing to round
        if border or fill:
            surface.fill(border or fill or "", rect)
        return
    _corners(surface, rect, _tile(radius, corner, fill, border, width), corner)
    _between(surface, rect, corner, fill, border, width if border else 0)


def circle(
    surface: pygame.Surface,
    centre: tuple[int, int],
    radius: int,
    fill: str | None,
    border: str | None = None,
    width: int = 0,
) -> None:
    """A smooth disc."""
    box = pygame.Rect(centre[0] - radius, centre[1] - radius, 2 * radius, 2 * radius)
    round_rect(surface, box, radius, fill, border, width)


def shadow(surface: pygame.Surface, rect: pygame.Rect, radius: int, colour: str, depth: int) -> None:
    """A soft shadow around `rect`, `depth` pixels wide; draw it before what covers `rect`."""
    if rect.width <= 0 or rect.height <= 0:
        return  # in a window so small that nothing is left for the thing
    depth = max(1, depth)
    lower = max(1, depth // 3)
    box = rect.inflate(4 * depth, 4 * depth).move(0, lower)
    corner = min(radius + 4 * depth, box.width // 2, box.height // 2)
    radius = max(0, min(radius, corner - 4 * depth))
    tile = _shadow_tile(radius, corner, colour, depth)
    _corners(surface, box, tile, corner)
    _soft_sides(surface, box, tile, corner, min(corner, 2 * depth + lower))


def card(
    surface: pygame.Surface,
    rect: pygame.Rect,
    radius: int,
    fill: str,
    border: str,
    shade: str,
    depth: int,
    width: int = 0,
) -> None:
    """A shadow and a rounded rectangle on it."""
    shadow(surface, rect, radius, shade, depth)
    round_rect(surface, rect, radius, fill, border, width)


def focus_ring(
    surface: pygame.Surface, rect: pygame.Rect, radius: int, colours: tuple[str, str], width: int
) -> None:
    """The two-colour ring around what the keyboard holds: seen on any ground."""
    outer, inner = colours
    gap = width
    box = rect.inflate(4 * gap, 4 * gap)
    round_rect(surface, box, radius + 2 * gap, None, outer, width)
    round_rect(surface, box.inflate(-2 * width, -2 * width), radius + gap, None, inner, width)


def line(
    surface: pygame.Surface,
    start: tuple[float, float],
    end: tuple[float, float],
    colour: str,
    width: int,
) -> None:
    """A smooth thick line with round ends."""
    if start[0] == end[0] or start[1] == end[1]:
        _straight(surface, start, end, colour, width)
    elif width < 2:
        pygame.draw.aaline(surface, colour, start, end)
    else:
        _slanted(surface, start, end, colour, width)


def veil(surface: pygame.Surface, colour: str, alpha: int) -> None:
    """Cover the whole surface with a see-through colour (behind a dialog)."""
    sheet = pygame.Surface(surface.get_size(), pygame.SRCALPHA)
    sheet.fill((*pygame.Color(colour)[:3], alpha))
    surface.blit(sheet, (0, 0))


def _straight(
    surface: pygame.Surface, start: tuple[float, float], end: tuple[float, float], colour: str, width: int
) -> None:
    left, top = (math.floor(min(a, b) - width / 2 + 0.5) for a, b in zip(start, end, strict=True))
    wide, high = (round(abs(a - b)) + width for a, b in zip(start, end, strict=True))
    round_rect(surface, pygame.Rect(left, top, wide, high), width // 2, colour)


def _slanted(
    surface: pygame.Surface, start: tuple[float, float], end: tuple[float, float], colour: str, width: int
) -> None:
    first, last = pygame.Vector2(start), pygame.Vector2(end)
    way = last - first
    wide, high = max(abs(way.x), abs(way.y)), min(abs(way.x), abs(way.y))
    # A smooth line is as wide as it says along an axis, and cut so: its corners must stay in the round ends.
    inset = width / 2 * high / wide
    if way.length() > 2 * inset + 1:
        short = way * (inset / way.length())
        thick = max(1, round(width * way.length() / wide) - 1)
        pygame.draw.aaline(surface, colour, first + short, last - short, thick)
    for point in (first, last):
        pygame.draw.aacircle(surface, colour, point, (width - 1) / 2)
    # The ends: a polygon, hard as its corners are whole pixels, kept clear of the edges: smooth lines.
    edge = (width - wide / way.length()) / 2
    across = way.rotate(90) / way.length()
    inner = across * max(edge - 1, 0.0)
    pygame.draw.polygon(
        surface,
        colour,
        [(round(p.x), round(p.y)) for p in (first + inner, last + inner, last - inner, first - inner)],
    )
    for reach in (edge, edge - 0.5, 0.5 - edge, -edge):
        pygame.draw.aaline(surface, colour, first + across * reach, last + across * reach)


@lru_cache(maxsize=4)
def backdrop(size: tuple[int, int], ground: str, light: str) -> pygame.Surface:
    """A page's ground: one colour, with large soft rounds of another so that it is not a blank wall."""
    width, height = size
    surface = pygame.Surface(size)
    surface.fill(ground)
    rounds = ((0.04, 0.98, 0.30), (0.97, 0.02, 0.26), (0.80, 1.10, 0.34), (0.30, -0.16, 0.24))
    for x, y, radius in rounds:
        pygame.draw.aacircle(surface, light, (round(x * width), round(y * height)), round(radius * height))
    return surface


@lru_cache(maxsize=600)
def _tile(radius: int, corner: int, fill: str | None, border: str | None, width: int) -> pygame.Surface:
    side = 2 * corner + 1
    rim = width if border else 0
    stroke = f'stroke="{border}" stroke-width="{rim}"' if rim else ""
    svg = (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{side}" height="{side}">'
        f'<rect x="{rim / 2}" y="{rim / 2}" width="{side - rim}" height="{side - rim}" '
        f'rx="{max(0.0, radius - rim / 2)}" fill="{fill or "none"}" {stroke}/></svg>'
    )
    return pygame.image.load_sized_svg(io.BytesIO(svg.encode()), (side, side))


@lru_cache(maxsize=200)
def _shadow_tile(radius: int, corner: int, colour: str, depth: int) -> pygame.Surface:
    side = 2 * corner + 1
    tile = pygame.Surface((side, side), pygame.SRCALPHA)
    red, green, blue = pygame.Color(colour)[:3]
    tile.fill((red, green, blue, 0))
    inner = tile.get_rect().inflate(-4 * depth, -4 * depth)
    pygame.draw.rect(tile, (red, green, blue, SHADOW_STRENGTH), inner, border_radius=radius)
    return pygame.transform.gaussian_blur(tile, depth)


def _corners(surface: pygame.Surface, rect: pygame.Rect, tile: pygame.Surface, corner: int) -> None:
    """Lay the corners of a tile on those of `rect`."""
    far = tile.get_width() - corner
    for x, from_x in ((rect.left, 0), (rect.right - corner, far)):
        for y, from_y in ((rect.top, 0), (rect.bottom - corner, far)):
            surface.blit(tile, (x, y), (from_x, from_y, corner, corner))


def _between(
    surface: pygame.Surface, rect: pygame.Rect, corner: int, fill: str | None, border: str | None, rim: int
) -> None:
    """What is between the corners: nothing is see-through there, and a fill is quicker than a tile."""
    across, down = rect.inflate(-2 * corner, 0), rect.inflate(0, -2 * corner)
    if fill and across.width:
        surface.fill(fill, across.inflate(0, -2 * rim))
    if fill and down.height:
        for left in (rect.left + rim, rect.right - corner):
            surface.fill(fill, (left, down.top, corner - rim, down.height))
    if border and rim:
        for top in (rect.top, rect.bottom - rim) if across.width else ():
            surface.fill(border, (across.left, top, across.width, rim))
        for left in (rect.left, rect.right - rim) if down.height else ():
            surface.fill(border, (left, down.top, rim, down.height))


def _soft_sides(
    surface: pygame.Surface, rect: pygame.Rect, tile: pygame.Surface, corner: int, reach: int
) -> None:
    """The sides of a tile stretched between its corners, so many pixels inwards."""
    far = tile.get_width() - reach
    wide, high = rect.width - 2 * corner, rect.height - 2 * corner
    for from_y, y in ((0, rect.top), (far, rect.bottom - reach)):
        if wide > 0:
            _stretch(surface, tile, (corner, from_y, 1, reach), (rect.left + corner, y, wide, reach))
    for from_x, x in ((0, rect.left), (far, rect.right - reach)):
        if high > 0:
            _stretch(surface, tile, (from_x, corner, reach, 1), (x, rect.top + corner, reach, high))


def _stretch(
    surface: pygame.Surface,
    tile: pygame.Surface,
    source: tuple[int, int, int, int],
    target: tuple[int, int, int, int],
) -> None:
    piece = pygame.transform.scale(tile.subsurface(source), target[2:])
    surface.blit(piece, target[:2])
